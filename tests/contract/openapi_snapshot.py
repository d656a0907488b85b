"""The recorded contract of the content API. Write it anew after a change that is meant:

python -m tests.contract.openapi_snapshot
"""

import json
from pathlib import Path

SNAPSHOT = Path(__file__).parent / "snapshots" / "openapi.json"


def current_contract():
    """The description with the page types of the product, and without those of its tests."""
    from unittest import mock

    from cms.delivery.api.description import describe
    from cms.delivery.api.surface import ENDPOINTS
    from cms.delivery.building import registry

    ours = {
        model: builder
        for model, builder in registry.registered_builders().items()
        if not type(builder).__module__.startswith("tests.")
    }
    with mock.patch.object(registry, "_builders", ours):
        return describe(ENDPOINTS)


def write_snapshot():
    SNAPSHOT.parent.mkdir(exist_ok=True)
    text = json.dumps(current_contract(), indent=1, ensure_ascii=False, sort_keys=True)
    SNAPSHOT.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    write_snapshot()
