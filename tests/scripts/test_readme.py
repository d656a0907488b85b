import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_BY_TOOLS = {"PORT", "DJANGO_SETTINGS_MODULE"}


def test_every_environment_variable_of_the_settings_has_a_row_and_no_row_is_idle():
    settings = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "cms" / "settings").glob("*.py"))
    read = set(re.findall(r"environ(?:\.get\(|\[)\"(\w+)\"", settings)) | {"DATABASE_URL"}
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", README, flags=re.MULTILINE))

    assert described == read | SET_BY_TOOLS


def test_every_make_target_of_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"`?make ([a-z]+)", README))

    assert named
    assert all(re.search(rf"^{name}:", makefile, flags=re.MULTILINE) for name in named - {"and"})


def test_every_decision_is_in_the_index():
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    decisions = {path.name for path in (ROOT / "docs" / "decisions").glob("*.md")}

    assert decisions <= set(re.findall(r"decisions/([\w-]+\.md)", index))


def test_the_readme_stays_short():
    assert len(README.splitlines()) <= 150
