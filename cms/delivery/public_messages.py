"""Texts of the public site's interface, for every frontend: `messages?locale=`.

Ids are stable, so that an English wording can change without breaking a frontend. English is what stands here; any
other language is what its catalogue says, and a text its catalogue lacks is left out rather than shown in English.
"""

import gettext
from collections.abc import Mapping
from functools import cache

from django.conf import settings
from django.utils.translation import gettext_noop as _
from django.utils.translation import to_locale

SOURCE_LANGUAGE = "en"

PUBLIC_MESSAGES: Mapping[str, str] = {
    "home": _("Home"),
    "menu": _("Menu"),
    "close": _("Close"),
    "skip_to_content": _("Skip to content"),
    "search": _("Search"),
    "search_results": _("Search results"),
    "no_results": _("Nothing was found."),
    "all_procedures": _("All procedures"),
    "related_procedures": _("Related procedures"),
    "at_a_glance": _("At a glance"),
    "on_this_page": _("On this page"),
    "before": _("Before"),
    "after": _("After"),
    "before_and_after": _("Before and after"),
    "previous": _("Previous"),
    "next": _("Next"),
    "show_more": _("Show more"),
    "read_more": _("Read more"),
    "back_to_top": _("Back to top"),
    "questions_and_answers": _("Questions and answers"),
    "advantages": _("Advantages"),
    "disadvantages": _("Disadvantages"),
    "transcript": _("Transcript"),
    "reviewed_by": _("Medically reviewed by"),
    "last_updated": _("Last updated"),
    "book_consultation": _("Book a consultation"),
    "not_in_this_language": _("This page is not available in this language yet."),
    "page_not_found": _("This page does not exist."),
    "page_gone": _("This page is no longer available."),
}


class _Missing(gettext.NullTranslations):
    """Stands behind a catalogue, and answers what it lacks with nothing instead of the English text."""

    def gettext(self, message: str) -> str:
        return ""


def public_messages(language: str) -> dict[str, str]:
    """Text by id, as far as there is one in `language`."""
    return dict(_in_language(language, tuple(str(path) for path in settings.LOCALE_PATHS)))


@cache
def _in_language(language: str, directories: tuple[str, ...]) -> Mapping[str, str]:
    catalogues = [_catalogue(directory, language) for directory in directories]
    return {
        name: text
        for name, message in PUBLIC_MESSAGES.items()
        if (text := _text(message, language, catalogues))
    }


def _catalogue(directory: str, language: str) -> gettext.NullTranslations:
    catalogue = gettext.translation("django", directory, [to_locale(language)], fallback=True)
    if not isinstance(catalogue, gettext.GNUTranslations):
        return _Missing()
    catalogue.add_fallback(_Missing())
    return catalogue


def _text(message: str, language: str, catalogues: list[gettext.NullTranslations]) -> str:
    found = (catalogue.gettext(message) for catalogue in catalogues)
    return next(filter(None, found), message if language == SOURCE_LANGUAGE else "")
