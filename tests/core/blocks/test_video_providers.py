import pytest

from cms.core.blocks.video_providers import find_video

KNOWN = [
    ("https://www.youtube.com/watch?v=abcdefghi-_", "youtube", "abcdefghi-_"),
    ("https://www.youtube.com/watch?t=10&v=abcdefghijk&list=x", "youtube", "abcdefghijk"),
    ("https://youtu.be/abcdefghijk?si=share", "youtube", "abcdefghijk"),
    ("https://m.youtube.com/shorts/abcdefghijk", "youtube", "abcdefghijk"),
    ("https://www.youtube.com/embed/abcdefghijk?rel=0", "youtube", "abcdefghijk"),
    ("https://vimeo.com/123456789", "vimeo", "123456789"),
    ("https://player.vimeo.com/video/123456789?h=1", "vimeo", "123456789"),
    ("https://tv.naver.com/v/1234567", "naver_tv", "1234567"),
    ("https://tv.naver.com/h/1234567", "naver_tv", "1234567"),
    ("https://tv.kakao.com/v/123456789", "kakao_tv", "123456789"),
    ("https://tv.kakao.com/channel/1506/cliplink/123456789", "kakao_tv", "123456789"),
]
UNKNOWN = [
    "",
    "not an address",
    "https://www.youtube.com/",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/@clinic",
    "https://youtube.com.example.org/watch?v=abcdefghijk",
    "https://example.org/youtu.be/abcdefghijk",
    "ftp://youtu.be/abcdefghijk",
    "javascript://youtu.be/abcdefghijk",
    "https://vimeo.com/clinic",
    "https://tv.naver.com/clinic",
    "https://[youtu.be/abcdefghijk",
]


@pytest.mark.parametrize(("url", "provider", "identifier"), KNOWN)
def test_an_address_as_people_copy_it_is_recognised(url, provider, identifier):
    video = find_video(url)

    assert (video.provider, video.id) == (provider, identifier)
    assert video.embed_url.endswith(identifier)


@pytest.mark.parametrize("url", UNKNOWN)
def test_anything_else_is_no_video(url):
    assert find_video(url) is None
