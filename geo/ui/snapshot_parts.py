"""What can be changed on the Snapshot page, one part at a time: marks, picture, words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.ui.marks_form import show_marks_form
from geo.ui.snapshot_settings import show_picture_settings, show_word_settings
from geo.ui.text import t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.ui.snapshot_proof import Proof

PARTS: Final = ("marks", "picture", "words")
_PART: Final = "snapshot-part"


def open_part(part: str) -> None:
    """Show a part from the next run on."""
    st.session_state[_PART] = part


def show_parts(atlas: Atlas, proof: Proof) -> None:
    """Show the part that the reader chose."""
    st.session_state.setdefault(_PART, PARTS[0])
    part = st.segmented_control(
        t("snapshot-parts"),
        PARTS,
        format_func=lambda each: t(f"snapshot-part-{each}"),
        label_visibility="collapsed",
        width="stretch",
        required=True,
        key=_PART,
    )
    with st.container(key="snapshot-settings"):
        if part == "picture":
            show_picture_settings()
        elif part == "words":
            show_word_settings(atlas, proof)
        else:
            show_marks_form(atlas, proof.finder)
