"""What the demonstration clinic's administrator lets the groups do beyond pages and translations.

Groups come with rights over pages and translations; who may upload pictures and write the texts that pages share is each
clinic's own decision, made in the admin. This is the demo's.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission

from cms.translation.groups import EDITORS, PUBLISHERS

GROUPS = (EDITORS, PUBLISHERS)
PICTURES = ("add_image", "change_image", "choose_image")
SHARED_TEXTS = ("doctor", "disclaimer", "reusablesection")


def grant_rights() -> None:
    """Let editors and publishers work with pictures and shared texts. Granting twice changes nothing."""
    shared = [f"{action}_{name}" for name in SHARED_TEXTS for action in ("add", "change", "view")]
    texts = Permission.objects.filter(content_type__app_label="procedures", codename__in=shared)
    pictures = Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=PICTURES)
    root = Collection.get_first_root_node()
    for group in Group.objects.filter(name__in=GROUPS):
        group.permissions.add(*texts)
        for permission in pictures:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )
