"""A link to a page of this site or to an address elsewhere."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import PageChooserBlock, StructValue, URLBlock

from .completeness import CompleteStructBlock, Problem, is_blank
from .text import LineBlock


class LinkBlock(CompleteStructBlock):
    """A page's title may stand for the text; an address needs a text of its own."""

    page = PageChooserBlock(required=False, label=gettext_lazy("Page"))
    url = URLBlock(required=False, label=gettext_lazy("Address elsewhere"))
    text = LineBlock(
        label=gettext_lazy("Link text"), help_text=gettext_lazy("Without it, the page’s title is used.")
    )

    def problems(self, value: StructValue) -> Iterator[Problem]:
        page, url, text = (value.get(name) for name in ("page", "url", "text"))
        if page and url:
            yield Problem(_("Choose a page or an address elsewhere, not both."), child="url")
        if not page and not url and not is_blank(text):
            yield Problem(
                _("The link leads nowhere. Choose a page or enter an address, or remove its text."), "text"
            )
        if url and not page and is_blank(text):
            yield Problem(_("Write the text of the link."), child="text")

    class Meta:
        label = gettext_lazy("Link")
        icon = "link"
