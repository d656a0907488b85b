from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"

    def ready(self) -> None:
        from .atomic_actions import make_actions_atomic  # needs Wagtail's models

        make_actions_atomic()
