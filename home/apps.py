from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "home"
    label = "home"

    def ready(self) -> None:
        from cms.delivery.building.registry import register_builder

        from .documents import HomeBuilder
        from .models import HomePage

        register_builder(HomePage, HomeBuilder())
