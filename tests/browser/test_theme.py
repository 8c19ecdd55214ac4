"""The map follows the theme of the page around it, without being made anew."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Frame, Page, expect

from geo.plate_options import Theme
from geo.style import GROUNDS
from tests.browser.driver import LIST, await_rest, open_map
from tests.browser.server import Server

GROUND = """() => {
    const at = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    return [at(".dispute-map", "backgroundColor"), at(".dispute-time", "backgroundColor"),
        at(".leaflet-bar a", "color"), dispute.areas.get("etorofu").fill.options.color];
}"""

ASIDE = """() => {
    const stack = dispute.homes.get(dispute.order.get(dispute.state.selected));
    return [1, -1].map((side) => {
        const [x, y] = dispute.symbols.beside(stack, side);
        return Math.hypot(x - stack.x, y - stack.y) - stack.radius;
    });
}"""
"""How far from the circle with the number a symbol is whose event is in it."""


def as_css(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def expected(theme: Theme) -> list[str]:
    ground = GROUNDS[theme]
    return [*map(as_css, (ground.sea, ground.paper, ground.ink)), ground.rim]


def land(frame: Frame) -> str:
    """Return the colour that most of the land has."""
    colour: str = frame.evaluate(
        """() => {
            const { width, height } = dispute.land._container;
            const { data } = dispute.land._ctx.getImageData(0, 0, width, height);
            const counts = new Map();
            for (let at = 0; at < data.length; at += 4) {
                const key = `rgb(${data.slice(at, at + 3).join(", ")})`;
                if (data[at + 3] === 255) counts.set(key, (counts.get(key) || 0) + 1);
            }
            return [...counts].sort((one, other) => other[1] - one[1])[0][0];
        }"""
    )
    return colour


def test_map_follows_the_theme_of_the_page(new_page: Callable[..., Page], server: Server) -> None:
    page = new_page(color_scheme="dark")
    frame = open_map(page, f"{server.url}/?event=no-peace-treaty")
    assert frame.evaluate(GROUND) == expected(Theme.DARK)
    assert land(frame) == as_css(GROUNDS[Theme.DARK].land)
    assert min(frame.evaluate(ASIDE)) > 0
    symbol = page.locator(f"{LIST} img").first
    dark = symbol.get_attribute("src")

    frame.evaluate("window.kept = true")
    page.emulate_media(color_scheme="light")
    frame.wait_for_function("dispute.theme === 'light'")
    # The symbols beside the map come with the run that the map asks for.
    page.wait_for_function(
        "([list, dark]) => document.querySelector(`${list} img`).getAttribute('src') !== dark",
        arg=[LIST, dark],
    )
    await_rest(page)
    assert frame.evaluate("window.kept && dispute.state.selected") == "no-peace-treaty"
    assert frame.evaluate(GROUND) == expected(Theme.LIGHT)
    assert land(frame) == as_css(GROUNDS[Theme.LIGHT].land)

    open_map(page, f"{server.url}/present?story=changing-hands&step=2")
    swatch = page.locator(".st-key-present-told .legend img").first
    light = swatch.get_attribute("src")
    page.emulate_media(color_scheme="dark")
    expect(swatch).not_to_have_attribute("src", light or "")
    assert page.url.endswith("step=2")
