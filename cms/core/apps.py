from django.apps import AppConfig
from django.db.models.signals import pre_save


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "core"

    def ready(self) -> None:
        from .atomic_actions import make_actions_atomic
        from .checks import register_deployment_checks
        from .source_language.mixin import bind_stored_row

        make_actions_atomic()
        pre_save.connect(bind_stored_row, dispatch_uid="core.bind_stored_row")
        register_deployment_checks()
