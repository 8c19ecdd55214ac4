"""HTTP routes beside the pages, as Starlette routes for the one app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo.assets import ROUTE, store
from geo.errors import DisputeMapError
from geo.pack import load_pack
from geo.settings import DEFAULT_PACK, VERSION

if TYPE_CHECKING:
    from starlette.requests import Request

FOR_EVER: Final = "public, max-age=31536000, immutable"
UNCACHED: Final = {"Cache-Control": "no-store"}


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
    if "gzip" in request.headers.get("Accept-Encoding", ""):
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


def routes() -> list[Route]:
    """Return the routes of the app."""
    return [
        Route(ROUTE + "/{digest}/{name}", get_asset, methods=["GET"]),
        Route("/healthz", get_health, methods=["GET"]),
    ]
