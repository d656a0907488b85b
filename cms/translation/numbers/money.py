"""Currencies that stand before the amount (₩50,000, KRW 1.2 million, USD 1,500).

A currency after the amount is a unit like another and is in `units`. No exchange rates: won and dollars never agree.
"""

from __future__ import annotations

import re

from .mentions import Dimension
from .quantity import Page, Unit

_BEFORE = re.compile(
    r"(₩|￦|\\(?=\d)|KRW|W(?=\d)|원화|US\$|\$|USD|€|EUR|£|GBP|¥|JPY|CN¥|RMB)\s?$", re.IGNORECASE
)
_CODES = {
    "₩": "KRW", "￦": "KRW", "\\": "KRW", "krw": "KRW", "w": "KRW", "원화": "KRW", "us$": "USD", "$": "USD", "usd": "USD",
    "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "jpy": "JPY", "cn¥": "CNY", "rmb": "CNY",
}  # fmt: skip


def attach_currencies(page: Page) -> None:
    """Give each bare number after a currency its currency, and take in the sign."""
    for quantity in page.quantities:
        if quantity.unit is not None and quantity.dimension != Dimension.MONEY:
            continue
        before = _BEFORE.search(page.text, max(0, quantity.start - 6), quantity.start)
        if before and page.is_free(*before.span()):
            page.take(*before.span())
            quantity.start = before.start()
            quantity.unit = Unit(Dimension.MONEY, qualifier=_CODES[before[1].lower()])
