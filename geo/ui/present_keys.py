"""Keys, swipes, a clock and the full screen for a presentation: what only the page can hear."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.settings import STATIC
from geo.ui import state
from geo.ui.text import t

if TYPE_CHECKING:
    from geo.moments import Moment

PLAY_SECONDS: Final = 12
"""How long a step stays when the presentation moves on by itself."""

_KEY: Final = "present-keys"
_HTML: Final = '<button type="button"></button><button type="button"></button>'


def show_keys(moment: Moment, is_annotated: bool) -> None:
    """Let the page listen, and offer what needs no server: moving on by itself, full screen.

    Parameters
    ----------
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
            "notes": is_annotated,
            "seconds": PLAY_SECONDS,
            "words": {
                name: t(f"present-{name}", seconds=PLAY_SECONDS)
                for name in ("play", "pause", "full", "window")
            },
        },
        on_go_change=go,
    )


@cache
def _component() -> Any:
    """Return the component, which is registered when it is first shown."""
    script = (STATIC / "present.js").read_text(encoding="utf-8")
    styles = (STATIC / "present-keys.css").read_text(encoding="utf-8")
    return st.components.v2.component("present-keys", html=_HTML, css=styles, js=script)
