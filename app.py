"""Serve the dispute map: ``streamlit run app.py``, or ``python app.py``."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import streamlit as st
from streamlit.file_util import get_static_dir

from geo.atlas import open_atlas
from geo.chart import load_template
from geo.errors import DisputeMapError
from geo.first_paint import page_routes
from geo.i18n import LANGUAGES
from geo.settings import DEFAULT_PACK, ROOT
from geo.ui.menu import list_paths
from geo.web import routes


@asynccontextmanager
async def read_ahead(_: st.App) -> AsyncIterator[None]:
    """Make ready what the first reader would wait for; a broken pack is shown to them.

    What is there by then stays as long as the server, so the garbage collector may pass it over:
    Streamlit collects after each change of a page, which took longer than all else in it.
    """
    with suppress(DisputeMapError):
        open_atlas(DEFAULT_PACK, LANGUAGES[0])
    load_template(LANGUAGES[0])
    gc.collect()
    gc.freeze()
    yield


paths = list_paths(st.get_option("server.baseUrlPath"))
app = st.App(
    str(ROOT / "geo" / "ui" / "shell.py"),
    routes=[*routes(), *page_routes(Path(get_static_dir()) / "index.html", paths)],
    lifespan=read_ahead,
)

if __name__ == "__main__":
    app.run()
