from pathlib import Path

import pytest

from scripts.catalogues import catalogue_path, check, compile_all, update
from scripts.message_extraction import extract_messages

TEMPLATE = """{% load i18n %}
    <h1>{% translate "Before you come" %}</h1>
  <p title="{{ label|default:_("Nothing yet") }}">{% blocktranslate with name=clinic %}Hello, {{ name }}{% endblocktranslate %}</p>
      {% blocktranslate count n=total %}One visit{% plural %}{{ n }} visits{% endblocktranslate %}
"""
SOURCE = """
from django.utils.translation import gettext_lazy as _, pgettext

LABEL = _("Recovery")
OPENED = pgettext("a branch", "Open")


def message(days: int) -> str:
    return _("About %(days)s days") % {"days": days}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "cms" / "templates").mkdir(parents=True)
    (tmp_path / "cms" / "migrations").mkdir()
    (tmp_path / "cms" / "facts.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "cms" / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "cms" / "migrations" / "0001_initial.py").write_text('_("Frozen")', encoding="utf-8")
    return tmp_path


def translate_everything(project: Path) -> None:
    path = catalogue_path(project, "ko")
    text = path.read_text(encoding="utf-8")
    header, separator, entries = text.partition("\n\n")
    entries = entries.replace(
        'msgid "About %(days)s days"\nmsgstr ""', 'msgid "About %(days)s days"\nmsgstr "약 %(days)s일"'
    )
    entries = entries.replace(
        'msgid "Hello, %(name)s"\nmsgstr ""', 'msgid "Hello, %(name)s"\nmsgstr "%(name)s입니다"'
    )
    entries = entries.replace('msgstr[0] ""', 'msgstr[0] "%(n)s회 방문"').replace(
        'msgstr ""', 'msgstr "번역"'
    )
    path.write_text(header + separator + entries, encoding="utf-8")


def test_texts_of_python_and_templates_are_found_and_migrations_are_not_read(project):
    found = {(message.context, message.id) for message in extract_messages(project) if message.id}

    assert found == {
        (None, "Recovery"),
        ("a branch", "Open"),
        (None, "About %(days)s days"),
        (None, "Before you come"),
        (None, "Nothing yet"),
        (None, "Hello, %(name)s"),
        (None, ("One visit", "%(n)s visits")),
    }


def test_an_absent_catalogue_misses_every_message(project):
    problems = check(project)

    assert len(problems) == 14
    assert (
        "locale/ko/LC_MESSAGES/django.po: “Recovery” is missing. Run `make messages` and translate it."
        in problems
    )


def test_an_update_completes_english_and_leaves_korean_to_people(project):
    update(project)

    problems = check(project)

    assert len(problems) == 7
    assert all(problem.startswith("locale/ko/") and "has no translation" in problem for problem in problems)


def test_complete_catalogues_have_no_problem(project):
    update(project)
    translate_everything(project)

    assert check(project) == []


def test_a_second_update_changes_no_byte(project):
    update(project)
    translate_everything(project)
    update(project)
    first = catalogue_path(project, "ko").read_bytes()

    update(project)

    assert catalogue_path(project, "ko").read_bytes() == first
    assert check(project) == []


def test_a_message_that_left_the_sources_is_a_problem_until_the_update(project):
    update(project)
    translate_everything(project)
    (project / "cms" / "templates" / "page.html").write_text("", encoding="utf-8")

    assert any("“Before you come” is no longer in the sources" in problem for problem in check(project))

    update(project)
    assert check(project) == []


def test_a_changed_message_takes_no_guess_from_the_old_one(project):
    update(project)
    translate_everything(project)
    path = project / "cms" / "facts.py"
    path.write_text(SOURCE.replace("Recovery", "Recovery time"), encoding="utf-8")
    update(project)

    assert check(project) == [
        "locale/ko/LC_MESSAGES/django.po: “Recovery time” has no translation. Write one."
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgid "Recovery"', '#, fuzzy\nmsgid "Recovery"', "is marked fuzzy"),
        ("약 %(days)s일", "약 %(day)s일", "Use the same placeholders"),
    ],
)
def test_a_doubtful_translation_is_a_problem(project, old, new, fault):
    update(project)
    translate_everything(project)
    path = catalogue_path(project, "ko")
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    assert any(fault in problem for problem in check(project))


def test_compiling_writes_a_catalogue_that_gettext_reads(project):
    import gettext

    update(project)
    translate_everything(project)
    compile_all(project)

    with catalogue_path(project, "ko").with_suffix(".mo").open("rb") as compiled:
        translations = gettext.GNUTranslations(compiled)
    assert translations.gettext("About %(days)s days") == "약 %(days)s일"
