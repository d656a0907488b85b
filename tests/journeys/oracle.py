"""What every document has to say, worked out from rows alone and from what was last good.

Shares no code with the product: it reads columns and raw JSON with SQL, splits rich text with its own pattern, and
decides with its own table what is safe to show. It remembers, because the product must: forms that were complete, and
the languages a page has appeared in.
"""

import json
import re
import uuid
from dataclasses import dataclass, field

from django.db import connection

from .vocabulary import entry_of

LANGUAGES = ("ko", "en")
PARAGRAPH = re.compile(r'<p data-block-key="([^"]+)">(.*?)</p>')
KOREAN = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")


@dataclass(frozen=True)
class Form:
    """A part as it was when it was complete: source texts with keys, what is neutral, target texts by place."""

    texts: tuple
    neutral: tuple
    target: tuple

    @property
    def content(self):
        return tuple((place, text) for _key, place, text in self.texts), self.neutral


@dataclass(frozen=True)
class Part:
    """A field or section of a page as its row has it now: texts are (key, place, text)."""

    key: str
    texts: tuple
    neutral: tuple = ()
    languages: tuple = ()
    raw: dict | None = field(default=None, compare=False)

    @property
    def content(self):
        return tuple((place, text) for _key, place, text in self.texts), self.neutral


def other(language):
    return "en" if language == "ko" else "ko"


def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def read_pages():
    """Every article, as its columns have it, parents first."""
    found = rows(
        "SELECT p.id, p.path, p.depth, p.live, p.expired, p.source_language, p.title_ko, p.title_en, p.slug_ko, p.slug_en,"
        " a.summary_ko, a.summary_en, a.tags_ko, a.tags_en, a.related_id, a.body"
        " FROM core_basepage p JOIN articles_articlepage a ON a.basepage_ptr_id = p.id ORDER BY p.path"
    )
    notes = rows("SELECT * FROM articles_articlenote ORDER BY sort_order, id")
    for page in found:
        page["body"] = json.loads(page["body"] or "[]")
        page["notes"] = [note for note in notes if note["page_id"] == page["id"]]
    return found


def parts_of(page):
    """What of a page is translated, piece by piece."""
    language = page["source_language"]
    found = []
    for name in ("title", "summary"):
        text = page[f"{name}_{language}"]
        if text:
            found.append(Part(name, ((name, name, text),)))
    for note in page["notes"]:
        key = f"articlenote:{uuid.UUID(str(note['uid']))}:text"
        found.append(Part(key, ((key, "note", note[f"text_{language}"]),)))
    return found + [section_part(section) for section in page["body"]]


def section_part(section):
    key, value, texts = f"body:{section['id']}", section["value"], []
    if value.get("heading"):
        texts.append((f"{key}:heading", "heading", value["heading"]))
    languages = tuple(value.get("languages") or ())
    if section["type"] == "prose":
        for number, (block, text) in enumerate(PARAGRAPH.findall(value.get("text") or "")):
            texts.append((f"{key}:text:{block}", f"text {number}", text))
        moments = value.get("show_from") or None, value.get("show_until") or None
        neutral = ("prose", value.get("author"), languages, *moments)
    else:
        for number, item in enumerate(value["items"]):
            for name in ("title", "text"):
                if item["value"].get(name):
                    texts.append(
                        (f"{key}:items:{item['id']}:{name}", f"{name} {number}", item["value"][name])
                    )
        neutral = ("steps", len(value["items"]), languages)
    return Part(key, tuple(texts), neutral, languages, section)


def is_safe(part, form):
    """Whether an old form may stand for a newer source: the same neutral parts, numbers and negations."""
    return part.neutral == form.neutral and _claims(part.texts) == _claims(form.texts)


def _claims(texts):
    entries = [entry_of(text) for _key, _place, text in texts]
    return (
        sorted(number for entry in entries for number in entry.numbers),
        sum(entry.negated for entry in entries),
    )


class Oracle:
    """The memory, and the documents it leads to."""

    def __init__(self):
        self.forms = {}
        self.appeared = set()

    # --- what happened ----------------------------------------------------------

    def released(self, page_id, language):
        self.appeared.add((page_id, language))

    def rejected(self, owner, language, key, source, text):
        """Forms that say the rejected words are forgotten."""
        forms = self.forms.get((owner, language), {})
        for part, form in list(forms.items()):
            said = {(k, s, t) for (k, _place, s), t in zip(form.texts, form.target, strict=True)}
            if (key, source, text) in said:
                del forms[part]

    def copied(self, original, copy):
        for language in LANGUAGES:
            if (("page", original), language) in self.forms:
                self.forms[("page", copy), language] = dict(self.forms[("page", original), language])

    # --- what is to be seen -----------------------------------------------------

    def compile(self):
        """Bring the memory level with the rows; parts shown by owner and language."""
        units = self._approved()
        self.shown = {}
        pages = read_pages()
        authors = rows("SELECT * FROM articles_author")
        present = {("page", page["id"]) for page in pages} | {("author", author["id"]) for author in authors}
        self.forms = {key: forms for key, forms in self.forms.items() if key[0] in present}
        for page in pages:
            if page["live"]:
                language = other(page["source_language"])
                if self._compile(("page", page["id"]), language, parts_of(page), units):
                    self.appeared.add((page["id"], language))
        for author in authors:
            part = Part("name", (("name", "name", author[f"name_{author['source_language']}"]),))
            self._compile(("author", author["id"]), other(author["source_language"]), [part], units)
        self.authors = {author["id"]: author for author in authors}
        return pages

    def _approved(self):
        labels = {"core.basepage": "page", "articles.author": "author"}
        return {
            ((labels[u["owner_label"]], u["owner_id"]), u["language"], u["segment_key"], u["source_text"]): u[
                "text"
            ]
            for u in rows("SELECT * FROM translation_unit WHERE state = 'approved'")
            if u["owner_label"] in labels
        }

    def _compile(self, owner, language, parts, units):
        """Whether everything is approved. Fills `shown` with (state, target texts, form) by part."""
        before, after, shown, is_complete = self.forms.get((owner, language), {}), {}, {}, True
        keys = {part.key for part in parts}
        orphans = {form.content: form for key, form in before.items() if key not in keys}
        for part in parts:
            if part.languages and language not in part.languages:
                continue
            if part.languages == (language,):
                continue
            texts = [units.get((owner, language, key, text)) for key, _place, text in part.texts]
            if all(text is not None for text in texts):
                form = Form(part.texts, part.neutral, tuple(texts))
                after[part.key], shown[part.key] = form, ("current", form)
                continue
            is_complete = False
            form = before.get(part.key) or orphans.get(part.content)
            if form is None:
                continue
            after[part.key] = form
            if form.content == part.content:
                shown[part.key] = ("current", form)
            elif is_safe(part, form):
                shown[part.key] = ("behind", form)
        self.forms[owner, language] = after
        self.shown[owner, language] = shown
        return is_complete

    def documents(self, now):
        """Every document there has to be: (page, language) → what it says that matters."""
        pages = self.compile()
        private = {row["page_id"] for row in rows("SELECT page_id FROM wagtailcore_pageviewrestriction")}
        root = rows("SELECT root_page_id FROM wagtailcore_site")[0]["root_page_id"]
        found, by_path = {}, {}
        for page in pages:
            for language in LANGUAGES:
                document = self._document(page, language, private, root, by_path, now)
                if document is not None:
                    found[page["id"], language] = by_path[page["path"], language] = document
        cards = {key: _card(document) for key, document in found.items()}
        for page in pages:
            for language in LANGUAGES:
                if (page["id"], language) in found:
                    related = (
                        cards.get((page["related_id"], language))
                        if page["related_id"] != page["id"]
                        else None
                    )
                    found[page["id"], language]["related"] = related
        return found

    def _document(self, page, language, private, root, by_path, now):
        is_source = language == page["source_language"]
        if not page["live"] or page["expired"] or page["id"] in private:
            return None
        if not is_source and (page["id"], language) not in self.appeared:
            return None
        parent = by_path.get((page["path"][:-4], language))
        if page["id"] != root and (parent is None or not page[f"slug_{language}"]):
            return None
        behind, pending = set(), set()
        title, summary = (self._field(page, name, language, behind, pending) for name in ("title", "summary"))
        if not title:
            return None
        notes = [
            self._said(page, part, language, f"/notes/{number}", behind, pending)
            for number, part in enumerate(p for p in parts_of(page) if p.key.startswith("articlenote"))
        ]
        trail = [*parent["trail"], (parent["id"], parent["title"], parent["path"])] if parent else []
        document = {
            "id": page["id"],
            "path": f"/{language}/" if page["id"] == root else f"{parent['path']}{page[f'slug_{language}']}/",
            "title": title,
            "summary": summary,
            "tags": page[f"tags_{language}"] or None,
            "notes": [note for note in notes if note],
            "sections": self._sections(page, language, behind, pending, now),
            "trail": trail,
        }
        state = "source" if is_source else "behind" if behind or pending else "current"
        return {**document, "state": state, "behind": behind, "pending": pending}

    def _field(self, page, name, language, behind, pending):
        part = next((part for part in parts_of(page) if part.key == name), None)
        return self._said(page, part, language, f"/{name}", behind, pending) if part else None

    def _said(self, page, part, language, pointer, behind, pending):
        if language == page["source_language"]:
            return part.texts[0][2]
        state, form = self.shown[("page", page["id"]), language].get(part.key, ("pending", None))
        if state == "pending":
            pending.add(pointer)
            return None
        if state == "behind":
            behind.add(pointer)
        return form.target[0]

    def _sections(self, page, language, behind, pending, now):
        shown = []
        for section in page["body"]:
            part = section_part(section)
            if part.languages and language not in part.languages:
                continue
            form, state = None, "current"
            if language != page["source_language"] and part.languages == (language,):
                if language == "en" and any(KOREAN.search(text) for _k, _p, text in part.texts):
                    pending.add(section["id"])
                    continue
            elif language != page["source_language"]:
                state, form = self.shown[("page", page["id"]), language].get(part.key, ("pending", None))
                if state == "pending":
                    pending.add(section["id"])
                    continue
            if not _is_due(section["value"], now):
                continue
            if state == "behind":
                behind.add(f"/sections/{len(shown)}")
            source = form.texts if form else part.texts
            target = form.target if form else tuple(text for _k, _p, text in part.texts)
            texts = {place: text for (_k, place, _t), text in zip(source, target, strict=True)}
            author = self._author(section["value"].get("author"), language)
            shown.append((section["id"], section["type"], texts, author))
        return shown

    def _author(self, pk, language):
        author = self.authors.get(pk)
        if author is None or language == author["source_language"]:
            return author and author[f"name_{language}"]
        _state, form = self.shown[("author", pk), language].get("name", ("pending", None))
        return form and form.target[0]


def _card(document):
    return {name: document[name] for name in ("id", "title", "path", "summary")}


def _is_due(value, now):
    begin, end = value.get("show_from"), value.get("show_until")
    return (not begin or begin <= now.isoformat()) and (not end or end > now.isoformat())


# --- what is there ---------------------------------------------------------------


def essence(document):
    """What a stored document says, in the oracle's own form."""
    translation = document["translation"]
    return {
        **{name: document[name] for name in ("id", "path", "title", "summary", "tags", "notes")},
        "sections": [_section(section) for section in document["sections"]],
        "trail": [(crumb["id"], crumb["title"], crumb["path"]) for crumb in document["breadcrumbs"]],
        "related": document["related"] and _card(document["related"]),
        "state": translation["state"],
        "behind": set(translation["behind"]),
        "pending": set(translation["pending"]),
    }


def _section(section):
    texts = {"heading": section["heading"]} if section["heading"] else {}
    if section["type"] == "prose":
        paragraphs = re.findall(r"<p>(.*?)</p>", section["text"] or "")
        texts |= {f"text {number}": text for number, text in enumerate(paragraphs)}
    else:
        for number, item in enumerate(section["items"]):
            texts |= {f"{name} {number}": item[name] for name in ("title", "text") if item[name]}
    return section["id"], section["type"], texts, section.get("author")


def foreign_texts(document, language, terms, foreign):
    """Every text leaf of a document that is in another language. foreign: texts that only the other language has."""
    for leaf in _leaves(document):
        bare = leaf
        for term in terms:
            bare = bare.replace(term, "")
        if language == "en" and KOREAN.search(bare):
            yield leaf
        if language == "ko" and any(text in leaf for text in foreign):
            yield leaf


def _leaves(value):
    """Addresses of the other languages' own pages are theirs."""
    if isinstance(value, dict):
        for name, child in value.items():
            if name != "alternates":
                yield from _leaves(child)
    elif isinstance(value, list):
        for child in value:
            yield from _leaves(child)
    elif isinstance(value, str):
        yield value
