"""The card of the selected event: everything known about it, with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from geo import i18n
from geo.describe import caption, short_name
from geo.model import Confidence, Event, Layer, Scope, Source
from geo.selection import Selection, neighbours
from geo.ui import state
from geo.ui.pictures import render_symbol_image
from geo.ui.text import escape, markdown, t

if TYPE_CHECKING:
    from datetime import date

    from geo.atlas import Atlas
    from geo.history import Administration


def show_card(atlas: Atlas, selection: Selection) -> None:
    """Show the selected event, with ways to the one before and the one after."""
    selected = state.view().event
    if selected is None:
        if selection.ids:
            st.html(f'<p class="card-none">{escape(t("card-none"))}</p>')
        return
    event = atlas.pack.events_by_id[selected]
    _show_steps(neighbours(atlas.index, selection, selected))
    st.html(render_card(atlas, event, selected in selection.ids))
    _show_related(atlas, event)


def _show_steps(steps: tuple[str | None, str | None]) -> None:
    before, after = steps
    with st.container(horizontal=True, vertical_alignment="center", key="card-steps"):
        for side, target, icon in (
            ("previous", before, "chevron_left"),
            ("next", after, "chevron_right"),
        ):
            st.button(
                t(f"card-{side}"),
                icon=f":material/{icon}:",
                disabled=target is None,
                on_click=partial(state.update, event=target),
                key=f"card-{side}",
            )
        st.button(
            t("card-close"),
            icon=":material/close:",
            type="tertiary",
            on_click=partial(state.update, event=None),
            key="card-close",
        )


def _show_related(atlas: Atlas, event: Event) -> None:
    """Offer the events that this one is tied to; a plan and what came of it first."""
    ties = [("card-fulfilled", event.fulfilled_by)] if event.fulfilled_by else []
    ties += [("card-plan", id_) for id_ in atlas.plans_of(event.id)]
    tied = {id_ for _, id_ in ties}
    ties += [("card-related", id_) for id_ in event.related if id_ not in tied]
    with st.container(key="card-ties"):
        for key, group in groupby(ties, key=lambda tie: tie[0]):
            st.caption(t(key))
            for _, id_ in group:
                other = atlas.pack.events_by_id[id_]
                date = i18n.word_date(other.date, atlas.language, extent=other.extent)
                st.button(
                    markdown(f"{other.title}, {date}"),
                    type="tertiary",
                    on_click=partial(_open, other),
                    key=f"tie-{id_}",
                )


def _open(event: Event) -> None:
    """Select an event, and tell the whole story if the article does not tell it."""
    layers = state.view().layers
    if event.scope is Scope.BACKGROUND and Layer.BACKGROUND not in layers:
        layers = tuple(layer for layer in Layer if layer in {*layers, Layer.BACKGROUND})
    state.update(event=event.id, layers=layers)


def render_card(atlas: Atlas, event: Event, shown: bool) -> str:
    """Return the card as HTML; every text from the pack is escaped."""
    language = atlas.language
    date = i18n.word_date(event.date, language, extent=event.extent)
    precision = i18n.word_precision(event.date, language)
    actors = [atlas.pack.actors[id_].name for id_ in event.actors]
    rows = [
        (t("card-date"), f"<b>{escape(date)}</b> <small>({escape(precision)})</small>"),
        (t("card-better-date"), _better_date(atlas, event)),
        (t("card-status"), escape(t(f"status-{event.status}"))),
        (t("card-place"), _place(event)),
        (t("card-actors"), escape(i18n.join_comma(actors, language))),
        (t("card-territories"), _territories(atlas, event)),
        (t("card-article"), _article(atlas, event)),
        (t("card-sources"), _sources(atlas, event)),
    ]
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows if value)
    symbol = render_symbol_image(event.category, event.status)
    outside = "" if shown else f'<p class="hint">{escape(t("card-not-shown"))}</p>'
    return (
        f'<article class="card"><p class="kind">{symbol} '
        f"{escape(t(f'category-{event.category}'))}</p>"
        f"<h2>{escape(event.title)}</h2>{outside}<p>{escape(event.summary)}</p>"
        f"<dl>{facts}</dl></article>"
    )


def _better_date(atlas: Atlas, event: Event) -> str:
    if event.better_date is None:
        return ""
    words = i18n.word_date(event.better_date, atlas.language, extent=event.extent)
    note = f" <small>{escape(event.better_date_note)}</small>" if event.better_date_note else ""
    return f"{escape(words)}{note}{render_sources(atlas, event.better_date_sources)}"


def _place(event: Event) -> str:
    place = escape(event.place)
    if event.lat is not None and event.place_confidence is Confidence.RECALLED:
        place += f" <small>({escape(t('card-place-recalled'))})</small>"
    return place


def _territories(atlas: Atlas, event: Event) -> str:
    """Return what it concerns, with who administered each at the event's date, by whose word.

    Territories of which the same is said on the same ground share a line.
    """
    view = state.view()
    names: dict[str, list[str]] = {}
    for id_ in event.territories:
        first, last = event.date.closed
        answer = atlas.history.during(id_, first, last, perspective=view.perspective)
        said = caption(
            atlas.pack,
            answer,
            perspective=view.perspective,
            language=atlas.language,
            days=(first, last),
            extent=event.extent,
        )
        then = f"<small>{escape(t('card-administered', caption=said))}</small>"
        name = short_name(atlas.pack, id_, view.names)
        names.setdefault(then + _grounds(atlas, answer), []).append(name)
    return _list_places(atlas, names)


def render_held(atlas: Atlas, on: date) -> str:
    """Return who held each territory of the map on a day, and by which sources, as HTML."""
    view = state.view()
    names: dict[str, list[str]] = {}
    for id_, answer in atlas.administrations(view, on).items():
        said = caption(atlas.pack, answer, perspective=view.perspective, language=atlas.language)
        name = short_name(atlas.pack, id_, view.names)
        names.setdefault(f"<small>{escape(said)}</small>{_grounds(atlas, answer)}", []).append(name)
    return f'<div class="card held">{_list_places(atlas, names)}</div>'


def _list_places(atlas: Atlas, names: Mapping[str, list[str]]) -> str:
    """Return what is said of places as a list in HTML, once for all that it goes for."""
    items = (
        f"<li>{escape(i18n.join_comma(names[said], atlas.language))} {said}</li>" for said in names
    )
    return f"<ul>{''.join(items)}</ul>" if names else ""


def _grounds(atlas: Atlas, answer: Administration) -> str:
    """Return the sources of an answer in a line, and a hint if a part of it is weak."""
    pack = atlas.pack
    ids = dict.fromkeys(id_ for period in answer.periods for id_ in period.sources)
    if not ids:
        return ""
    links = " · ".join(_cite(pack.sources[id_]) for id_ in ids)
    said = f'<p class="cited">{escape(t("card-cited"))} {links}</p>'
    if any(pack.is_weak(period.sources) for period in answer.periods):
        said += f'<p class="hint">{escape(t("card-weak"))}</p>'
    return said


def _cite(source: Source) -> str:
    """Return who published a source, as a link that names it in full."""
    publisher = escape(source.container_title or source.publisher or source.title)
    return _link(source, publisher, f' title="{escape(source.title)}"')


def _article(atlas: Atlas, event: Event) -> str:
    if event.scope is Scope.BACKGROUND:
        return escape(t("card-background"))
    paragraphs = [atlas.pack.paragraphs[id_] for id_ in event.paragraphs]
    return "".join(
        f"<p><b>{escape(paragraph.label)}</b> {escape(paragraph.gist)}</p>"
        for paragraph in paragraphs
    )


def _sources(atlas: Atlas, event: Event) -> str:
    weak = atlas.pack.is_weak(event.sources)
    notes = [t("card-weak")] if weak else []
    if event.confidence is Confidence.RECALLED:
        notes.append(t("card-recalled"))
    if event.confidence_note:
        notes.append(event.confidence_note)
    hints = "".join(f'<p class="hint">{escape(note)}</p>' for note in notes)
    return render_sources(atlas, event.sources) + hints


def render_sources(atlas: Atlas, ids: Iterable[str]) -> str:
    """Return a list of sources as HTML."""
    items = "".join(
        f"<li>{render_source(atlas.pack.sources[id_], atlas.language)}</li>" for id_ in ids
    )
    return f'<ul class="sources">{items}</ul>'


def render_source(source: Source, language: str) -> str:
    """Return a source as HTML: linked title, publisher, date, kind."""
    title = _link(source, escape(source.title))
    issued = i18n.word_partial(source.issued_on, language) if source.issued_on else ""
    details = [source.container_title or source.publisher, issued]
    said = escape(i18n.join_comma(filter(None, details), language))
    kind = escape(t(f"source-kind-{source.kind}"))
    return f'{title} <small>{said}</small> <span class="source-kind">{kind}</span>'


def _link(source: Source, label: str, attributes: str = "") -> str:
    """Return escaped words, as a link if the source has an address."""
    if not source.url:
        return label
    href = escape(source.url)
    return f'<a href="{href}" target="_blank" rel="noopener noreferrer"{attributes}>{label}</a>'
