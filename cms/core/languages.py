"""The languages a clinic writes in, and nothing about the language somebody's interface happens to have.

`settings.LANGUAGES` is the one list; everything that stores or serves text asks here.
"""

from django.conf import settings


def content_languages() -> tuple[str, ...]:
    """Codes of every language the site is written in, in the order of the settings."""
    return tuple(code for code, _name in settings.LANGUAGES)


def default_source_language() -> str:
    """The language a new object is written in unless somebody says otherwise."""
    return settings.LANGUAGE_CODE


def target_languages(source_language: str) -> tuple[str, ...]:
    """Every content language but `source_language`."""
    return tuple(code for code in content_languages() if code != source_language)


def column(field_name: str, language: str) -> str:
    """Name of the column that holds `field_name` in `language`, as modeltranslation names it."""
    return f"{field_name}_{language.replace('-', '_')}"
