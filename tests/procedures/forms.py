"""The editor's form of a procedure as a browser posts it."""

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from procedures.models import ProcedurePage
from tests.factories.form_data import stream_data


def procedure_form(*, facts=(), methods=(), related=(), body=(), **fields):
    """`methods` may carry their own `facts`; a row that has been rendered before carries its `uid`."""
    block = ProcedurePage._meta.get_field("body").stream_block
    data = {
        "title": "스마스 거상술",
        "slug": "smas",
        "slug_en": "",
        "eyebrow": "",
        "tagline": "",
        "summary": "요약입니다.",
        "lead": rich_text("<p>소개입니다.</p>"),
        "hashtags": "",
        "hashtags_en": "",
        "hero": "",
        "body": stream_data(block, body),
        "reviewed_by": "",
        "reviewed_on": "",
        "seo_title": "",
        "search_description": "",
        "source_language": "ko",
        "facts": rows(facts),
        "methods": rows([{**method, "facts": rows(method.get("facts", ()))} for method in methods]),
        "related_procedures": rows(related),
        "comments": inline_formset([]),
        **fields,
    }
    return nested_form_data(data)


def rows(entries):
    rendered = sum(1 for entry in entries if "uid" in entry)
    return inline_formset([{"id": "", "uid": "", **entry} for entry in entries], initial=rendered)


def fact(kind=None, **values):
    data = {
        "kind": kind.pk if kind else "",
        "minimum": "",
        "maximum": "",
        "unit": "",
        "relative_to": "",
        "note": "",
    }
    return {**data, **{f"choices_{number}": "" for number in range(6)}, **values}
