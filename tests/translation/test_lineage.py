"""An edit of the source keeps every translation that still says the same, and never one that does not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.translation.lineage import MatchKind, SegmentRef, UnitRef, match_segments
from cms.translation.markup import split_rich_text, text_digest
from cms.translation.typography import Guards, is_typographic_edit

START = datetime(2026, 1, 1, tzinfo=UTC)


def segment(key, text, place="body.steps.items.text", tags=()):
    kind = "rich" if tags else "plain"
    return SegmentRef(key, place, text_digest(text, kind, tags), text, tags)


def unit_of(source, number, state="approved", text=None, day=0):
    text = f"translation {number}" if text is None else text
    return UnitRef(
        number, source.key, source.place, source.digest, source.text, text, state, START + timedelta(days=day)
    )


def match(segments, units, **options):
    return match_segments(segments, units, language="ko", **options)


def one(source, *units, **options):
    (found,) = match([source], units, **options)
    return found


TEXTS = ["절개합니다.", "박리합니다.", "4.5mm 깊이로 당깁니다.", "봉합합니다.", "통증이 없습니다."]
PAGE = [segment(f"body:s{n // 2}:items:i{n}:text", text) for n, text in enumerate(TEXTS)]
UNITS = [unit_of(source, n) for n, source in enumerate(PAGE)]


def test_an_unchanged_source_keeps_every_translation_exactly():
    assert [(m.kind, m.unit_id) for m in match(PAGE, UNITS)] == [("exact", n) for n in range(5)]


def test_reordering_blocks_keeps_every_approval():
    moved = list(reversed(PAGE))

    assert [(m.kind, m.unit_id, m.is_approved) for m in match(moved, UNITS)] == [
        ("exact", n, True) for n in (4, 3, 2, 1, 0)
    ]


def test_moving_an_item_to_another_section_keeps_its_approval():
    moved = [replace(source, key=source.key.replace("s0", "s2")) for source in PAGE]

    assert [(m.unit_id, m.is_approved) for m in match(moved, UNITS)] == [(n, True) for n in range(5)]


def test_removing_one_full_stop_keeps_every_approval():
    edited = [*PAGE[:3], segment(PAGE[3].key, "봉합합니다"), PAGE[4]]
    found = match(edited, UNITS)

    assert [(m.unit_id, m.is_approved) for m in found] == [(n, True) for n in range(5)]
    assert found[3].kind == MatchKind.TYPOGRAPHIC
    assert found[3].reason.values == {"source": "봉합합니다."}


def test_restoring_the_old_text_finds_its_unit_exactly_whatever_came_after():
    edited = segment(PAGE[0].key, "크게 절개합니다.")
    later = [unit_of(edited, 10, day=5), unit_of(edited, 11, state="rejected", day=6)]

    assert (one(PAGE[0], *UNITS, *later).kind, one(PAGE[0], *UNITS, *later).unit_id) == ("exact", 0)


def test_a_duplicated_block_with_new_ids_gives_both_copies_the_approval():
    copies = [replace(source, key=source.key.replace("s0", "new").replace("i", "j")) for source in PAGE[:2]]
    found = match(PAGE + copies, UNITS)

    assert [(m.kind, m.unit_id, m.is_approved) for m in found[5:]] == [
        ("carried", 0, True),
        ("carried", 1, True),
    ]
    assert all(m.kind == MatchKind.EXACT for m in found[:5])


def test_regenerated_block_ids_keep_every_approval():
    regenerated = [segment(f"body:x{n}:items:y{n}:text", text) for n, text in enumerate(TEXTS)]

    assert [(m.kind, m.unit_id, m.is_approved) for m in match(regenerated, UNITS)] == [
        ("carried", n, True) for n in range(5)
    ]


def test_a_copied_page_keeps_every_approval_with_old_ids_and_with_new_ones():
    with_old_ids = match(PAGE, [replace(unit, id=unit.id + 100) for unit in UNITS])
    with_new_ids = match([replace(source, key=f"copy:{source.key}") for source in PAGE], UNITS)

    assert all(m.is_approved for m in with_old_ids + with_new_ids)


def test_rich_text_without_block_keys_keeps_its_approvals_when_a_paragraph_comes_in():
    def segments(html):
        return [SegmentRef(b.key, "intro", b.digest, b.text, b.tags) for b in split_rich_text(html)]

    old = segments("<p>가나다라마바사</p><p>아자차카타파하</p>")
    new = segments("<p>새로운 문단</p><p>가나다라마바</p><p>아자차카타파하</p>")
    found = match(new, [unit_of(source, n) for n, source in enumerate(old)])

    assert [(m.kind, m.unit_id) for m in found] == [("suggestion", 0), ("suggestion", 0), ("carried", 1)]
    assert [m.reason.code for m in found] == ["earlier-wording", "similar-text", "same-text-moved"]


def test_the_same_text_in_another_kind_of_place_is_only_suggested():
    found = one(segment("body:s9:title", TEXTS[0], place="body.steps.title"), *UNITS)

    assert (found.kind, found.unit_id, found.is_approved) == ("suggestion", 0, False)
    assert found.reason.code == "same-text-elsewhere"


@pytest.mark.parametrize("edit", ["크게 절개합니다.", "절개하지 않습니다.", "절개합니까?"])
def test_any_other_edit_suggests_the_old_translation_and_names_its_source(edit):
    found = one(segment(PAGE[0].key, edit), *UNITS)

    assert (found.kind, found.unit_id, found.is_approved) == ("suggestion", 0, False)
    assert found.reason.values["source"] == TEXTS[0]


def test_a_changed_number_never_carries():
    assert not one(segment(PAGE[2].key, "45mm 깊이로 당깁니다."), *UNITS).is_approved


def test_a_translation_goes_before_a_later_suggestion_made_of_it():
    second = segment(PAGE[0].key, "크게 절개합니다.")
    third = segment(PAGE[0].key, "아주 크게 절개합니다.")

    assert one(third, unit_of(PAGE[0], 1, day=1), unit_of(second, 2, state="suggested", day=2)).unit_id == 1


def test_lost_ids_with_a_changed_text_suggest_the_most_similar_one_of_the_place():
    edited = segment("body:x:items:y:text", "4.5mm 깊이로 당겨 줍니다.")
    elsewhere = unit_of(segment("body:x:title", "4.5mm 깊이로 당겨 줍니다!", place="body.steps.title"), 9)
    found = one(edited, *UNITS, elsewhere)

    assert (found.kind, found.unit_id, found.reason.code) == ("suggestion", 2, "similar-text")


def test_a_new_text_finds_nothing():
    found = one(segment("body:x:items:y:text", "전혀 다른 이야기입니다"), *UNITS[:2])

    assert (found.kind, found.unit_id, found.is_approved) == ("none", None, False)


def test_a_rejected_unit_of_this_very_text_stays_rejected_although_a_copy_is_approved():
    rejected = unit_of(PAGE[0], 7, state="rejected")
    copy = unit_of(replace(PAGE[0], key="body:other:text"), 8)
    found = one(PAGE[0], rejected, copy)

    assert (found.kind, found.unit_id, found.is_approved, found.reason.code) == (
        "exact",
        7,
        False,
        "rejected-here",
    )


@pytest.mark.parametrize("text", ["절개합니다", "크게 절개합니다.", "절개합니다."])
def test_a_rejected_unit_is_neither_carried_nor_suggested(text):
    found = one(
        segment("body:s0:items:i0:text" if text != TEXTS[0] else "body:new:text", text),
        unit_of(PAGE[0], 7, "rejected"),
    )

    assert found.kind == MatchKind.NONE


def test_words_rejected_for_the_same_text_are_not_carried_from_an_approved_copy():
    new = replace(PAGE[0], key="body:new:text")
    copies = [
        unit_of(replace(PAGE[0], key=f"body:{n}:text"), n, state, "cut")
        for n, state in enumerate(["approved", "rejected"])
    ]

    assert one(new, *copies).kind == MatchKind.SUGGESTION
    assert one(new, *copies, unit_of(PAGE[0], 9, text="incise")).unit_id == 9


def test_words_rejected_for_another_wording_are_still_carried_for_their_own():
    rejected = unit_of(segment(PAGE[0].key, "크게 절개합니다."), 7, "rejected", text="translation 0")

    assert one(segment(PAGE[0].key, "절개합니다"), UNITS[0], rejected).is_approved


def test_carrying_prefers_approved_then_near_then_late_then_high_id():
    def at(key, number, state="approved", day=0):
        return unit_of(replace(PAGE[0], key=key), number, state, day=day)

    new = replace(PAGE[0], key="body:s0:items:new:text")
    near_draft = at("body:s0:items:i1:text", 1, "needs_review", day=9)
    far_late = at("body:s5:items:i2:text", 2, day=8)
    near = at("body:s0:items:i3:text", 3, day=1)
    near_late = at("body:s0:items:i4:text", 4, day=2)
    near_late_twin = at("body:s0:items:i5:text", 5, day=2)

    assert one(new, near_draft, far_late).unit_id == 2
    assert one(new, near_draft, far_late, near).unit_id == 3
    assert one(new, near, near_late).unit_id == 4
    assert one(new, near_late_twin, near_late).unit_id == 5


def test_an_unapproved_copy_does_not_displace_an_approved_typographic_edit():
    edited = segment(PAGE[0].key, "절개합니다")
    copy = unit_of(replace(edited, key="body:new:text"), 9, "suggested")

    assert (one(edited, UNITS[0], copy).kind, one(edited, UNITS[0], copy).unit_id) == ("typographic", 0)


def test_a_changed_element_behind_equal_placeholders_is_no_typographic_edit():
    bold = segment("p.1", "<1>절개</1>합니다.", tags=("strong",))
    unit = unit_of(bold, 1)

    assert one(segment("p.1", "<1>절개</1>합니다", tags=("strong",)), unit).kind == MatchKind.TYPOGRAPHIC
    assert one(segment("p.1", "<1>절개</1>합니다", tags=("a",)), unit).kind == MatchKind.SUGGESTION
    assert one(segment("p.1", "<1>절개</1>합니다.", tags=("a",)), unit).kind == MatchKind.SUGGESTION


def test_a_guard_that_objects_makes_a_carry_a_suggestion():
    guards = Guards(negation=lambda text, language: text)

    assert one(segment(PAGE[0].key, "절개합니다"), *UNITS, guards=guards).kind == MatchKind.SUGGESTION


def test_every_reason_is_a_full_sentence():
    new = [
        segment("a", "x"),
        segment(PAGE[0].key, "절개합니다"),
        segment(PAGE[1].key, "크게 박리합니다."),
        replace(PAGE[2], key="z"),
    ]
    for found in match(
        [*PAGE, *new, replace(PAGE[2], key="z", place="q"), segment("b", "통증이 없었습니다.")], UNITS
    ):
        assert str(found.reason)[0].isupper()
        assert str(found.reason).endswith(".")


words = st.sampled_from(
    ["절개", "절개.", "절개합니다", "절개합니다.", "안 절개", "4.5mm", "45mm", "절개…", "절개..."]
)
names = st.sampled_from(["body:a:x", "body:a:y", "body:b:x", "p.1", "p.2"])
segments = st.builds(segment, names, words, st.sampled_from(["one", "two"]))
states = st.sampled_from(["approved", "needs_review", "suggested", "rejected"])


@st.composite
def histories(draw):
    sources = draw(st.lists(segments, max_size=8))
    return [
        unit_of(
            source,
            number,
            draw(states),
            draw(st.sampled_from(["cut", "incise", ""])),
            draw(st.integers(0, 3)),
        )
        for number, source in enumerate(sources)
    ]


@given(st.lists(segments, max_size=4), histories(), st.randoms(use_true_random=False))
def test_the_order_of_units_never_matters(new, units, random):
    shuffled = random.sample(units, len(units))

    assert match(new, units) == match(new, shuffled)


@given(st.lists(segments, max_size=4), histories())
def test_an_approval_never_goes_to_a_text_that_says_another_thing(new, units):
    for found in match(new, units):
        if found.is_approved:
            same_text = found.unit.digest == found.segment.digest
            same_key = found.unit.key == found.segment.key
            assert same_text or (
                same_key and is_typographic_edit(found.unit.source_text, found.segment.text, "ko")
            )
            assert same_key or found.unit.place == found.segment.place


@given(histories())
def test_restoring_any_old_text_finds_a_unit_of_it_exactly(units):
    for unit in units:
        found = one(SegmentRef(unit.key, unit.place, unit.digest, unit.source_text), *units)

        assert found.kind == MatchKind.EXACT
        assert (found.unit.key, found.unit.digest) == (unit.key, unit.digest)


@given(st.lists(segments, max_size=4), histories())
def test_rejected_words_reach_no_other_text_than_their_own(new, units):
    for found in match(new, units):
        if found.unit is not None and found.unit.state == "rejected":
            assert found.kind == MatchKind.EXACT
            assert (found.unit.key, found.unit.digest) == (found.segment.key, found.segment.digest)


def test_the_work_for_many_copies_of_one_text_is_bounded_by_their_number():
    comparisons = []

    class CountingKey(str):
        def split(self, *args):
            comparisons.append(self)
            return super().split(*args)

    def key(n):
        return CountingKey(f"body:{n}")

    def work(count):
        comparisons.clear()
        units = [unit_of(replace(PAGE[0], key=key(n)), n) for n in range(count)]
        match([replace(PAGE[0], key=key(-n)) for n in range(1, count + 1)], units)
        return len(comparisons)

    assert work(400) <= 2 * work(200)
