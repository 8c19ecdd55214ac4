"""What the tests of the plate share: the atlas, and plates drawn once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pytest

from geo.atlas import Atlas, open_atlas
from geo.figure import FileFormat, drawing, render
from geo.model import ViewState
from tests.figure.sheets import HOME, Draw, Drawn


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


@pytest.fixture(scope="session")
def draw(atlas: Atlas) -> Draw:
    """Draw a plate and return its parts; ``format_`` None draws but writes no file."""

    @lru_cache(maxsize=16)
    def drawn(view: ViewState, format_: FileFormat | None = None, home: str = HOME) -> Drawn:
        kept: dict[str, Any] = {}

        def keep(name: str, made: Any) -> Any:
            kept[name] = made
            return made

        lay_out, make_pen, write = render.lay_out, render.Pen, render._write
        place_notes, label_scene = drawing.place_notes, drawing.label_scene

        def label(*args: Any) -> Any:
            kept["taken"] = tuple(args[-1])
            return keep("labels", label_scene(*args))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(render, "lay_out", lambda *a, **k: keep("laid", lay_out(*a, **k)))
            patch.setattr(render, "Pen", lambda *a, **k: keep("pen", make_pen(*a, **k)))
            patch.setattr(make_pen, "close", lambda _: None)
            patch.setattr(drawing, "place_notes", lambda *a: keep("notes", place_notes(*a)))
            patch.setattr(drawing, "label_scene", label)
            patch.setattr(render, "_write", write if format_ else lambda *_: b"")
            file = render.render_plate(atlas, view, format_ or FileFormat.PNG, home=home)
        plate, scene, layout = kept["laid"]
        return Drawn(
            plate, scene, layout, kept["pen"].figure, file,
            kept["notes"], kept["labels"], kept["taken"],
        )  # fmt: skip

    return drawn
