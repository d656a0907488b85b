"""Letting a page appear in a language before every section is translated. Who did it, and without what, is recorded."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms.core.languages import target_languages
from cms.core.models import BasePage
from cms.translation.errors import TranslationError
from cms.translation.models import Appearance
from cms.translation.permissions import require_releaser
from cms.translation.references import ObjectRef

from .locked import locked

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def release_language(*, user: "User", owner: ObjectRef, language: str, waived: tuple[str, ...]) -> Appearance:
    """Release a page in `language` without the named parts; they follow when they are approved.

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
        appearance, _created = Appearance.objects.get_or_create(
            **owner.owner, language=language, defaults={"released_by": user, "waived": list(waived)}
        )
        held.publish_units()
        return appearance
