"""A page of its own: the map with its time control, the list of events and the credits.

It needs no Streamlit. Served, it takes its files from this server; as one file it carries all of
them inside, and opens from a USB stick with no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, Final

import folium

from geo import i18n
from geo.assets import AssetStore, load_page_files, store
from geo.describe import describe_view
from geo.layers import BaseMap, TimeControl, ViewLayer, build_state
from geo.settings import STATIC

if TYPE_CHECKING:
    from geo.assets import Asset
    from geo.atlas import Atlas
    from geo.model import Event, Source, ViewState

_VIEWPORT: Final = re.compile(r'<meta name="viewport"[^>]*>')
_PARTS: Final = ("data", "territories", "land", "lines")


@dataclass(frozen=True, slots=True)
class MapParts:
    """A map taken apart, for a page that puts each part in its place.

    Attributes
    ----------
    name
        Of the map in the page's scripts.
    head, body
        HTML.
    script
        Starts the map; it comes after the body.
    """

    name: str
    head: str
    body: str
    script: str


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself.

    Attributes
    ----------
    title, words
        Its name, and what it shows.
    address
        Absolute URL that brings the view back in the app.
    picture
        Absolute URL of a picture of the view, for those who show a link with one.
    """

    title: str
    words: str
    address: str | None = None
    picture: str | None = None


def render_page(
    atlas: Atlas,
    view: ViewState,
    *,
    address: str | None = None,
    picture: str | None = None,
    whole: bool = False,
    target: AssetStore = store,
) -> str:
    """Return the page of a view as HTML.

    Parameters
    ----------
    atlas
        The pack, ready to be explored.
    view
        What the page shows first. Without tiles: a page for the cable pulled has none.
    address
        Absolute URL that brings the view back in the app; linked from the page.
    picture
        Absolute URL of a picture of the view, for those who show a link with one.
    whole
        Whether the page carries its files inside.
    target
        Keeps the files that a page links to.
    """
    title = view.title or atlas.title
    selection = atlas.select(view)
    window, as_of = atlas.window(view), atlas.as_of(view)
    state = build_state(view, selection, window=window, as_of=as_of, basemap=None)
    state["label"] = i18n.text("map-label-list", atlas.language)
    drawn = render_map(atlas, state, whole=whole)
    words = describe_view(
        atlas.pack,
        view,
        selection,
        atlas.administrations(view, as_of),
        window=window,
        as_of=as_of,
    )
    events = render_events(atlas, selection.ids, opened=view.event)
    count = i18n.text("count-shown", atlas.language, shown=selection.shown, total=selection.total)
    body = (
        f'<body class="dispute-page">\n<main class="dispute-stage">{drawn.body}</main>\n'
        # The map starts before the rest of the page is read.
        f"<script>{drawn.script}</script>\n"
        f'<aside class="dispute-aside"><header><h1>{escape(title)}</h1><p>{escape(count)}</p>'
        f"</header>{events}{render_footer(atlas, address)}</aside>\n"
        f"<script>DisputePage.follow({drawn.name});</script>\n"
        "</body>"
    )
    head = PageHead(title, words, address, picture)
    return render_document(atlas, head, drawn, body, whole=whole, target=target)


def render_document(
    atlas: Atlas,
    head: PageHead,
    drawn: MapParts,
    body: str,
    *,
    own: Iterable[str] = ("page.js", "page.css"),
    whole: bool,
    target: AssetStore = store,
) -> str:
    """Return a page as HTML.

    Parameters
    ----------
    atlas
        The pack, ready to be explored.
    head
        What the page says of itself.
    drawn
        The map that the body holds.
    body
        The element, complete.
    own
        Names of the scripts and styles that the page has beside the map's, in loading order.
    whole, target
        See `render_page`.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(atlas.language)}">\n<head>\n'
        f"{_render_head(head)}"
        f"{_render_files(atlas, own, whole=whole, target=target)}"
        f"{_allow_zoom(drawn.head)}\n</head>\n{body}\n</html>\n"
    )


def _allow_zoom(header: str) -> str:
    """Return folium's header so that readers may enlarge the page on a phone."""
    viewport = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    return _VIEWPORT.sub(viewport, header)


def render_map(atlas: Atlas, state: Mapping[str, Any], *, whole: bool) -> MapParts:
    """Return the map with all that it draws; ids are the same each time, and so is the page."""
    parts = None
    if whole:
        files = atlas.files
        parts = {part: json.loads(getattr(files, part).content) for part in _PARTS}
    base = BaseMap(atlas.files, parts=parts)
    base.default_js, base.default_css = [], []
    base._id = "dispute"
    base.add_child(TimeControl())
    layer = ViewLayer(state)
    layer._id = "view"
    layer.add_to(base)
    _fix_ids(base)
    figure = base.get_root()
    assert isinstance(figure, folium.Figure)
    figure.render()
    return MapParts(
        base.get_name(), figure.header.render(), figure.html.render(), figure.script.render()
    )


def _fix_ids(element: folium.Element) -> None:
    for number, child in enumerate(element._children.values()):
        child._id = f"{element._id}_{number}"
        _fix_ids(child)


def _render_head(head: PageHead) -> str:
    properties = {"og:title": head.title, "og:description": head.words, "og:type": "website"}
    if head.address:
        properties["og:url"] = head.address
    if head.picture:
        properties |= {"og:image": head.picture, "twitter:card": "summary_large_image"}
    tags = "".join(
        f'<meta property="{name}" content="{escape(value)}">\n'
        for name, value in properties.items()
    )
    return (
        f'<meta charset="utf-8">\n<title>{escape(head.title)}</title>\n'
        f'<meta name="description" content="{escape(head.words)}">\n{tags}'
    )


def _render_files(atlas: Atlas, own: Iterable[str], *, whole: bool, target: AssetStore) -> str:
    page = load_page_files(target)
    files = [target.add_file(STATIC / name) for name in own]
    looks = [file for file in files if file.name.endswith(".css")]
    scripts = [file for file in files if file.name.endswith(".js")]
    styles = "".join(f"<style>{_inline(style)}</style>\n" for style in (*page.styles, *looks))
    if whole:
        return styles + "".join(
            f"<script>{_inline(script)}</script>\n" for script in (*page.scripts, *scripts)
        )
    # What is small comes with the page, and what is large is asked for at once: the map waits for
    # all of it.
    preloads = "".join(
        f'<link rel="preload" as="fetch" crossorigin href="{url}">\n'
        for url in atlas.files.urls.values()
    )
    linked = "".join(f'<script src="{script.url}"></script>\n' for script in page.scripts)
    small = "".join(f"<script>{_inline(script)}</script>\n" for script in scripts)
    return f"{preloads}{styles}{small}{linked}"


def _inline(asset: Asset) -> str:
    """Return a file's text so that no end tag in it ends the element that holds it."""
    return asset.content.decode().replace("</", "<\\/")


def render_events(atlas: Atlas, ids: Iterable[str], *, opened: str | None = None) -> str:
    """Return events as a list of entries that open; `page.js` keeps it in step with the map."""
    known = atlas.pack.events_by_id
    entries = "".join(_render_event(atlas, known[id_], is_open=id_ == opened) for id_ in ids)
    return f"<ol>{entries}</ol>"


def _render_event(atlas: Atlas, event: Event, *, is_open: bool) -> str:
    date = i18n.word_date(event.date, atlas.language, extent=event.extent)
    return (
        f'<li><details data-event="{escape(event.id)}"{" open" if is_open else ""}>'
        f"<summary>{escape(event.title)}"
        f"<small>{escape(date)} · {escape(event.place)}</small></summary>"
        f"<div><p>{escape(event.summary)}</p>{render_sources(atlas, event.sources)}</div>"
        "</details></li>"
    )


def render_sources(atlas: Atlas, ids: Iterable[str]) -> str:
    """Return sources as a list of links."""
    known = atlas.pack.sources
    return f"<ul>{''.join(f'<li>{_render_source(known[id_])}</li>' for id_ in ids)}</ul>"


def _render_source(source: Source) -> str:
    title = escape(source.title)
    if not source.url:
        return title
    return f'<a href="{escape(source.url)}" rel="noopener noreferrer" target="_blank">{title}</a>'


def render_footer(atlas: Atlas, address: str | None) -> str:
    """Return what the events are of and whose data it is, and the way back to the app."""
    link = ""
    if address:
        words = escape(i18n.text("page-link", atlas.language))
        link = f'<p><a href="{escape(address)}" target="_top">{words}</a></p>'
    settings = atlas.pack.settings
    published = i18n.word_day(settings.article.published, atlas.language)
    lead = i18n.text("explore-lead", atlas.language, date=published)
    return f"<footer><p>{escape(lead)}</p><p>{escape(settings.credit)}</p>{link}</footer>"
