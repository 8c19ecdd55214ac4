"""What a reader sees instead of a traceback: each problem, where it is and what was expected."""

from __future__ import annotations

import streamlit as st

from geo import i18n
from geo.errors import PackError, Problem
from geo.ui.text import markdown, t

LIMIT = 200
"""Problems that are listed; a file of thousands of bad rows repeats itself."""


def show_pack_problems(error: PackError) -> None:
    """Show every problem of a pack, as a table to work through."""
    st.title(t("pack-broken", pack=markdown(error.pack)), anchor=False)
    st.write(t("pack-broken-help", count=len(error.problems)))
    if len(error.problems) > LIMIT:
        st.write(t("pack-broken-cut", count=LIMIT))
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
    """Say in a line how many parts of the address fell back, and on demand which."""
    if not problems:
        return
    items = (
        t("notice-address-item", field=each.field, found=each.found, expected=each.expected)
        for each in problems
    )
    label = t("notice-address", count=len(problems))
    with (
        st.container(key="address-notice"),
        st.expander(label, icon=":material/link_off:", key="address-problems"),
    ):
        st.markdown("\n".join(f"- {markdown(item)}" for item in items))
