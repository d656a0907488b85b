from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"

    def ready(self) -> None:
        from cms.delivery.api.site_document import register_site_document
        from cms.delivery.building.registry import register_builder

        from .documents import ClinicDocument, HomeBuilder, clinic_document
        from .models import HomePage

        register_builder(HomePage, HomeBuilder())
        register_site_document(clinic_document, ClinicDocument)
