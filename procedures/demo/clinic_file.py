"""What stands in `demo/clinic.yaml`: the clinic's identity, its home page and names that are never translated."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from procedures.interchange.reading import read_document

Texts = dict[str, str]
"""Language code to text."""


class UnusableClinicFile(Exception):
    """The file cannot be used; the message names the file and what to mend."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ClinicTexts(_Strict):
    name: Texts
    phone: str
    address: Texts
    opening_hours: Texts


class SearchTexts(_Strict):
    description: Texts


class HomeTexts(_Strict):
    title: Texts
    intro: Texts
    """Paragraphs between blank lines."""
    seo: SearchTexts
    sections: list[dict[str, Any]]
    """Named and built like the blocks of the home page; `type` says which block."""


class ClinicFile(_Strict):
    source_language: str
    clinic: ClinicTexts
    do_not_translate: list[str]
    home: HomeTexts


def read_clinic_file(file: Path) -> ClinicFile:
    """The contents of `file`. Raises FileRefused where it is no readable YAML, UnusableClinicFile otherwise."""
    try:
        return ClinicFile.model_validate(read_document(file).value)
    except ValidationError as error:
        places = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        raise UnusableClinicFile(f"{file} cannot be used. Correct it: {places}.") from error
