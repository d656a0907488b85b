"""Imports one document, all of it or nothing, through the services and rights of the person in whose name it comes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Site

from cms.core.languages import content_languages, default_source_language
from cms.core.models import BasePage
from cms.core.saving import lock_row
from cms.translation.references import ref_of
from cms.translation.services import publish_revision

from .changes import Change
from .pictures import Pictures, store, stored_images, text_in
from .plans import PER_LANGUAGE, PICTURES, TEXTS, Plan, plan_object, required_title
from .problems import FileRefused, Path, path_text
from .reading import Document
from .references import MODELS, References, find, remember
from .rights import require_object_rights, require_page_rights
from .targets import Importer, Target, plan_targets, write_targets
from .texts import Text
from .values import Reader

OTHER_PATHS: Mapping[str, Path] = {
    "reviewed_by": ("reviewed_by",),
    "reviewed_on": ("reviewed_on",),
    "body": ("sections",),
}


@dataclass(slots=True)
class Outcome:
    """What importing one document did."""

    status: str = "unchanged"
    """created, changed or unchanged"""
    object_id: int | None = None
    changes: list[Change] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    left_out: frozenset[str] = frozenset()


def import_document(
    document: Document, importer: Importer, *, is_trial: bool = False, later: frozenset[str] = frozenset()
) -> Outcome:
    """Import a valid document. `later`: refs of procedures that relations may leave out for now.

    is_trial: everything but publishing, for a caller that rolls back. Raises FileRefused, PermissionDenied and what the
    services raise; then nothing has been written.
    """
    work = _Import(document, importer, is_trial=is_trial, later=later)
    work.pictures.prepare(with_renditions=importer.is_publishing and not is_trial)
    with transaction.atomic():
        return work.run()


class _Import:
    def __init__(
        self, document: Document, importer: Importer, *, is_trial: bool, later: frozenset[str]
    ) -> None:
        self._document = document
        self._importer = importer
        self._is_trial = is_trial
        self._later = later
        self._kind: str = document.value["type"]
        self._ref: str = document.value["ref"]
        self._existing: Any = find(self._kind, self._ref)
        self._language = self._source_language()
        self.pictures = Pictures(document, self._language)
        self._reader = Reader(document, References(), self.pictures, self._language)
        self._outcome = Outcome()
        for path, value in _described_pictures(document.value, ()):
            self.pictures.read(value, path)

    def run(self) -> Outcome:
        self._store_pictures()
        is_new = self._existing is None
        plan = plan_object(self._object(), is_new=is_new, reader=self._reader, later=self._later)
        self._outcome.left_out = plan.left_out
        if isinstance(plan.obj, BasePage):
            required_title(self._document, self._language)
            self._place(plan)
        self._require_rights(plan)
        targets = plan_targets(self._document, plan.obj, plan.texts, self._importer)
        self._save(plan)
        self._write(plan.obj, targets)
        if isinstance(plan.obj, BasePage) and self._importer.is_publishing:
            self._publish(plan.obj)
        return self._summed_up(plan)

    # --- what there is ----------------------------------------------------------

    def _source_language(self) -> str:
        wanted = self._document.value.get("source_language")
        if self._existing is None:
            return wanted or default_source_language()
        if wanted and wanted != self._existing.source_language:
            raise self._document.refuse(
                ("source_language",),
                f"“{self._ref}” is written in “{self._existing.source_language}”. "
                "Switching the language of an object is a step of its own; correct the file.",
            )
        return self._existing.source_language

    def _object(self) -> Any:
        """The draft that an editor would see, or a new object."""
        model = MODELS[self._kind]
        if self._existing is None:
            fields = {"slug": self._ref, "live": False} if issubclass(model, BasePage) else {}
            return model(source_language=self._language, **fields)
        if not isinstance(self._existing, BasePage):
            return self._existing
        # An editor may have saved since the file was read: wait for them, and continue what they saved.
        lock_row(BasePage, self._existing.pk)
        self._existing = model._default_manager.get(pk=self._existing.pk)
        lock = self._existing.get_lock()
        if lock is not None and (self._importer.user is None or lock.for_user(self._importer.user)):
            raise self._document.refuse(
                ("ref",), "This page is locked. Unlock it in the editor, then import again."
            )
        return self._existing.get_latest_revision_as_object()

    def _place(self, plan: Plan) -> None:
        """Where the page shall stand."""
        if self._kind == "category":
            site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
            if site is None:
                raise self._document.refuse(
                    (), "There is no site yet. Make one with a home page, then import again."
                )
            plan.parent = site.root_page.specific
            return
        references = self._reader.references
        ref = self._document.value["category"]
        plan.parent = self._reader.look_up(("category",), references.get, "category", ref)
        if self._existing is not None and self._existing.get_parent().pk != plan.parent.pk:
            plan.moves = True
            plan.changes.append(Change("category", "moved", f"to “{ref}”"))

    # --- writing ----------------------------------------------------------------

    def _store_pictures(self) -> None:
        library = stored_images(self.pictures)
        for picture in self.pictures:
            known = library.get(picture.sha256)
            try:
                image, changed = store(picture, known, self._language, self._importer.user)
            except ValidationError as error:
                raise self._document.refuse(picture.path, " ".join(error.messages)) from error
            if changed and self._importer.user is not None:
                require_object_rights(self._importer.user, image, "change" if known else "add")
            self.pictures.stored(picture, image.pk)
            where = path_text(picture.path)
            self._outcome.changes += [
                Change(where, "created", picture.name)
                if name == "created"
                else Change(where, "changed", name)
                for name in changed
            ]
            texts = {
                "alt_text": _turned(picture.alt, image.source_language, self._language),
                "credit": _turned(picture.credit, image.source_language, self._language),
            }
            self._write(image, plan_targets(self._document, image, texts, self._importer))

    def _save(self, plan: Plan) -> None:
        obj = plan.obj
        try:
            if not isinstance(obj, BasePage):
                if plan.is_new or plan.changes:
                    obj.full_clean()
                    obj.save()
            else:
                self._save_page(plan)
        except ValidationError as error:
            raise FileRefused(self._refused_fields(obj, error)) from error
        if plan.is_new:
            remember(self._kind, self._ref, obj)

    def _save_page(self, plan: Plan) -> None:
        page, user = plan.obj, self._importer.user
        if plan.is_new and plan.parent is not None:
            page.has_unpublished_changes = True
            plan.parent.add_child(instance=page)
        if plan.moves and self._existing is not None:
            self._existing.move(plan.parent, pos="last-child", user=user)
            page.refresh_from_db(fields=["path", "depth", "url_path"])
        if plan.is_new or any(change.what != "moved" or change.path != "category" for change in plan.changes):
            page.save_revision(user=user, log_action="wagtail.create" if plan.is_new else "wagtail.edit")

    def _write(self, obj: Any, targets: list[Target]) -> None:
        if targets:
            write_targets(ref_of(obj), targets, self._importer)
            self._outcome.targets += targets

    def _publish(self, page: BasePage) -> None:
        current: Any = type(page)._default_manager.get(pk=page.pk)
        if current.live and not current.has_unpublished_changes:
            return
        revision = current.get_latest_revision()
        if revision is None:
            revision = current.save_revision(user=self._importer.user)
        self._outcome.changes.append(Change("", "published"))
        if not self._is_trial and self._importer.user is not None:
            publish_revision(user=self._importer.user, revision=revision)

    def _summed_up(self, plan: Plan) -> Outcome:
        outcome = self._outcome
        outcome.object_id = plan.obj.pk
        outcome.changes = [*plan.changes, *outcome.changes]
        if plan.is_new:
            outcome.status = "created"
        elif outcome.changes or outcome.targets:
            outcome.status = "changed"
        return outcome

    # --- refusals ---------------------------------------------------------------

    def _require_rights(self, plan: Plan) -> None:
        user = self._importer.user
        if user is None:
            return
        if isinstance(plan.obj, BasePage):
            require_page_rights(user, plan, self._existing, publish=self._importer.is_publishing)
        elif plan.is_new or plan.changes:
            require_object_rights(user, plan.obj, "add" if plan.is_new else "change")

    def _refused_fields(self, obj: Any, error: ValidationError) -> Iterator[Any]:
        if not hasattr(error, "error_dict"):
            yield self._document.problem((), " ".join(error.messages))
            return
        paths = _paths_of_fields(type(obj))
        for name, messages in error.message_dict.items():
            yield self._document.problem(paths.get(name, ()), " ".join(messages))


def _described_pictures(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every picture in a document, wherever it stands."""
    if isinstance(value, dict):
        if isinstance(value.get("image"), str) and "depicts" in value:
            yield path, value
            return
        for name, child in value.items():
            yield from _described_pictures(child, (*path, name))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _described_pictures(child, (*path, index))


def _turned(text: Text, wanted: str, language: str) -> Text:
    """A text of a file written in `language`, for an object that is written in `wanted`."""
    if wanted == language:
        return text
    targets = {code: text_in(text, code, language) for code in (*text.targets, language) if code != wanted}
    return Text(text_in(text, wanted, language), text.path, {code: t for code, t in targets.items() if t})


def _paths_of_fields(model: type) -> dict[str, Path]:
    """Where in the file a field that a model's validation complains of comes from."""
    paths = dict(OTHER_PATHS)
    for declared in (TEXTS, PICTURES):
        paths |= {name: path for path, name in declared[model].items()}
    for path, name in PER_LANGUAGE[model].items():
        paths[name] = path
        paths |= {f"{name}_{code}": (*path, code) for code in content_languages()}
    return paths
