"""Keys, swipes, a clock and the full screen for a presentation: what only the page can hear."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.assets import read_script
from geo.moments import name_flight, read_step
from geo.settings import STATIC
from geo.ui import state
from geo.ui.text import t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.moments import Moment

PLAY_SECONDS: Final = 12
"""How long a step stays when the presentation moves on by itself."""

_KEY: Final = "present-keys"
_HTML: Final = '<button type="button"></button><button type="button"></button>'


def show_keys(atlas: Atlas, moment: Moment, is_annotated: bool) -> None:
    """Let the page listen, and offer what needs no server: moving on by itself, full screen.

    Parameters
    ----------
    atlas
        Where the story takes place.
    moment
        Where the story stands.
    is_annotated
        Whether notes are shown.
    """

    def go() -> None:
        asked = (st.session_state.get(_KEY) or {}).get("go")
        if isinstance(asked, int) and not isinstance(asked, bool):
            state.update(step=moment.clamp(asked))

    _component()(
        key=_KEY,
        data={
            "story": moment.story.id,
            "step": moment.number,
            "steps": moment.count,
            "flights": _plan_flights(atlas, moment),
            "notes": is_annotated,
            "seconds": PLAY_SECONDS,
            "words": {
                name: t(f"present-{name}", seconds=PLAY_SECONDS)
                for name in ("play", "pause", "full", "window")
            },
        },
        on_go_change=go,
    )


def _plan_flights(atlas: Atlas, moment: Moment) -> dict[str, dict[str, Any]]:
    """Return, by number, where the map flies for the steps around, for the page to set out."""
    flights = {}
    for number in {moment.clamp(moment.number + way) for way in (-1, 1)} - {moment.number}:
        camera = read_step(atlas, state.view(), moment.story.steps[number - 1])[0].camera
        if camera:
            flights[str(number)] = {
                "fly": name_flight(moment.story, number),
                "camera": [camera.lat, camera.lon, camera.zoom],
            }
    return flights


@cache
def _component() -> Any:
    """Return the component, which is registered when it is first shown."""
    script = "\n;\n".join(read_script(STATIC / name) for name in ("story.js", "present.js"))
    styles = (STATIC / "present-keys.css").read_text(encoding="utf-8")
    return st.components.v2.component("present-keys", html=_HTML, css=styles, js=script)
