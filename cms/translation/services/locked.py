"""The object that a service works on: locked, loaded afresh, with the segments of its live text and of its draft."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cms.core.languages import target_languages
from cms.core.models import BasePage
from cms.core.saving import lock_row, stages
from cms.core.source_language import SourceLanguageMixin
from cms.translation.errors import TranslationError, UnknownSegment
from cms.translation.models import GlossaryTerm, Unit
from cms.translation.references import ObjectRef
from cms.translation.resolve import resolve, store_new_units
from cms.translation.segments import Segment, extract

SegmentId = tuple[str, str]


@dataclass(slots=True)
class LockedObject:
    """One object in one target language, held until the transaction ends."""

    owner: ObjectRef
    obj: SourceLanguageMixin
    language: str
    segments: dict[SegmentId, Segment]
    units: dict[SegmentId, Unit]

    def segment(self, key: str, digest: str) -> Segment:
        try:
            return self.segments[key, digest]
        except KeyError:
            raise UnknownSegment(key) from None

    def unit_for(self, segment: Segment) -> Unit:
        """The unit of a segment, not yet saved where nobody has written one."""
        found = self.units.get((segment.key, segment.digest))
        return found or Unit(
            **self.owner.owner,
            language=self.language,
            segment_key=segment.key,
            place=segment.place,
            source_language=self.obj.source_language,
            source_text=segment.text,
            source_digest=segment.digest,
            is_markup=segment.is_markup,
            version=0,
        )

    def publish_units(self) -> None:
        """Let the stages of a save see the new units: compile and build what is live."""
        for stage in stages():
            stage.after_write(self.obj)


@contextmanager
def locked(owner: ObjectRef, language: str) -> Iterator[LockedObject]:
    """Lock an object and work out its units in `language`, for the live text first and then for the draft's.

    Raises TranslationError for a language that the object is not translated into.
    """
    with transaction.atomic():
        lock_row(owner.model, owner.pk)
        obj = owner.load()
        if language not in target_languages(obj.source_language):
            raise TranslationError(
                _("This is not translated into “%(language)s”. Choose one of: %(languages)s.")
                % {"language": language, "languages": ", ".join(target_languages(obj.source_language))}
            )
        units = list(Unit.objects.filter(**owner.owner, language=language))
        segments: dict[SegmentId, Segment] = {}
        for version in versions(obj):
            content = extract(version)
            resolution = resolve(owner, content, language, units)
            store_new_units({language: resolution})
            units += resolution.new
            segments |= {(s.key, s.digest): s for s in content.segments(language)}
        yield LockedObject(
            owner, obj, language, segments, {(u.segment_key, u.source_digest): u for u in units}
        )


def versions(obj: SourceLanguageMixin) -> Iterator[SourceLanguageMixin]:
    """The live object, and its draft where it has one."""
    yield obj
    if isinstance(obj, BasePage) and obj.has_unpublished_changes and obj.latest_revision_id:
        yield obj.get_latest_revision_as_object()


def do_not_translate_terms() -> tuple[str, ...]:
    """Terms that are the same in every language."""
    return tuple(GlossaryTerm.objects.filter(is_do_not_translate=True).values_list("term", flat=True))
