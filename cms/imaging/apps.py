from django.apps import AppConfig
from django.core.checks import register
from django.db.models.signals import post_delete, post_init


class ImagingConfig(AppConfig):
    name = "cms.imaging"
    label = "imaging"

    def ready(self) -> None:
        # These modules need the models, which are loaded by now.
        from wagtail.models import UploadedFile  # noqa: PLC0415

        from .checks import check_image_form  # noqa: PLC0415
        from .models import ClinicImage, remove_original  # noqa: PLC0415
        from .pending_uploads import store_privately  # noqa: PLC0415

        post_delete.connect(remove_original, sender=ClinicImage)
        post_init.connect(store_privately, sender=UploadedFile)
        register(check_image_form)
