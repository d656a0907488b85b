"""Rich text comes apart into placeholder text and goes together again, and nothing else can come out."""

import html as stdlib_html

import nh3
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cms.translation.markup import (
    BrokenMarkup,
    Placeholder,
    check_markup,
    is_ordinal,
    join_rich_text,
    normalise_rich_text,
    plain_text,
    split_rich_text,
    text_digest,
)

ALLOWED = {"p", "ul", "ol", "li", "strong", "em", "a", "br", "sup", "sub", "h3", "h4"}

words = st.text(
    alphabet=st.sampled_from("가나 다ab \t\n<>&;\"'1/ \u00a0\u200b")
    | st.characters(exclude_categories=("Cs",)),
    max_size=12,
).map(stdlib_html.escape)
keys = st.sampled_from(
    ["", ' data-block-key="k1"', ' data-block-key="k2"', ' data-block-key="p.1"', ' data-block-key="a b"']
)
inline_tags = st.sampled_from(
    [
        "strong",
        "em",
        "b",
        "i",
        "sup",
        "sub",
        'a linktype="page" id="3"',
        'a href="/x?a=1&amp;b=&quot;"',
        "a",
        'a href="javascript:x"',
    ]
)


def element(tag: str, inner: str, key: str = "") -> str:
    return f"<{tag}{key}>{inner}</{tag.split()[0]}>"


inline = st.recursive(
    words | st.just("<br/>"),
    lambda child: st.builds(element, inline_tags, st.lists(child, max_size=3).map("".join)),
    max_leaves=6,
)
content = st.lists(inline, max_size=3).map("".join)
item = st.builds(element, st.just("li"), content, keys)
lists = st.recursive(
    st.builds(element, st.sampled_from(["ul", "ol"]), st.lists(item, max_size=3).map("".join)),
    lambda nested: st.builds(
        element,
        st.sampled_from(["ul", "ol"]),
        st.lists(st.builds(lambda a, b, k: element("li", a + b, k), content, nested, keys), max_size=2).map(
            "".join
        ),
    ),
    max_leaves=3,
)
blocks = st.builds(element, st.sampled_from(["p", "h3", "h4"]), content, keys)
rich_text = st.lists(blocks | lists, max_size=4).map("".join)
soup = st.lists(
    words
    | inline
    | blocks
    | lists
    | st.sampled_from(
        ["<p>", "</p>", "<ul>", "<li>", "</ul>", "<strong>", "</em>", "<table>", "<script>", "<!--", "<div>"]
    ),
    max_size=10,
).map("".join)


def texts_of(html: str) -> dict[str, str]:
    return {block.key: block.text for block in split_rich_text(html)}


def only(html: str):
    (block,) = split_rich_text(html)
    return block


@given(rich_text | soup)
@example("<ul>" * 30 + "<li>x</li>" + "</ul>" * 30)
@example("<strong><p>a</p>b</strong>")
@example("<ul><li><p>a</p> <p>b</p>c<ul><li>d</li></ul>e</li></ul>")
def test_joining_a_texts_own_segments_gives_its_normal_form(html):
    assert join_rich_text(html, texts_of(html)) == normalise_rich_text(html)


@given(rich_text | soup)
def test_the_normal_form_is_its_own_normal_form_and_has_the_same_segments(html):
    normal = normalise_rich_text(html)

    assert normalise_rich_text(normal) == normal
    assert [block.text for block in split_rich_text(normal)] == [
        block.text for block in split_rich_text(html)
    ]


@given(rich_text | soup)
def test_every_key_stands_once(html):
    keys = [block.key for block in split_rich_text(html)]

    assert len(keys) == len(set(keys))


@given(rich_text)
def test_no_word_of_allow_listed_text_is_lost(html):
    letters = [c for c in stdlib_html.unescape(nh3.clean(html, tags=set())) if c.isalnum()]

    assert [c for block in split_rich_text(html) for c in plain_text(block.text) if c.isalnum()] == letters


@given(rich_text, st.data())
def test_whatever_a_target_says_only_the_sources_elements_come_out(html, data):
    pieces = st.sampled_from(
        [
            "<1>",
            "</1>",
            "<2>",
            "</2>",
            "<3/>",
            "<1/>",
            "<script>",
            "<1 onclick=x>",
            "&lt;b&gt;",
            "<a href='javascript:x'>",
            "&",
            "가",
        ]
    )
    texts = {
        key: data.draw(st.lists(pieces | words | st.just(text), max_size=6).map("".join))
        for key, text in texts_of(html).items()
    }
    try:
        joined = join_rich_text(html, texts)
    except BrokenMarkup:
        return

    def shape(text):
        kinds = [(p.tag, p.attrs) for block in split_rich_text(text) for p in block.markup]
        return sorted(kinds), [(block.key, block.tag) for block in split_rich_text(text)]

    assert shape(joined) == shape(html)
    assert normalise_rich_text(joined) == joined
    assert nh3.clean(joined, tags=ALLOWED, link_rel=None).count("<") == joined.count("<")


def test_markup_becomes_numbers_and_attributes_stay_aside():
    block = only('<p data-block-key="x1">가 <b>나</b> &amp; <a linktype="page" id="3">다<br/>라</a></p>')

    assert (block.key, block.tag, block.text) == ("x1", "p", "가 <1>나</1> &amp; <2>다<3/>라</2>")
    assert block.markup == (
        Placeholder(1, "strong", ()),
        Placeholder(2, "a", (("linktype", "page"), ("id", "3"))),
        Placeholder(3, "br", ()),
    )


def test_nested_items_are_blocks_of_their_own():
    html = "<ul><li>가<ol><li>나</li></ol></li><li>다</li></ul>"

    assert texts_of(html) == {"li.1": "가", "li.2": "나", "li.3": "다"}
    assert (
        join_rich_text(html, {"li.1": "a", "li.2": "b", "li.3": "c"})
        == "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"
    )


def test_a_key_that_stands_twice_or_could_be_an_ordinal_is_replaced():
    html = '<p data-block-key="k">a</p><p data-block-key="k">b</p><p data-block-key="p.1">c</p>'

    assert list(texts_of(html)) == ["p.1", "p.2", "p.3"]


@pytest.mark.parametrize(
    ("key", "expected"), [("p.1", True), ("body:1:text:li.12", True), ("p1", False), ("seo.1", False)]
)
def test_an_ordinal_is_told_from_a_block_key(key, expected):
    assert is_ordinal(key) is expected


def test_blocks_without_words_stay_and_give_no_text():
    html = "<p>가</p><p></p><p><br/></p><h3>나</h3>"

    assert texts_of(html) == {"p.1": "가", "h3.1": "나"}
    assert join_rich_text(html, {"p.1": "a", "h3.1": "b"}) == "<p>a</p><p></p><p><br/></p><h3>b</h3>"


def test_a_translator_may_move_placeholders():
    html = '<p><a href="/a">가</a> 나 <em>다</em></p>'

    assert join_rich_text(html, {"p.1": "<2>c</2> b <1>a</1>"}) == '<p><em>c</em> b <a href="/a">a</a></p>'


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("<1>a</1> <2>b<3/></2> <4>c</4>", "unknown"),
        ("<1>a</1>", "missing"),
        ("<1>a</1> <2>b</2>", "missing"),
        ("<1>a</1> <2>b<3/></2> <1>c</1>", "repeated"),
        ("<1>a</1> <2>b<3/></2><3/>", "repeated"),
        ("<1>a <2>b<3/></1></2>", "unbalanced"),
        ("<1>a</1> <2>b<3/>", "unbalanced"),
        ("</1>a<1> <2>b<3/></2>", "unbalanced"),
        ("<1>a <2>b</2></1> <3/>", "moved-inside"),
        ("<1></1>a <2>b<3/></2>", "hollow"),
        ("<1>\u200b </1>a <2>b<3/></2>", "hollow"),
        ("<1/>a <2>b<3/></2>", "unknown"),
        ("<1 onclick=alert(1)>a</1> <2>b<3/></2>", "raw-markup"),
        ("<1>a</1> <2>b<3/></2><script>x</script>", "raw-markup"),
        ("<1>a</1> <2>b<3/></2><img src=x", "raw-markup"),
        ("<1>a</1> <2>b<3/></2><!-- x -->", "raw-markup"),
        ("< 1 >a</ 1 > <2>b<3/></2>", "raw-markup"),
        ("<scr<1>a</1>ipt> <2>b<3/></2>", "raw-markup"),
    ],
)
def test_broken_markup_is_refused_in_a_full_sentence(target, code):
    html = '<p><b>가</b> <a href="/a">나<br/></a></p>'
    source = only(html).text
    reason = check_markup(source, target)

    assert reason is not None
    assert reason.code == code
    assert str(reason)[0].isupper()
    assert str(reason).endswith(".")
    with pytest.raises(BrokenMarkup) as caught:
        join_rich_text(html, {"p.1": target})
    assert (caught.value.reason, caught.value.key) == (reason, "p.1")


@pytest.mark.parametrize(
    ("target", "inner"),
    [
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"),
        ("p<0.05 & q", "p&lt;0.05 &amp; q"),
        ("within <5 days", "within &lt;5 days"),
        ("&copy; &#60;b>", "&amp;copy; &amp;#60;b&gt;"),
        ("<0>x", None),
        ("<01>x", None),
        ("<1>x</1>", None),
        ("\uff1c1\uff1ex", "\uff1c1\uff1ex"),
        ("   ", None),
        ("<99999999>x", None),
    ],
)
def test_all_else_in_a_target_is_escaped_or_refused(target, inner):
    if inner is None:
        with pytest.raises(BrokenMarkup):
            join_rich_text("<p>가</p>", {"p.1": target})
    else:
        assert join_rich_text("<p>가</p>", {"p.1": target}) == f"<p>{inner}</p>"


@pytest.mark.parametrize("texts", [{}, {"p.1": "a"}, {"p.1": "a", "p.2": "b", "p.3": "c"}])
def test_a_text_goes_over_whole(texts):
    with pytest.raises(BrokenMarkup, match="paragraph"):
        join_rich_text("<p>가</p><p>나</p>", texts)


def test_a_script_address_loses_its_link_and_keeps_its_words():
    assert normalise_rich_text('<p><a href="javascript:x">가</a></p>') == "<p>가</p>"


def test_plain_text_has_no_markup_and_keeps_lines_apart():
    assert plain_text("4<1/>5 <2>&lt;b&gt; &amp;amp;</2>") == "4\n5 <b> &amp;"


def test_only_words_and_elements_decide_a_digest_not_addresses_or_spaces():
    before = only('<p>가  <a href="/a">나</a></p>')

    assert before.digest == only('<p data-block-key="z">가 <a href="/b">나</a> </p>').digest
    assert before.digest != only("<p>가 <em>나</em></p>").digest
    assert before.digest != only('<p><a href="/a">가</a> 나</p>').digest
    assert text_digest("\u1100\u1161\u11a8", "plain") == text_digest("각", "plain")
    assert text_digest("a &amp; b", "plain") != text_digest("a &amp; b", "rich")
