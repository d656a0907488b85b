"""Brings the demo site's database to the present migrations and loads the demo clinic, keeping what is there."""

import os
import sys

import django
from django.conf import settings
from django.core.management import CommandError, call_command


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.development")
    try:
        django.setup()
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        print("Database: migrating", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
        print("Demo clinic: loading", flush=True)
        call_command("load_demo")
    except CommandError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
