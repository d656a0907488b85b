"""How units, compiled forms and documents point at what they belong to: a model label and a key, no join."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models

from cms.core.models import BasePage
from cms.core.source_language import SourceLanguageMixin


@dataclass(frozen=True, slots=True, order=True)
class ObjectRef:
    """A translated object: any page (under the base page's label), a snippet or an image."""

    label: str
    pk: int

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    def load(self) -> SourceLanguageMixin:
        """The live object, as its most specific class. Raises `DoesNotExist`."""
        found: Any = self.model._default_manager.get(pk=self.pk)
        return found.specific if isinstance(found, BasePage) else found

    @property
    def owner(self) -> dict[str, Any]:
        """The columns that every table of this app uses to point here."""
        return {"owner_label": self.label, "owner_id": self.pk}


def label_of(model: type[models.Model]) -> str:
    return BasePage._meta.label_lower if issubclass(model, BasePage) else model._meta.label_lower


def ref_of(obj: models.Model) -> ObjectRef:
    """The reference of a saved object."""
    return ObjectRef(label_of(type(obj)), obj.pk)
