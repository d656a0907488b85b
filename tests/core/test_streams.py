"""Ids of blocks: every block and item has one from its first save on, and keeps it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.streams import raw_stream, stream_fields, with_ids
from cms.translation.references import ref_of
from cms.translation.segments import extract
from cms.translation.services import Approval, approve_units
from tests.articles.models import ArticlePage
from tests.factories.articles import draft, fresh, make_article, make_superuser, publish, steps

BODY = stream_fields(ArticlePage)[0]
IDS = st.sampled_from([None, "a", "b", "c"])


def ids(raw):
    for section in raw:
        yield section["id"]
        yield from (item["id"] for item in section["value"].get("items", []))


@st.composite
def bodies(draw):
    """Steps whose ids are missing, repeated or fine."""
    item = st.builds(lambda i: {"type": "item", "value": {"title": "상담"}, **({"id": i} if i else {})}, IDS)
    value = st.builds(lambda items: {"heading": "", "items": items}, st.lists(item, max_size=4))
    return draw(
        st.lists(st.builds(lambda i, v: {"type": "steps", "id": i, "value": v}, IDS, value), max_size=3)
    )


@given(bodies())
def test_every_block_and_item_gets_an_id_of_its_own_and_keeps_it(raw):
    settled = with_ids(raw, BODY.stream_block)
    found = list(ids(settled))
    assert None not in found
    assert len(found) == len(set(found))
    assert with_ids(settled, BODY.stream_block) == settled


def without_item_ids():
    section = steps("상담", "검진", heading="단계")
    for item in section["value"]["items"]:
        del item["id"]
    return section


@pytest.mark.parametrize("is_published", [True, False])
def test_a_draft_stores_the_ids_that_its_translators_see(article_home, is_published):
    page = make_article(article_home, publish=is_published)
    revised = draft(page)
    revised.body = json.dumps([without_item_ids()])
    revised.save_revision()
    assert list(ids(raw_stream(draft(page), BODY))) == list(ids(raw_stream(draft(page), BODY)))
    segment = next(s for s in extract(draft(page)).segments("en") if s.text == "상담")
    approval = Approval(segment.key, segment.digest, text="Consultation")
    approve_units(user=make_superuser(), owner=ref_of(page), language="en", approvals=[approval])


def test_a_live_page_keeps_its_ids_through_every_save(article_home):
    page = make_article(article_home, body=[without_item_ids()])
    before = list(ids(raw_stream(page, BODY)))
    fresh(page).save()
    page = publish(page, title="탄력")
    assert list(ids(raw_stream(page, BODY))) == before
