"""Importing files: what becomes of them, and that importing again changes nothing."""

import json
import re

import pytest

from cms.delivery.models import Document
from cms.imaging.models import ClinicImage
from cms.translation.models import Unit
from cms.translation.models.unit import UnitState
from cms.translation.references import ref_of
from procedures.blocks import ProcedureSectionsBlock
from procedures.interchange.references import find
from procedures.models import ProcedurePage

from . import files

pytestmark = pytest.mark.django_db
HANGUL = re.compile("[가-힣]")


def statuses(results):
    assert [str(problem) for result in results for problem in result.problems] == []
    return [result.status for result in results]


def document_of(page, language):
    return json.loads(bytes(Document.objects.get(page_id=page.pk, language=language).body))


class TestContent:
    def test_the_full_file_has_every_section_type(self):
        named = set(re.findall(r"^  - type: (\w+)", files.FULL, re.MULTILINE))
        assert named == set(ProcedureSectionsBlock().child_blocks)

    def test_every_section_type_arrives_in_both_languages(self, run, full):
        assert statuses(run(full.parent)) == ["created", "created", "unchanged", "created", "created"]
        page = find("procedure", "full")
        korean = document_of(page, "ko")
        english = document_of(page, "en")
        kinds = [section["type"] for section in korean["sections"]]
        assert len(kinds) == 14
        assert [s["type"] for s in english["sections"]][-1] == "callout"
        assert english["title"] == "Facelift"
        assert english["methods"][0]["name"] == "Full lift"
        assert english["facts"][0]["display"] == "4–5 hours"

    def test_texts_and_facts_are_stored_as_the_file_has_them(self, run, full):
        run(full.parent)
        page = find("procedure", "full")
        assert page.live
        assert page.get_parent().slug == "lifting"
        assert (page.slug, page.slug_en) == ("전체", "full")
        assert page.hashtags_in("ko") == ("#리프팅", "#턱선")
        assert page.hashtags_in("en") == ("#lifting",)
        assert page.facts.first().kind.code == "surgery_duration"
        assert str(page.facts.last().minimum) == "4.5"
        assert page.methods.get().facts.get().note_en == "For checks"
        assert page.related_procedures.get().procedure == find("procedure", "small")
        assert page.reviewed_by == find("doctor", "surgeon")
        assert page.hero.alt_text_en == "A drawn face"

    def test_a_section_keeps_the_id_that_its_file_gives_it(self, run, full):
        run(full.parent)
        assert find("procedure", "full").body[0].id == "about"

    def test_a_picture_used_in_several_places_is_stored_once(self, run, full):
        run(full.parent)
        assert ClinicImage.objects.count() == 1

    def test_paragraphs_keep_their_addresses_through_a_save_in_the_editor(self, run, write):
        run(write("small.yaml", files.SMALL))
        page = find("procedure", "small")
        block = page.body.stream_block.child_blocks["prose"].child_blocks["text"]
        html = page.body[0].value["text"].source
        widget = block.field.widget
        data = widget.format_value(page.body[0].value["text"])
        saved = widget.value_from_datadict({"text": data}, {}, "text")
        assert re.findall(r'data-block-key="(\w+)"', saved) == re.findall(r'data-block-key="(\w+)"', html)

    def test_every_translation_is_approved_with_its_origin_and_reviewer(self, run, write, admin):
        run(write("small.yaml", files.SMALL))
        units = Unit.objects.filter(**ref_of(find("procedure", "small")).owner)
        assert {(unit.state, unit.origin, unit.reviewer) for unit in units} == {
            (UnitState.APPROVED, Unit.Origin.IMPORT, admin)
        }
        texts = set(units.values_list("text", flat=True))
        assert texts == {
            "Brow lift",
            "About the operation",
            "The forehead is lifted <1>gently</1>.",
            "Stitches are removed after 7 days.",
        }

    def test_a_page_written_in_english_is_translated_into_korean(self, run, write):
        path = write("english.yaml", files.ENGLISH)
        assert statuses(run(path)) == ["created"]
        page = find("procedure", "english")
        assert (page.source_language, page.title, page.title_ko) == ("en", "Thread lift", "실 리프팅")
        # The tagline has no Korean yet, so nothing of the page appears in Korean.
        assert not Document.objects.filter(page_id=page.pk, language="ko").exists()
        path.write_text(path.read_text().replace("Only in English so far", "{en: So far, ko: 지금까지}"))
        assert statuses(run(path)) == ["changed"]
        korean = document_of(page, "ko")
        assert korean["title"] == "실 리프팅"
        assert document_of(page, "en")["tagline"] == "So far"


class TestAgain:
    @pytest.mark.parametrize("publish", [True, False])
    def test_importing_again_changes_nothing(self, run, full, everything, publish):
        run(full.parent, publish=publish)
        before = everything()
        assert statuses(run(full.parent, publish=publish)) == ["unchanged"] * 5
        assert everything() == before

    def test_a_file_in_english_changes_nothing_either(self, run, write, everything):
        path = write("english.yaml", files.ENGLISH)
        run(path)
        before = everything()
        assert statuses(run(path)) == ["unchanged"]
        assert everything() == before

    def test_moving_sections_keeps_their_ids_and_translations(self, run, full):
        run(full.parent)
        page = find("procedure", "full")
        ids = {block.id for block in page.body}
        units = set(Unit.objects.values_list("pk", "version"))
        head, sections, tail = re.split(r"(?<=sections:\n)|(?=related:)", full.read_text())
        parts = re.split(r"(?m)^(?=  - type: )", sections)[1:]
        full.write_text(head + "".join(reversed(parts)) + tail)
        assert statuses(run(full)) == ["changed"]
        page.refresh_from_db()
        assert {block.id for block in page.body} == ids
        assert page.body[-1].id == "about"
        assert set(Unit.objects.values_list("pk", "version")) == units

    def test_a_changed_paragraph_leaves_its_neighbours_alone(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        before = set(Unit.objects.values_list("segment_key", "text", "version"))
        path.write_text(path.read_text().replace("7일 뒤", "8일 뒤").replace("7 days", "8 days"))
        (result,) = run(path)
        assert str(result.outcome.changes[0]) == "changed sections[0].text (prose)"
        assert [target.text for target in result.outcome.targets] == ["Stitches are removed after 8 days."]
        assert before <= set(Unit.objects.values_list("segment_key", "text", "version"))

    def test_a_text_without_its_translation_leaves_the_unit_alone(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        before = set(Unit.objects.values_list("pk", "text", "state", "version"))
        path.write_text(path.read_text().replace("{ko: 눈썹 거상, en: Brow lift}", "눈썹 거상"))
        assert statuses(run(path)) == ["unchanged"]
        assert set(Unit.objects.values_list("pk", "text", "state", "version")) == before

    def test_a_key_that_is_absent_leaves_the_page_as_it_is(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        head = path.read_text().split("facts:")[0]
        path.write_text(head)
        assert statuses(run(path)) == ["unchanged"]
        page = find("procedure", "small")
        assert (page.facts.count(), len(page.body)) == (1, 1)

    def test_an_empty_list_removes(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        path.write_text(path.read_text().split("facts:")[0] + "facts: []\nsections: []\n")
        assert statuses(run(path)) == ["changed"]
        page = find("procedure", "small")
        assert (page.facts.count(), len(page.body)) == (0, 0)

    def test_what_an_editor_added_in_the_admin_is_kept_in_fields_that_the_file_lacks(self, run, write, admin):
        path = write("small.yaml", files.SMALL)
        run(path)
        page = find("procedure", "small").get_latest_revision_as_object()
        page.tagline = "손으로 쓴 문구"
        page.save_revision(user=admin)
        path.write_text(path.read_text().replace("눈썹 거상", "이마 거상"))
        run(path)
        page = find("procedure", "small")
        assert (page.title, page.tagline) == ("이마 거상", "손으로 쓴 문구")

    def test_a_text_that_a_reviewer_rejected_stays_rejected(self, run, write, admin, everything):
        path = write("small.yaml", files.SMALL)
        run(path)
        Unit.objects.filter(text="Brow lift").update(state=UnitState.REJECTED)
        before = everything()
        assert statuses(run(path)) == ["unchanged"]
        assert everything() == before

    def test_a_page_moves_to_another_category(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        write("eyes.yaml", "ref: eyes\ntype: category\ntitle: {ko: 눈, en: Eyes}\n")
        path.write_text(path.read_text().replace("category: lifting", "category: eyes"))
        assert statuses(run(path.parent)) == ["unchanged", "created", "changed"]
        assert find("procedure", "small").get_parent().specific == find("category", "eyes")


class TestDrafts:
    def test_without_publishing_a_draft_is_saved_and_translations_wait(self, run, write):
        path = write("small.yaml", files.SMALL)
        assert statuses(run(path, publish=False)) == ["created"]
        page = find("procedure", "small")
        assert not page.live
        assert set(Unit.objects.filter(**ref_of(page).owner).values_list("state", flat=True)) == {
            UnitState.NEEDS_REVIEW
        }
        assert not Document.objects.filter(page_id=page.pk).exists()

    def test_publishing_later_approves_what_waited(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path, publish=False)
        assert statuses(run(path)) == ["changed"]
        page = find("procedure", "small")
        assert page.live
        assert set(Unit.objects.values_list("state", flat=True)) == {UnitState.APPROVED}
        assert document_of(page, "en")["title"] == "Brow lift"

    def test_a_draft_over_a_live_page_leaves_its_documents_alone(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        before = list(Document.objects.values_list("etag", flat=True))
        path.write_text(path.read_text().replace("눈썹", "이마").replace("Brow", "Forehead"))
        run(path, publish=False)
        assert list(Document.objects.values_list("etag", flat=True)) == before
        page = find("procedure", "small")
        assert page.get_latest_revision_as_object().title == "이마 거상"
        run(path)
        assert document_of(page, "en")["title"] == "Forehead lift"

    def test_nobody_in_particular_writes_drafts(self, run, write):
        assert statuses(run(write("small.yaml", files.SMALL), user=None, publish=False)) == ["created"]


class TestTrial:
    def test_a_dry_run_writes_nothing_and_says_what_would_change(self, run, full, everything):
        before = everything()
        results = run(full.parent, is_trial=True)
        assert statuses(results) == ["created", "created", "unchanged", "created", "created"]
        assert everything() == before
        said = [str(change) for change in results[-1].outcome.changes]
        assert "added sections[2] (comparison)" in said
        assert "created hero (face)" in said
        assert "published" in said

    def test_a_dry_run_names_the_field_the_section_and_the_unit(self, run, write, everything):
        path = write("small.yaml", files.SMALL)
        run(path)
        before = everything()
        path.write_text(
            path.read_text().replace("7일", "8일").replace("7 days", "8 days").replace("눈썹", "이마")
        )
        (result,) = run(path, is_trial=True)
        assert [str(change) for change in result.outcome.changes] == [
            "changed title (“눈썹 거상” → “이마 거상”)",
            "changed sections[0].text (prose)",
            "published",
        ]
        assert {target.segment.key.split(":")[0] for target in result.outcome.targets} == {"title", "body"}
        assert everything() == before


class TestRefs:
    def test_procedures_that_name_each_other_are_both_complete_in_the_end(self, run, write):
        for one, other in (("a", "b"), ("b", "a")):
            text = files.SMALL.replace("ref: small", f"ref: {one}")
            write(f"{one}.yaml", f"{text}related: [{{ref: {other}, relation: alternative_to}}]\n")
        folder = write("a2.yaml", files.ENGLISH).parent
        results = run(folder)
        statuses(results)
        for one, other in (("a", "b"), ("b", "a")):
            assert find("procedure", one).related_procedures.get().procedure == find("procedure", other)

    def test_a_copy_of_an_imported_page_does_not_answer_to_its_ref(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        page = find("procedure", "small")
        page.copy(update_attrs={"title": "복사", "slug": "copied"})
        assert find("procedure", "small") == page
        assert ProcedurePage.objects.count() == 2

    def test_a_deleted_page_is_made_anew(self, run, write):
        path = write("small.yaml", files.SMALL)
        run(path)
        find("procedure", "small").delete()
        assert statuses(run(path)) == ["created"]
