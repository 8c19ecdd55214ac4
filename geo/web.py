"""HTTP routes beside the pages, as Starlette routes for the one app."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qsl, urlencode

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo import i18n
from geo.assets import ROUTE, store
from geo.atlas import Atlas, open_view
from geo.errors import DisputeMapError, PackError, PlateError, Problem
from geo.feeds import MEDIA_TYPE, build_events, build_territories, render_json
from geo.figure import FileFormat, render_plate
from geo.html import render_page
from geo.model import ViewState
from geo.pack import fingerprint, load_pack
from geo.serving import Answer, AnswerCache, BusyError, Desk, accepts_gzip, respond
from geo.settings import DEFAULT_PACK, VERSION
from geo.view import format_query, link_to

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request

FOR_EVER: Final = "public, max-age=31536000, immutable"
FOR_A_MINUTE: Final = "public, max-age=60"
"""For what changes with the pack: after that the ETag tells whether it has."""

UNCACHED: Final = {"Cache-Control": "no-store"}
PUBLIC: Final = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}

HTML: Final = "text/html; charset=utf-8"
TO_KEEP: Final = {"Content-Disposition": 'attachment; filename="dispute-map.html"'}
NO_HEADERS: Final[dict[str, str]] = {}

MAX_QUERY: Final = 16384
"""Characters of a query that are read: any view fits, but for many long notes."""

MAX_PARAMETERS: Final = 100
"""Parameters of a query that are read: each one once, and the most notes, are 72."""

MAX_PROBLEMS: Final = 200
"""Problems of a pack that are listed; a file of thousands of bad rows repeats itself."""

RETRY: Final = {"Retry-After": "2"}
"""In seconds: longer than any answer takes, once the pack is read."""

desk: Final = Desk(workers=2, waiting=64)
"""A class that opens one link at the same time finds room; the last waits some two seconds."""

studio: Final = Desk(workers=1, waiting=24)
"""For plates, which are drawn one at a time; they keep no other request waiting."""

cache: Final = AnswerCache(limit_bytes=16 * 1024 * 1024)


async def get_asset(request: Request) -> Response:
    """Serve a file by its content's digest; such an address never changes its content."""
    asset = store.find(request.path_params["digest"], request.path_params["name"])
    if asset is None:
        return JSONResponse(
            {"error": "no such file; reload the page that links to it"}, status_code=404
        )
    headers = {
        "Cache-Control": FOR_EVER,
        "Content-Type": asset.media_type,
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if accepts_gzip(request.headers.get("Accept-Encoding", "")):
        return Response(asset.compressed, headers={**headers, "Content-Encoding": "gzip"})
    return Response(asset.content, headers=headers)


def get_health(_: Request) -> JSONResponse:
    """Say whether the default pack can be shown, and what is in it."""
    try:
        pack = load_pack(DEFAULT_PACK)
    except DisputeMapError as error:
        return JSONResponse(
            {"status": "error", "pack": DEFAULT_PACK, "version": VERSION, "error": str(error)},
            status_code=503,
            headers=UNCACHED,
        )
    counts = {
        "events": len(pack.events_by_id),
        "territories": len(pack.territories),
        "sources": len(pack.sources),
    }
    return JSONResponse(
        {"status": "ok", "pack": pack.id, "counts": counts, "version": VERSION},
        headers=UNCACHED,
    )


async def get_events(request: Request) -> Response:
    """Serve the events that a view shows as GeoJSON."""
    return await _respond(request, _find_events)


async def get_territories(request: Request) -> Response:
    """Serve the territories, with whose each was on the view's day, as GeoJSON."""
    return await _respond(request, _find_territories)


async def get_embed(request: Request) -> Response:
    """Serve a view as a page of its own, which other sites may frame."""
    find = partial(_find_page, home=str(request.base_url), whole=False)
    return await _respond(request, find, media_type=HTML)


async def get_file(request: Request) -> Response:
    """Serve a view as one HTML file to keep, which needs no server and no network."""
    find = partial(_find_page, home=str(request.base_url), whole=True)
    return await _respond(request, find, media_type=HTML, headers=TO_KEEP)


async def get_plate(request: Request, *, format_: FileFormat) -> Response:
    """Serve the plate of a view."""
    return await _respond(
        request,
        partial(_find_plate, home=str(request.base_url), format_=format_),
        media_type=format_.media_type,
        headers={"Content-Disposition": f'inline; filename="dispute-map.{format_}"'},
        place=studio,
    )


def _find_events(atlas: Atlas, view: ViewState) -> Answer:
    shown = ViewState(
        pack=view.pack,
        start=view.start,
        end=view.end,
        certain=view.certain,
        perspective=view.perspective,
        language=view.language,
        names=view.names,
        categories=view.categories,
        actors=view.actors,
        territories=view.territories,
        text=view.text,
        layers=view.layers,
    )
    return _find("events", atlas, shown, lambda: render_json(build_events(atlas, shown)))


def _find_territories(atlas: Atlas, view: ViewState) -> Answer:
    shown = ViewState(
        pack=view.pack,
        at=atlas.as_of(view).isoformat(),
        perspective=view.perspective,
        language=view.language,
        names=view.names,
    )
    return _find("territories", atlas, shown, lambda: render_json(build_territories(atlas, shown)))


def _find_page(atlas: Atlas, view: ViewState, *, home: str, whole: bool) -> Answer:
    address = link_to(view, home)
    picture = None if whole else f"{home}export.png?{urlencode(format_query(view))}"
    name = f"{'file' if whole else 'embed'} {home}"
    return _find(
        name,
        atlas,
        view,
        lambda: render_page(atlas, view, address=address, picture=picture, whole=whole).encode(),
    )


def _find_plate(atlas: Atlas, view: ViewState, *, home: str, format_: FileFormat) -> Answer:
    return _find(
        f"{format_} {home}",
        atlas,
        view,
        lambda: render_plate(atlas, view, format_, home=home),
        is_packed=format_ is not FileFormat.SVG,
    )


def _find(
    name: str,
    atlas: Atlas,
    view: ViewState,
    make: Callable[[], bytes],
    *,
    is_packed: bool = False,
) -> Answer:
    """Return an answer by what it depends on, so that equal views share it."""
    key = (name, fingerprint(atlas.pack.path), *format_query(view))
    return cache.get(key, make, is_packed=is_packed)


async def _respond(
    request: Request,
    find: Callable[[Atlas, ViewState], Answer],
    *,
    media_type: str = MEDIA_TYPE,
    headers: Mapping[str, str] = NO_HEADERS,
    place: Desk = desk,
) -> Response:
    """Answer with what a view asks for; a bad view, a broken pack and a queue too long say so.

    ``headers`` go with the content only. ``place`` is where the work is done.
    """
    query = request.scope["query_string"].decode("utf-8", "replace")
    if len(query) > MAX_QUERY:
        return _refuse(414, i18n.text("api-too-long", limit=MAX_QUERY))
    if query.count("&") >= MAX_PARAMETERS:
        return _refuse(400, i18n.text("api-too-many", limit=MAX_PARAMETERS))
    try:
        found = await place.run(partial(_look_up, query, find))
    except BusyError:
        return _refuse(503, i18n.text("api-busy"), headers=RETRY)
    except PackError as error:
        return _refuse_pack(error)
    except OSError as error:
        # A file that went away while it was read: somebody edits the pack.
        reason = error.strerror or type(error).__name__
        return _refuse(503, i18n.text("api-unread", reason=reason), headers=RETRY)
    if not isinstance(found, Answer):
        problems = [
            {"field": each.field, "value": each.found, "expected": each.expected} for each in found
        ]
        return _refuse(400, i18n.text("api-bad-view", count=len(problems)), problems=problems)
    always = {
        **PUBLIC,
        "Access-Control-Expose-Headers": "ETag",
        "Cache-Control": FOR_A_MINUTE,
    }
    return respond(request, found, always=always, content={"Content-Type": media_type, **headers})


def _look_up(
    query: str, find: Callable[[Atlas, ViewState], Answer]
) -> Answer | tuple[Problem, ...]:
    """Return the answer to a query, or what is wrong with it."""
    atlas, view, problems = open_view(parse_qsl(query, keep_blank_values=True))
    if problems:
        return problems
    try:
        answer = find(atlas, view)
    except PlateError as error:
        return (error.problem,)
    # The digest is made here, in the thread, and kept with the answer, as its gzip form is.
    answer.tag(compressed=False)
    return answer


def _refuse_pack(error: PackError) -> JSONResponse:
    fields = ("where", "row", "subject", "field", "found", "expected")
    listed = [
        {name: getattr(each, name) for name in fields} for each in error.problems[:MAX_PROBLEMS]
    ]
    return _refuse(
        503,
        i18n.text("api-broken-pack", pack=error.pack, count=len(error.problems)),
        problems=listed,
        headers=RETRY,
    )


def _refuse(
    status: int,
    message: str,
    *,
    problems: list[dict[str, Any]] | None = None,
    headers: dict[str, str] | None = None,
) -> JSONResponse:
    return JSONResponse(
        {"error": message, "problems": problems or []},
        status_code=status,
        headers={**PUBLIC, **UNCACHED, **(headers or {})},
    )


def routes() -> list[Route]:
    """Return the routes of the app."""
    return [
        Route(ROUTE + "/{digest}/{name}", get_asset, methods=["GET"]),
        Route("/healthz", get_health, methods=["GET"]),
        Route("/api/events.geojson", get_events, methods=["GET"]),
        Route("/api/territories.geojson", get_territories, methods=["GET"]),
        Route("/embed", get_embed, methods=["GET"]),
        Route("/export.html", get_file, methods=["GET"]),
        *(
            Route(f"/export.{format_}", partial(get_plate, format_=format_), methods=["GET"])
            for format_ in FileFormat
        ),
    ]
