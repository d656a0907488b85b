from wagtail.snippets.models import register_snippet

from .models import Author

register_snippet(Author)
