from django.apps import AppConfig


class ImagingConfig(AppConfig):
    name = "cms.imaging"
    label = "imaging"
