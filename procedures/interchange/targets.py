"""Which translations a file brings: compared with the units that exist, checked, and written through the services."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cms.core.languages import target_languages
from cms.core.source_language import SourceLanguageMixin
from cms.translation.checks import Pair, run_checks
from cms.translation.models import Unit
from cms.translation.models.unit import UnitOrigin, UnitState
from cms.translation.permissions import may_review, may_translate
from cms.translation.references import ObjectRef, ref_of
from cms.translation.segments import Segment, extract
from cms.translation.services import Approval, approve_units
from cms.translation.services.locked import do_not_translate_terms
from cms.translation.services.write_many import Writing, write_units

from .pairing import NotAligned, paired_texts
from .problems import FileRefused, Path, Problem
from .reading import Document
from .texts import Text

if TYPE_CHECKING:
    from django.contrib.auth.models import User

# A text that a reviewer rejected does not come back by importing the same file again.
SETTLED = frozenset({UnitState.APPROVED, UnitState.REJECTED})


@dataclass(frozen=True, slots=True)
class Importer:
    """Who imports, and whether what they bring is published."""

    user: "User | None" = None
    is_publishing: bool = False

    def approves(self, language: str) -> bool:
        return self.is_publishing and self.user is not None and may_review(self.user, language)

    def writes(self, language: str) -> bool:
        return self.user is None or may_translate(self.user, language)


@dataclass(frozen=True, slots=True)
class Target:
    """One segment's translation in a file, and the unit it has now."""

    language: str
    segment: Segment
    text: str
    path: Path
    unit: Unit | None
    is_approval: bool

    @property
    def is_change(self) -> bool:
        if self.unit is None or self.unit.text != self.text:
            return True
        done = SETTLED if self.is_approval else SETTLED | {UnitState.NEEDS_REVIEW}
        return self.unit.state not in done


def plan_targets(
    document: Document, obj: SourceLanguageMixin, texts: Mapping[str, Text], importer: Importer
) -> list[Target]:
    """The translations of `obj` that change something. Raises FileRefused with everything that is wrong."""
    planner = _Planner(document, obj, importer)
    targets = [target for target in planner.targets(texts) if target.is_change]
    problems = planner.problems + list(_findings(document, obj, targets))
    problems += list(_refusals(document, targets, importer))
    if problems:
        raise FileRefused(problems)
    return targets


class _Planner:
    """Finds the segment and the unit of every translated text."""

    def __init__(self, document: Document, obj: SourceLanguageMixin, importer: Importer) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._obj = obj
        self._importer = importer
        self._units = _units_of(obj)

    def targets(self, texts: Mapping[str, Text]) -> Iterator[Target]:
        content = extract(self._obj)
        for language in target_languages(self._obj.source_language):
            segments = {segment.key: segment for segment in content.segments(language)}
            for key, text in texts.items():
                if language in text.targets:
                    yield from self._of_text(key, text, language, segments)

    def _of_text(
        self, key: str, text: Text, language: str, segments: Mapping[str, Segment]
    ) -> Iterator[Target]:
        path = text.target_path(language)
        if not text.source:
            self._complain(
                path, f"There is no text in “{self._obj.source_language}” that this could translate."
            )
            return
        if not text.is_rich:
            yield self._target(segments[key], text.targets[language], path, language)
            return
        try:
            pairs = paired_texts(text.source, text.targets[language], self._obj.source_language, language)
        except NotAligned as error:
            self._complain(path, str(error))
            return
        for block, translated in pairs.items():
            yield self._target(segments[f"{key}:{block}"], translated, path, language)

    def _target(self, segment: Segment, text: str, path: Path, language: str) -> Target:
        unit = self._units.get((language, segment.key, segment.digest))
        return Target(language, segment, text, path, unit, self._importer.approves(language))

    def _complain(self, path: Path, message: str) -> None:
        self.problems.append(self._document.problem(path, message))


def _units_of(obj: SourceLanguageMixin) -> dict[tuple[str, str, str], Unit]:
    if obj.pk is None:
        return {}
    units = Unit.objects.filter(**ref_of(obj).owner)
    return {(unit.language, unit.segment_key, unit.source_digest): unit for unit in units}


def _findings(document: Document, obj: SourceLanguageMixin, targets: list[Target]) -> Iterator[Problem]:
    """What the reviewers' checks have against the translations that are to be approved."""
    terms = do_not_translate_terms() if any(target.is_approval for target in targets) else ()
    for target in targets:
        if not target.is_approval:
            continue
        pair = Pair(
            source=target.segment.text,
            source_language=obj.source_language,
            target=target.text,
            target_language=target.language,
            is_markup=target.segment.is_markup,
            max_length=target.segment.max_length,
            do_not_translate=terms,
        )
        for finding in run_checks(pair):
            yield document.problem(target.path, finding.message)


def _refusals(document: Document, targets: list[Target], importer: Importer) -> Iterator[Problem]:
    for language in dict.fromkeys(target.language for target in targets):
        if not importer.writes(language):
            first = next(target for target in targets if target.language == language)
            message = (
                f"{importer.user} may not translate into “{language}”. Import as one of its translators."
            )
            yield document.problem(first.path, message)


def write_targets(owner: ObjectRef, targets: list[Target], importer: Importer) -> None:
    """Approve or write them, a constant number of queries per language."""
    approvals, writings = defaultdict(list), defaultdict(list)
    for target in targets:
        key, digest = target.segment.key, target.segment.digest
        if target.is_approval:
            seen = target.unit.version if target.unit else None
            approvals[target.language].append(Approval(key, digest, text=target.text, version=seen))
        else:
            writings[target.language].append(Writing(key, digest, target.text))
    for language, batch in writings.items():
        write_units(
            user=importer.user, owner=owner, language=language, writings=batch, origin=UnitOrigin.IMPORT
        )
    for language, approved in approvals.items():
        if importer.user is not None:
            approve_units(
                user=importer.user,
                owner=owner,
                language=language,
                approvals=approved,
                origin=UnitOrigin.IMPORT,
            )
