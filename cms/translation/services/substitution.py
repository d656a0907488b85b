"""A number changed in the source: the same change, offered in the approved translation.

Without it a section whose number changed is held back until somebody approves it anew.
"""

from dataclasses import dataclass

from cms.core.languages import target_languages
from cms.core.models import BasePage
from cms.translation.models import Unit
from cms.translation.models.unit import UnitState
from cms.translation.numbers.substitute import offer_substitution
from cms.translation.references import ref_of
from cms.translation.segments import Segment, extract

from .review import Approval


@dataclass(frozen=True, slots=True)
class Offer:
    """A translation with the source's new numbers put in; `approval` accepts it."""

    language: str
    segment: Segment
    approved_source: str
    approved_text: str
    offered_text: str

    @property
    def approval(self) -> Approval:
        return Approval(self.segment.key, self.segment.digest, text=self.offered_text)


def offers(page: BasePage) -> list[Offer]:
    """Substitutions for a live page or a draft (`get_latest_revision_as_object()`), in one query."""
    content = extract(page)
    approved = Unit.objects.filter(**ref_of(page).owner, state=UnitState.APPROVED).order_by("updated_at")
    latest = {(unit.language, unit.segment_key): unit for unit in approved}
    digests = {(unit.language, unit.segment_key, unit.source_digest) for unit in approved}
    found = []
    for language in target_languages(page.source_language):
        for segment in content.segments(language):
            unit = latest.get((language, segment.key))
            if unit is None or (language, segment.key, segment.digest) in digests:
                continue
            text = offer_substitution(
                old_source=unit.source_text,
                new_source=segment.text,
                source_language=page.source_language,
                approved_target=unit.text,
                target_language=language,
            )
            if text is not None:
                found.append(Offer(language, segment, unit.source_text, unit.text, text))
    return found
