"""Keeps uploads that wait for their form to be filled in out of public storage.

Wagtail's multiple uploader stores such a file, metadata and all, with `UploadedFile` in the default storage, under the
name it was given. The field belongs to Wagtail and so do its migrations, therefore each instance's file is pointed at
private storage as it is made. Applies to documents as well: what nobody has described yet should not be public either.
"""

from typing import TYPE_CHECKING, Any

from django.core.files.storage import storages

if TYPE_CHECKING:
    from wagtail.models import UploadedFile


def store_privately(instance: "UploadedFile", **kwargs: Any) -> None:
    """Signal handler for `post_init` of Wagtail's `UploadedFile`."""
    if "file" in instance.__dict__:
        instance.file.storage = storages["private"]
