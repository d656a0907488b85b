from cms.core.source_language import SourceOptions, register_translation

from .models import ArticleNote, ArticlePage, Author


@register_translation(ArticlePage)
class ArticleTranslation(SourceOptions):
    fields = ("summary", "tags")
    per_language = ("tags",)


@register_translation(ArticleNote)
class NoteTranslation(SourceOptions):
    fields = ("text",)


@register_translation(Author)
class AuthorTranslation(SourceOptions):
    fields = ("name",)
