"""The page editor's form: only what is written in the page's own language, and what each language has of its own."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from .languages import column, content_languages
from .source_language.options import per_language_fields, translated_fields


class ClinicPageForm(WagtailAdminPageForm):
    """Wagtail hides the panel of a field that the form lacks, so removing a field is enough."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._drop_columns()
        if "source_language" in self.fields and self.instance.pk:
            # A page that exists is switched by a command, which keeps its translations.
            self.fields["source_language"].disabled = True

    def _drop_columns(self) -> None:
        model = type(self.instance)
        for language in content_languages():
            for name in translated_fields(model):
                self.fields.pop(column(name, language), None)
        for name in per_language_fields(model):
            self.fields.pop(column(name, self.instance.source_language), None)

    def _post_clean(self) -> None:
        language = self.cleaned_data.get("source_language")
        if language and not self.instance.pk:
            self.instance.bind_source_language(language)
        super()._post_clean()
