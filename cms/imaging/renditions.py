"""The renditions documents use: which there should be, which there are, and making the rest.

Rows are Wagtail's own, under the filter names that a template would use (`width-640|format-avif`), so that Wagtail,
documents and the reference site find the same files. Only widths are preset, nothing is cropped, so moving a focal
point makes no new files. Pictures of patients have none: what they show may not have a public address.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import transaction

from cms.core.saving import lock_row

from .chain import EXTENSIONS, Encoded, Target, encode_chain, preset_targets
from .errors import MasterMissing
from .patient_media import Depicts
from .written_files import WrittenFiles

if TYPE_CHECKING:
    from .models import ClinicImage, ClinicRendition


@dataclass(frozen=True)
class RenditionsState:
    """How far the renditions of one image are."""

    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done == self.total


def filter_spec(target: Target) -> str:
    """Wagtail's name for a target."""
    return f"width-{target.width_px}|format-{target.format}"


def preset_targets_of(image: "ClinicImage") -> dict[str, Target]:
    """Every rendition `image` should have, by filter spec."""
    if image.depicts == Depicts.PATIENT:
        return {}
    return {filter_spec(target): target for target in preset_targets(image.width, image.height)}


def renditions_for(image_ids: Iterable[int]) -> dict[int, dict[str, "ClinicRendition"]]:
    """All uncropped renditions of many images in one query: image id → filter spec → rendition."""
    model = apps.get_model("imaging", "ClinicRendition")
    found: dict[int, dict[str, ClinicRendition]] = {image_id: {} for image_id in image_ids}
    for rendition in model.objects.filter(image_id__in=found, focal_point_key=""):
        found[rendition.image_id][rendition.filter_spec] = rendition
    return found


def missing_renditions(images: Iterable["ClinicImage"]) -> dict[int, dict[str, Target]]:
    """What is still to be made, in one query for all `images`; complete images are left out."""
    wanted = {image.pk: preset_targets_of(image) for image in images}
    missing: dict[int, dict[str, Target]] = defaultdict(dict)
    existing = _existing_specs(wanted)
    for image_id, targets in wanted.items():
        for spec, target in targets.items():
            if spec not in existing[image_id]:
                missing[image_id][spec] = target
    return dict(missing)


def renditions_state(image: "ClinicImage") -> RenditionsState:
    """How many of the preset renditions of `image` exist."""
    total = len(preset_targets_of(image))
    return RenditionsState(done=total - len(missing_renditions([image]).get(image.pk, {})), total=total)


def ensure_renditions(images: Iterable["ClinicImage"]) -> int:
    """Make whatever renditions `images` lack, now; the number made.

    Call it before the transaction that publishes, never inside: encoding takes seconds. Raises `MasterMissing`.
    """
    by_id = {image.pk: image for image in images}
    missing = missing_renditions(by_id.values())
    return sum(_make(by_id[image_id], targets) for image_id, targets in missing.items())


def encode_renditions(image: "ClinicImage", targets: Iterable[Target]) -> list[Encoded]:
    """Make `targets` from the master in storage, in memory. Raises `MasterMissing`."""
    name = str(image.file.name)
    try:
        with image.file.storage.open(name) as master:
            data = master.read()
    except FileNotFoundError as error:
        raise MasterMissing(image.title, name) from error
    return list(encode_chain(data, targets))


def write_renditions(image: "ClinicImage", encoded: Iterable[Encoded], written: WrittenFiles) -> int:
    """Store files and rows that do not exist yet; inside a transaction with the image's row locked.

    A file under a name that no row has was left by a process that died, and is written again.
    """
    existing = _existing_specs([image.pk])[image.pk]
    made = 0
    for item in encoded:
        spec = filter_spec(item.target)
        if spec in existing:
            continue
        rendition = apps.get_model("imaging", "ClinicRendition")(image=image, filter_spec=spec)
        filename = f"{spec}.{EXTENSIONS[item.target.format]}"
        storage = rendition.file.storage
        name = rendition.get_upload_to(filename)
        storage.delete(name)
        written.add(storage, name)
        rendition.file.save(filename, ContentFile(item.data, name=filename), save=False)
        rendition.save()
        made += 1
    return made


def _make(image: "ClinicImage", targets: Mapping[str, Target]) -> int:
    source = str(image.file.name)
    encoded = encode_renditions(image, targets.values())
    written = WrittenFiles()
    try:
        with transaction.atomic():
            return _write_if_current(image, source, encoded, written)
    except BaseException:
        written.discard()
        raise


def _write_if_current(
    image: "ClinicImage", source: str, encoded: Iterable[Encoded], written: WrittenFiles
) -> int:
    """The image may have been deleted, or its file replaced, while the pictures were being encoded."""
    model = type(image)
    lock_row(model, image.pk)
    if not model._base_manager.filter(pk=image.pk, file=source).exists():
        return 0
    made = write_renditions(image, encoded, written)
    written.keep_on_commit()
    return made


def _existing_specs(image_ids: Iterable[int]) -> dict[int, set[str]]:
    model = apps.get_model("imaging", "ClinicRendition")
    specs: dict[int, set[str]] = {image_id: set() for image_id in image_ids}
    rows = model.objects.filter(image_id__in=specs, focal_point_key="")
    for image_id, spec in rows.values_list("image_id", "filter_spec"):
        specs[image_id].add(spec)
    return specs
