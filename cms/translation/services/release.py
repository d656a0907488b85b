"""Letting a page appear in a language before every section is translated. Who did it, and without what, is recorded."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms.core.languages import target_languages
from cms.core.models import BasePage
from cms.translation.errors import TranslationError
from cms.translation.models import Appearance
from cms.translation.models.unit import UnitState
from cms.translation.permissions import require_releaser
from cms.translation.references import ObjectRef
from cms.translation.segments import extract

from .locked import LockedObject, locked

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def release_language(*, user: "User", owner: ObjectRef, language: str, waived: tuple[str, ...]) -> Appearance:
    """Release a page in `language` without the named parts; they follow when they are approved.

    Parts that are not approved yet are recorded with them, named or not: the record says what really was missing.
    Raises PermissionDenied, TranslationError.
    """
    require_releaser(user)
    with locked(owner, language) as held:
        page = held.obj
        if not isinstance(page, BasePage) or language not in target_languages(page.source_language):
            raise TranslationError(
                _("Only a page can be released, in one of its target languages; not “%(language)s”.")
                % {"language": language}
            )
        missing = {*waived, *_unapproved_parts(held)}
        appearance, _created = Appearance.objects.get_or_create(
            **owner.owner, language=language, defaults={"released_by": user, "waived": sorted(missing)}
        )
        held.publish_units()
        return appearance


def _unapproved_parts(held: LockedObject) -> set[str]:
    """Keys of the live text's parts that lack an approved translation."""
    return {
        part.key
        for part in extract(held.obj).parts
        if part.is_translated_into(held.language)
        and any(
            segment.is_required and held.unit_for(segment).state != UnitState.APPROVED
            for segment in part.segments
        )
    }
