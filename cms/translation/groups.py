"""Groups and permissions for the people of a clinic, made after migrations because permissions do not exist before.

Running again adds what is missing and takes nothing away that an administrator gave.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupPagePermission

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
    codenames = {RELEASE_CODENAME: "Can release a language before it is complete"}
    for language in content_languages():
        codenames[translate_codename(language)] = f"Can translate into {language}"
        codenames[review_codename(language)] = f"Can approve translations into {language}"
    content_type = ContentType.objects.get_for_model(Unit)
    for codename, name in codenames.items():
        Permission.objects.get_or_create(
            content_type=content_type, codename=codename, defaults={"name": name}
        )
    for language in content_languages():
        _grant(translators(language), translate_codename(language))
        _grant(reviewers(language), translate_codename(language), review_codename(language))
    _grant(EDITORS)
    _grant(PUBLISHERS, RELEASE_CODENAME)
    _grant(ADMINISTRATORS, *codenames)
    _grant_pages(EDITORS, "add", "change")
    _grant_pages(PUBLISHERS, "add", "change", "publish", "lock", "unlock")
    _grant_pages(ADMINISTRATORS, "add", "change", "publish", "lock", "unlock", "bulk_delete")


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
