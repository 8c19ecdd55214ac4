"""The map of the Snapshot page: marks are put on it, and its frame is what the picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geo.coordinates import is_place
from geo.layers import BaseMap
from geo.mark_edits import apply_edits, parse_edits
from geo.marks_layer import MarksEditor, MarksLayer, build_marks_state
from geo.model import Camera
from geo.ui import marks, state
from geo.ui.map_view import build_view_state, heard, mount
from geo.ui.snapshot_parts import open_part
from geo.ui.text import t
from geo.view import MAX_ZOOM

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.marks_layer import Finder
    from geo.selection import Selection

_FRAME: Final = "snapshot-frame"


def show_marks_map(atlas: Atlas, selection: Selection, finder: Finder) -> None:
    """Draw the view with the tools for marks."""
    shown = build_view_state(atlas, state.view(), selection, stamp=heard(_FRAME))
    shown["label"] = t("mark-map")
    layer = MarksLayer(build_marks_state(shown, marks.current(), finder, since=marks.last_edit()))
    base = BaseMap(atlas.files)
    base.add_child(MarksEditor(atlas.language))

    def hear(message: dict[str, Any]) -> None:
        _move(message.get("camera"))
        edits = parse_edits(message.get("edits"))
        since = marks.last_edit()
        edited, last = apply_edits(marks.current(), edits, atlas.known.territories, since=since)
        if last != since:
            marks.keep(edited, last_edit=last)
            if edited.chosen is not None:
                open_part("marks")

    mount(base, layer, _FRAME, hear)


def _move(camera: Any) -> None:
    """Look where the map came to rest."""
    if not isinstance(camera, list) or len(camera) != 3:
        return
    if not all(isinstance(number, int | float) for number in camera):
        return
    lat, lon, zoom = map(float, camera)
    if is_place(lat, lon) and 0 <= zoom <= MAX_ZOOM:
        state.update(camera=Camera(lat, lon, zoom))
