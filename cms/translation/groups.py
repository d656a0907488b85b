"""Groups and permissions for the people of a clinic, made after migrations because permissions do not exist before.

Snippets and settings have no drafts: whoever may change one publishes it, so editors may only look at them and choose
them. Running again adds what is missing and takes nothing away that an administrator gave.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.hooks import search_for_hooks
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.permissions import policy_registry
from wagtail.snippets.models import get_snippet_models

from cms.core.languages import content_languages
from cms.core.models import BasePage

from .models import Unit
from .permissions import RELEASE_CODENAME, review_codename, translate_codename

EDITORS = "Editors"
PUBLISHERS = "Publishers"
ADMINISTRATORS = "Administrators"


def translators(language: str) -> str:
    return f"Translators ({language})"


def reviewers(language: str) -> str:
    return f"Reviewers ({language})"


def create_groups(**kwargs: Any) -> None:
    """Make every group with its permissions; a `post_migrate` receiver."""
    for app_config in apps.get_app_configs():
        # An app that comes later in the settings has no permissions yet.
        create_permissions(app_config, verbosity=0)
    codenames = {RELEASE_CODENAME: "Can release a language before it is complete"}
    for language in content_languages():
        codenames[translate_codename(language)] = f"Can translate into {language}"
        codenames[review_codename(language)] = f"Can approve translations into {language}"
    content_type = ContentType.objects.get_for_model(Unit)
    for codename, name in codenames.items():
        Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )
    # Wagtail's own group of publishers would stand beside ours, with rights that nobody here decided on.
    Group.objects.filter(name="Moderators", user=None).delete()
    for language in content_languages():
        _grant(translators(language), translate_codename(language))
        _grant(reviewers(language), translate_codename(language), review_codename(language))
    _grant(EDITORS)
    _grant(PUBLISHERS, RELEASE_CODENAME)
    _grant(ADMINISTRATORS, *codenames)
    _grant_pages(EDITORS, "add", "change")
    _grant_pages(PUBLISHERS, "add", "change", "publish", "lock", "unlock")
    _grant_pages(ADMINISTRATORS, "add", "change", "publish", "lock", "unlock", "bulk_delete")
    _grant_images(EDITORS, "add", "choose")
    _grant_images(PUBLISHERS, "add", "change", "choose")
    _grant_images(ADMINISTRATORS, "add", "change", "choose", "delete")
    _grant_shared(EDITORS, "view")
    _grant_shared(PUBLISHERS, "view", "add", "change")
    _grant_shared(ADMINISTRATORS, "view", "add", "change", "delete")


def _grant(group_name: str, *codenames: str) -> None:
    group, _created = Group.objects.get_or_create(name=group_name)
    admin_access = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    group.permissions.add(
        *admin_access,
        *Permission.objects.filter(content_type__app_label="translation", codename__in=codenames),
    )


def _grant_pages(group_name: str, *actions: str) -> None:
    root = BasePage.objects.filter(depth=1).first()
    if root is None:
        return
    group = Group.objects.get(name=group_name)
    for action in actions:
        codename = f"{action}_{BasePage._meta.model_name}"
        permission = Permission.objects.filter(content_type__app_label="core", codename=codename).first()
        if permission is not None:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _grant_images(group_name: str, *actions: str) -> None:
    """The whole library. Who may add may also change what they added themselves."""
    group = Group.objects.get(name=group_name)
    root = Collection.get_first_root_node()
    if root is None:
        return
    policy = policy_registry.get_by_type(get_image_model())
    for permission in _permissions(policy.auth_model, actions):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _grant_shared(group_name: str, *actions: str) -> None:
    """Snippets and settings, whichever apps register them."""
    search_for_hooks()
    group = Group.objects.get(name=group_name)
    for model in (*get_snippet_models(), *settings_registry):
        group.permissions.add(*_permissions(model, actions))


def _permissions(model: type[models.Model], actions: Iterable[str]) -> QuerySet[Permission]:
    content_type = ContentType.objects.get_for_model(model)
    codenames = [get_permission_codename(action, model._meta) for action in actions]
    return Permission.objects.filter(content_type=content_type, codename__in=codenames)
