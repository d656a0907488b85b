"""How this app's snippets appear in the admin: texts and people under one menu, the vocabulary under another."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import (
    Disclaimer,
    Doctor,
    FactChoice,
    FactEvent,
    FactKind,
    FactModifier,
    ReusableSection,
    SideEffect,
)

TERMS = (FactKind, FactChoice, FactModifier, FactEvent, SideEffect)


class TermPermissionPolicy(ModelPermissionPolicy):
    """Nobody deletes a term, superusers included: the admin then offers no such button."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class DoctorViewSet(SnippetViewSet):
    model = Doctor
    icon = "user"
    list_display = ["name", "role"]


class DisclaimerViewSet(SnippetViewSet):
    model = Disclaimer
    icon = "warning"


class ReusableSectionViewSet(SnippetViewSet):
    model = ReusableSection
    icon = "snippet"


class SharedTextsViewSetGroup(SnippetViewSetGroup):
    items = (ReusableSectionViewSet, DisclaimerViewSet, DoctorViewSet)
    menu_label = _("Shared texts")
    menu_icon = "snippet"
    menu_order = 250


class TermViewSet(SnippetViewSet):
    icon = "tag"
    list_display = ["label", "code", "is_retired"]
    list_filter = ["is_retired"]
    ordering = ["sort_order", "code"]


class FactKindViewSet(TermViewSet):
    model = FactKind
    list_display = ["label", "code", "unit_family", "is_retired"]


class FactChoiceViewSet(TermViewSet):
    model = FactChoice
    list_display = ["label", "kind", "code", "is_retired"]
    list_filter = ["kind", "is_retired"]


class FactModifierViewSet(TermViewSet):
    model = FactModifier


class FactEventViewSet(TermViewSet):
    model = FactEvent


class SideEffectViewSet(TermViewSet):
    model = SideEffect


class VocabularyViewSetGroup(SnippetViewSetGroup):
    items = (FactKindViewSet, FactChoiceViewSet, FactModifierViewSet, FactEventViewSet, SideEffectViewSet)
    menu_label = _("Vocabulary")
    menu_icon = "tag"
    menu_order = 260
