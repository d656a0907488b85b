from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"

    def ready(self) -> None:
        from .atomic_actions import make_actions_atomic
        from .checks import register_deployment_checks

        make_actions_atomic()
        register_deployment_checks()
