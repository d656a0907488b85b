"""Rows that belong to a page and carry texts: how they keep their identity through forms, revisions and copies.

The translation of a row's text finds it again by `uid`. Primary keys do not last: a draft of a live page keeps its rows in
the revision only, and publishing writes them anew each time. So the uid travels with the form as a hidden field, the
answer to an autosave carries it back to the open editor, and a copied page keeps it.
"""

import uuid
from typing import Any

from django import forms
from django.db import models
from django.forms import BoundField
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel, get_form_for_model

UID = "uid"


class TemplateBoundField(BoundField):
    """Empty in the template that the editor clones for new rows, else all of them would get one uid."""

    def value(self) -> Any:
        return None if "__prefix__" in (self.form.prefix or "") else super().value()


class UidFormField(forms.UUIDField):
    """A hidden field that is never changed by a person and never empty once it has been cleaned."""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> BoundField:
        return TemplateBoundField(form, self, field_name)

    def clean(self, value: Any) -> uuid.UUID:
        return super().clean(value) or uuid.uuid4()

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class UidField(models.UUIDField):
    """The lasting identity of a row within its page; copies of the page share it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", uuid.uuid4)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(
            **{**kwargs, "form_class": UidFormField, "required": False, "widget": forms.HiddenInput}
        )


class RowForm(WagtailAdminModelForm):
    """The form of one row. What a published row needs is asked for only when the page is published."""

    def _post_clean(self) -> None:
        super()._post_clean()
        check = getattr(self.instance, "check_complete", None)
        if check is None or self.is_deferred_validation or self._is_left_out():
            return
        try:
            check()
        except forms.ValidationError as error:
            self._update_errors(error)

    def _is_left_out(self) -> bool:
        return bool(
            self.errors
            or self.cleaned_data.get("DELETE")
            or (not self.has_changed() and self.empty_permitted)
        )

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        updates = super().get_field_updates_for_resave()
        name = self.add_prefix(UID)
        if UID in self.fields and not self.data.get(name):
            updates.append((name, str(self.instance.uid)))
        return updates


class RowsPanel(InlinePanel):
    """Wagtail's panel builds its rows' form without asking the model for a base class, and knows no uid."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        model = self.db_field.related_model
        if any(field.name == UID for field in model._meta.fields):
            formset["fields"] = [*formset["fields"], UID]
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        formset["form"] = get_form_for_model(
            model,
            form_class=getattr(model, "base_form_class", RowForm),
            defer_required_on_fields=deferred,
        )
        return options
