"""Lists with a purpose: for whom, to what effect, with what care."""

from django.db import models
from django.utils.translation import gettext_lazy
from wagtail.blocks import ChoiceBlock, ListBlock

from cms.core.blocks import ItemBlock, LinesBlock, SectionBlock


class ListPurpose(models.TextChoices):
    RECOMMENDED_FOR = "recommended_for", gettext_lazy("Recommended for")
    EFFECTS = "effects", gettext_lazy("Effects")
    CAUTIONS_BEFORE = "cautions_before", gettext_lazy("Cautions before the procedure")
    CAUTIONS_AFTER = "cautions_after", gettext_lazy("Cautions after the procedure")
    OTHER = "other", gettext_lazy("Other")


class ListItemBlock(ItemBlock):
    title = LinesBlock(label=gettext_lazy("Title"), rows=1)
    text = LinesBlock(label=gettext_lazy("Text"))

    class Meta:
        label = gettext_lazy("Item")
        icon = "list-ul"


class PurposeListBlock(SectionBlock):
    """Short items. The site numbers or marks them itself."""

    purpose = ChoiceBlock(choices=ListPurpose.choices, required=False, label=gettext_lazy("Purpose"))
    items = ListBlock(ListItemBlock(), label=gettext_lazy("Items"))

    needs = ("purpose",)
    content = ("items",)

    class Meta:
        label = gettext_lazy("List")
        icon = "list-ul"
        group = gettext_lazy("Lists")
