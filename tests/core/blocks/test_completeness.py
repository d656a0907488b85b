"""What publishing asks of each general section, and that a draft is asked nothing."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from cms.core.blocks import (
    CalloutBlock,
    CallToActionBlock,
    FaqBlock,
    FeaturesBlock,
    FigureBlock,
    ProseBlock,
    SectionsBlock,
    VideoBlock,
    is_blank,
)
from cms.core.blocks.completeness import validating_draft

pytestmark = pytest.mark.django_db

VIDEO = {"title": "과정", "depicts": "staff", "addresses": {"ko": "https://youtu.be/abcdefghijk"}}
ACTION = {"kind": "phone", "label": "전화 상담", "addresses": {"ko": "02-123-4567"}}

COMPLETE = [
    (ProseBlock(), {"text": "<p>내용</p>"}),
    (CalloutBlock(), {"kind": "tip", "text": "<p>내용</p>"}),
    (FeaturesBlock(), {"items": [{"title": "특징"}]}),
    (FaqBlock(), {"items": [{"question": "언제?", "answer": "<p>내일</p>"}]}),
    (VideoBlock(), VIDEO),
    (CallToActionBlock(), {"actions": [ACTION]}),
]
INCOMPLETE = [
    (ProseBlock(), {"heading": "제목뿐", "text": "<p> </p>"}, None),
    (CalloutBlock(), {"heading": "제목뿐"}, None),
    (FeaturesBlock(), {"items": []}, None),
    (FeaturesBlock(), {"items": [{"title": "특징"}, {}]}, "items"),
    (FaqBlock(), {"items": [{"question": "언제?"}]}, "items"),
    (FigureBlock(), {"caption": "설명"}, "image"),
    (VideoBlock(), {**VIDEO, "depicts": None}, "depicts"),
    (VideoBlock(), {**VIDEO, "addresses": {"ko": "", "en": ""}}, "addresses"),
    (VideoBlock(), {**VIDEO, "addresses": {"en": "https://videos.example.com/1"}}, "addresses"),
    (CallToActionBlock(), {"actions": [{**ACTION, "kind": "form"}]}, "actions"),
    (CallToActionBlock(), {"actions": [{**ACTION, "addresses": {"ko": "곧 공지"}}]}, "actions"),
    (ProseBlock(), {"text": "<p>내용</p>", "anchor": "회복 기간"}, "anchor"),
    (ProseBlock(), {"text": "<p>내용</p>", "more_link": {"text": "더 보기"}}, "more_link"),
    (ProseBlock(), {"text": "<p>내용</p>", "more_link": {"url": "https://example.com/"}}, "more_link"),
    (
        ProseBlock(),
        {"text": "<p>내용</p>", "show_from": "2027-02-01T00:00Z", "show_until": "2027-01-01T00:00Z"},
        "show_until",
    ),
]


@pytest.mark.parametrize("interface", ["ko", "en", "de"])
@pytest.mark.parametrize(("block", "value"), COMPLETE)
def test_a_complete_section_is_published(check, interface, block, value):
    with override(interface):
        assert check(block, value) is None


@pytest.mark.parametrize(("block", "value", "child"), INCOMPLETE)
def test_an_incomplete_section_is_refused_where_it_is_incomplete(check, block, value, child):
    errors = check(block, value)

    assert list(errors["blockErrors"]) == [child] if child else errors["messages"]


@pytest.mark.parametrize(("block", "value", "child"), INCOMPLETE)
def test_a_draft_of_the_same_section_is_accepted(check, block, value, child):
    assert check(block, value, draft=True) is None


def test_a_draft_in_one_thread_does_not_excuse_a_publication_in_another():
    stream = SectionsBlock([("prose", ProseBlock())])
    value = stream.to_python([{"type": "prose", "value": {"heading": "제목뿐"}, "id": "a"}])
    refused = []

    def publish():
        try:
            stream.clean(value)
        except ValidationError:
            refused.append(True)

    with validating_draft():
        stream.clean(value)
        thread = threading.Thread(target=publish)
        thread.start()
        thread.join()

    assert refused == [True]


def test_an_anchor_stands_once_on_a_page():
    stream = SectionsBlock([("prose", ProseBlock())])
    section = {"type": "prose", "value": {"text": "<p>내용</p>", "anchor": "recovery"}}
    value = stream.to_python([{**section, "id": "a"}, {**section, "id": "b"}])

    with pytest.raises(ValidationError) as caught:
        stream.clean(value)

    assert list(caught.value.block_errors) == [1]
    assert stream.clean_deferred(value)


def test_ids_of_sections_and_items_outlast_cleaning():
    stream = SectionsBlock([("faq", FaqBlock())])
    item = {"type": "item", "value": {"question": "언제?", "answer": "<p>내일</p>"}, "id": "q1"}
    value = stream.to_python([{"type": "faq", "value": {"items": [item]}, "id": "s1"}])

    stored = stream.clean(value).get_prep_value()

    assert (stored[0]["id"], stored[0]["value"]["items"][0]["id"]) == ("s1", "q1")


@pytest.mark.parametrize("text", ["", "  ", None, []])
def test_white_space_is_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize(
    ("html", "expected"), [("<p></p>", True), ("<p>&nbsp;</p>", True), ("<p>a</p>", False)]
)
def test_rich_text_is_blank_without_words(html, expected):
    text = ProseBlock().child_blocks["text"].to_python(html)

    assert is_blank(text) is expected


def test_choices_and_check_marks_alone_are_blank():
    figure = FigureBlock()

    assert is_blank(figure.to_python({"is_illustration": True}))
    assert not is_blank(figure.to_python({"is_illustration": True, "caption": "그림"}))
