"""Document rows made directly, for tests of what is read and not of how it is built."""

import itertools
from datetime import UTC, datetime
from hashlib import sha256

from cms.delivery.documents import Alternate, Card, CardTranslation, Reference, Seo, TranslationState
from cms.delivery.models import Document, DocumentFact, DocumentVersion, FormerPath, SequenceCounter
from tests.articles.documents import ArticleDocument, ProseDocument

MOMENT = datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=UTC)
_sequence = itertools.count(1)


def prose(section_id, text="Text", heading=None):
    return ProseDocument(id=section_id, heading=heading, text=f"<p>{text}</p>", image=None, author=None)


def tree_path(page_id):
    """A place three levels deep, in the order of the ids."""
    return f"00010001{page_id:04d}"


def make_document(page_id=1, language="ko", **changes):
    """A stored document; `changes` are fields of the document, and of the row by the names below."""
    row = {name: changes.pop(name) for name in ("search_text", "category_id", "tree_path") if name in changes}
    document = article(page_id, language, **changes)
    body = document.model_dump_json().encode()
    card = card_of(document)
    return Document.objects.create(
        page_id=page_id,
        language=language,
        type=document.type,
        path=document.path,
        body=body,
        etag=sha256(body).hexdigest(),
        content_digest="content",
        card=card.model_dump_json(),
        card_digest="card",
        card_updated_at=document.updated_at,
        title=document.title,
        sequence=document.sequence,
        updated_at=document.updated_at,
        published_at=document.published_at,
        builder_version=1,
        **{
            "search_text": document.title.casefold(),
            "tree_path": tree_path(page_id),
            "category_id": None,
            **row,
        },
    )


def article(page_id, language, **changes):
    path = changes.pop("path", f"/{language}/articles/page-{page_id}/")
    state = TranslationState(source_locale="ko", state="source", behind=[], pending=[], fallback={})
    title = changes.pop("title", {"ko": f"리프팅 {page_id}"}.get(language, f"Lifting {page_id}"))
    fields = {
        "breadcrumbs": [Reference(id=900, title=title, path=f"/{language}/")],
        "seo": Seo(
            title=title,
            description=None,
            canonical=f"http://127.0.0.1:8000{path}",
            alternates=[Alternate(hreflang=language, href=f"http://127.0.0.1:8000{path}")],
            json_ld=[],
        ),
        "translation": state,
        "published_at": MOMENT,
        "updated_at": MOMENT,
        "sequence": next(_sequence),
        "cache_tags": [f"core.basepage:{page_id}:{language}"],
        "summary": None,
        "tags": None,
        "notes": [],
        "related": None,
        "sections": [],
        **changes,
    }
    return ArticleDocument(id=page_id, locale=language, path=path, title=title, **fields)


def translation(**changes):
    """A translation's state: Korean source, shown in another language."""
    return TranslationState(
        **{"source_locale": "ko", "state": "behind", "behind": [], "pending": [], "fallback": {}, **changes}
    )


def card_of(document):
    return Card(
        id=document.id,
        type=document.type,
        locale=document.locale,
        path=document.path,
        title=document.title,
        tagline=None,
        summary=document.summary,
        image=None,
        facts=[],
        category=None,
        translation=CardTranslation(source_locale="ko", state=document.translation.state),
        updated_at=document.updated_at,
    )


def make_fact(document, kind, **fields):
    return DocumentFact.objects.create(document=document, kind=kind, **fields)


def make_former_path(path, page_id, language):
    return FormerPath.objects.create(path=path, page_id=page_id, language=language, at=MOMENT)


def take_down(document):
    """What storing leaves behind when a document goes: a version without a body, and the former address."""
    DocumentVersion.objects.create(
        page_id=document.page_id,
        language=document.language,
        sequence=next(_sequence),
        path=document.path,
        at=MOMENT,
    )
    make_former_path(document.path, document.page_id, document.language)
    document.delete()


def set_sequence(value):
    SequenceCounter.objects.update_or_create(pk=1, defaults={"value": value})
