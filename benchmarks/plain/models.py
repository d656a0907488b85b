"""A page with the fields and blocks that the measured procedure has."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from home.blocks import GeneralSectionsBlock


class PlainPage(Page):
    eyebrow = models.CharField(max_length=120, blank=True)
    tagline = models.CharField(max_length=255, blank=True)
    summary = models.TextField(blank=True)
    lead = RichTextField(blank=True)
    body = StreamField(GeneralSectionsBlock(), blank=True)

    api_fields = [APIField(name) for name in ("eyebrow", "tagline", "summary", "lead", "body")]

    search_fields = [
        *Page.search_fields,
        *[index.SearchField(name) for name in ("tagline", "summary", "lead", "body")],
    ]

    class Meta:
        app_label = "plain"


class PlainFact(Orderable):
    page = ParentalKey(PlainPage, on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=50)
    minimum = models.DecimalField(max_digits=15, decimal_places=6, null=True)
    maximum = models.DecimalField(max_digits=15, decimal_places=6, null=True)

    class Meta(Orderable.Meta):
        app_label = "plain"


class PlainMethod(Orderable):
    page = ParentalKey(PlainPage, on_delete=models.CASCADE, related_name="methods")
    name = models.CharField(max_length=255)

    class Meta(Orderable.Meta):
        app_label = "plain"


class PlainRelation(Orderable):
    page = ParentalKey(PlainPage, on_delete=models.CASCADE, related_name="related_procedures")
    other = models.ForeignKey(PlainPage, on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        app_label = "plain"
