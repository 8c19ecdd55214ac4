"""What the server makes ready before it serves."""

from __future__ import annotations

import asyncio
import gc

from app import app, read_ahead
from geo.atlas import open_atlas
from geo.i18n import LANGUAGES
from geo.settings import DEFAULT_PACK


def test_what_stays_is_passed_over_by_the_garbage_collector() -> None:
    async def look() -> tuple[int, bool]:
        async with read_ahead(app):
            atlas = open_atlas(DEFAULT_PACK, LANGUAGES[0])
            return gc.get_freeze_count(), any(each is atlas for each in gc.get_objects())

    try:
        frozen, is_looked_at = asyncio.run(look())
    finally:
        gc.unfreeze()
    assert frozen > 100_000
    assert not is_looked_at
