"""Every unit and every shape of bound, written out in both languages and read as a patient would."""

import os
from decimal import Decimal
from unittest import mock

import pytest
from django.utils import translation

from cms.core.quantities import (
    UNITS,
    BoundStyle,
    Quantity,
    format_quantity,
)

ABOUT = True

# unit, minimum, maximum, approximate, English, Korean
TABLE = [
    ("minute", 1, 1, False, "1 minute", "1분"),
    ("minute", 90, 90, False, "90 minutes", "90분"),
    ("minute", "7.5", "7.5", False, "7.5 minutes", "7.5분"),
    ("minute", 30, 60, False, "30–60 minutes", "30~60분"),
    ("minute", 20, None, False, "at least 20 minutes", "20분 이상"),
    ("minute", None, 40, False, "within 40 minutes", "40분 이내"),
    ("minute", 90, 90, ABOUT, "about 90 minutes", "약 90분"),
    ("minute", 30, 60, ABOUT, "about 30–60 minutes", "약 30~60분"),
    ("minute", 20, None, ABOUT, "about 20 minutes or more", "약 20분 이상"),
    ("minute", None, 40, ABOUT, "within about 40 minutes", "약 40분 이내"),
    ("hour", 1, 1, False, "1 hour", "1시간"),
    ("hour", 3, 3, False, "3 hours", "3시간"),
    ("hour", "1.5", "1.5", False, "1.5 hours", "1.5시간"),
    ("hour", 4, 5, False, "4–5 hours", "4~5시간"),
    ("hour", "0.5", 1, False, "0.5–1 hours", "0.5~1시간"),
    ("hour", "1.5", "2.5", False, "1.5–2.5 hours", "1.5~2.5시간"),
    ("hour", 8, None, False, "at least 8 hours", "8시간 이상"),
    ("hour", None, 1, False, "within 1 hour", "1시간 이내"),
    ("hour", None, 2, False, "within 2 hours", "2시간 이내"),
    ("hour", 2, 2, ABOUT, "about 2 hours", "약 2시간"),
    ("hour", 4, 5, ABOUT, "about 4–5 hours", "약 4~5시간"),
    ("hour", 6, None, ABOUT, "about 6 hours or more", "약 6시간 이상"),
    ("hour", None, 3, ABOUT, "within about 3 hours", "약 3시간 이내"),
    ("day", 1, 1, False, "1 day", "1일"),
    ("day", 7, 7, False, "7 days", "7일"),
    ("day", 5, 10, False, "5–10 days", "5~10일"),
    ("day", 3, None, False, "at least 3 days", "3일 이상"),
    ("day", None, 14, False, "within 14 days", "14일 이내"),
    ("day", 7, 7, ABOUT, "about 7 days", "약 7일"),
    ("day", 5, 7, ABOUT, "about 5–7 days", "약 5~7일"),
    ("day", 10, None, ABOUT, "about 10 days or more", "약 10일 이상"),
    ("day", None, 10, ABOUT, "within about 10 days", "약 10일 이내"),
    ("night", 1, 1, False, "1 night", "1박"),
    ("night", 2, 2, False, "2 nights", "2박"),
    ("night", 1, 2, False, "1–2 nights", "1~2박"),
    ("night", 3, None, False, "at least 3 nights", "3박 이상"),
    ("night", None, 2, False, "up to 2 nights", "최대 2박"),
    ("night", 5, 5, ABOUT, "about 5 nights", "약 5박"),
    ("night", 5, 7, ABOUT, "about 5–7 nights", "약 5~7박"),
    ("night", 7, None, ABOUT, "about 7 nights or more", "약 7박 이상"),
    ("night", None, 7, ABOUT, "up to about 7 nights", "최대 약 7박"),
    ("week", 1, 1, False, "1 week", "1주"),
    ("week", 2, 2, False, "2 weeks", "2주"),
    ("week", 1, 2, False, "1–2 weeks", "1~2주"),
    ("week", 4, None, False, "at least 4 weeks", "4주 이상"),
    ("week", None, 2, False, "within 2 weeks", "2주 이내"),
    ("week", 2, 2, ABOUT, "about 2 weeks", "약 2주"),
    ("week", 2, 3, ABOUT, "about 2–3 weeks", "약 2~3주"),
    ("week", 4, None, ABOUT, "about 4 weeks or more", "약 4주 이상"),
    ("week", None, 2, ABOUT, "within about 2 weeks", "약 2주 이내"),
    ("month", 1, 1, False, "1 month", "1개월"),
    ("month", 6, 6, False, "6 months", "6개월"),
    ("month", 3, 6, False, "3–6 months", "3~6개월"),
    ("month", 3, None, False, "at least 3 months", "3개월 이상"),
    ("month", None, 6, False, "within 6 months", "6개월 이내"),
    ("month", 6, 6, ABOUT, "about 6 months", "약 6개월"),
    ("month", 1, 3, ABOUT, "about 1–3 months", "약 1~3개월"),
    ("month", 6, None, ABOUT, "about 6 months or more", "약 6개월 이상"),
    ("month", None, 3, ABOUT, "within about 3 months", "약 3개월 이내"),
    ("year", 1, 1, False, "1 year", "1년"),
    ("year", 5, 5, False, "5 years", "5년"),
    ("year", "1.5", "1.5", False, "1.5 years", "1.5년"),
    ("year", 5, 10, False, "5–10 years", "5~10년"),
    ("year", 10, None, False, "at least 10 years", "10년 이상"),
    ("year", None, 1, False, "within 1 year", "1년 이내"),
    ("year", 2, 2, ABOUT, "about 2 years", "약 2년"),
    ("year", 1, 2, ABOUT, "about 1–2 years", "약 1~2년"),
    ("year", 5, None, ABOUT, "about 5 years or more", "약 5년 이상"),
    ("year", None, 2, ABOUT, "within about 2 years", "약 2년 이내"),
    ("visit", 1, 1, False, "1 visit", "1회"),
    ("visit", 3, 3, False, "3 visits", "3회"),
    ("visit", 2, 3, False, "2–3 visits", "2~3회"),
    ("visit", 0, 1, False, "0–1 visits", "0~1회"),
    ("visit", 2, None, False, "at least 2 visits", "2회 이상"),
    ("visit", 1, None, False, "at least 1 visit", "1회 이상"),
    ("visit", None, 3, False, "up to 3 visits", "최대 3회"),
    ("visit", 3, 3, ABOUT, "about 3 visits", "약 3회"),
    ("visit", 3, 5, ABOUT, "about 3–5 visits", "약 3~5회"),
    ("visit", 3, None, ABOUT, "about 3 visits or more", "약 3회 이상"),
    ("visit", None, 5, ABOUT, "up to about 5 visits", "최대 약 5회"),
    ("millimetre", 1, 1, False, "1 mm", "1mm"),
    ("millimetre", "4.5", "4.5", False, "4.5 mm", "4.5mm"),
    ("millimetre", "1.5", "4.5", False, "1.5–4.5 mm", "1.5~4.5mm"),
    ("millimetre", 3, None, False, "at least 3 mm", "3mm 이상"),
    ("millimetre", None, "4.5", False, "up to 4.5 mm", "최대 4.5mm"),
    ("millimetre", 3, 3, ABOUT, "about 3 mm", "약 3mm"),
    ("millimetre", 2, 3, ABOUT, "about 2–3 mm", "약 2~3mm"),
    ("millimetre", 3, None, ABOUT, "about 3 mm or more", "약 3mm 이상"),
    ("millimetre", None, 3, ABOUT, "up to about 3 mm", "최대 약 3mm"),
    ("centimetre", 1, 1, False, "1 cm", "1cm"),
    ("centimetre", "2.5", "2.5", False, "2.5 cm", "2.5cm"),
    ("centimetre", 3, 5, False, "3–5 cm", "3~5cm"),
    ("centimetre", 2, None, False, "at least 2 cm", "2cm 이상"),
    ("centimetre", None, 5, False, "up to 5 cm", "최대 5cm"),
    ("centimetre", 5, 5, ABOUT, "about 5 cm", "약 5cm"),
    ("centimetre", 3, 4, ABOUT, "about 3–4 cm", "약 3~4cm"),
    ("centimetre", 4, None, ABOUT, "about 4 cm or more", "약 4cm 이상"),
    ("centimetre", None, 4, ABOUT, "up to about 4 cm", "최대 약 4cm"),
    ("millilitre", 1, 1, False, "1 ml", "1mL"),
    ("millilitre", 300, 300, False, "300 ml", "300mL"),
    ("millilitre", 200, 300, False, "200–300 ml", "200~300mL"),
    ("millilitre", 1500, None, False, "at least 1,500 ml", "1,500mL 이상"),
    ("millilitre", None, 3000, False, "up to 3,000 ml", "최대 3,000mL"),
    ("millilitre", 250, 250, ABOUT, "about 250 ml", "약 250mL"),
    ("millilitre", 20, 30, ABOUT, "about 20–30 ml", "약 20~30mL"),
    ("millilitre", 20, None, ABOUT, "about 20 ml or more", "약 20mL 이상"),
    ("millilitre", None, 30, ABOUT, "up to about 30 ml", "최대 약 30mL"),
    ("degree", 1, 1, False, "1°", "1°"),
    ("degree", 45, 45, False, "45°", "45°"),
    ("degree", "92.5", "92.5", False, "92.5°", "92.5°"),
    ("degree", 90, 95, False, "90–95°", "90~95°"),
    ("degree", 90, None, False, "at least 90°", "90° 이상"),
    ("degree", None, 100, False, "up to 100°", "최대 100°"),
    ("degree", 95, 95, ABOUT, "about 95°", "약 95°"),
    ("degree", 95, 105, ABOUT, "about 95–105°", "약 95~105°"),
    ("degree", 30, None, ABOUT, "about 30° or more", "약 30° 이상"),
    ("degree", None, 30, ABOUT, "up to about 30°", "최대 약 30°"),
    ("won", 1, 1, False, "KRW 1", "1원"),
    ("won", 1200000, 1200000, False, "KRW 1,200,000", "1,200,000원"),
    ("won", 1000000, 1500000, False, "KRW 1,000,000–1,500,000", "1,000,000~1,500,000원"),
    ("won", 1000000, None, False, "from KRW 1,000,000", "1,000,000원부터"),
    ("won", None, 1500000, False, "up to KRW 1,500,000", "최대 1,500,000원"),
    ("won", 1200000, 1200000, ABOUT, "about KRW 1,200,000", "약 1,200,000원"),
    ("won", 1000000, 1500000, ABOUT, "about KRW 1,000,000–1,500,000", "약 1,000,000~1,500,000원"),
    ("won", 1000000, None, ABOUT, "from about KRW 1,000,000", "약 1,000,000원부터"),
    ("won", None, 1500000, ABOUT, "up to about KRW 1,500,000", "최대 약 1,500,000원"),
]


def quantity_of(unit, minimum, maximum, approximate):
    bounds = (None if bound is None else Decimal(bound) for bound in (minimum, maximum))
    return Quantity(*bounds, unit, approximate)


@pytest.mark.parametrize(("unit", "minimum", "maximum", "approximate", "english", "korean"), TABLE)
class TestEveryUnitAndBound:
    def test_reads_right_in_english(self, unit, minimum, maximum, approximate, english, korean):
        assert format_quantity(quantity_of(unit, minimum, maximum, approximate), "en") == english

    def test_reads_right_in_korean(self, unit, minimum, maximum, approximate, english, korean):
        assert format_quantity(quantity_of(unit, minimum, maximum, approximate), "ko") == korean


def test_the_table_has_every_shape_of_every_shipped_unit():
    def shape(minimum, maximum, approximate):
        single = "single" if minimum == maximum else "range"
        return ("up" if maximum is None else "down" if minimum is None else single), approximate

    covered = {(unit, *shape(*rest)) for unit, *rest in (row[:4] for row in TABLE)}
    shapes = [(kind, about) for kind in ("single", "range", "up", "down") for about in (False, True)]

    assert covered == {(unit.code, *each) for unit in UNITS.shipped for each in shapes}


@pytest.mark.parametrize(
    ("minimum", "maximum", "language", "text"),
    [
        (None, 2, "en", "up to 2 years"),
        (None, 2, "ko", "최대 2년"),
        (2, None, "en", "at least 2 years"),
        (2, None, "ko", "2년 이상"),
        (1, 2, "en", "1–2 years"),
        (1, 2, "ko", "1~2년"),
    ],
)
def test_the_caller_can_say_that_a_bound_is_an_extent_and_no_deadline(minimum, maximum, language, text):
    quantity = quantity_of("year", minimum, maximum, False)

    assert format_quantity(quantity, language, bounds=BoundStyle.EXTENT) == text


@pytest.mark.parametrize(
    ("value", "english", "korean"),
    [
        ("1.123456", "1.123456 mm", "1.123456mm"),
        ("123456789.123456", "123,456,789.123456 mm", "123,456,789.123456mm"),
        ("0.000001", "0.000001 mm", "0.000001mm"),
    ],
)
def test_numbers_are_never_rounded(value, english, korean):
    quantity = Quantity.exactly(Decimal(value), "millimetre")

    assert (format_quantity(quantity, "en"), format_quantity(quantity, "ko")) == (english, korean)


@pytest.mark.parametrize("active", ["ko", "en", "de", "ar", None])
def test_the_active_language_and_the_environment_change_nothing(active):
    quantity = Quantity.between(Decimal("1000.5"), Decimal("2000.5"), "hour", approximate=True)
    environment = {"LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"}

    with translation.override(active), mock.patch.dict(os.environ, environment):
        texts = format_quantity(quantity, "en"), format_quantity(quantity, "ko")

    assert texts == ("about 1,000.5–2,000.5 hours", "약 1,000.5~2,000.5시간")
