"""Switching the language a page is written in, with its translations turned round.

What the page says stays as it is in every language: the approved translation becomes the source, and the former source
becomes an approved unit, so that compiling gives back the former source text. Assumes a page whose translation is
complete and level, since anything else would lose a text. Works on pages only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Revision

from cms.core.languages import content_languages, target_languages
from cms.core.models import BasePage
from cms.core.saving import lock_row
from cms.core.streams import stream_fields
from cms.translation.compile import CompiledPart, LanguageCompilation, compile_language
from cms.translation.errors import TranslationError
from cms.translation.models import Appearance, CompiledForm, Unit, UnitEvent
from cms.translation.models.compiled import PartState
from cms.translation.models.unit import UnitState
from cms.translation.permissions import require_reviewer
from cms.translation.placeholders import PLACEHOLDER
from cms.translation.references import ObjectRef, ref_of
from cms.translation.resolve import resolve
from cms.translation.segments import Segment, SourceContent, extract

if TYPE_CHECKING:
    from django.contrib.auth.models import User

REASON = gettext_noop("Turned round because the page is now written in %(language)s.")


@dataclass(frozen=True, slots=True)
class _Former:
    """A page before the switch: what it says in its source, and the approved units of each other language."""

    language: str
    content: SourceContent
    units: Mapping[str, Mapping[str, Unit]]


def switch_source_language(*, user: "User", page_id: int, language: str) -> None:
    """Make `language` the one that a live, level page is written in.

    Raises PermissionDenied, BasePage.DoesNotExist, and TranslationError if a text would be lost; then nothing changes.
    """
    with transaction.atomic():
        lock_row(BasePage, page_id)
        page = BasePage.objects.get(pk=page_id).specific
        _require_rights(user, page, language)
        _require_published_as_is(page, language)
        former = _former(page)
        compilation = _level_compilation(page, former, language)
        since = page.first_published_at or timezone.now()
        _write_in(page, compilation, former.content, language)
        _turn_round(page, former, language, user)
        _keep_appearance(ref_of(page), former.language, since)
        _publish(page, user)
        _require_same_texts(page, former)


# --- may it be switched? --------------------------------------------------------


def _require_rights(user: "User", page: BasePage, language: str) -> None:
    if language not in target_languages(page.source_language):
        raise TranslationError(
            _(
                "“%(language)s” is not a language that this page is translated into. Choose one of %(choices)s."
            )
            % {"language": language, "choices": ", ".join(target_languages(page.source_language))}
        )
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied(_("You may not publish this page, so you may not switch its language either."))
    require_reviewer(user, page.source_language)
    require_reviewer(user, language)


def _require_published_as_is(page: BasePage, language: str) -> None:
    if not page.live or page.has_unpublished_changes:
        raise TranslationError(
            _(
                "Publish this page, or discard its draft, before its language is switched: a draft stays in its language."
            )
        )
    if Revision.page_revisions.filter(object_id=str(page.pk), approved_go_live_at__isnull=False).exists():
        raise TranslationError(_("Cancel the scheduled publication before the page’s language is switched."))
    if not page.text_in("slug", language):
        raise TranslationError(_("Give the page an address in the new language before it is switched."))


def _former(page: BasePage) -> _Former:
    owner, content = ref_of(page), extract(page)
    units = {}
    for language in target_languages(page.source_language):
        rows = list(Unit.objects.filter(**owner.owner, language=language))
        found = resolve(owner, content, language, rows).units
        units[language] = {key: unit for key, unit in found.items() if unit.state == UnitState.APPROVED}
    return _Former(page.source_language, content, units)


def _level_compilation(page: BasePage, former: _Former, language: str) -> LanguageCompilation:
    forms = list(CompiledForm.objects.filter(**ref_of(page).owner, language=language))
    compilation = compile_language(former.content, language, former.units[language], forms)
    unfinished = [part for part in compilation.parts if _is_unfinished(part)]
    if unfinished:
        raise TranslationError(
            _(
                "Not everything is translated and approved in “%(language)s” yet. Finish these parts first: %(parts)s."
            )
            % {"language": language, "parts": ", ".join(part.part.key for part in unfinished)}
        )
    return compilation


def _is_unfinished(part: CompiledPart) -> bool:
    """Optional texts count as well: one that is not translated would be lost with its source."""
    return bool(part.missing) or part.form is None or part.form.state != PartState.CURRENT


# --- the switch -----------------------------------------------------------------


def _write_in(
    page: BasePage, compilation: LanguageCompilation, content: SourceContent, language: str
) -> None:
    """Put what is compiled in the place of the source: the sections, and the columns of the page and its children."""
    compiled = {part.part.key: part.value for part in compilation.parts}
    sections = [part for part in content.parts if part.is_section]
    for field in stream_fields(type(page)):
        raw = [
            compiled.get(part.key, part.source) for part in sections if part.key.startswith(f"{field.name}:")
        ]
        setattr(page, field.name, StreamValue(field.stream_block, raw, is_lazy=True))
    for holder in content.holders:
        holder.adopt_source_language(language)
        if holder is not page:
            holder.save()


def _turn_round(page: BasePage, former: _Former, language: str, user: "User") -> None:
    """For every segment of the new source, an approved unit in every other language that has its text."""
    segments = {segment.key: segment for part in former.content.parts for segment in part.segments}
    content = extract(page)
    for other in (code for code in content_languages() if code != language):
        for segment in content.segments(other):
            through = former.units[language].get(segment.key)
            unit = through if other == former.language else former.units[other].get(segment.key)
            if through is None or unit is None or segment.key not in segments:
                continue
            text = segments[segment.key].text if other == former.language else unit.text
            _store(page, other, segment, _renumbered(text, through.text, segment.text), unit, user)


def _store(page: BasePage, language: str, segment: Segment, text: str, unit: Unit, user: "User") -> None:
    """Update the unit that an earlier switch made, or make one; who stood behind the pair still does."""
    params = {"language": page.source_language}
    turned, _created = Unit.objects.update_or_create(
        **ref_of(page).owner,
        language=language,
        segment_key=segment.key,
        source_digest=segment.digest,
        defaults={
            "place": segment.place,
            "source_language": page.source_language,
            "source_text": segment.text,
            "is_markup": segment.is_markup,
            "text": text,
            "state": UnitState.APPROVED,
            "origin": unit.origin,
            "author_id": unit.author_id,
            "reviewer_id": unit.reviewer_id,
            "exception_reason": unit.exception_reason,
            "carried_from": unit,
            "carry_reason": {"code": "source-language-switched", "message": REASON, "params": params},
        },
    )
    UnitEvent.objects.create(
        unit=turned,
        action=UnitEvent.Action.CARRIED,
        user=user,
        text=text,
        state=turned.state,
        reason=REASON % params,
    )


def _renumbered(text: str, old_numbers: str, new_numbers: str) -> str:
    """`text` with placeholders numbered as in `new_numbers`, which has those of `old_numbers` in the same order."""
    pairs = zip(_numbers(old_numbers), _numbers(new_numbers), strict=False)
    new = dict(pairs)

    def renumber(found: Any) -> str:
        number = found["open"] or found["close"] or found["void"]
        return found.group().replace(number, new.get(number, number))

    return PLACEHOLDER.sub(renumber, text)


def _numbers(text: str) -> Iterable[str]:
    return (found["open"] or found["close"] or found["void"] for found in PLACEHOLDER.finditer(text))


def _keep_appearance(owner: ObjectRef, language: str, since: Any) -> None:
    """The former source has been there since the page was published, unless an earlier switch knows better."""
    appearance, is_new = Appearance.objects.get_or_create(**owner.owner, language=language)
    if is_new:
        Appearance.objects.filter(pk=appearance.pk).update(since=since)


def _publish(page: BasePage, user: "User") -> None:
    try:
        page.save()
    except ValidationError as error:
        raise TranslationError(
            _("The page cannot be saved in its new language: %(problem)s")
            % {"problem": " ".join(error.messages)}
        ) from error
    page.save_revision(user=user, log_action=True, clean=False).publish(user=user)


def _require_same_texts(page: BasePage, former: _Former) -> None:
    """Nothing may read differently afterwards: compare what is stored with the former source, read back in."""
    forms = CompiledForm.objects.filter(**ref_of(page).owner, language=former.language)
    stored = {form.part: form.value for form in forms}
    for part in former.content.parts:
        if part.key not in stored:
            continue
        if stored[part.key] != part.write({segment.key: segment.text for segment in part.segments}):
            raise TranslationError(
                _(
                    "Switching would change the text of %(part)s. Make its markup the same in both languages first."
                )
                % {"part": part.key}
            )
