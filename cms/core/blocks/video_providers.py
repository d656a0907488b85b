"""The services whose videos a page may embed, and how their addresses are recognised.

Addresses as people copy them from the browser or the share button. A host is compared whole: `youtube.com.example.org`
is no provider. Nothing is fetched.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Video:
    """A video at a known provider."""

    provider: str
    id: str
    embed_url: str


@dataclass(frozen=True, slots=True)
class Provider:
    code: str
    name: str
    hosts: frozenset[str]
    path: re.Pattern[str]
    """Matches path and, after `?v=`, the one query parameter that names a video; the group `id` is the video."""
    embed: str


def _provider(code: str, name: str, hosts: Sequence[str], path: str, embed: str) -> Provider:
    return Provider(code, name, frozenset(hosts), re.compile(path), embed)


PROVIDERS = (
    _provider(
        "youtube",
        "YouTube",
        ["youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com"],
        r"/(?:watch/?\?v=|shorts/|embed/|live/)(?P<id>[\w-]{11})(?:[/?].*)?",
        "https://www.youtube-nocookie.com/embed/{id}",
    ),
    _provider(
        "youtube",
        "YouTube",
        ["youtu.be"],
        r"/(?P<id>[\w-]{11})/?",
        "https://www.youtube-nocookie.com/embed/{id}",
    ),
    _provider(
        "vimeo",
        "Vimeo",
        ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
        r"/(?:video/|channels/[\w-]+/)?(?P<id>[0-9]{5,12})/?",
        "https://player.vimeo.com/video/{id}",
    ),
    _provider(
        "naver_tv",
        "Naver TV",
        ["tv.naver.com", "m.tv.naver.com"],
        r"/(?:v|embed|h)/(?P<id>[0-9]{3,12})/?",
        "https://tv.naver.com/embed/{id}",
    ),
    _provider(
        "kakao_tv",
        "KakaoTV",
        ["tv.kakao.com", "play-tv.kakao.com"],
        r"/(?:v/|channel/[0-9]+/cliplink/|embed/player/cliplink/)(?P<id>[0-9]{3,12})/?",
        "https://play-tv.kakao.com/embed/player/cliplink/{id}",
    ),
)


def find_video(url: str) -> Video | None:
    """The video behind an address, or None where no provider knows it."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme not in ("http", "https"):
        return None
    named = parse_qs(parts.query).get("v", [""])[0]
    path = f"{parts.path}?v={named}" if named else parts.path
    for provider in PROVIDERS:
        match = provider.path.fullmatch(path) if host in provider.hosts else None
        if match:
            return Video(provider.code, match["id"], provider.embed.format(id=match["id"]))
    return None


def provider_names() -> str:
    """The providers, for a message."""
    return ", ".join(dict.fromkeys(provider.name for provider in PROVIDERS))
