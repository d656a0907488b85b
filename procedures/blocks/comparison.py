"""Sections that set things against each other."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import ListBlock, StructValue

from cms.core.blocks import CompleteStructBlock, LinesBlock, Problem, SectionBlock, is_blank

MINIMUM_COLUMNS = 2


class ColumnBlock(CompleteStructBlock):
    heading = LinesBlock(label=gettext_lazy("Heading"), rows=1)

    needs = ("heading",)

    class Meta:
        label = gettext_lazy("Column")


class RowBlock(CompleteStructBlock):
    label = LinesBlock(label=gettext_lazy("Label"), rows=1)
    cells = ListBlock(
        LinesBlock(label=gettext_lazy("Cell")),
        label=gettext_lazy("Cells"),
        help_text=gettext_lazy("One per column."),
    )

    needs = ("label", "cells")

    class Meta:
        label = gettext_lazy("Row")


class ComparisonBlock(SectionBlock):
    """A table: what is compared stands in the columns, the points of comparison in the rows."""

    columns = ListBlock(ColumnBlock(), label=gettext_lazy("Columns"))
    rows = ListBlock(RowBlock(), label=gettext_lazy("Rows"))

    content = ("columns", "rows")

    def problems(self, value: StructValue) -> Iterator[Problem]:
        yield from super().problems(value)
        columns = len(value["columns"])
        if columns < MINIMUM_COLUMNS:
            yield Problem(
                _("A comparison needs at least two columns."), child="columns", code="too_few_columns"
            )
        if not len(value["rows"]):
            yield Problem(_("A comparison needs at least one row."), child="rows", code="no_rows")
        for number, row in enumerate(value["rows"], start=1):
            if len(row["cells"]) != columns:
                yield Problem(
                    _row_message(number, len(row["cells"]), columns), child="rows", code="cell_count"
                )

    class Meta:
        label = gettext_lazy("Comparison table")
        icon = "table"
        group = gettext_lazy("Comparisons")


def _row_message(number: int, cells: int, columns: int) -> str:
    return _(
        "Row %(row)d has %(cells)d cells and the table has %(columns)d columns. Make them equal; a cell may stay empty."
    ) % {"row": number, "cells": cells, "columns": columns}


class ProsAndConsBlock(SectionBlock):
    """What speaks for a procedure and what against it. One side alone is not published."""

    pros = ListBlock(LinesBlock(label=gettext_lazy("Advantage")), label=gettext_lazy("Advantages"))
    cons = ListBlock(LinesBlock(label=gettext_lazy("Disadvantage")), label=gettext_lazy("Disadvantages"))

    needs = ("pros", "cons")

    def problems(self, value: StructValue) -> Iterator[Problem]:
        yield from super().problems(value)
        for name in self.needs:
            texts = list(value[name])
            if not is_blank(texts) and any(is_blank(text) for text in texts):
                yield Problem(
                    _("One of the entries is empty. Fill it in or remove it."), child=name, code="empty_item"
                )

    class Meta:
        label = gettext_lazy("Advantages and disadvantages")
        icon = "tasks"
        group = gettext_lazy("Comparisons")
