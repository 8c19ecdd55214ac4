"""Take the pictures of the documents anew: ``python -m docs.build.pictures``.

Drives the app in Chromium with a server of its own, and writes ``docs/images/*.webp``. With names
of pictures as arguments, takes those only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.driver import await_rest, launch
from tests.browser.server import serve

IMAGES = Path(__file__).parents[1] / "images"
SIZES = {"laptop": (1280, 800), "projector": (1920, 1080), "phone": (390, 844)}
QUALITY = 82
SETTLE_MILLISECONDS = 1200
"""What is still moving when the server has sent all: pictures on their way, a map that comes to
rest."""


def _rest(page: Page) -> None:
    """Do nothing."""


@dataclass(frozen=True)
class Shot:
    """A picture: where, how large, and what is done before it is taken."""

    path: str
    size: tuple[int, int] = SIZES["laptop"]
    act: Callable[[Page], None] = _rest
    dark: bool = False


def _press(name: str) -> Callable[[Page], None]:
    """Return what presses the first thing on the page that is called so, and waits."""

    def press(page: Page) -> None:
        page.get_by_text(name, exact=True).first.click()
        await_rest(page)

    return press


STORY = "layers=article,background,lines,labels"
PAGES = {
    "explore": f"?{STORY}&event=shimoda-1855&at=1855-02-07",
    "present": "present?story=changing-hands&step=6",
    "compare": "compare?at=1875&at2=1905",
    "snapshot": "snapshot?at=2017-03-20&note=pin,45.0,147.9,Etorofu+%2F+Iturup",
    "data": "data",
    "about": "about",
}

SHOTS = {
    f"{name}-{size}": Shot(path, pixels)
    for name, path in PAGES.items()
    for size, pixels in SIZES.items()
} | {
    "day-of-change": Shot(f"?{STORY}&from=1945-08&to=1945-09&at=1945-08-29"),
    "reading-an-event": Shot("?event=two-plus-two-2017"),
    "stated-position": Shot(f"?{STORY}&at=2017-03-21&pov=japan"),
    "compare-swipe": Shot("compare?at=1945&at2=2017&compare=swipe"),
    "stories": Shot("present"),
    "dark": Shot(f"?{STORY}&at=1920", dark=True),
    "marks": Shot(
        "snapshot?at=2017-03-20&note=pin,45.0,147.9,Missiles&note=arrow,43.6,145.1,44.1,145.8,"
        "Nemuro+Strait&note=highlight,shikotan,"
    ),
    "my-story": Shot("present", act=_press("Make a copy to edit")),
    "size-and-look": Shot("snapshot?at=2017-03-20&theme=print", act=_press("Size and look")),
    "words-to-copy": Shot("snapshot?at=2017-03-20", act=_press("Link, embed code and caption")),
    "citations": Shot("snapshot?at=2017-03-20", act=_press("Citations")),
    "embedded": Shot("embed?at=1945"),
}


def main(names: list[str]) -> int:
    """Take the pictures of these names, or all."""
    unknown = sorted(set(names) - set(SHOTS))
    if unknown:
        print(f"no such picture: {', '.join(unknown)}; there are: {', '.join(SHOTS)}")
        return 2
    IMAGES.mkdir(exist_ok=True)
    with ExitStack() as stack:
        server = stack.enter_context(serve())
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        for name in names or SHOTS:
            shot = SHOTS[name]
            width, height = shot.size
            page = browser.new_page(
                viewport={"width": width, "height": height},
                color_scheme="dark" if shot.dark else "light",
                locale="en-GB",
                reduced_motion="reduce",
            )
            page.goto(f"{server.url}/{shot.path}")
            if not shot.path.startswith("embed"):
                await_rest(page)
            page.wait_for_timeout(SETTLE_MILLISECONDS)
            shot.act(page)
            page.wait_for_timeout(SETTLE_MILLISECONDS)
            _save(page.screenshot(), IMAGES / f"{name}.webp")
            page.close()
    return 0


def _save(picture: bytes, path: Path) -> None:
    Image.open(BytesIO(picture)).convert("RGB").save(path, quality=QUALITY, method=6)
    print(path.name, path.stat().st_size)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
