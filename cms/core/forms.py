"""Forms of translated objects: only what is written in the object's own language, and what each language has of its own.

Wagtail hides the panel of a field that the form lacks, so removing a field is enough, and what a form lacks no request
can write.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.models import WagtailAdminModelFormMetaclass
from wagtail.admin.forms.pages import CopyForm

from .languages import column, content_languages
from .slugs import check_slug, check_slugs
from .source_language import SourceLanguageMixin
from .source_language.options import per_language_fields, translated_fields


class SourceLanguageFormMetaclass(WagtailAdminModelFormMetaclass):
    """Drops the columns of translated fields from the form and from every formset in it.

    Wagtail gives an inline panel without panels of its own a field for every column, and builds its forms without
    asking the child's model for a base class.
    """

    def __new__(cls, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> type:
        form_class: Any = super().__new__(cls, name, bases, attrs)
        if form_class._meta.model:
            _drop_columns(form_class)
        return form_class


def _drop_columns(form_class: Any) -> None:
    for name in _columns(form_class._meta.model):
        form_class.base_fields.pop(name, None)
    for formset in getattr(form_class, "formsets", {}).values():
        if issubclass(formset.model, SourceLanguageMixin):
            # A child is written in the language of its page.
            formset.form.base_fields.pop("source_language", None)
        _drop_columns(formset.form)


def _columns(model: type) -> Iterator[str]:
    for name in translated_fields(model):
        for language in content_languages():
            yield column(name, language)


class SourceLanguageFormMixin:
    """What forms of pages and snippets share."""

    instance: Any
    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in per_language_fields(type(self.instance)):
            # The bare field stands for the object's own language.
            self.fields.pop(column(name, self.instance.source_language), None)
        if "source_language" in self.fields and self.instance.pk:
            # An object that exists is switched by a command, which keeps its translations.
            self.fields["source_language"].disabled = True

    def _post_clean(self) -> None:
        language = self.cleaned_data.get("source_language")
        if language and not self.instance.pk:
            self.instance.bind_source_language(language)
            self._prefer_own_fields(language)
        super()._post_clean()  # type: ignore[misc]

    def _prefer_own_fields(self, language: str) -> None:
        """The form was drawn for another language: what was typed under the chosen one is the bare field's value."""
        for name in per_language_fields(type(self.instance)):
            typed = self.cleaned_data.pop(column(name, language), None)
            if typed:
                self.cleaned_data[name] = typed

    def _update_errors(self, errors: ValidationError) -> None:
        """Errors of fields that this form does not show are shown above it instead of failing."""
        if hasattr(errors, "error_dict"):
            shown: dict[str, list[ValidationError]] = {}
            for name, messages in errors.error_dict.items():
                key = name if name in self.fields else NON_FIELD_ERRORS
                shown.setdefault(key, []).extend(messages)
            errors = ValidationError(shown)
        super()._update_errors(errors)  # type: ignore[misc]


class TranslatedSnippetForm(
    SourceLanguageFormMixin, WagtailAdminModelForm, metaclass=SourceLanguageFormMetaclass
):
    """The form of a snippet."""


class ClinicPageForm(SourceLanguageFormMixin, WagtailAdminPageForm, metaclass=SourceLanguageFormMetaclass):
    """The page editor's form."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.parent_page is not None and not self.instance.path:
            # A page that has no place yet cannot know its siblings.
            try:
                check_slugs(self.instance, parent=self.parent_page)
            except ValidationError as errors:
                self._update_errors(errors)


class ClinicCopyForm(CopyForm):
    """Copies, not aliases; and an address that is free in the page's own language, whoever else uses it there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if self.data.get("alias"):
            self.add_error(None, alias_refusal())
        slug = cleaned.get("new_slug")
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if slug and (problem := check_slug(slug, self.page.source_language, parent)):
            self.add_error("new_slug", problem)
        return cleaned


def alias_refusal() -> ValidationError:
    return ValidationError(_("Aliases are not offered. Copy the page: its translations come along."))
