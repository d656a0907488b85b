"""Writes pages as interchange files, so that importing them again changes nothing.

What is written is the draft that an editor sees, with the translations that are approved for it. Objects without a ref
get one, which is remembered. Pictures are written as they were uploaded, metadata and all: the importer knows them by
their bytes. Such a folder is for the clinic, not for the public.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path as FilePath
from typing import Any

import yaml
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.languages import content_languages
from cms.core.models import BasePage
from cms.core.streams import RawBlock, raw_stream
from cms.imaging.models import ClinicImage
from cms.translation.segments.streams import Address, is_text
from procedures.models import Disclaimer, ProcedurePage, ReusableSection, SideEffect
from procedures.models.pages import HASHTAG

from .exported_texts import Translations, kind_of, page_ref, ref_for
from .plans import PER_LANGUAGE, PICTURES, TEXTS
from .problems import Path
from .values import BLANK


class Exporter:
    """Writes files into a folder, one per object, with the pictures they show."""

    def __init__(self, folder: FilePath) -> None:
        self._folder = folder

    def export(self, obj: Any) -> FilePath:
        """Write the file of `obj`; raises NotExportable."""
        file = self._folder / kind_of(obj) / f"{ref_for(obj)}.yaml"
        value = _Export(obj, self._picture_file).value()
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False), encoding="utf-8"
        )
        return file

    def _picture_file(self, image: ClinicImage) -> str:
        stored = str(image.original.name)
        name = f"images/{image.original_sha256[:16]}{FilePath(stored).suffix}"
        file = self._folder / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            with image.original.storage.open(stored) as original:
                file.write_bytes(original.read())
        return f"../{name}"


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _number_node(dumper: yaml.SafeDumper, number: Decimal) -> yaml.ScalarNode:
    """Never with an exponent, which files do not read as a number."""
    whole = number == number.to_integral_value()
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'int' if whole else 'float'}", format(number, "f"))


_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(Decimal, _number_node)


class _Export:
    """One object as plain data."""

    def __init__(self, obj: Any, picture_file: Callable[[ClinicImage], str]) -> None:
        self._obj = obj.get_latest_revision_as_object() if isinstance(obj, BasePage) else obj
        self._picture_file = picture_file
        self._translations = Translations(self._obj)
        self._value: dict[str, Any] = {
            "ref": ref_for(obj),
            "type": kind_of(obj),
            "source_language": obj.source_language,
        }

    def value(self) -> dict[str, Any]:
        obj, model = self._obj, type(self._obj)
        if isinstance(obj, ProcedurePage):
            self._value["category"] = ref_for(obj.get_parent().specific)
        for path, name in PER_LANGUAGE[model].items():
            self._set(path, self._in_languages(name))
        for path, name in TEXTS[model].items():
            is_rich = name in ("lead", "intro", "bio", "text")
            self._set(path, self._text(getattr(obj, name), name, is_rich=is_rich))
        for path, name in PICTURES[model].items():
            self._set(path, self._picture(getattr(obj, f"{name}_id")))
        if isinstance(obj, Disclaimer):
            self._value["title"] = obj.title
        if isinstance(obj, ProcedurePage):
            self._add_procedure(obj)
        return self._value

    def _set(self, path: Path, value: Any) -> None:
        if value in BLANK:
            return
        holder = self._value
        for step in path[:-1]:
            holder = holder.setdefault(str(step), {})
        holder[str(path[-1])] = value

    def _text(self, source: str | None, key: str, *, is_rich: bool = False) -> Any:
        return self._translations.text(source, key, is_rich=is_rich) if source else None

    def _in_languages(self, name: str) -> dict[str, Any]:
        given = {code: self._obj.text_in(name, code) for code in content_languages()}
        if name == "hashtags":
            return {code: HASHTAG.findall(text) for code, text in given.items() if text}
        return {code: text for code, text in given.items() if text}

    def _picture(self, image_id: int | None) -> dict[str, Any] | None:
        image = ClinicImage.objects.filter(pk=image_id).first() if image_id else None
        if image is None:
            return None
        texts = Translations(image)
        value: dict[str, Any] = {"image": self._picture_file(image), "depicts": image.depicts}
        if image.is_decorative:
            value["decorative"] = True
        for key, name in (("alt", "alt_text"), ("credit", "credit")):
            said = getattr(image, name)
            if said:
                text = texts.text(said, name)
                value[key] = text if isinstance(text, dict) else {image.source_language: text}
        return value

    # --- procedures -------------------------------------------------------------

    def _add_procedure(self, page: ProcedurePage) -> None:
        if page.reviewed_by:
            self._value["reviewed_by"] = ref_for(page.reviewed_by)
        if page.reviewed_on:
            self._value["reviewed_on"] = page.reviewed_on.isoformat()
        self._value["facts"] = [self._fact(row) for row in page.facts.all()]
        self._value["methods"] = [self._method(row) for row in page.methods.all()]
        field = type(page)._meta.get_field("body")
        self._value["sections"] = [self._section(raw, field) for raw in raw_stream(page, field)]
        self._value["related"] = [
            {"ref": ref_for(row.procedure), "relation": row.relation} for row in page.related_procedures.all()
        ]

    def _row_text(self, row: Any, name: str) -> Any:
        return self._text(getattr(row, name), f"{row._meta.model_name}:{row.uid}:{name}")

    def _method(self, row: Any) -> dict[str, Any]:
        value = {"name": self._row_text(row, "name"), "summary": self._row_text(row, "summary")}
        facts = [self._fact(fact) for fact in row.facts.all()]
        return {name: said for name, said in value.items() if said} | {"facts": facts}

    def _fact(self, row: Any) -> dict[str, Any]:
        choices = [
            {"choice": entry["code"], **({"modifier": entry["modifier"]} if entry["modifier"] else {})}
            for entry in row.choices
        ]
        value = {
            "kind": row.kind.code,
            "minimum": row.minimum,
            "maximum": row.maximum,
            "unit": row.unit,
            "approximate": row.is_approximate,
            "none": row.is_none,
            "choices": choices,
            "relative_to": row.relative_to.code if row.relative_to else None,
            "note": self._row_text(row, "note"),
        }
        return {name: said for name, said in value.items() if said not in BLANK and said is not False}

    # --- sections ---------------------------------------------------------------

    def _section(self, raw: RawBlock, field: StreamField) -> dict[str, Any]:
        block = field.stream_block.child_blocks[raw["type"]]
        address = Address(f"{field.name}:{raw['id']}", f"{field.name}.{raw['type']}")
        return {"type": raw["type"], "id": raw["id"], **self._block(block, raw["value"], address)}

    def _block(self, block: blocks.Block, raw: Any, address: Address) -> Any:
        if isinstance(block, blocks.StructBlock):
            given = {
                name: self._block(child, (raw or {}).get(name), address.down(name))
                for name, child in block.child_blocks.items()
            }
            return {name: value for name, value in given.items() if _says(block.child_blocks[name], value)}
        if isinstance(block, blocks.ListBlock):
            return [self._block(block.child_block, i["value"], address.item(i["id"])) for i in raw or []]
        if is_text(block):
            is_rich = isinstance(block, blocks.RichTextBlock)
            return self._text(raw, address.key, is_rich=is_rich) or ""
        return self._leaf(block, raw) if raw not in BLANK else raw

    def _leaf(self, block: blocks.Block, raw: Any) -> Any:
        if isinstance(block, ImageChooserBlock):
            return self._picture(raw)
        if isinstance(block, blocks.PageChooserBlock):
            return page_ref(raw)
        if isinstance(block, SnippetChooserBlock):
            return _snippet_name(block.target_model.objects.filter(pk=raw).first())
        return raw


def _says(block: blocks.Block, value: Any) -> bool:
    """Whether a value has to be written: an absent key means the block's default."""
    if isinstance(block, blocks.StructBlock | blocks.ListBlock) or value not in BLANK:
        return value not in BLANK and value is not False
    return value is None and block.get_default() not in (*BLANK, False)


def _snippet_name(snippet: Any) -> str | None:
    if isinstance(snippet, SideEffect):
        return snippet.code
    if isinstance(snippet, ReusableSection):
        return snippet.title
    return ref_for(snippet) if snippet else None
