"""Registers this app's snippets with the admin."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from .viewsets import TERMS, SharedTextsViewSetGroup, TermPermissionPolicy, VocabularyViewSetGroup

for term in TERMS:
    register_permission_policy(term, TermPermissionPolicy(term))
register_snippet(SharedTextsViewSetGroup)
register_snippet(VocabularyViewSetGroup)
