"""Every way in which a file can be wrong: said at its place, with nothing written and the other files imported."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission

from cms.translation.groups import EDITORS, PUBLISHERS, reviewers
from cms.translation.models import Unit
from cms.translation.models.unit import UnitState
from procedures.interchange.references import find

from . import files

pytestmark = pytest.mark.django_db

HEAD = """
ref: wrong
type: procedure
category: lifting
title: {ko: 수술, en: Operation}
"""
MARK = "▶"
PICTURE = "hero: {image: face.png, depicts: nobody, alt: 그림}\n"


@pytest.fixture
def refused(run, write, everything):
    """The problems of a file, once it is certain that it left nothing behind and did not hold up its neighbour."""

    def _refused(text, **kwargs):
        small = write("small.yaml", files.SMALL)
        run(small, **kwargs)
        before = everything()
        result, other = run(write("a-wrong.yaml", text), small, **kwargs)
        assert (result.status, other.status) == ("failed", "unchanged")
        assert everything() == before
        return [
            (problem.position.line, problem.position.column, str(problem).split(": ")[1], problem.message)
            for problem in result.problems
        ]

    return _refused


@pytest.mark.parametrize(
    ("text", "path", "said"),
    [
        ("facts: [{kind: ▶sleep, none: true}]", "facts[0].kind", "There is no kind of fact “sleep”"),
        (
            "facts: [{kind: depth, minimum: 1, maximum: 1, unit: ▶parsec}]",
            "facts[0].unit",
            "This unit is not known",
        ),
        (
            "facts:\n  - {kind: depth, minimum: 5, maximum: ▶4, unit: millimetre}",
            "facts[0].maximum",
            "The maximum is below the minimum",
        ),
        (
            "facts: [{kind: depth, minimum: 1, maximum: 1, unit: ▶hour}]",
            "facts[0].unit",
            "not measured in this unit",
        ),
        (
            "facts: [{kind: anaesthesia, choices: ▶[{choice: hypnosis}]}]",
            "facts[0].choices",
            "is no choice for",
        ),
        (
            "facts: [{kind: recovery, relative_to: ▶wedding}]",
            "facts[0].relative_to",
            "There is no event for facts “wedding”",
        ),
        ("methods: [▶{name: {en: Only}}]", "methods[0]", "A method needs a name"),
        ("reviewed_by: ▶nobody", "reviewed_by", "There is no doctor “nobody”"),
        ("reviewed_on: ▶1.10.2026", "reviewed_on", "is no date"),
        ("related: [{ref: ▶ghost, relation: performed_with}]", "related[0].ref", "no procedure “ghost”"),
        ("slug: {en: ▶한글}", "slug.en", "only the letters"),
        ("slug: ▶{ko: small}", "slug", "already in use"),
        ('tagline: ▶"두\\n줄"', "tagline", "single line"),
        ("eyebrow: {en: ▶Only English}", "eyebrow.en", "There is no text in “ko”"),
        ("lead: ▶글 <u>밑줄</u>", "lead", "<u> is not allowed"),
        ("lead: ▶<p>글", "lead", "<p> is not closed"),
        ("lead: ▶<p onclick='x'>글</p>", "lead", "The attribute onclick"),
        ("lead: ▶<a href='javascript:x'>글</a>", "lead", "Begin it with https://"),
        ("lead: ▶<a ref='ghost'>글</a>", "lead", "no procedure “ghost”"),
        (
            "lead:\n  ko: |\n    하나\n\n    둘\n  en: ▶|\n    One",
            "lead.en",
            "2 paragraphs in “ko” and 1 in “en”",
        ),
        ("lead: {ko: <strong>하나</strong>, en: ▶One}", "lead.en", "lacks the <strong>"),
        ("lead: {ko: 하나, en: ▶<em>One</em>}", "lead.en", "has <em> where the source has none"),
        (
            "lead: {ko: '<a href=\"https://a.example\">가</a>', en: ▶'<a href=\"https://b.example\">A</a>'}",
            "lead.en",
            "to https://b.example where the source has none",
        ),
        (
            "lead: {ko: <ul><li>하나</li></ul>, en: ▶<p>One</p>}",
            "lead.en",
            "0 paragraphs in “ko” and 1 in “en”",
        ),
        ("summary: {ko: 4~5시간, en: ▶4–6 hours}", "summary.en", "6"),
        (
            "sections:\n  - type: comparison\n    columns: [{heading: 가}, {heading: 나}]\n    rows: ▶[{label: 다, cells: [라]}]",
            "sections[0].rows",
            "Row 1 has 1 cells and the table has 2 columns",
        ),
        ("sections: [▶{type: steps, items: []}]", "sections[0]", "no content yet"),
        ("sections: [{type: callout, text: 글, kind: ▶shout}]", "sections[0].kind", "is not known here"),
        (
            "sections: [{type: video, title: 글, addresses: ▶{ko: 'https://a.example/'}, depicts: staff}]",
            "sections[0].addresses",
            "No video is known",
        ),
        (
            "sections: [{type: notice, kind: side_effects, side_effects: [▶joy]}]",
            "sections[0].side_effects[0]",
            "no side effect “joy”",
        ),
        (
            "sections: [{type: notice, kind: legal, disclaimer: ▶x}]",
            "sections[0].disclaimer",
            "no disclaimer “x”",
        ),
        ("sections: [{type: prose, text: 글, anchor: ▶A b}]", "sections[0].anchor", "An anchor begins"),
        (
            "sections: [{type: prose, text: 글, show_from: ▶soon}]",
            "sections[0].show_from",
            "no date and time",
        ),
        (
            "sections: [{type: prose, id: a, text: 글}, {type: prose, id: ▶a, text: 글}]",
            "sections[1].id",
            "already has the id",
        ),
        (
            "sections: [{type: prose, languages: [ko], text: {ko: 글, en: ▶Text}}]",
            "sections[0].text.en",
            "not shown in “en”",
        ),
        ("hero: {image: ▶gone.png, depicts: nobody, alt: 그림}", "hero.image", "cannot be read"),
        ("hero: {image: ▶/etc/passwd, depicts: nobody, alt: 그림}", "hero.image", "relative to this file"),
        (
            "hero: {image: face.png, depicts: ▶patient, alt: 그림}",
            "hero.depicts",
            "Patients are shown only inside a case",
        ),
        ("hero: ▶{image: face.png, alt: 그림}", "hero", "“depicts” is missing"),
        ("hero: ▶{image: face.png, depicts: nobody}", "hero", "Describe the picture"),
        ("hero: {image: ▶broken.png, depicts: nobody, alt: 그림}", "hero.image", "incomplete or damaged"),
        ("hero: {image: ▶wrong.yaml, depicts: nobody, alt: 그림}", "hero.image", "is not a JPEG"),
        ("hero: {image: face.png, depicts: nobody, alt: {ko: 4시간, en: ▶5 hours}}", "hero.alt.en", "5"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(refused, write, picture, text, path, said):
    """The mark stands where the complaint has to point."""
    lines = f"{HEAD}{text}".lstrip("\n").split("\n")
    line, column = next((n, row.index(MARK) + 1) for n, row in enumerate(lines, 1) if MARK in row)
    face = picture()
    face.with_name("broken.png").write_bytes(face.read_bytes()[:60])
    write("wrong.yaml", "a: 1")
    found = refused(f"{HEAD}{text}\n".replace(MARK, ""))
    assert [problem[:3] for problem in found] == [(line, column, path)]
    assert said in found[0][3]


def test_a_category_that_does_not_exist_is_said(refused):
    text = HEAD.replace("category: lifting", "category: ghosts")
    assert refused(text) == [
        (3, 11, "category", "There is no category “ghosts”. Import its file first, or correct the name.")
    ]


def test_pictures_of_a_refused_file_are_not_kept(refused, picture):
    picture()
    ((_line, _column, path, _message),) = refused(f"{HEAD}{PICTURE}summary: {{ko: 4시간, en: 5 hours}}\n")
    assert path == "summary.en"


def test_two_files_with_one_ref_are_not_both_imported(run, write):
    one, other = write("a.yaml", files.SMALL), write("b.yaml", files.SMALL)
    first, second = run(one, other)
    assert (first.file, first.status) == (str(other), "failed")
    assert "has the ref “small” too" in str(first.problems[0])
    assert second.status == "created"


def test_a_failure_that_nobody_foresaw_leaves_nothing_and_holds_nobody_up(
    run, write, everything, monkeypatch
):
    small, english = write("small.yaml", files.SMALL), write("english.yaml", files.ENGLISH)
    run(english)
    before = everything()
    monkeypatch.setattr("procedures.interchange.applying.remember", lambda *args: 1 / 0)
    result, other = run(small, english)
    assert "Importing stopped: division by zero" in str(result.problems[0])
    assert other.status == "unchanged"
    assert everything() == before


class TestRights:
    @pytest.fixture
    def person(self, db):
        def _person(*groups):
            user = get_user_model().objects.create_user("kim", password="a-long-password-1")
            user.groups.set(Group.objects.filter(name__in=groups))
            return user

        return _person

    @pytest.mark.parametrize(
        ("groups", "said"),
        [
            ((), "kim may not edit pages here"),
            ((EDITORS,), "kim may not publish here"),
            ((PUBLISHERS,), "kim may not translate into “en”"),
        ],
    )
    def test_who_may_not_do_it_in_the_admin_may_not_import_it(
        self, run, write, everything, person, groups, said
    ):
        user = person(*groups)
        before = everything()
        (result,) = run(write("small.yaml", files.SMALL), user=user)
        assert said in str(result.problems[0])
        assert everything() == before

    def test_a_publisher_who_reviews_may_do_everything(self, run, write, person):
        (result,) = run(write("small.yaml", files.SMALL), user=person(PUBLISHERS, reviewers("en")))
        assert result.problems == []
        assert find("procedure", "small").live

    def test_a_publisher_who_only_translates_leaves_translations_to_review(self, run, write, person):
        user = person(PUBLISHERS, "Translators (en)")
        (result,) = run(write("small.yaml", files.SMALL), user=user)
        assert result.problems == []
        owner_id = find("procedure", "small").pk
        assert find("procedure", "small").live
        states = Unit.objects.filter(owner_label="core.basepage", owner_id=owner_id).values_list(
            "state", flat=True
        )
        assert set(states) == {UnitState.NEEDS_REVIEW}

    def test_who_may_not_add_pictures_does_not_import_them(self, run, write, picture, person, everything):
        picture()
        user = person(PUBLISHERS, reviewers("en"))
        GroupCollectionPermission.objects.all().delete()
        before = everything()
        (result,) = run(write("a.yaml", f"{HEAD}{PICTURE}"), user=user)
        assert "kim may not add clinicimage objects" in str(result.problems[0])
        assert everything() == before

    def test_a_locked_page_is_not_edited(self, run, write, admin):
        path = write("small.yaml", files.SMALL)
        run(path)
        page = find("procedure", "small")
        page.locked, page.locked_by = True, admin
        page.save()
        (result,) = run(path, user=None, publish=False)
        assert "This page is locked" in str(result.problems[0])
