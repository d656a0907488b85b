"""What editors do to the text and structure of a page. Every edit makes a draft; some are published at once."""

import json
import re
from datetime import timedelta

from hypothesis import strategies as st

from tests.articles.models import Author
from tests.factories.articles import draft, fresh, raw_body

from .machine import INDEX, change, new_section
from .vocabulary import SENTENCES, TITLES

PUBLISH = st.booleans()
MOMENTS = st.sampled_from([None, -5, 30, 90])


class EditingRules:
    def edit(self, index, publish, edit_page):
        """Change the draft of a page; nothing where it has nothing to change."""
        page = self.page(index)
        revised = draft(page)
        if edit_page(revised) is False:
            return
        revision = revised.save_revision(user=self.user)
        if publish:
            revision.publish(user=self.user)

    def edit_body(self, index, publish, edit_sections):
        def edit_page(page):
            body = raw_body(page)
            if not body or edit_sections(body) is False:
                return False
            page.body = json.dumps(body)
            return True

        self.edit(index, publish, edit_page)

    def kept(self, index, edit_sections):
        """An edit of the structure alone, published: a page that was level stays level."""
        page = self.page(index)
        level = page.live and not page.has_unpublished_changes and self._is_level(page)
        self.edit_body(index, True, edit_sections)
        assert not level or self._is_level(page), "a translation was lost"

    def _is_level(self, page):
        states = [
            json.loads(bytes(row.body))["translation"]["state"]
            for (pk, _language), row in self.stored().items()
            if pk == page.pk
        ]
        return sorted(states) == ["current", "source"]

    @change(transactions=2, index=INDEX, entry=st.sampled_from(TITLES), publish=PUBLISH)
    def edit_title(self, index, entry, publish):
        self.edit(index, publish, lambda page: setattr(page, "title", entry.text(page.source_language)))

    @change(
        transactions=2,
        index=INDEX,
        entry=st.sampled_from(SENTENCES),
        stop=st.booleans(),
        publish=PUBLISH,
        has_summary=st.booleans(),
    )
    def edit_summary(self, index, entry, stop, publish, has_summary):
        def edit_page(page):
            text = entry.text(page.source_language)
            page.summary = (text if stop else text.removesuffix(".")) if has_summary else ""

        self.edit(index, publish, edit_page)

    @change(transactions=2, index=INDEX, tags=st.sampled_from(["", "lift", "glow"]), publish=PUBLISH)
    def edit_tags(self, index, tags, publish):
        self.edit(index, publish, lambda page: setattr(page, "tags_en", tags))

    @change(transactions=2, index=INDEX, entry=st.sampled_from(TITLES), publish=PUBLISH)
    def edit_note(self, index, entry, publish):
        def edit_page(page):
            notes = list(page.notes.all())
            if not notes:
                return False
            notes[0].text = entry.text(page.source_language)
            page.notes = notes
            return True

        self.edit(index, publish, edit_page)

    @change(transactions=2, index=INDEX, where=INDEX, entry=st.sampled_from(SENTENCES), publish=PUBLISH)
    def edit_text(self, index, where, entry, publish):
        self.edit_body(index, publish, lambda body: _reword(body[where % len(body)], entry))

    @change(transactions=2, index=INDEX, where=INDEX, publish=PUBLISH)
    def edit_typography(self, index, where, publish):
        def edit_sections(body):
            value = body[where % len(body)]["value"]
            if "text" in value:
                value["text"] = value["text"].replace(".</p>", "</p>")

        self.edit_body(index, publish, edit_sections)

    @change(transactions=2, index=INDEX, what=INDEX, publish=PUBLISH)
    def add_section(self, index, what, publish):
        def edit_page(page):
            body = raw_body(page)
            if len(body) >= 4:
                return False
            page.body = json.dumps([*body, new_section(what, page.source_language)])
            return True

        self.edit(index, publish, edit_page)

    @change(transactions=2, index=INDEX, where=INDEX, publish=PUBLISH)
    def delete_section(self, index, where, publish):
        self.edit_body(index, publish, lambda body: body.pop(where % len(body)))

    @change(transactions=2, index=INDEX)
    def reorder_sections(self, index):
        self.kept(index, lambda body: body.reverse())

    @change(transactions=2, index=INDEX, where=INDEX)
    def reorder_items(self, index, where):
        def edit_sections(body):
            value = body[where % len(body)]["value"]
            if "items" in value:
                value["items"].reverse()

        self.kept(index, edit_sections)

    @change(transactions=2, index=INDEX, where=INDEX, has_new_keys=st.booleans())
    def duplicate_section(self, index, where, has_new_keys):
        def edit_sections(body):
            if len(body) >= 4:
                return False
            copy = json.loads(json.dumps(body[where % len(body)]))
            if has_new_keys:
                copy = without_ids(copy)
            body.append({**copy, "id": None})
            return True

        self.kept(index, edit_sections)

    @change(transactions=2, index=INDEX)
    def lose_every_id(self, index):
        def edit_sections(body):
            body[:] = [without_ids(section) for section in body]

        self.kept(index, edit_sections)

    @change(
        transactions=2,
        index=INDEX,
        where=INDEX,
        languages=st.sampled_from([[], ["ko"], ["en"], ["ko", "en"]]),
        entry=st.sampled_from(SENTENCES),
        is_rewritten=st.booleans(),
        publish=PUBLISH,
    )
    def limit_languages(self, index, where, languages, entry, is_rewritten, publish):
        """A section for one language; sometimes its editor forgets to write it in that language."""

        def edit_page(page):
            body = raw_body(page)
            if not body or body[where % len(body)]["type"] != "prose":
                return False
            value = body[where % len(body)]["value"]
            value["languages"] = languages
            if is_rewritten and languages == ["en"]:
                value["text"] = f'<p data-block-key="en{where}">{entry.en}</p>'
            page.body = json.dumps(body)
            return True

        if self.page(index).source_language == "ko":
            self.edit(index, publish, edit_page)

    @change(transactions=2, index=INDEX, where=INDEX, begin=MOMENTS, end=MOMENTS, publish=PUBLISH)
    def limit_time(self, index, where, begin, end, publish):
        def edit_sections(body):
            section = body[where % len(body)]
            if section["type"] == "prose":
                for name, minutes in (("show_from", begin), ("show_until", end)):
                    moment = self.now + timedelta(minutes=minutes) if minutes is not None else None
                    section["value"][name] = moment and moment.isoformat()

        self.edit_body(index, publish, edit_sections)

    @change(transactions=2, index=INDEX, where=INDEX, has_author=st.booleans(), publish=PUBLISH)
    def set_author(self, index, where, has_author, publish):
        author = Author.objects.first()

        def edit_sections(body):
            section = body[where % len(body)]
            if section["type"] == "prose":
                section["value"]["author"] = author.pk if author and has_author else None

        self.edit_body(index, publish, edit_sections)

    @change(transactions=2, index=INDEX, other=INDEX, publish=PUBLISH)
    def relate(self, index, other, publish):
        related = self.page(other)
        self.edit(index, publish, lambda page: setattr(page, "related_id", related.pk))

    @change(index=INDEX, which=INDEX)
    def restore(self, index, which):
        """Publish an old revision as it was."""
        page = self.page(index)
        revisions = list(page.revisions.order_by("created_at", "pk"))
        if revisions and self._has_free_slugs(page, revisions[which % len(revisions)]):
            revisions[which % len(revisions)].publish(user=self.user)

    def _has_free_slugs(self, page, revision):
        """An address that a sibling has taken meanwhile is refused when the revision is published."""
        restored = revision.as_object()
        for sibling in fresh(page).get_siblings(inclusive=False):
            for name in ("slug", "slug_ko", "slug_en"):
                value = getattr(restored, name)
                if value and value == getattr(sibling, name):
                    return False
        return restored.go_live_at is None or restored.go_live_at < self.now


def without_ids(value):
    """As pasted from elsewhere: no block id, no paragraph key."""
    if isinstance(value, dict):
        return {k: without_ids(v) for k, v in value.items() if k != "id"}
    if isinstance(value, list):
        return [without_ids(child) for child in value]
    if isinstance(value, str):
        count = iter(range(100))
        return re.sub(
            r'data-block-key="[^"]+"', lambda _m: f'data-block-key="n{id(value) % 9999}{next(count)}"', value
        )
    return value


def _reword(section, entry):
    value, language = section["value"], "ko"
    if section["value"].get("languages") == ["en"]:
        return False
    text = value["text"] if "text" in value else value["items"][0]["value"]["title"]
    language = "ko" if re.search("[가-힣]", text.replace("세린의원", "")) else "en"
    if "text" in value:
        value["text"] = re.sub(r">[^<]+</p>", f">{entry.text(language)}</p>", value["text"], count=1)
    else:
        value["items"][0]["value"]["title"] = entry.text(language)
    return True
