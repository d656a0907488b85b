from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "procedures"
    label = "procedures"

    def ready(self) -> None:
        from cms.delivery.building.registry import register_builder

        from .documents import sections  # noqa: F401 - registers its functions by being imported
        from .documents.pages import CategoryBuilder, ProcedureBuilder
        from .models import ProcedureIndexPage, ProcedurePage

        register_builder(ProcedureIndexPage, CategoryBuilder())
        register_builder(ProcedurePage, ProcedureBuilder())
