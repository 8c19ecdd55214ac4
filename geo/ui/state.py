"""The session's view, and its two-way tie to the URL.

The view is the one truth. Before each widget is made, its value is set from the view; when a
reader changes it, its callback changes the view. A widget therefore never disagrees with the
URL, the map or another page.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo import i18n
from geo.atlas import Atlas, open_atlas
from geo.atlas import open_view as find_view
from geo.errors import Problem
from geo.model import ViewState
from geo.view import Param, format_query, parse_query

_VIEW: Final = "view"
_PROBLEMS: Final = "view-problems"
_QUERY: Final = "view-query"
_PAGE: Final = "view-page"
_BOUND: Final = "view-bound"
_DRAFTS: Final = "view-drafts"

ECHO_SECONDS: Final = 1.0
"""How long after a widget was set its old value is taken for an echo."""

Query = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Bound:
    """What a widget shows, what it showed before it was set from here, and since when."""

    value: Any
    before: Any
    since: float


def open_view(page: str) -> Atlas:
    """Read the URL if it changed, make it say what the view is, and return the view's atlas.

    A step back or forward in the browser replaces the view with that of its address, unless it
    leads to another page. Else a query that this session did not write is an address from before
    the page heard of the present one, and only the map's own ``view`` parameter is taken over.
    """
    atlas = _read_url(page)
    _write_url()
    return atlas


def _read_url(page: str) -> Atlas:
    query = _read_query()
    moved = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if _VIEW not in st.session_state:
        return _adopt(query)
    written: Query = st.session_state.get(_QUERY, ())
    is_another = _without_camera(query) != _without_camera(written)
    if not moved and is_another and _is_step_in_history():
        return _adopt(query)
    atlas = open_atlas(view().pack, view().language)
    # The pack may have changed under the session, and what the page sent is not to be trusted:
    # the view is read again as a link would be.
    checked, found = parse_query(format_query(view()), atlas.known)
    if found:
        st.session_state[_PROBLEMS] = found
    if not moved and query != written:
        checked = replace(checked, camera=parse_query(query, atlas.known)[0].camera)
        st.session_state[_QUERY] = query
    st.session_state[_VIEW] = checked
    return atlas


def _is_step_in_history() -> bool:
    """Say whether the reader went back or forward in the browser to come here."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def view() -> ViewState:
    """Return the view of this session."""
    current: ViewState = st.session_state[_VIEW]
    return current


def problems() -> tuple[Problem, ...]:
    """Return what was wrong with the address that the view came from."""
    found: tuple[Problem, ...] = st.session_state.get(_PROBLEMS, ())
    return found


def update(**changes: Any) -> None:
    """Change the view; what was wrong with the address no longer matters then."""
    st.session_state[_VIEW] = replace(view(), **changes)
    st.session_state[_PROBLEMS] = ()


def reset() -> None:
    """Go back to the pack's first view, where the map is and in the reader's language."""
    kept = view()
    st.session_state[_VIEW] = ViewState(pack=kept.pack, language=kept.language, camera=kept.camera)
    st.session_state[_PROBLEMS] = ()
    drafts().clear()


def language() -> str:
    """Return the reader's language, also before a view is there."""
    if _VIEW in st.session_state:
        return view().language
    asked = str(st.query_params.get(Param.LANGUAGE, "")).strip().lower()
    return asked if asked in i18n.LANGUAGES else i18n.guess_language(st.context.locale)


def _write_url() -> None:
    query = tuple(format_query(view()))
    if view().language == i18n.LANGUAGES[0] != i18n.guess_language(st.context.locale):
        # The default, and yet not what the address would be shown in if it did not say so.
        query += ((Param.LANGUAGE.value, view().language),)
    if query != _read_query():
        params: dict[str, list[str]] = {}
        for name, value in query:
            params.setdefault(name, []).append(value)
        st.query_params.from_dict(params)
    st.session_state[_QUERY] = query


def drafts() -> dict[str, str]:
    """Return what was typed and is not valid, by widget key, so that it is not lost."""
    kept: dict[str, str] = st.session_state.setdefault(_DRAFTS, {})
    return kept


def bind(key: str, value: Any, apply: Callable[[Any], None]) -> dict[str, Any]:
    """Tie a widget to the view: set its value now, and apply what the reader changes.

    A page that has not yet heard that a widget's value was set from here sends the old one along
    with whatever the reader does next. Such an echo is told by its value and its haste, and is
    not taken for a change.

    Returns
    -------
    The ``key``, ``on_change`` and ``args`` to pass to the widget.
    """
    st.session_state[key] = value
    bound: dict[str, _Bound] = st.session_state.setdefault(_BOUND, {})
    known = bound.get(key)
    if known is None or known.value != value:
        before = value if known is None else known.value
        bound[key] = _Bound(value, before, time.monotonic())

    def changed() -> None:
        new, known = st.session_state[key], bound[key]
        hasty = time.monotonic() - known.since < ECHO_SECONDS
        if new == known.before != known.value and hasty:
            return
        bound[key] = _Bound(new, new, time.monotonic())
        apply(new)

    return {"key": key, "on_change": changed}


def _adopt(query: Query) -> Atlas:
    """Make the query the session's view, and keep what was wrong with it.

    An address that names no language is shown in the session's, at first the browser's.
    """
    asked = query
    if not any(name == Param.LANGUAGE for name, _ in query):
        asked = (*query, (Param.LANGUAGE.value, language()))
    atlas, st.session_state[_VIEW], st.session_state[_PROBLEMS] = find_view(asked)
    st.session_state[_QUERY] = query
    drafts().clear()
    return atlas


def _read_query() -> Query:
    params = st.query_params
    return tuple((name, value) for name in params for value in params.get_all(name))


def _without_camera(query: Query) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pair for pair in query if pair[0] != Param.CAMERA))
