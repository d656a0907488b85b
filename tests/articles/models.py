"""One page type with everything the platform handles: flat, rich and per-language fields, children, sections."""

import uuid

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Orderable

from cms.core.models import BasePage
from cms.core.snippets import TranslatedSnippet
from cms.core.source_language import SourceLanguageMixin


class ProseBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False)
    text = blocks.RichTextBlock(required=False)
    image = ImageChooserBlock(required=False)
    author = blocks.IntegerBlock(required=False)
    languages = blocks.MultipleChoiceBlock(choices=[("ko", "ko"), ("en", "en")], required=False)
    show_from = blocks.DateTimeBlock(required=False)
    show_until = blocks.DateTimeBlock(required=False)


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False)
    text = blocks.TextBlock(required=False)


class StepsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False)
    items = blocks.ListBlock(StepBlock())


class ArticlePage(BasePage):
    summary = models.TextField(blank=True)
    tags = models.CharField(max_length=100, blank=True)
    related = models.ForeignKey(BasePage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    body = StreamField([("prose", ProseBlock()), ("steps", StepsBlock())], blank=True)

    content_panels = [*BasePage.content_panels, "summary", "tags", "related", "body", "notes"]


class ArticleNote(SourceLanguageMixin, Orderable):
    page = ParentalKey(ArticlePage, related_name="notes", on_delete=models.CASCADE)
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.CharField(max_length=200)


class Author(TranslatedSnippet):
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name
