"""What a reader sees instead of a traceback: each problem, where it is and what was expected."""

from __future__ import annotations

import streamlit as st

from geo import i18n
from geo.errors import PackError, Problem
from geo.ui.text import markdown

LIMIT = 200
"""Problems that are listed; a file of thousands of bad rows repeats itself."""


def show_pack_problems(error: PackError) -> None:
    """Show every problem of a pack, as a table to work through."""
    st.title(i18n.text("pack-broken", pack=markdown(error.pack)), anchor=False)
    st.write(i18n.text("pack-broken-help", count=len(error.problems)))
    if len(error.problems) > LIMIT:
        st.write(i18n.text("pack-broken-cut", count=LIMIT))
    columns = ["where", "row", "record", "field", "found", "expected"]
    rows = [
        (each.where, each.row or None, each.subject, each.field, each.found, each.expected)
        for each in error.problems[:LIMIT]
    ]
    st.dataframe(
        {
            i18n.text(f"problem-{name}"): [row[at] for row in rows]
            for at, name in enumerate(columns)
        },
        hide_index=True,
        width="stretch",
    )


def show_address_problems(problems: tuple[Problem, ...]) -> None:
    """Say which parts of the address fell back."""
    if problems:
        items = "\n".join(f"- {markdown(str(problem))}" for problem in problems)
        st.warning(f"{i18n.text('notice-address')}\n\n{items}", icon=":material/link_off:")
