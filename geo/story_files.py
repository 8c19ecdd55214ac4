"""A story as a file to take away: slides, a handout, a lesson."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geo import handout, slides
from geo.handout import write_handout
from geo.lesson import render_lesson
from geo.slides import write_slides
from geo.stories import OWN
from geo.view import link_to

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Story
    from geo.telling import Progress

PAGE: Final = "present"
"""The page of the app that tells stories."""


@dataclass(frozen=True, slots=True)
class Writer:
    """A kind of file.

    Attributes
    ----------
    write
        Takes atlas, story, view, and by name ``home`` and ``progress``, as `write_slides` does.
    media_type
        How HTTP names it.
    """

    write: Callable[..., bytes]
    media_type: str


def write_lesson(
    atlas: Atlas, story: Story, view: ViewState, *, home: str = "", progress: Progress | None = None
) -> bytes:
    """Return a story as one HTML file that needs no network; see `write_slides`."""
    # A reader's own story is in one browser only.
    page = f"{home}{PAGE}" if home and story.id != OWN else ""
    address = link_to(replace(view, story=story.id, step=None), page)
    written = render_lesson(atlas, story, view, address=address or None).encode()
    if progress is not None:
        progress(len(story.steps), len(story.steps))
    return written


WRITERS: Final[dict[str, Writer]] = {
    "pptx": Writer(write_slides, slides.MEDIA_TYPE),
    "pdf": Writer(write_handout, handout.MEDIA_TYPE),
    "html": Writer(write_lesson, "text/html; charset=utf-8"),
}
"""What a story is written as, by the ending of the file's name."""
