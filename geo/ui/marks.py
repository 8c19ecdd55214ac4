"""The view's marks in this session: which one is being edited, and what is not valid of it yet."""

from __future__ import annotations

from typing import Final

import streamlit as st

from geo.mark_edits import Marks
from geo.ui import state

_CHOSEN: Final = "marks-chosen"
_LAST: Final = "marks-last-edit"
_DRAFT: Final = "mark-"


def current() -> Marks:
    """Return the marks of the view, and the position of the one that is chosen."""
    marks = Marks(state.view().annotations, st.session_state.get(_CHOSEN))
    return marks if marks.holds(marks.chosen) else Marks(marks.annotations)


def last_edit() -> int:
    """Return the stamp of the last edit on the map that was taken over; 0 before any."""
    stamp: int = st.session_state.get(_LAST, 0)
    return stamp


def keep(marks: Marks, *, last_edit: int | None = None) -> None:
    """Make these the marks of the view; what was typed in vain goes when their order changes."""
    before = state.view().annotations
    kinds = [each.kind for each in marks.annotations]
    if kinds[: len(before)] != [each.kind for each in before]:
        for key in [key for key in state.drafts() if key.startswith(_DRAFT)]:
            del state.drafts()[key]
    st.session_state[_CHOSEN] = marks.chosen
    if last_edit is not None:
        st.session_state[_LAST] = last_edit
    if marks.annotations != before:
        state.update(annotations=marks.annotations)


def choose(at: int | None) -> None:
    """Edit another mark."""
    st.session_state[_CHOSEN] = at


def draft_key(at: int, field: str) -> str:
    """Return the name under which a field that is not valid is kept."""
    return f"{_DRAFT}{field}-{at}"
