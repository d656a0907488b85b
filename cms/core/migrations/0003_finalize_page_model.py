import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def fill_source_columns(apps, schema_editor):
    """Wagtail's first migration makes a root and a welcome page and knows only the base columns."""
    page_model = apps.get_model("core", "BasePage")
    for name in ("title", "slug"):
        column = f"{name}_{settings.LANGUAGE_CODE.replace('-', '_')}"
        page_model.objects.filter(**{column: None}).update(**{column: models.F(name)})


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0002_bootstrap_page_model"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="basepage",
            name="latest_revision",
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="wagtailcore.revision", verbose_name="latest revision"),
        ),
        migrations.AddField(
            model_name="basepage",
            name="live_revision",
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="wagtailcore.revision", verbose_name="live revision"),
        ),
        migrations.AlterField(
            model_name="basepage",
            name="locale",
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="wagtailcore.locale", verbose_name="locale"),
        ),
        migrations.AlterField(
            model_name="basepage",
            name="translation_key",
            field=models.UUIDField(default=uuid.uuid4, editable=False),
        ),
        migrations.AlterUniqueTogether(name="basepage", unique_together={("translation_key", "locale")}),
        migrations.RunPython(fill_source_columns, migrations.RunPython.noop),
    ]
