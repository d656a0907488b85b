"""Who may do what with translations: one permission per language for writing, one for approving.

The permissions follow `settings.LANGUAGES`, so they are made after migrations and not by one.
"""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def translate_codename(language: str) -> str:
    return f"translate_{language}"


def review_codename(language: str) -> str:
    return f"review_{language}"


RELEASE_CODENAME = "release_language"


def may_review(user: "User", language: str) -> bool:
    return user.has_perm(f"translation.{review_codename(language)}")


def may_translate(user: "User", language: str) -> bool:
    return user.has_perm(f"translation.{translate_codename(language)}") or may_review(user, language)


def require_translator(user: "User", language: str) -> None:
    if not may_translate(user, language):
        raise PermissionDenied(
            _("You may not translate into this language (%(language)s). Its translators and reviewers can.")
            % {"language": language}
        )


def require_reviewer(user: "User", language: str) -> None:
    if not may_review(user, language):
        raise PermissionDenied(
            _("You may not approve translations in this language (%(language)s). Its reviewers can.")
            % {"language": language}
        )


def require_releaser(user: "User") -> None:
    if not user.has_perm(f"translation.{RELEASE_CODENAME}"):
        raise PermissionDenied(_("You may not release a language before it is complete. Publishers can."))
