"""Parts of an address that vary. What no converter accepts is no address, so it is answered with 404."""

from .parameters import BIGINT_MAX


class PageIdConverter:
    """A page's key: digits without leading zeros, so that each page has one address, within a database's bigint."""

    regex = "[1-9][0-9]{0,18}"

    def to_python(self, value: str) -> int:
        page_id = int(value)
        if page_id > BIGINT_MAX:
            raise ValueError("No page has a key this large.")
        return page_id

    def to_url(self, value: int) -> str:
        return str(value)
