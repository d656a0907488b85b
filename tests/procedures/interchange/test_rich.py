"""Rich text of files: what becomes of it, what is refused, and which addresses its paragraphs get."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedures.interchange.matching import match
from procedures.interchange.pairing import NotAligned, paired_texts
from procedures.interchange.rich import NotRichText, html_of, same_rich_text, with_keys


def no_page(ref):
    return 7


def keys(html):
    return re.findall(r'data-block-key="([^"]+)"', html)


class TestHtml:
    @pytest.mark.parametrize(
        ("text", "html"),
        [
            ("", ""),
            ("하나", "<p>하나</p>"),
            ("하나\n둘", "<p>하나 둘</p>"),
            ("하나\n\n둘", "<p>하나</p><p>둘</p>"),
            ("하나\n \n\n둘\n", "<p>하나</p><p>둘</p>"),
            ("<b>하나</b>", "<p><strong>하나</strong></p>"),
            ("하나<br/>둘", "<p>하나<br/>둘</p>"),
            ("A & B < C &amp; D", "<p>A &amp; B &lt; C &amp; D</p>"),
            ("<p>하나</p><ul><li>둘</li></ul>", "<p>하나</p><ul><li>둘</li></ul>"),
            ('<a ref="x">쪽</a>', '<p><a linktype="page" id="7">쪽</a></p>'),
        ],
    )
    def test_paragraphs_and_allowed_html_become_the_normal_form(self, text, html):
        assert html_of(text, no_page) == html

    @pytest.mark.parametrize(
        "text",
        [
            "<script>x</script>", "<u>x</u>", "<p class='a'>x</p>", "<!-- x -->x", "<!DOCTYPE html>x", "<?php x?>",
            "<p>x", "x</p>", "<em><strong>x</em></strong>", "<a>x</a>", "<a href='data:x'>x</a>",
            "<a href='/x'>x</a>", "<a href='https://x.example' target='_blank'>x</a>",
        ],
    )  # fmt: skip
    def test_what_would_not_arrive_is_refused(self, text):
        with pytest.raises(NotRichText):
            html_of(text, no_page)

    @given(st.text(alphabet="가a <>&/pbli=\"'\n", max_size=60))
    def test_no_letter_is_lost(self, text):
        try:
            html = html_of(text, no_page)
        except NotRichText:
            return
        assert text.count("가") == html.count("가")


class TestKeys:
    def test_keys_follow_from_the_words(self):
        html = "<p>하나</p><p>둘</p><p>하나</p>"
        assert with_keys(html, "") == with_keys(html, "")
        assert len(set(keys(with_keys(html, "")))) == 3

    def test_a_paragraph_keeps_the_key_that_it_has_on_the_page(self):
        old = '<p data-block-key="aaaaa">하나</p><p data-block-key="bbbbb">둘</p>'
        assert keys(with_keys("<p>둘</p><p>하나</p>", old)) == ["bbbbb", "aaaaa"]
        assert keys(with_keys("<p>새 문단</p><p>하나</p><p>둘</p>", old))[1:] == ["aaaaa", "bbbbb"]
        assert keys(with_keys("<p>하나와 반</p><p>둘</p>", old)) == ["aaaaa", "bbbbb"]

    def test_what_an_editor_saved_in_other_markup_is_left_as_it_is(self):
        old = '<p data-block-key="aaaaa"><b>하나</b></p>'
        assert with_keys("<p><strong>하나</strong></p>", old) == old

    @given(
        st.lists(st.sampled_from("가나다라"), max_size=6), st.lists(st.sampled_from("가나다라"), max_size=6)
    )
    def test_keys_are_never_shared_and_importing_again_changes_none(self, before, after):
        old = with_keys("".join(f"<p>{word}</p>" for word in before), "")
        html = "".join(f"<p>{word}</p>" for word in after)
        new = with_keys(html, old)
        assert len(set(keys(new))) == len(after)
        assert with_keys(html, new) == new
        assert same_rich_text(new, html)


class TestPairs:
    def pairs(self, source, target):
        return paired_texts(with_keys(html_of(source, no_page), ""), html_of(target, no_page), "ko", "en")

    def test_placeholders_have_the_numbers_of_the_source(self):
        source = '<em>가</em> <strong>나</strong> <a href="https://a.example">다</a> <a href="https://b.example">라</a>'
        target = '<a href="https://b.example">D</a> <strong>B</strong> <a href="https://a.example">C</a> <em>A</em>'
        (text,) = self.pairs(source, target).values()
        assert text == "<4>D</4> <2>B</2> <3>C</3> <1>A</1>"

    @pytest.mark.parametrize(
        ("source", "target", "said"),
        [
            ("가\n\n나", "A", "2 paragraphs in “ko” and 1 in “en”"),
            ("<ul><li>가</li></ul>", "<ul><li>A</li><li>B</li></ul>", "1 list items in “ko” and 2 in “en”"),
            ("<p>가</p><h3>나</h3>", "<h3>A</h3><p>B</p>", "Block 1 is <p>"),
            ("<strong>가</strong>", "A", "lacks the <strong>"),
            ("가", "<strong>A</strong>", "has <strong> where the source has none"),
            ("가<br/>나", "A B", "lacks the <br>"),
            ("<strong>가 <em>나</em></strong>", "<strong>A</strong> <em>B</em>", "markup of block 1 differs"),
        ],
    )
    def test_other_paragraphs_or_markup_are_refused(self, source, target, said):
        with pytest.raises(NotAligned, match=re.escape(said)):
            self.pairs(source, target)


class TestMatching:
    def test_the_same_words_are_the_same_entry_wherever_they_stand(self):
        assert match(["c", "a", "b"], ["a", "b", "c"]) == [2, 0, 1]

    def test_what_is_alike_is_matched_before_what_only_stands_in_the_same_place(self):
        assert match(["brand new entry", "one two three!"], ["one two three", "x"]) == [1, 0]

    def test_more_entries_than_before_leave_the_unlike_ones_new(self):
        assert match(["zzzz", "a", "yyyy"], ["a"]) == [None, 0, None]

    def test_another_kind_is_another_entry(self):
        assert match(["a"], ["a"], (["steps"], ["faq"])) == [None]

    @given(st.lists(st.text(max_size=3), max_size=6), st.lists(st.text(max_size=3), max_size=6))
    def test_no_entry_is_matched_twice(self, new, old):
        found = [index for index in match(new, old) if index is not None]
        assert len(found) == len(set(found))
        assert match(old, old) == list(range(len(old))) or len(set(old)) < len(old)
