"""What the binding tests are made with, and what has to hold after every one of them."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.core.languages import column, content_languages
from cms.core.models import BasePage
from cms.core.source_language.options import bound_fields
from cms.imaging.models import ClinicImage
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import Approval, approve_units
from tests.articles.models import ArticleNote, ArticlePage, Author

TEXTS = {
    "ko": {
        "title": "안면거상",
        "slug": "안면거상",
        "summary": "처진 얼굴을 올립니다.",
        "note": "두 시간 걸립니다.",
        "later": "목선도 함께 다듬습니다.",
    },
    "en": {
        "title": "Facelift",
        "slug": "facelift",
        "summary": "It lifts the face.",
        "note": "It takes two hours.",
        "later": "It refines the neck as well.",
    },
}
MODELS = (BasePage, ArticlePage, ArticleNote, Author, ClinicImage)


def assert_bound():
    """Read from the database as it is: the base column is the source column, and no column holds another language."""
    for model in MODELS:
        for row in model._base_manager.values():
            language = row["source_language"]
            for name in bound_fields(model):
                assert row[name] == (row[column(name, language)] or ""), (model, row["id"], name)


def make_site_root():
    """A page at which the site begins, so that articles below it are public."""
    tree_root = BasePage.objects.get(depth=1)
    home = tree_root.add_child(instance=ArticlePage(title="처음", slug="start", summary="처음입니다."))
    site = Site.objects.get()
    site.root_page = home
    site.save()
    return home


def make_article(parent, language="ko", *, suffix="", live=True, **values):
    texts = TEXTS[language]
    values = {
        "title": texts["title"] + suffix,
        "slug": texts["slug"] + suffix,
        "summary": texts["summary"],
        "source_language": language,
        "live": live,
        **values,
    }
    page = ArticlePage(**values)
    page.notes.add(ArticleNote(text=texts["note"]))
    parent.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return ArticlePage.objects.get(pk=page.pk)


def make_person(name, *groups):
    user = get_user_model().objects.create_user(name, f"{name}@clinic.example", "password")
    user.groups.add(*(Group.objects.get(name=group) for group in groups))
    return user


def translate(page, language, user, texts):
    """Approve `texts` by source text, as a reviewer does."""
    content = extract(page)
    approvals = [
        Approval(segment.key, segment.digest, text=texts[segment.text])
        for segment in content.segments(language)
        if segment.text in texts
    ]
    approve_units(user=user, owner=ref_of(page), language=language, approvals=approvals)
    return ArticlePage.objects.get(pk=page.pk)


def fully_translated(page, user):
    """The article of TEXTS in its other language."""
    language = next(code for code in content_languages() if code != page.source_language)
    own, other = TEXTS[page.source_language], TEXTS[language]
    texts = {own[name]: other[name] for name in ("title", "summary", "note")}
    return translate(page, language, user, texts)


def article_data(*, notes=None, initial=0, sections=(), **values):
    """What the editor's browser posts; `notes` are (pk, text)."""
    rows = [{"id": str(pk or ""), "text": text} for pk, text in notes or ()]
    data = {
        "title": TEXTS["ko"]["title"],
        "slug": TEXTS["ko"]["slug"],
        "summary": TEXTS["ko"]["summary"],
        "tags": "",
        "related": "",
        "seo_title": "",
        "search_description": "",
        "source_language": "ko",
        "body": streamfield(list(sections)),
        "notes": inline_formset(rows, initial=initial),
        "comments": inline_formset([]),
        **values,
    }
    return nested_form_data(data)
