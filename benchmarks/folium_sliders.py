"""Baselines: the two time sliders that folium has, each on a plain map with the same events.

Their scripts come from content networks. The benchmark gets the versions that folium asks for
from the package registry instead, and answers the page's requests with them.
"""

from __future__ import annotations

import re
import subprocess
import tarfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import folium
import xstatic.pkg.leaflet
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from folium.utilities import JsCode
from playwright.sync_api import Browser, Locator, Page, Route

from benchmarks.trace import Step, mark_calls, mark_end, trace_steps

PAGE = "http://folium.test/"
STEPS = 60
PATIENCE_SECONDS = 60
"""A slider this slow is dragged in fewer steps."""
FETCH_SECONDS = 120
DAY = 86_400_000
"""Milliseconds."""
YEAR = 365.2425 * DAY

PARTS = {
    "iso8601": ("iso8601-js-period", "iso8601.js"),
    "leaflet.timedimension": ("leaflet-timedimension", "dist/leaflet.timedimension.min.js"),
    "leaflet.timedimension_css": (
        "leaflet-timedimension",
        "dist/leaflet.timedimension.control.css",
    ),
    "moment": ("moment", "min/moment.min.js"),
    "timeline": ("leaflet.timeline", "dist/leaflet.timeline.js"),
}
"""By folium's name of a script or style, the npm package and the file in it. What else folium
links to (jQuery, Bootstrap, icons) neither slider needs; those requests get an empty answer."""


class BaselineError(Exception):
    """The baselines cannot be measured here."""


@dataclass(frozen=True)
class Scene:
    """What our own map shows, for another to show the same.

    Events are [latitude, longitude, title, first day, last day]; days count from 1 January 1970,
    size is in px.
    """

    events: Sequence[tuple[float, float, str, int, int]]
    window: tuple[int, int]
    camera: tuple[float, float, float]
    size: tuple[int, int]
    glow: float
    """Milliseconds for which an event stays on the map after its last day."""


def fetch_parts() -> dict[str, bytes]:
    """Return by URL the scripts and styles that folium's sliders link to.

    Raises
    ------
    BaselineError
        npm is not installed or could not fetch a package.
    """
    links = dict(
        [
            *TimestampedGeoJson.default_js,
            *TimestampedGeoJson.default_css,
            *TimelineSlider.default_js,
        ]
    )
    leaflet = Path(xstatic.pkg.leaflet.BASE_DIR)
    found = {
        dict(folium.Map.default_js)["leaflet"]: (leaflet / "leaflet.js").read_bytes(),
        dict(folium.Map.default_css)["leaflet_css"]: (leaflet / "leaflet.css").read_bytes(),
    }
    with TemporaryDirectory() as folder:
        for name, (package, path) in PARTS.items():
            version = re.search(r"\d+\.\d+\.\d+", links[name])
            if version is None:
                raise BaselineError(f"folium names no version of {package}: {links[name]}")
            archive = _pack(f"{package}@{version[0]}", Path(folder))
            with tarfile.open(archive) as files:
                file = files.extractfile(f"package/{path}")
                if file is None:
                    raise BaselineError(f"{archive.name} holds no {path}")
                found[links[name]] = file.read()
    return found


def _pack(package: str, folder: Path) -> Path:
    command = ["npm", "pack", "--silent", "--ignore-scripts", package]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False
        )
    except FileNotFoundError as error:
        raise BaselineError("npm is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise BaselineError(f"npm did not fetch {package} in {FETCH_SECONDS} s") from error
    if done.returncode:
        raise BaselineError(f"npm could not fetch {package}")
    return folder / done.stdout.strip().splitlines()[-1]


def measure_sliders(
    browser: Browser, scene: Scene, parts: dict[str, bytes]
) -> dict[str, list[Step]]:
    """Drag each slider over its whole track; return the steps by the plugin's name."""
    return {
        "TimestampedGeoJson": _measure_timestamped(browser, scene, parts),
        "TimelineSlider": _measure_timeline(browser, scene, parts),
    }


def _measure_timestamped(browser: Browser, scene: Scene, parts: dict[str, bytes]) -> list[Step]:
    world = _plain_map(scene)
    features = [
        _feature(event, {"times": [event[3] * DAY], "icon": "circle"}) for event in scene.events
    ]
    TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features},
        auto_play=False,
        period="P1Y",
        duration=f"P{max(1, round(scene.glow / YEAR))}Y",
        time_slider_drag_update=True,
    ).add_to(world)
    page = _open(browser, world, scene, parts)
    mark_calls(page.main_frame, f"{world.get_name()}.timeDimension", "setCurrentTimeIndex")
    slider = page.locator(".timecontrol-dateslider .slider")
    steps = _drag(browser, page, slider, page.locator(".timecontrol-dateslider .knob.main"))
    page.context.close()
    return steps


def _measure_timeline(browser: Browser, scene: Scene, parts: dict[str, bytes]) -> list[Step]:
    world = _plain_map(scene)
    features = [
        _feature(event, {"start": event[3] * DAY, "end": event[4] * DAY + scene.glow})
        for event in scene.events
    ]
    timeline = Timeline(
        {"type": "FeatureCollection", "features": features},
        point_to_layer=JsCode(
            """function (feature, latlng) {
                return L.circleMarker(latlng).bindTooltip(feature.properties.tooltip);
            }"""
        ),
    ).add_to(world)
    slider = TimelineSlider(auto_play=False)
    slider.add_timelines(timeline).add_to(world)
    page = _open(browser, world, scene, parts)
    mark_calls(page.main_frame, slider.get_name(), "_setTime")
    track = page.locator("input.time-slider")
    steps = _drag(browser, page, track)
    page.context.close()
    return steps


def _plain_map(scene: Scene) -> folium.Map:
    *location, zoom = scene.camera
    return folium.Map(location=location, zoom_start=zoom, tiles=None, zoom_snap=0.25)


def _feature(event: tuple[float, float, str, int, int], properties: dict[str, Any]) -> Any:
    lat, lon, title, *_ = event
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"tooltip": title, **properties},
    }


def _open(browser: Browser, world: folium.Map, scene: Scene, parts: dict[str, bytes]) -> Page:
    width, height = scene.size
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    html = world.get_root().render()

    def answer(route: Route) -> None:
        if route.request.url == PAGE:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            url = route.request.url
            kind = "text/css" if url.endswith(".css") else "text/javascript"
            route.fulfill(body=parts.get(url, b""), content_type=f"{kind}; charset=utf-8")

    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.route("**/*", answer)
    page.set_default_timeout(PATIENCE_SECONDS * 1000)
    page.goto(PAGE)
    if failures:
        raise BaselineError(f"a script of folium's page failed: {failures[0]}")
    return page


def _drag(browser: Browser, page: Page, track: Locator, knob: Locator | None = None) -> list[Step]:
    box, grip = track.bounding_box(), (knob or track).bounding_box()
    if box is None or grip is None:
        raise BaselineError("a slider of folium is not visible")
    inset = 8
    left = grip["x"] + grip["width"] / 2 if knob else box["x"] + inset
    right = box["x"] + box["width"] - inset
    y = grip["y"] + grip["height"] / 2

    def act() -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        page.mouse.move(left, y)
        page.mouse.down()
        for number in range(1, STEPS + 1):
            page.mouse.move(left + (right - left) * number / STEPS, y)
            if time.monotonic() > deadline:
                break
        mark_end(page.main_frame)

    steps = trace_steps(browser, page, act)
    if not page.locator("path.leaflet-interactive").count():
        raise BaselineError("a slider of folium was dragged, but its map shows no event")
    return steps
