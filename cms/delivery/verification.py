"""Checks a live database against the invariants, by doing everything again and comparing.

Reads only. Each finding is one full sentence.
"""

from collections.abc import Iterator
from typing import cast

from django.db.models import Max

from cms.core.languages import content_languages, target_languages
from cms.core.models import BasePage
from cms.core.source_language import SourceLanguageMixin
from cms.translation.compile import compile_language
from cms.translation.models import CompiledForm, Unit
from cms.translation.recompile import FORM_COLUMNS
from cms.translation.references import ObjectRef, ref_of
from cms.translation.resolve import resolve
from cms.translation.segments import extract

from .building.errors import DocumentBuildError
from .building.pages import BuiltDocument, build_page
from .building.storing import digest_of
from .models import Change, Document, DocumentDependency, DocumentVersion, SequenceCounter


def findings() -> Iterator[str]:
    """Everything that is wrong; nothing where the database is sound."""
    yield from _compiled_forms()
    yield from _documents()
    yield from _sequence()


# --- compiled, never typed ------------------------------------------------------


def _compiled_forms() -> Iterator[str]:
    for page in BasePage.objects.filter(live=True).order_by("path").specific():
        if type(page) is not BasePage:
            yield from _forms_of(page)
    for label in (
        CompiledForm.objects.exclude(owner_label=BasePage._meta.label_lower)
        .values_list("owner_label", flat=True)
        .distinct()
    ):
        for obj in ObjectRef(label, 0).model._default_manager.all():
            yield from _forms_of(cast(SourceLanguageMixin, obj))


def _forms_of(obj: SourceLanguageMixin) -> Iterator[str]:
    owner, content = ref_of(obj), extract(obj)
    for language in target_languages(obj.source_language):
        units = list(Unit.objects.filter(**owner.owner, language=language))
        stored = {f.part: f for f in CompiledForm.objects.filter(**owner.owner, language=language)}
        resolution = resolve(owner, content, language, units)
        if resolution.new:
            yield f"{owner.label} {owner.pk} has segments in {language} whose units were never carried over."
            continue
        compilation = compile_language(
            content, language, resolution.units, list(stored.values()), trust_stored=False
        )
        fresh = {part.form.part: part.form for part in compilation.parts if part.form is not None}
        for key in fresh.keys() | stored.keys():
            if not _same_form(fresh.get(key), stored.get(key)):
                yield f"{owner.label} {owner.pk}: the part {key} in {language} is not what compilation gives."
        for part in compilation.parts:
            where = part.part.column
            if where is not None and where.instance.text_in(where.field_name, language) != part.value:
                yield f"{owner.label} {owner.pk}: the column of {part.part.key} in {language} is not what compilation gives."


def _same_form(fresh: CompiledForm | None, stored: CompiledForm | None) -> bool:
    if fresh is None or stored is None:
        return fresh is stored
    return all(getattr(fresh, name) == getattr(stored, name) for name in FORM_COLUMNS)


# --- one read, exactly what changed ---------------------------------------------


def _documents() -> Iterator[str]:
    stored = {(row.page_id, row.language): row for row in Document.objects.all()}
    for page in BasePage.objects.order_by("path").specific():
        try:
            built = build_page(page)
        except DocumentBuildError as error:
            yield f"Page {page.pk} cannot be built in {error.language}: {error.__cause__!r}"
            built = {}
        for language in content_languages():
            row = stored.pop((page.pk, language), None)
            yield from _document(page, language, built.get(language), row)
    for page_id, language in stored:
        yield f"A {language} document of page {page_id} is stored, and the page does not exist."


def _document(
    page: BasePage, language: str, built: BuiltDocument | None, row: Document | None
) -> Iterator[str]:
    where = f"The {language} document of page {page.pk}"
    if built is None or row is None:
        if built is not None:
            yield f"{where} is missing."
        if row is not None:
            yield f"{where} is stored, and the page may not be shown."
        return
    fresh = built.document.model_copy(update={"sequence": row.sequence, "updated_at": row.updated_at})
    if fresh.model_dump_json().encode() != bytes(row.body):
        yield f"{where} is not what building it gives."
    if row.etag != digest_of(bytes(row.body)):
        yield f"{where} has an ETag that is not the digest of its bytes."
    if row.next_change_at != built.next_change_at:
        yield f"{where} is not due again when its sections begin or end."
    if row.tree_path != page.path:
        yield f"{where} is filed in another place than its page has in the tree."
    card = built.card.model_copy(update={"updated_at": row.card_updated_at})
    if card.model_dump_json() != row.card:
        yield f"{where} has a card that is not what building it gives."
    keys = set(DocumentDependency.objects.filter(document=row).values_list("key", flat=True))
    if keys != built.dependencies:
        yield f"{where} was built from other things than are recorded."


# --- the sequence ---------------------------------------------------------------


def _sequence() -> Iterator[str]:
    sequences = list(Change.objects.order_by("sequence").values_list("sequence", flat=True))
    if sequences != list(range(1, len(sequences) + 1)):
        yield "The sequence of changes has a gap."
    counter = SequenceCounter.objects.filter(pk=1).values_list("value", flat=True).first() or 0
    if counter != (sequences[-1] if sequences else 0):
        yield f"The counter stands at {counter}, and the last change is another."
    if set(sequences) != set(DocumentVersion.objects.values_list("sequence", flat=True)):
        yield "Versions and changes do not belong together one to one."
    latest = DocumentVersion.objects.values("page_id", "language").annotate(last=Max("sequence"))
    last = {(row["page_id"], row["language"]): row["last"] for row in latest}
    for row in Document.objects.only("page_id", "language", "sequence"):
        if last.get((row.page_id, row.language)) != row.sequence:
            yield f"The {row.language} document of page {row.page_id} is not its latest version."
