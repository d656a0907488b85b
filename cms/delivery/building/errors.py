"""Why documents could not be built. The message is for the person who was publishing."""

from django.utils.translation import gettext as _

from cms.core.publication import PublicationError


class DocumentBuildError(PublicationError):
    """A document cannot be built; the publication it belongs to is undone as a whole."""

    def __init__(self, page_id: int, title: str, language: str) -> None:
        super().__init__(
            _(
                "“%(title)s” could not be published: its %(language)s page could not be built. "
                "Nothing that visitors see has changed, and your draft is saved. Try again, or tell an administrator."
            )
            % {"title": title, "language": language},
            page_id,
        )
        self.language = language
