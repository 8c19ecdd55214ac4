"""A page of its own: the map with its time control, the list of events and the credits.

It needs no Streamlit. Served, it takes its files from this server; as one file it carries all of
them inside, and opens from a USB stick with no network.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Final

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

_PARTS: Final = ("data", "territories", "land", "lines")


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
    base = _build_map(atlas, view, whole=whole)
    figure = base.get_root()
    assert isinstance(figure, folium.Figure)
    figure.render()
    language = atlas.language
    title = view.title or atlas.title
    selection = atlas.select(view)
    words = describe_view(
        atlas.pack,
        view,
        selection,
        atlas.administrations(view, atlas.as_of(view)),
        window=atlas.window(view),
        as_of=atlas.as_of(view),
    )
    events = "".join(
        _render_event(atlas, atlas.pack.events_by_id[id_], is_open=id_ == view.event)
        for id_ in selection.ids
    )
    count = i18n.text("count-shown", language, shown=selection.shown, total=selection.total)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n'
        f"{_render_head(title, words, address, picture)}"
        f"{_render_files(atlas, whole=whole, target=target)}{figure.header.render()}\n</head>\n"
        f'<body class="dispute-page">\n<main class="dispute-stage">{figure.html.render()}</main>\n'
        # The map starts before the rest of the page is read.
        f"<script>{figure.script.render()}</script>\n"
        f'<aside class="dispute-aside"><header><h1>{escape(title)}</h1><p>{escape(count)}</p>'
        f"</header><ol>{events}</ol>{_render_footer(atlas, address)}</aside>\n"
        f"<script>DisputePage.follow({base.get_name()});</script>\n"
        "</body>\n</html>\n"
    )


def _build_map(atlas: Atlas, view: ViewState, *, whole: bool) -> BaseMap:
    """Return the map with all that it draws; ids are the same each time, and so is the page."""
    parts = None
    if whole:
        files = atlas.files
        parts = {part: json.loads(getattr(files, part).content) for part in _PARTS}
    base = BaseMap(atlas.files, parts=parts)
    base.default_js, base.default_css = [], []
    base._id = "dispute"
    base.add_child(TimeControl())
    layer = ViewLayer(
        build_state(
            view,
            atlas.select(view),
            window=atlas.window(view),
            as_of=atlas.as_of(view),
            basemap=None,
        )
    )
    layer._id = "view"
    layer.add_to(base)
    _fix_ids(base)
    return base


def _fix_ids(element: folium.Element) -> None:
    for number, child in enumerate(element._children.values()):
        child._id = f"{element._id}_{number}"
        _fix_ids(child)


def _render_head(title: str, words: str, address: str | None, picture: str | None) -> str:
    properties = {"og:title": title, "og:description": words, "og:type": "website"}
    if address:
        properties["og:url"] = address
    if picture:
        properties |= {"og:image": picture, "twitter:card": "summary_large_image"}
    tags = "".join(
        f'<meta property="{name}" content="{escape(value)}">\n'
        for name, value in properties.items()
    )
    return (
        f'<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="description" content="{escape(words)}">\n{tags}'
    )


def _render_files(atlas: Atlas, *, whole: bool, target: AssetStore) -> str:
    page = load_page_files(target)
    own, look = (target.add_file(STATIC / name) for name in ("page.js", "page.css"))
    styles = "".join(f"<style>{_inline(style)}</style>\n" for style in (*page.styles, look))
    if whole:
        return styles + "".join(
            f"<script>{_inline(script)}</script>\n" for script in (*page.scripts, own)
        )
    # What is small comes with the page, and what is large is asked for at once: the map waits for
    # all of it.
    preloads = "".join(
        f'<link rel="preload" as="fetch" crossorigin href="{url}">\n'
        for url in atlas.files.urls.values()
    )
    linked = "".join(f'<script src="{script.url}"></script>\n' for script in page.scripts)
    return f"{preloads}{styles}<script>{_inline(own)}</script>\n{linked}"


def _inline(asset: Asset) -> str:
    """Return a file's text so that no end tag in it ends the element that holds it."""
    return asset.content.decode().replace("</", "<\\/")


def _render_event(atlas: Atlas, event: Event, *, is_open: bool) -> str:
    date = i18n.word_date(event.date, atlas.language, extent=event.extent)
    known = atlas.pack.sources
    sources = "".join(f"<li>{_render_source(known[id_])}</li>" for id_ in event.sources)
    return (
        f'<li><details data-event="{escape(event.id)}"{" open" if is_open else ""}>'
        f"<summary>{escape(event.title)}"
        f"<small>{escape(date)} · {escape(event.place)}</small></summary>"
        f"<div><p>{escape(event.summary)}</p><ul>{sources}</ul></div></details></li>"
    )


def _render_source(source: Source) -> str:
    title = escape(source.title)
    if not source.url:
        return title
    return f'<a href="{escape(source.url)}" rel="noopener noreferrer" target="_blank">{title}</a>'


def _render_footer(atlas: Atlas, address: str | None) -> str:
    link = ""
    if address:
        words = escape(i18n.text("page-link", atlas.language))
        link = f'<p><a href="{escape(address)}" target="_top">{words}</a></p>'
    settings = atlas.pack.settings
    published = i18n.word_day(settings.article.published, atlas.language)
    lead = i18n.text("explore-lead", atlas.language, date=published)
    return f"<footer><p>{escape(lead)}</p><p>{escape(settings.credit)}</p>{link}</footer>"
