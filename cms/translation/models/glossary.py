"""Terms with a fixed treatment. In this release: names that stay as they are in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet


@register_snippet
class GlossaryTerm(models.Model):
    """A term, for example SMAS or the clinic's own name, that a translation may keep untranslated."""

    term = models.CharField(_("term"), max_length=100, unique=True)
    is_do_not_translate = models.BooleanField(
        _("stays as it is"),
        default=True,
        help_text=_(
            "The term is written the same way in every language and does not count as untranslated text."
        ),
    )

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term
