"""What translators, reviewers and publishers of languages do."""

import pytest
from hypothesis import strategies as st

from cms.translation.errors import ChecksFailed
from cms.translation.models import Unit
from cms.translation.references import ObjectRef, ref_of
from cms.translation.segments import extract
from cms.translation.services import (
    Approval,
    approve_units,
    offers,
    publish_revision,
    reject_unit,
    release_language,
    write_unit,
)
from tests.articles.models import Author
from tests.factories.articles import draft, fresh, make_superuser

from .machine import INDEX, change
from .oracle import other
from .vocabulary import entry_of


def translated(text, source_language, *, reworded=False):
    entry = entry_of(text)
    if source_language == "en":
        return entry.ko
    return entry.rewording if reworded and entry.rewording else entry.en


def approve_all(obj, *, only=None, version=None):
    """Approve the right text for every segment of an object, or for one of them."""
    language = other(obj.source_language)
    segments = extract(version or obj).segments(language)
    if only is not None and segments:
        segments = segments[only % len(segments) :][:1]
    approvals = [Approval(s.key, s.digest, text=translated(s.text, obj.source_language)) for s in segments]
    approve_units(user=make_superuser(), owner=ref_of(obj), language=language, approvals=approvals)


class TranslationRules:
    @change(index=INDEX, of_draft=st.booleans())
    def approve_page(self, index, of_draft):
        page = self.page(index)
        if page.live or of_draft:
            approve_all(page, version=draft(page) if of_draft else fresh(page))

    @change(index=INDEX, which=INDEX, of_draft=st.booleans())
    def approve_one(self, index, which, of_draft):
        page = self.page(index)
        approve_all(page, only=which, version=draft(page) if of_draft else fresh(page))

    @change()
    def approve_author(self):
        if author := Author.objects.first():
            approve_all(author)

    @change(index=INDEX, which=INDEX)
    def refuse_a_wrong_number(self, index, which):
        """Invariant 6; nothing is written, not even of the units that were right."""
        page = self.page(index)
        language = other(page.source_language)
        segments = [s for s in extract(page).segments(language) if entry_of(s.text).numbers]
        if not segments:
            return
        segment = segments[which % len(segments)]
        wrong = (
            translated(segment.text, page.source_language)
            .replace("4", "9")
            .replace("5", "8")
            .replace("7", "3")
        )
        before = list(Unit.objects.order_by("pk").values())
        with pytest.raises(ChecksFailed):
            approve_units(
                user=self.user,
                owner=ref_of(page),
                language=language,
                approvals=[Approval(segment.key, segment.digest, text=wrong)],
            )
        assert list(Unit.objects.order_by("pk").values()) == before

    @change(which=INDEX)
    def write(self, which):
        """A translator proposes other words for the title or summary of a live page: nothing live changes."""
        page = self.page(which)
        language = other(page.source_language)
        segments = [s for s in extract(page).segments(language) if s.key in ("title", "summary")]
        segment = segments[which % len(segments)]
        owner = ref_of(page)
        unit = Unit.objects.filter(
            **owner.owner, language=language, segment_key=segment.key, source_digest=segment.digest
        ).first()
        write_unit(
            user=self.user,
            owner=owner,
            language=language,
            segment_key=segment.key,
            source_digest=segment.digest,
            text=translated(segment.text, page.source_language, reworded=True),
            version=unit.version if unit else 0,
        )

    @change(which=INDEX)
    def approve_as_written(self, which):
        units = list(Unit.objects.filter(state="needs_review", owner_label="core.basepage").order_by("pk"))
        if units:
            unit = units[which % len(units)]
            page = fresh(ArticleRef(unit.owner_id))
            present = {(s.key, s.digest) for s in extract(page).segments(unit.language)}
            if (unit.segment_key, unit.source_digest) in present:
                approve_units(
                    user=self.user,
                    owner=ref_of(page),
                    language=unit.language,
                    approvals=[Approval(unit.segment_key, unit.source_digest, version=unit.version)],
                )

    @change(which=st.integers(0, 200))
    def reject(self, which):
        units = list(Unit.objects.exclude(state="rejected").order_by("pk"))
        if not units:
            return
        unit = units[which % len(units)]
        kind = "page" if unit.owner_label == "core.basepage" else "author"
        self.oracle.rejected(
            (kind, unit.owner_id), unit.language, unit.segment_key, unit.source_text, unit.text
        )
        reject_unit(
            user=self.user,
            owner=ObjectRef(unit.owner_label, unit.owner_id),
            language=unit.language,
            unit_id=unit.pk,
            version=unit.version,
            reason="The tone is wrong.",
        )

    @change(index=INDEX)
    def release(self, index):
        page = self.page(index)
        language = other(page.source_language)
        release_language(user=self.user, owner=ref_of(page), language=language, waived=())
        self.oracle.released(page.pk, language)

    @change(index=INDEX)
    def publish_with_offers(self, index):
        """The publisher accepts every number that the dialog offers to put into the approved translation."""
        page = self.page(index)
        if page.latest_revision_id is None:
            return
        accepted = offers(draft(page))
        publish_revision(user=self.user, revision=page.get_latest_revision(), accepted=accepted)


class ArticleRef:
    """A page by its key, as `fresh` takes it."""

    def __init__(self, pk):
        self.pk = pk
