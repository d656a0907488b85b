from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """A small site of the platform's own, so that its tests need no clinic."""

    name = "tests.articles"
    label = "articles"

    def ready(self):
        from cms.delivery.building.registry import register_builder

        from .documents import ArticleBuilder
        from .models import ArticlePage

        register_builder(ArticlePage, ArticleBuilder())
