"""A story as a PDF to print and hand out: maps in grey, words, questions with lines to write on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo import i18n
from geo.errors import PlateError
from geo.figure.inset import Inset, lay_out_inset, measure_legend
from geo.figure.sheet import (
    OPTIONS,
    Handout,
    Section,
    Sheet,
    arrange_sheets,
    find_place,
    render_sheets,
)
from geo.figure.words import list_credits
from geo.telling import Progress, Telling, blame, cite_story, tell

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Story

MEDIA_TYPE: Final = "application/pdf"


def write_handout(
    atlas: Atlas, story: Story, view: ViewState, *, home: str = "", progress: Progress | None = None
) -> bytes:
    """Return a story as a PDF of A4 pages, without the teacher's notes.

    Parameters
    ----------
    atlas, story, view
        As for `geo.telling.tell`.
    home
        Address of the app, to be printed at the foot; without it there is none.
    progress
        Is told of each step that is drawn.

    Raises
    ------
    PlateError
        If a step cannot be drawn; it names the step.
    """
    tellings = tuple(tell(atlas, story, view))
    handout = compose_handout(atlas, story, view, tellings, home=home)
    views = [_on_paper(telling.shown) for telling in tellings]
    legends = [
        measure_legend(atlas, shown, find_place(section, number))
        for number, (shown, section) in enumerate(zip(views, handout.sections, strict=True))
    ]

    def draw() -> Iterator[tuple[Sheet, Sequence[Inset]]]:
        for sheet in arrange_sheets(handout, legends, view.language):
            insets = []
            for number, place in sheet.maps:
                try:
                    insets.append(lay_out_inset(atlas, views[number], place))
                except PlateError as error:
                    raise blame(error, story, number + 1) from error
                if progress is not None:
                    progress(number + 1, len(tellings))
            yield sheet, insets

    return render_sheets(
        atlas, draw(), title=story.title, credit=" · ".join(list_credits(atlas, view))
    )


def _on_paper(shown: ViewState) -> ViewState:
    return replace(shown, plate=replace(OPTIONS, projection=shown.plate.projection))


def compose_handout(
    atlas: Atlas, story: Story, view: ViewState, tellings: Sequence[Telling], *, home: str
) -> Handout:
    """Return the words of a story's handout."""
    credit = " · ".join((*list_credits(atlas, view), *([home] if home else [])))
    return Handout(
        title=story.title,
        summary=story.summary,
        sections=tuple(
            Section(each.when, each.step.title, each.step.caption, each.step.question)
            for each in tellings
        ),
        sources_title=i18n.text("story-sources", view.language),
        sources=cite_story(atlas, story),
        credit=credit,
    )
