"""How many queries an import takes: it does not depend on how much text a page has."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from . import files

pytestmark = pytest.mark.django_db


def file_with(paragraphs, ref):
    names = [f"x{chr(97 + number // 10)}{chr(97 + number % 10)}" for number in range(paragraphs)]
    korean = "\n\n".join(f"        {name} 문단입니다." for name in names)
    english = "\n\n".join(f"        The paragraph {name}." for name in names)
    section = f"  - type: prose\n    text:\n      ko: |\n{korean}\n      en: |\n{english}\n"
    return files.SMALL.split("sections:")[0].replace("ref: small", f"ref: {ref}") + "sections:\n" + section


@pytest.mark.parametrize("publish", [True, False])
def test_importing_costs_the_same_for_few_and_for_many_paragraphs(run, write, publish):
    counts = {}
    run(write("warm.yaml", file_with(1, "warm")), publish=publish)
    for paragraphs in (2, 40):
        path = write(f"{paragraphs}.yaml", file_with(paragraphs, f"p{paragraphs}"))
        for step in ("created", "unchanged"):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                (result,) = run(path, publish=publish)
            assert result.status == step
            counts[paragraphs, step] = len(queries)
    assert counts[2, "created"] == counts[40, "created"]
    assert counts[2, "unchanged"] == counts[40, "unchanged"] <= 25
