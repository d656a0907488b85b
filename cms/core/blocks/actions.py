"""The section that asks the reader to get in touch."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import ChoiceBlock, ListBlock, StructValue

from .completeness import CompleteStructBlock, Problem
from .per_language import PerLanguageBlock
from .section import SectionBlock
from .text import LineBlock, NeutralLineBlock, ProseTextBlock

PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{2,24}")
CHAT_SCHEMES = frozenset({"http", "https", "kakaotalk", "kakaoplus", "line", "whatsapp", "weixin"})


class ActionKind(models.TextChoices):
    PHONE = "phone", gettext_lazy("Telephone")
    CHAT = "chat", gettext_lazy("Chat")
    FORM = "form", gettext_lazy("Form")
    LINK = "link", gettext_lazy("Link")


def is_address(kind: str, address: str) -> bool:
    """Whether `address` is of the sort that `kind` needs: a telephone number, or the address of a page or chat."""
    if kind == ActionKind.PHONE:
        return PHONE.fullmatch(address.strip()) is not None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    schemes = CHAT_SCHEMES if kind == ActionKind.CHAT else {"http", "https"}
    return parts.scheme in schemes and bool(parts.netloc)


class ActionBlock(CompleteStructBlock):
    """One way to get in touch; languages may have different addresses."""

    kind = ChoiceBlock(choices=ActionKind.choices, required=False, label=gettext_lazy("Kind"))
    label = LineBlock(label=gettext_lazy("Label"))
    addresses = PerLanguageBlock(
        NeutralLineBlock,
        label=gettext_lazy("Telephone number or address"),
        help_text=gettext_lazy("Without one, this is not shown in that language."),
    )

    needs = ("kind", "label", "addresses")

    def problems(self, value: StructValue) -> Iterator[Problem]:
        kind = value.get("kind")
        wrong = [text for text in value["addresses"].values() if kind and text and not is_address(kind, text)]
        if not wrong:
            return
        message = (
            _("“%(address)s” is not a telephone number. Write it as +82-2-123-4567.")
            if kind == ActionKind.PHONE
            else _("“%(address)s” is not an address. Begin it with https://.")
        )
        yield Problem(message % {"address": wrong[0]}, child="addresses", code="address")

    class Meta:
        label = gettext_lazy("Way to get in touch")
        icon = "mail"


class CallToActionBlock(SectionBlock):
    """Asks the reader to call, chat or fill in a form."""

    text = ProseTextBlock(label=gettext_lazy("Text"))
    actions = ListBlock(ActionBlock(), label=gettext_lazy("Ways to get in touch"))

    content = ("actions",)

    class Meta:
        label = gettext_lazy("Call to action")
        icon = "mail"
        group = gettext_lazy("References and contact")
