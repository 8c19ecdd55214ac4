"""The list of the events shown: the map's equal for those who read instead of point."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo import i18n
from geo.model import Event, Status
from geo.settings import STATIC
from geo.ui import state
from geo.ui.pictures import symbol_url
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.selection import Selection

PAGE_SIZE: Final = 15
_PAGE: Final = "list-page"
_SELECTED: Final = "list-selected"


def show_list_title() -> None:
    """Name the list, above what scrolls."""
    st.html(f'<h2 class="list-title">{escape(t("list-title"))}</h2>')


def show_list(atlas: Atlas, selection: Selection) -> None:
    """Show one page of the events, the selected one marked."""
    if not selection.ids:
        _show_empty(atlas)
        return
    page, pages = _current_page(selection)
    in_sight = slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
    ids = selection.ids[in_sight]
    view = state.view()
    events = [atlas.pack.events_by_id[id_] for id_ in ids]
    labels = {event.id: _label(event) for event in events}
    captions = [_caption(event, event.id in selection.certain) for event in events]
    with st.container(key="event-list"):
        st.radio(
            t("list-title"),
            ids,
            format_func=lambda id_: labels[id_],
            captions=captions,
            index=None,
            label_visibility="collapsed",
            **state.bind(
                "event-choice",
                view.event if view.event in ids else None,
                _choose,
            ),
        )
    if view.event in ids:
        # The id makes the element new for each selection, so that its script runs again.
        mark = f'<i data-event="{escape(view.event)}"></i>'
        st.html(f"{mark}<script>{_reveal_row()}</script>", unsafe_allow_javascript=True)
    if pages > 1:
        _show_pager(page, pages)


def _choose(id_: str | None) -> None:
    # Nobody can choose none here: that is what the page showed until another part chose an event.
    if id_ is not None:
        state.update(event=id_)


@cache
def _reveal_row() -> str:
    return (STATIC / "reveal-row.js").read_text(encoding="utf-8")


def _label(event: Event) -> str:
    return f"![]({symbol_url(event.category, event.status)}) {markdown(event.title)}"


def _caption(event: Event, certain: bool) -> str:
    when = i18n.word_date(event.date, state.view().language, extent=event.extent)
    parts = [when, event.short_place]
    if event.status is not Status.OCCURRED:
        parts.append(t(f"status-{event.status}"))
    if not certain:
        parts.append(t("list-possibly"))
    return markdown(" · ".join(parts))


def _current_page(selection: Selection) -> tuple[int, int]:
    """Return the page in sight and how many there are; a new selection brings its page."""
    pages = -(-len(selection.ids) // PAGE_SIZE)
    selected = state.view().event
    if selected != st.session_state.get(_SELECTED):
        st.session_state[_SELECTED] = selected
        if selected in selection.ids:
            st.session_state[_PAGE] = selection.ids.index(selected) // PAGE_SIZE
    page = min(st.session_state.get(_PAGE, 0), pages - 1)
    return page, pages


def _show_pager(page: int, pages: int) -> None:
    def turn(to: int) -> None:
        st.session_state[_PAGE] = to

    with st.container(horizontal=True, vertical_alignment="center", key="list-pager"):
        st.button(
            t("list-previous"), icon=":material/chevron_left:", disabled=page == 0,
            on_click=partial(turn, page - 1), key="list-previous",
        )  # fmt: skip
        st.caption(t("list-page", page=page + 1, pages=pages))
        st.button(
            t("list-next"), icon=":material/chevron_right:", disabled=page == pages - 1,
            on_click=partial(turn, page + 1), key="list-next",
        )  # fmt: skip


def _show_empty(atlas: Atlas) -> None:
    """Say what is nearest, and offer ways back."""
    view = state.view()
    st.subheader(t("empty-title"), anchor=False)
    before, after = atlas.nearest(view)
    found = [("earlier", before), ("later", after)]
    st.write(t("empty-nearest") if before or after else t("empty-nothing"))
    for side, id_ in found:
        if id_ is not None:
            event = atlas.pack.events_by_id[id_]
            words = i18n.word_date(event.date, view.language, extent=event.extent)
            st.button(
                markdown(t(f"empty-{side}", title=event.title, date=words)),
                on_click=partial(_widen_to, event),
                key=f"empty-{side}",
            )
    with st.container(horizontal=True):
        if before or after:
            st.button(
                t("empty-all-dates"),
                on_click=partial(state.update, start=None, end=None, certain=False),
                key="empty-all-dates",
            )
        st.button(t("empty-reset"), on_click=state.reset, key="empty-reset")


def _widen_to(event: Event) -> None:
    """Widen the window so far that the event may lie in it, and select it."""
    view = state.view()
    first, last = event.date.earliest or event.date.latest, event.date.latest
    changes: dict[str, Any] = {"certain": False}
    if first and view.start and first.isoformat() < view.start:
        changes["start"] = str(first.year)
    if last and view.end and last.isoformat()[: len(view.end)] > view.end:
        changes["end"] = str(last.year)
    state.update(event=event.id, **changes)
