from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"

    def ready(self) -> None:
        from cms.core.saving import register_stage  # needs models

        from .groups import create_groups
        from .stage import CompilationStage

        register_stage(CompilationStage())
        post_migrate.connect(create_groups, sender=self)
