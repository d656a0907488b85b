"""A page with the fields and blocks that the measured procedure has."""

from django.db import models
from wagtail.api import APIField
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.blocks import GeneralSectionsBlock


class PlainPage(Page):
    eyebrow = models.CharField(max_length=120, blank=True)
    tagline = models.CharField(max_length=255, blank=True)
    summary = models.TextField(blank=True)
    lead = RichTextField(blank=True)
    body = StreamField(GeneralSectionsBlock(), blank=True)

    api_fields = [APIField(name) for name in ("eyebrow", "tagline", "summary", "lead", "body")]

    class Meta:
        app_label = "plain"
