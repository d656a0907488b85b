"""The other side: an ordinary Wagtail project with the same content and Wagtail's own API v2."""
