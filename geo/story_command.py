"""The command ``python -m geo story``: a story as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import click

from geo import i18n
from geo.errors import PlateError
from geo.model import Names
from geo.story_files import WRITERS
from geo.tables import shorten
from geo.telling import read_own_stories
from geo.terminal import check_kind, fail, home_option, is_file, open_asked, save

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Story


@click.command()
@click.argument("story", metavar="STORY|FILE.json")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False),
    required=True,
    metavar="FILE",
    help="File to write; its ending says what: .pptx for slides with the teacher's notes, .pdf for"
    " a handout to print, .html for a lesson that needs no network.",
)
@click.option(
    "--number",
    type=click.IntRange(min=1),
    help="Which story of FILE.json, if it holds several; the first is 1.",
)
@click.option(
    "--lang",
    type=click.Choice(i18n.LANGUAGES),
    default=i18n.LANGUAGES[0],
    show_default=True,
    help="Language of the story and of the words on its maps.",
)
@click.option(
    "--names",
    type=click.Choice([each.value for each in Names]),
    default=Names.DUAL.value,
    show_default=True,
    help="Names of places on its maps.",
)
@home_option
@click.option(
    "--pack", metavar="ID", help="Id of the pack that has the story, or whose sources it cites."
)
def story(
    story: str, output: str, number: int | None, lang: str, names: str, home: str, pack: str | None
) -> None:
    """Write a story as slides, as a handout, or as a lesson that needs no network.

    A story is steps through a dispute for a class: each has a view of the map, a caption, and if
    need be a question and notes for the teacher. STORY is the id of one that the pack has; a
    FILE.json of your own is written as data/stories.schema.json describes, and cites sources of
    the pack. Its texts stay in the language that they are written in; --lang then counts for
    dates and maps.

    \b
    Examples:
      python -m geo story two-plus-two -o talks.pptx --home https://maps.example.org/
      python -m geo story two-plus-two -o talks.html --lang ja
    A handout to print is written in the same way, as talks.pdf.
    """  # noqa: D301
    kind = Path(output).suffix.lower().removeprefix(".")
    check_kind(kind, output, [*WRITERS])
    atlas, view = open_asked(urlencode({"lang": lang, "names": names}), pack)
    found = _find_story(atlas, story, number)
    write_story(atlas, found, view, Path(output), kind, home)


def _find_story(atlas: Atlas, named: str, number: int | None) -> Story:
    """Return a story of the pack by its id, or one of a file."""
    known = atlas.pack.stories
    if named in known:
        if number is not None:
            raise click.BadParameter(
                i18n.text("story-cli-single", found=named, pack=atlas.pack.id),
                param_hint="--number",
            )
        return known[named]
    path = Path(named)
    if not is_file(path):
        listed, found = ", ".join(known), shorten(named)
        raise click.BadParameter(
            i18n.text("story-cli-none", found=found, pack=atlas.pack.id, stories=listed),
            param_hint="STORY",
        )
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise click.ClickException(
            i18n.text("story-cli-unread", file=path.name, reason=reason)
        ) from error
    stories, problems = read_own_stories(atlas, content, path.name)
    if problems:
        fail(problems, "cli-invalid", pack=path.name)
    if number is None and len(stories) == 1:
        return stories[0]
    if number is None or number > len(stories):
        listed = ", ".join(f"{at} {each.title}" for at, each in enumerate(stories, 1))
        raise click.BadParameter(
            i18n.text("story-cli-many", file=path.name, stories=listed), param_hint="--number"
        )
    return stories[number - 1]


def write_story(
    atlas: Atlas, told: Story, view: ViewState, path: Path, kind: str, home: str
) -> None:
    """Write a story, with a bar that tells how far it is."""
    steps = len(told.steps)
    with click.progressbar(length=steps, label=told.title, file=sys.stderr, show_pos=True) as bar:
        try:
            content = WRITERS[kind].write(
                atlas, told, view, home=home, progress=lambda done, _: bar.update(done - bar.pos)
            )
        except PlateError as error:
            fail([error.problem], "cli-invalid", pack=told.id)
    save(path, content)
