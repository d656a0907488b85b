from django.conf import settings
from django.db import migrations

TITLES = {"ko": "홈", "en": "Home"}


def turn_welcome_page_into_home_page(apps, schema_editor):
    """Wagtail's first migration makes a welcome page of the base type and a site that begins there.

    The row itself becomes a home page, so that the site goes on pointing at it. A site that somebody has set up already
    begins with another type of page and is left alone.
    """
    content_types = apps.get_model("contenttypes", "ContentType")
    pages = apps.get_model("core", "BasePage")
    home_pages = apps.get_model("home", "HomePage")
    sites = apps.get_model("wagtailcore", "Site")

    base_type = content_types.objects.filter(app_label="core", model="basepage").first()
    site = sites.objects.filter(is_default_site=True).first()
    if base_type is None or site is None:
        return
    welcome = pages.objects.filter(pk=site.root_page_id, content_type=base_type, depth=2).first()
    if welcome is None:
        return

    language = settings.LANGUAGE_CODE
    column = language.replace("-", "_")
    home_type, _created = content_types.objects.get_or_create(app_label="home", model="homepage")
    home = home_pages(basepage_ptr_id=welcome.pk)
    for field in pages._meta.concrete_fields:
        setattr(home, field.attname, getattr(welcome, field.attname))
    home.content_type_id = home_type.pk
    home.source_language = language
    home.title = home.draft_title = TITLES.get(language, TITLES["en"])
    setattr(home, f"title_{column}", home.title)
    setattr(home, f"slug_{column}", home.slug)
    home.save()


def turn_home_pages_into_base_pages(apps, schema_editor):
    content_types = apps.get_model("contenttypes", "ContentType")
    pages = apps.get_model("core", "BasePage")
    home_pages = apps.get_model("home", "HomePage")

    base_type = content_types.objects.get(app_label="core", model="basepage")
    keys = list(home_pages.objects.values_list("pk", flat=True))
    for home in home_pages.objects.all():
        home.delete(keep_parents=True)
    pages.objects.filter(pk__in=keys).update(content_type=base_type)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("core", "0003_finalize_page_model"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RunPython(turn_welcome_page_into_home_page, turn_home_pages_into_base_pages),
    ]
