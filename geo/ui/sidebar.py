"""The sidebar: every filter of the view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo import i18n
from geo.basemaps import BASEMAPS, BUNDLED
from geo.compare import word_perspective
from geo.dates import parse_partial
from geo.describe import short_name
from geo.errors import DateError
from geo.model import CONTROL, Category, Layer, Names, Status, ViewState
from geo.selection import even_bins, histogram
from geo.settings import FIRST_DAY, LAST_DAY
from geo.ui import state
from geo.ui.pictures import symbol_url
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.selection import Selection

BINS: Final = 48
SCOPES: Final = {"article": (Layer.ARTICLE,), "story": (Layer.ARTICLE, Layer.BACKGROUND)}


def show_count(selection: Selection) -> None:
    """Say how many events are shown, on top of the sidebar.

    Sent before a map, it opens the sidebar, so that the map has its width from the start.
    """
    count = t("count-shown", shown=selection.shown, total=selection.total)
    st.sidebar.html(f'<p class="count" role="status">{escape(count)}</p>')


def show_sidebar(atlas: Atlas, *, dated: bool = True) -> None:
    """Show all filters below the count; each changes the view when the reader uses it.

    Parameters
    ----------
    atlas
        The pack.
    dated
        Whether dates and perspective are among them; the Compare page has its own.
    """
    view = state.view()
    with st.sidebar:
        _show_scope(atlas, view)
        if dated:
            _show_time(atlas, view)
        # What a closed part holds is not built: most readers never open it, and it would slow
        # each date change.
        if dated:
            _show_perspective(atlas, view)
        filters_on = sum(map(bool, (view.categories, view.actors, view.territories, view.text)))
        filters = st.expander(
            t("side-filters", count=filters_on), key="side-filters", on_change="rerun"
        )
        if filters.open:
            with filters:
                _show_filters(atlas, view)
        choices = st.expander(t("side-map"), key="side-map", on_change="rerun")
        if choices.open:
            with choices:
                _show_map_choices(view)
        st.button(
            t("side-reset"), icon=":material/restart_alt:", on_click=state.reset, key="reset",
            width="stretch",
        )  # fmt: skip


def _show_scope(atlas: Atlas, view: ViewState) -> None:
    published = atlas.pack.settings.article.published
    told = tuple(layer for layer in view.layers if layer in SCOPES["story"])
    scope = next((id_ for id_, layers in SCOPES.items() if layers == told), None)

    def choose(chosen: str | None) -> None:
        layers = {*state.view().layers} - {*SCOPES["story"]}
        layers |= {*SCOPES[chosen or scope or "article"]}
        state.update(layers=tuple(layer for layer in Layer if layer in layers))

    st.segmented_control(
        t("side-scope"),
        list(SCOPES),
        format_func=lambda id_: t(f"scope-{id_}"),
        help=t("scope-help", date=i18n.word_day(published, atlas.language)),
        width="stretch",
        **state.bind("scope", scope, choose),
    )


def _show_time(atlas: Atlas, view: ViewState) -> None:
    first, last = atlas.window(view)
    columns = st.columns(2)
    for column, field, label, default in (
        (columns[0], "start", t("side-from"), first),
        (columns[1], "end", t("side-to"), last),
    ):
        with column:
            show_date(atlas, field, label, placeholder=str(default.year))
    for field in ("start", "end"):
        show_draft_problem(atlas, field)
    _show_histogram(atlas, view, (first, last))
    years = tuple(day.year for day in atlas.extent(view))
    low, high = min(years[0], first.year), max(years[1], last.year)

    def slide(chosen: tuple[int, int]) -> None:
        start, end = chosen
        current = atlas.window(state.view())
        state.update(
            start=_moved(start, current[0].year, low, state.view().start),
            end=_moved(end, current[1].year, high, state.view().end),
        )
        state.drafts().clear()

    if low < high:
        with st.container(key="years"):
            st.slider(
                t("side-years"), low, high, label_visibility="collapsed",
                **state.bind("year-range", (first.year, last.year), slide),
            )  # fmt: skip
    _show_eras(atlas, view)
    st.toggle(
        t("side-certain"), help=t("side-certain-help"),
        **state.bind("certain", view.certain, lambda on: state.update(certain=on)),
    )  # fmt: skip
    show_date(
        atlas, "at", t("side-at"), placeholder=atlas.as_of(view).isoformat(),
        note=t("side-at-help"),
    )  # fmt: skip
    show_draft_problem(atlas, "at")


def _moved(year: int, current: int, outermost: int, written: str | None) -> str | None:
    """Return the bound after the slider moved: as written where this end did not move."""
    if year == current:
        return written
    return None if year == outermost else str(year)


def show_date(
    atlas: Atlas, field: str, label: str, *, placeholder: str, note: str | None = None
) -> None:
    """Show a typed date; text that is no date stays in its box, and the view stays as it was.

    Parameters
    ----------
    atlas
        The pack.
    field
        The field of the view that it is.
    label, note
        What the box is called, and the help beside it.
    placeholder
        The date that stands in for an empty box.
    """
    value = state.drafts().get(field, getattr(state.view(), field) or "")

    def typed(text: str) -> None:
        text = text.strip()
        if _problem_of(atlas, field, text) is None:
            state.drafts().pop(field, None)
            state.update(**{field: text or None})
        else:
            state.drafts()[field] = text

    st.text_input(
        label,
        placeholder=placeholder,
        max_chars=40,
        help=note or t("side-date-help"),
        **state.bind(f"date-{field}", value, typed),
    )


def _problem_of(atlas: Atlas, field: str, text: str) -> str | None:
    """Return what is wrong with a typed date, in words."""
    try:
        if text:
            parse_partial(text)
    except DateError:
        first, last = str(FIRST_DAY.year), str(LAST_DAY.year)
        return t("side-date-bad", found=text, first=first, last=last)
    changes: dict[str, Any] = {field: text or None}
    first_day, last_day = atlas.window(replace(state.view(), **changes))
    return t("side-date-order") if first_day > last_day else None


def show_draft_problem(atlas: Atlas, field: str) -> None:
    """Say what is wrong with what was typed as a date, if anything is."""
    draft = state.drafts().get(field)
    if draft is not None:
        problem = _problem_of(atlas, field, draft)
        if problem:
            st.error(markdown(problem), icon=":material/error:")


def _show_histogram(atlas: Atlas, view: ViewState, chosen: tuple[date, date]) -> None:
    """Show how many events begin when; bars inside the window are dark."""
    extent = (
        min(atlas.extent(view)[0], chosen[0]).replace(month=1, day=1),
        max(atlas.extent(view)[1], chosen[1]).replace(month=12, day=31),
    )
    bins = even_bins(extent, BINS)
    counts = histogram(atlas.index, view, bins)
    highest = max(counts) or 1
    marks = [
        "in" if bins[at] <= chosen[1] and bins[at + 1] > chosen[0] else "out"
        for at in range(len(counts))
    ]
    bars = "".join(
        f'<i style="height:{_bar_height(count, highest)}px" class="{mark}"></i>'
        for count, mark in zip(counts, marks, strict=True)
    )
    st.html(
        f'<div class="histogram" role="img" aria-label="{escape(t("side-histogram"))}">{bars}</div>'
    )


def _bar_height(count: int, highest: int) -> int:
    """Return a height in px that grows with the root, so that single events stay in sight."""
    return round(4 + 32 * (count / highest) ** 0.5) if count else 0


def _show_eras(atlas: Atlas, view: ViewState) -> None:
    eras = {era.id: era for era in atlas.pack.settings.eras}
    current = next(
        (era.id for era in eras.values() if (era.start, era.end) == (view.start, view.end)), None
    )

    def choose(chosen: str | None) -> None:
        era = eras.get(chosen) if chosen else None
        state.update(start=era.start if era else None, end=era.end if era else None)
        state.drafts().clear()

    st.pills(
        t("side-eras"), list(eras), format_func=lambda id_: markdown(eras[id_].label),
        **state.bind("era", current, choose),
    )  # fmt: skip


def _show_filters(atlas: Atlas, view: ViewState) -> None:
    pack = atlas.pack
    st.text_input(
        t("side-text"), max_chars=200,
        **state.bind("text", view.text, lambda text: state.update(text=text.strip())),
    )  # fmt: skip
    st.pills(
        t("side-categories"), list(Category), selection_mode="multi",
        format_func=lambda id_: f"![]({symbol_url(id_, Status.OCCURRED)}) {t(f'category-{id_}')}",
        **_bind_many("categories", view),
    )  # fmt: skip
    st.multiselect(
        t("side-territories"), list(pack.territories.index), placeholder=t("choose-any"),
        format_func=lambda id_: short_name(pack, id_, view.names),
        **_bind_many("territories", view),
    )  # fmt: skip
    actors = sorted(pack.actors.values(), key=lambda actor: actor.name)
    st.multiselect(
        t("side-actors"), [actor.id for actor in actors], placeholder=t("choose-any"),
        format_func=lambda id_: pack.actors[id_].name,
        **_bind_many("actors", view),
    )  # fmt: skip


def _bind_many(field: str, view: ViewState) -> dict[str, Any]:
    return state.bind(
        f"filter-{field}",
        list(getattr(view, field)),
        lambda chosen: state.update(**{field: tuple(chosen)}),
    )


def perspectives(atlas: Atlas) -> list[str]:
    """Return the perspectives to choose from: who administered it, and each stated position."""
    parties = {claim.party for claim in atlas.pack.claims}
    return [CONTROL, *(party.id for party in atlas.pack.parties if party.id in parties)]


def _show_perspective(atlas: Atlas, view: ViewState) -> None:
    st.radio(
        t("side-perspective"),
        perspectives(atlas),
        format_func=lambda id_: word_perspective(atlas.pack, id_, view.language),
        **state.bind("perspective", view.perspective, lambda id_: state.update(perspective=id_)),
    )


def _show_map_choices(view: ViewState) -> None:
    _show_required("side-names", list(Names), lambda id_: t(f"names-{id_}"), "names", view.names)
    st.selectbox(
        t("side-base"),
        [BUNDLED, *BASEMAPS],
        format_func=lambda id_: t(f"base-{id_}"),
        **state.bind("base", view.base, lambda id_: state.update(base=id_)),
    )
    for layer in (Layer.LINES, Layer.LABELS):
        st.checkbox(
            t(f"layer-{layer}"),
            **state.bind(f"layer-{layer}", layer in view.layers, partial(_switch, layer)),
        )


def _show_required(label: str, options: list[Any], words: Any, field: str, current: Any) -> None:
    """Show a segmented control of which one option is always on."""
    st.segmented_control(
        t(label), options, format_func=words, width="stretch",
        **state.bind(
            field, current, lambda chosen: state.update(**{field: chosen or current})
        ),
    )  # fmt: skip


def _switch(layer: Layer, on: bool) -> None:
    layers = set(state.view().layers) - {layer} | ({layer} if on else set())
    state.update(layers=tuple(known for known in Layer if known in layers))
