from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_delete, post_init

from .checks import check_image_form
from .pending_uploads import store_privately


class ImagingConfig(AppConfig):
    name = "cms.imaging"
    label = "imaging"

    def ready(self) -> None:
        from wagtail.models import UploadedFile  # models are not importable before this point

        from .models import ClinicImage, remove_original  # as above

        post_delete.connect(remove_original, sender=ClinicImage)
        post_init.connect(store_privately, sender=UploadedFile)
        register(check_image_form)
