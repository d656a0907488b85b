"""Background work on images: one idempotent task, safe to run twice, at once, or after a crash."""

from django.apps import apps
from django_tasks import task

from .renditions import ensure_renditions


@task(queue_name="images")
def make_renditions(image_id: int) -> int:
    """Make the renditions that image lacks; the number made. An image deleted meanwhile needs none."""
    image = apps.get_model("imaging", "ClinicImage").objects.filter(pk=image_id).first()
    return ensure_renditions([image]) if image else 0
