"""The state machine: everything people do to a small site, in any order, with any interface language.

After every rule the invariants are checked twice: by what `manage.py verify` checks, and by oracles of the tests' own.
"""

import itertools
import json
import uuid
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps

import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from wagtail.models import Site

from cms.core.models import BasePage
from cms.delivery.models import Change, Document, DocumentVersion
from cms.delivery.verification import findings
from cms.translation.models import GlossaryTerm, Unit
from tests.articles.models import ArticlePage, Author
from tests.factories.articles import draft, fresh, make_article, make_home, make_superuser

from .oracle import Oracle, essence, foreign_texts, rows
from .vocabulary import CLINIC, ENTRIES, SENTENCES, TITLES, right_translations

START = datetime(2026, 3, 1, 9, tzinfo=UTC)
INDEX = st.integers(0, 30)
ACTIVE = st.sampled_from(["ko", "en", "de"])
ENGLISH_ONLY = [
    text for entry in ENTRIES for text in (entry.en, entry.rewording) if text and CLINIC not in text
]


def change(transactions=1, **arguments):
    """A rule under a random active language, with every check after it.

    transactions: how many there may be; with one, each document that differs is announced once.
    """

    def decorate(method):
        @wraps(method)
        def run(self, active, **values):
            with self.checked(active, transactions):
                method(self, **values)

        del run.__wrapped__
        return rule(active=ACTIVE, **arguments)(run)

    return decorate


class SiteMachine(RuleBasedStateMachine):
    """Rules are in the mixins of `rules_*`; this is the world, what is remembered, and what must hold."""

    most_pages = 7

    @initialize()
    def begin(self):
        self.clock = time_machine.travel(START, tick=False)
        self.traveller = self.clock.start()
        self.world = transaction.atomic()
        self.world.__enter__()
        Site.clear_site_root_paths_cache()
        self.now = START
        self.numbers = itertools.count(1)
        self.oracle = Oracle()
        self.oracle.compile()
        self.user = make_superuser()
        self.check({}, 0, transactions=99)

    def teardown(self):
        if hasattr(self, "world"):
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)
            self.clock.stop()
            Site.clear_site_root_paths_cache()

    # --- choosing ---------------------------------------------------------------

    def pages(self):
        return list(ArticlePage.objects.order_by("path"))

    def page(self, index, *, movable=False):
        """Some page; never the home page where it is to be moved or removed. None if there is none."""
        pages = self.pages()[1 if movable else 0 :]
        return pages[index % len(pages)] if pages else None

    def section(self, body, index):
        return body[index % len(body)] if body else None

    def new_slug(self):
        return f"s{next(self.numbers)}"

    # --- checking ---------------------------------------------------------------

    @contextmanager
    def checked(self, active, transactions):
        self.traveller.shift(1)
        self.now += timedelta(seconds=1)
        before = self.stored()
        announced = Change.objects.count()
        with translation.override(active):
            yield
        self.check(before, announced, transactions)

    @staticmethod
    def stored():
        return {(row.page_id, row.language): row for row in Document.objects.all()}

    def check(self, before, announced, transactions):
        after = self.stored()
        self.check_documents(after)
        self.check_languages(after)
        self.check_units()
        self.check_changes(before, after, announced, transactions)
        self.check_one_read(after)
        assert list(findings()) == []

    def check_documents(self, after):
        """Invariants 1, 3, 4: what is served is what the oracle works out from rows."""
        expected = self.oracle.documents(self.now)
        assert set(after) == set(expected)
        for key, row in after.items():
            said = essence(json.loads(bytes(row.body)))
            assert said == {name: expected[key][name] for name in said}, key

    def check_languages(self, after):
        """Invariant 2: no text of another language, but for the names that stay as they are."""
        terms = list(GlossaryTerm.objects.filter(is_do_not_translate=True).values_list("term", flat=True))
        for (_page, language), row in after.items():
            for document in (json.loads(bytes(row.body)), json.loads(row.card), row.path, row.search_text):
                assert list(foreign_texts(document, language, terms, ENGLISH_ONLY)) == []

    @staticmethod
    def check_units():
        """Invariants 5, 6: whatever is approved is right for its own source text; no wrong carry-over."""
        for unit in Unit.objects.filter(state="approved"):
            assert unit.text in right_translations(unit.source_text, unit.source_language)

    @staticmethod
    def check_changes(before, after, announced, transactions):
        """Invariant 9: exactly the documents whose bytes differ, gap-free; 8: the others keep number and time."""
        changes = list(Change.objects.filter(sequence__gt=announced))
        assert [c.sequence for c in changes] == list(range(announced + 1, announced + len(changes) + 1))
        assert DocumentVersion.objects.count() == announced + len(changes)
        differing = {
            key for key in before.keys() | after.keys() if _bytes(before.get(key)) != _bytes(after.get(key))
        }
        seen = [(c.page_id, c.language) for c in changes]
        assert set(seen) == differing
        if transactions == 1:
            assert len(seen) == len(differing)
        for key in after.keys() & before.keys():
            same = _content(before[key]) == _content(after[key])
            assert same == (key not in differing), f"{key} has a new sequence and says the same"
        for key in differing & after.keys():
            assert json.loads(bytes(after[key].body))["sequence"] == after[key].sequence

    @staticmethod
    def check_one_read(after):
        """Invariant 8: a public request is one indexed read of the stored bytes; here, of what changed last."""
        if not after:
            return
        row = max(after.values(), key=lambda row: row.sequence)
        with CaptureQueriesContext(connection) as queries:
            response = Client().get(f"/content/v1/pages/{row.page_id}", {"locale": row.language})
        assert len(queries) == 1
        assert (response.status_code, response.content) == (200, bytes(row.body))
        assert response["ETag"] == f'"{row.etag}"'


def _bytes(row):
    return bytes(row.body) if row else None


def _content(row):
    return {k: v for k, v in json.loads(bytes(row.body)).items() if k not in ("sequence", "updated_at")}


def build_world():
    """A home page with two categories and an article, in both languages but for one draft."""
    from .rules_translation import approve_all

    GlossaryTerm.objects.create(term=CLINIC)
    home = make_home()
    first = make_article(
        home, "주름", slug="a", summary=SENTENCES[0].ko, body=[new_section(0), new_section(1)]
    )
    make_article(first, "탄력", slug="b", body=[new_section(2)], notes=["회복"])
    make_article(home, "상담", slug="c", publish=False)
    for page in ArticlePage.objects.order_by("path"):
        approve_all(page)
    Author.objects.create(name="김하늘")


def new_section(index, language="ko"):
    """Prose of one or two paragraphs, or steps, by turns."""
    texts = [entry.text(language) for entry in SENTENCES]
    first, second = texts[index % len(texts)], texts[(index + 3) % len(texts)]
    if index % 2:
        items = [_item(first), _item(second)]
        return {
            "type": "steps",
            "id": _id(),
            "value": {"heading": TITLES[index % 4].text(language), "items": items},
        }
    html = "".join(
        f'<p data-block-key="{_id()[:6]}">{text}</p>' for text in (first, second)[: 1 + index % 4 // 2]
    )
    return {"type": "prose", "id": _id(), "value": {"heading": "", "text": html}}


def _item(text):
    return {"type": "item", "id": _id(), "value": {"title": text, "text": ""}}


def _id():
    return str(uuid.uuid4())


__all__ = [
    "ACTIVE",
    "INDEX",
    "BasePage",
    "SiteMachine",
    "build_world",
    "change",
    "draft",
    "fresh",
    "new_section",
    "rows",
]
