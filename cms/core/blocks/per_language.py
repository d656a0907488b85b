"""Values that each language has of its own and that need no translation: which languages, and a value for each."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block, MultipleChoiceBlock, StructBlock, StructValue

from cms.core.languages import content_languages


def language_choices() -> list[tuple[str, str]]:
    """Codes and own names of the languages the site is written in."""
    return list(settings.LANGUAGES)


def child_name(language: str) -> str:
    """Name of the child block that holds a language's value; block names are identifiers."""
    return language.replace("-", "_")


class LanguagesBlock(MultipleChoiceBlock):
    """The languages a section is shown in; none chosen means all of them."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Languages"))
        kwargs.setdefault(
            "help_text",
            _(
                "Show this section only in these languages. With one language, write it directly in that language."
            ),
        )
        kwargs.setdefault("choices", language_choices)
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class PerLanguageBlock(StructBlock):
    """One neutral value for each language, entered directly."""

    def __init__(self, leaf: type[Block], **kwargs: Any) -> None:
        names = dict(settings.LANGUAGES)
        children = [
            (child_name(code), leaf(required=False, label=names[code])) for code in content_languages()
        ]
        super().__init__(children, **kwargs)

    def value_in(self, value: StructValue, language: str) -> Any:
        """The value entered for `language`, or None."""
        return value.get(child_name(language)) or None
