"""The picture as it will be, beside the map."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.own_story import cut
from geo.settings import STATIC
from geo.ui.marks_form import name_mark
from geo.ui.snapshot_proof import picture_url
from geo.ui.text import markdown, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.ui.snapshot_proof import Proof

FINE_BELOW: Final = 1000
"""Px of width below which the preview has two dots a px, since it is shown about that large."""

_NAME: Final = 48
"""Characters by which a mark is told from the others."""

_FIELDS: Final = {"size": "snapshot-size", "qr": "snapshot-code"}
"""What the fields of a problem are called on the page."""

_HTML: Final = '<figure><img alt="" hidden><span role="status"></span><p hidden></p></figure>'


def show_preview(atlas: Atlas, view: ViewState, proof: Proof, home: str) -> None:
    """Show the picture of a view, or why there is none."""
    with st.container(key="plate"):
        if proof.problem is not None or proof.plate is None:
            _show_problem(proof)
            return
        size = view.plate.size
        _component()(
            key="plate-preview",
            data={
                "url": picture_url(_on_screen(view), home),
                "alt": proof.plate.alt,
                "width": size.width,
                "height": size.height,
                "busy": t("snapshot-busy"),
                "failed": t("snapshot-failed"),
            },
        )
        if proof.undrawn:
            listed = ", ".join(f"{each} (U+{ord(each):04X})" for each in proof.undrawn)
            st.caption(markdown(t("snapshot-undrawn", characters=listed)))
        if proof.untold:
            names = (name_mark(atlas, view.annotations, at) for at in proof.untold)
            listed = "; ".join(cut(each, _NAME) for each in names)
            told = t("snapshot-untold", count=len(proof.untold), marks=listed)
            st.caption(markdown(told))


def _on_screen(view: ViewState) -> ViewState:
    """Return the view with as many dots as a screen shows, whatever the file will have."""
    plate = view.plate
    scale = 2 if plate.size.width < FINE_BELOW and plate.size.allows(2) else 1
    return replace(view, plate=replace(plate, scale=scale, alt=""))


def _show_problem(proof: Proof) -> None:
    assert proof.problem is not None
    with st.container(border=True):
        st.error(markdown(t("snapshot-impossible")), icon=":material/broken_image:")
        st.write(
            markdown(
                t(
                    "snapshot-problem",
                    field=t(_FIELDS[proof.problem.field]),
                    found=proof.problem.found,
                    expected=proof.problem.expected,
                )
            )
        )


@cache
def _component() -> Any:
    """Return the component, which is registered when it is first shown."""
    script, styles = (
        (STATIC / f"plate-preview.{ending}").read_text(encoding="utf-8") for ending in ("js", "css")
    )
    return st.components.v2.component("plate-preview", html=_HTML, css=styles, js=script)
