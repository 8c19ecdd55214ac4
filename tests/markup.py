"""HTML read back: what tags it has and what stands in it as text."""

from __future__ import annotations

from html.parser import HTMLParser

EVIL = """</script><script>alert(1)</script><img src=x onerror="alert(1)"> ${1} `x` & ' {{ 7*7 }}"""
"""A text that tries to be HTML, a script and a template."""


class Reader(HTMLParser):
    """Collects tags with their attributes, and text outside scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self.texts.append(data)

    def having(self, tag: str, attribute: str) -> list[str]:
        """Return the values of an attribute of all tags of a name."""
        return [
            attrs[attribute] or ""
            for name, attrs in self.tags
            if name == tag and attribute in attrs
        ]


def read(page: str) -> Reader:
    """Return a page, read."""
    reader = Reader()
    reader.feed(page)
    return reader
