"""Search-engine data of a document. Texts fall back within the language, never to another one."""

from typing import Any

from django.conf import settings

from cms.delivery.documents import Alternate, Reference, Seo


def absolute(path: str) -> str:
    """A path of the public site as an address; what is one already stays as it is."""
    return f"{settings.PUBLIC_BASE_URL}{path}" if path.startswith("/") else path


def build_seo(
    *,
    title: str,
    name: str,
    description: str | None,
    path: str,
    paths: dict[str, str],
    json_ld: list[dict[str, Any]],
    breadcrumbs: list[Reference],
) -> Seo:
    """title: for search engines. name: the page's own title. paths: by language, where it is really published."""
    return Seo(
        title=title,
        description=description,
        canonical=absolute(path),
        alternates=[Alternate(hreflang=code, href=absolute(paths[code])) for code in sorted(paths)],
        json_ld=[*json_ld, _breadcrumb_list(breadcrumbs, name=name, path=path)],
    )


def _breadcrumb_list(breadcrumbs: list[Reference], *, name: str, path: str) -> dict[str, Any]:
    """schema.org BreadcrumbList: the way to the page, the page itself last."""
    trail = [(crumb.title, crumb.path) for crumb in breadcrumbs]
    if not trail or trail[-1][1] != path:
        trail.append((name, path))
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": label, "item": absolute(where)}
            for position, (label, where) in enumerate(trail, start=1)
        ],
    }
