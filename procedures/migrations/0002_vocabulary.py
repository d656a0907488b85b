from functools import partial

from django.db import migrations

from procedures.vocabulary import ship


def ship_vocabulary(apps, schema_editor):
    ship(partial(apps.get_model, "procedures"))


class Migration(migrations.Migration):
    dependencies = [
        ("procedures", "0001_initial"),
    ]

    operations = [
        # Going back removes the tables and the terms with them.
        migrations.RunPython(ship_vocabulary, migrations.RunPython.noop),
    ]
