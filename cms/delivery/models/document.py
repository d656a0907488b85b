"""Stored documents: the bytes a public request gets, and the columns lists are made from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Document(models.Model):
    """One page in one language, finished.

    body: the JSON as served. etag: its digest. content_digest: of the body without `sequence` and `updated_at`, by
    which a rebuild sees that nothing changed. card: the short form for lists, with the time it last changed.
    """

    page_id = models.BigIntegerField()
    language = models.CharField(max_length=12)
    type = models.CharField(max_length=50)
    path = models.TextField(unique=True)
    body = models.BinaryField()
    etag = models.CharField(max_length=64)
    content_digest = models.CharField(max_length=64)
    card = models.TextField()
    card_digest = models.CharField(max_length=64)
    card_updated_at = models.DateTimeField()
    title = models.TextField()
    search_text = models.TextField(blank=True)
    category_id = models.BigIntegerField(null=True)
    tree_path = models.CharField(max_length=255)
    sequence = models.BigIntegerField()
    updated_at = models.DateTimeField()
    published_at = models.DateTimeField()
    next_change_at = models.DateTimeField(null=True)
    builder_version = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [models.UniqueConstraint(fields=["page_id", "language"], name="document_per_language")]
        indexes = [
            models.Index(fields=["language", "type", "tree_path"], name="document_list"),
            models.Index(fields=["language", "tree_path", "id"], name="document_list_of_all_types"),
            models.Index(fields=["next_change_at"], name="document_next_change"),
        ]

    def __str__(self) -> str:
        return self.path


class DocumentDependency(models.Model):
    """Something a document was built from: a page, image, snippet or setting, present or looked for in vain."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="dependencies")
    key = models.CharField(max_length=150, db_index=True)

    class Meta:
        verbose_name = _("document dependency")
        verbose_name_plural = _("document dependencies")
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="document_dependency_once")]

    def __str__(self) -> str:
        return self.key


class DocumentFact(models.Model):
    """A fact of a document in the units that lists filter by."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=50)
    lower = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    upper = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    base_unit = models.CharField(max_length=30, blank=True)
    choice = models.CharField(max_length=50, blank=True)
    is_none = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("document fact")
        verbose_name_plural = _("document facts")
        indexes = [models.Index(fields=["kind", "lower", "upper"], name="document_fact_amount")]

    def __str__(self) -> str:
        return self.kind
