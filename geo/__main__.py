"""The command line, ``python -m geo``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import Final

import click

from geo import i18n
from geo.atlas import Atlas
from geo.errors import PackError, PlateError, Problem
from geo.export import render_csv
from geo.feeds import build_events, build_slides, build_table, render_json
from geo.figure import FileFormat, render_plate
from geo.html import render_page
from geo.model import ViewState
from geo.pack import list_packs, load_pack
from geo.settings import VERSION
from geo.story_command import story, write_story
from geo.tables import shorten
from geo.terminal import (
    check_kind,
    fail,
    home_option,
    is_folder,
    open_asked,
    pack_option,
    save,
    unwritten,
)
from geo.view import link_to

FORMATS: Final[dict[str, Callable[[Atlas, ViewState], bytes]]] = {
    "csv": lambda atlas, view: render_csv(build_table(atlas, view)),
    "geojson": lambda atlas, view: render_json(build_events(atlas, view)),
    "timelinejs": lambda atlas, view: render_json(build_slides(atlas, view)),
}


def _draw(atlas: Atlas, view: ViewState, home: str, *, format_: FileFormat) -> bytes:
    return render_plate(atlas, view, format_, home=home)


def _keep(atlas: Atlas, view: ViewState, home: str) -> bytes:
    return render_page(atlas, view, address=link_to(view, home) or None, whole=True).encode()


PICTURES: Final[dict[str, Callable[[Atlas, ViewState, str], bytes]]] = {
    **{format_.value: partial(_draw, format_=format_) for format_ in FileFormat},
    "html": _keep,
}
"""Kinds of file that a view is exported as, by the ending of their names."""


_view_option = click.option(
    "--view",
    "query",
    default="",
    metavar="QUERY",
    help="Which events: the part after the '?' of a link to the map, or the whole link. Without"
    " it, all events that the article tells; 'layers=article,background' gives the whole story.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, message="%(version)s")
def main() -> None:
    """Check the data of a dispute, take events out of it, and draw pictures of it.

    A pack is a folder of tables that holds one dispute. Its id is the folder's name below data/,
    or below the folder that the environment variable DISPUTE_MAP_DATA names.

    Exit status: 0 on success, 1 if the input has problems (all are listed), 2 if the command
    itself is wrong.
    """
    # Data and messages are UTF-8 whatever the locale says; a pipe must not fail on a name.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


@main.command()
@click.argument("pack")
def validate(pack: str) -> None:
    """Check the files of PACK, a folder or the id of a pack.

    Prints one line if all is well. Otherwise prints each problem on a line of its own: file, row
    (the header of a CSV file is row 1), record, field, what was found and what was expected.

    \b
    Examples:
      python -m geo validate kuril
      python -m geo validate path/to/my-dispute
    """  # noqa: D301 - click takes a backspace, not its escape, for "leave these lines alone"
    known = list_packs()
    if pack not in known and not is_folder(pack):
        raise click.BadParameter(
            i18n.text("cli-no-pack", found=shorten(pack), count=len(known), packs=", ".join(known)),
            param_hint="PACK",
        )
    try:
        read = load_pack(pack if pack in known else Path(pack))
    except PackError as error:
        fail(error.problems, "cli-invalid", pack=error.pack, to_stdout=True)
    click.echo(
        i18n.text(
            "cli-valid",
            pack=read.id,
            version=str(read.descriptor["version"]),
            events=len(read.events_by_id),
            territories=len(read.territories),
            sources=len(read.sources),
        )
    )


@main.command()
@_view_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="csv",
    show_default=True,
    help="csv: a table for spreadsheets, lists joined by ';'. geojson: for maps (RFC 7946), with"
    " sources and territories. timelinejs: the JSON that TimelineJS reads.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    metavar="FILE",
    help="File to write, in UTF-8; without it, or as '-', standard output.",
)
@pack_option
def events(query: str, format_: str, output: str, pack: str | None) -> None:
    """Write the events that a view shows, in order of time.

    \b
    Parameters of a view, all optional, joined by '&':
      from, to    first and last date: 1945, 1945-08 or 1945-08-15
      certain=1   leave out what only possibly lies between them
      cat         diplomacy, military, legal, economic, conflict, publication
      who, where  ids of actors and of territories
      q           words to look for
      layers      article, background or both
      pov         who is said to administer: control, or the id of a party
      names       names of places: dual, en, ja or ru
    Several values are joined by commas. Quote the whole for your shell.

    \b
    Examples:
      python -m geo events --view "from=1945&to=1946&layers=article,background"
      python -m geo events --view "where=etorofu" --format geojson -o etorofu.geojson
      python -m geo events --format timelinejs -o timeline.json
    """  # noqa: D301
    atlas, view = open_asked(query, pack)
    content = FORMATS[format_](atlas, view)
    if output == "-":
        click.echo(content, nl=False)
    else:
        save(Path(output), content)


@main.command()
@_view_option
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    required=True,
    metavar="PATH",
    help="File to write; its ending says what: .png, .svg or .pdf for a plate, .html for the map"
    " as one file that needs no network, .pptx for slides of the story that the view names. With"
    " --each-event a folder, made if it is not there.",
)
@click.option(
    "--each-event",
    is_flag=True,
    help="One file for each event that the view shows, with that event selected and, unless the"
    " view sets 'at', the territories as of its last day. Files are named by the events' ids.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(PICTURES)),
    help="Kind of file; needed with --each-event only, and then png if not given.",
)
@home_option
@pack_option
def export(
    query: str, output: str, each_event: bool, format_: str | None, home: str, pack: str | None
) -> None:
    """Draw a view as a picture to print or post, or save it as one HTML file.

    \b
    Parameters of a view, beside those that `events --help` lists:
      title, subtitle    words on top; without a title the pack's own
      view               latitude,longitude,zoom of the middle of the map
      at                 the day for which territories are shown
      event              id of the event that is selected
      note               a mark; may be there several times:
                           LAT,LON,TEXT
                           pin,LAT,LON,TEXT
                           arrow,LAT,LON,LAT2,LON2,TEXT
                           ellipse,LAT,LON,WIDTH_KM,HEIGHT_KM,TEXT
                           highlight,TERRITORY,TEXT
      size               WIDTHxHEIGHT in pixels, or one of article, square,
                         story, slide, a4, a4-landscape, a5, a5-landscape
      scale              1 to 4 dots a pixel, of a PNG
      theme              light, dark or print
      projection         fitted or mercator
      transparent=1      no paper behind the map
      qr=1               a QR code of the link back
      alt                a text alternative in place of the one made from the view
      story              id of a story, for .pptx; `story --help` says more

    \b
    Examples:
      python -m geo export --view "at=1905&size=a4" -o islands.pdf
      python -m geo export --view "event=news-conference-2017&scale=2" -o talks.png
      python -m geo export --view "from=1945&to=1946" -o offline.html
      python -m geo export --view "from=2017-03-21" --each-event -o plates
    """  # noqa: D301
    kind = format_ or Path(output).suffix.lower().removeprefix(".")
    if each_event:
        kind = format_ or FileFormat.PNG.value
    kinds = [*PICTURES] if each_event else [*PICTURES, "pptx"]
    check_kind(kind, output, kinds)
    atlas, view = open_asked(query, pack)
    if kind == "pptx":
        told = atlas.pack.stories.get(view.story or "")
        if told is None:
            expected = i18n.text("story-wanted", stories=", ".join(atlas.pack.stories))
            found = f"'{view.story}'" if view.story else i18n.text("story-none")
            fail([Problem("view", field="story", found=found, expected=expected)], "cli-bad-view")
        write_story(atlas, told, view, Path(output), kind, home)
        return
    if each_event:
        _export_each(atlas, view, Path(output), kind, home)
        return
    try:
        content = PICTURES[kind](atlas, view, home)
    except PlateError as error:
        fail([error.problem], "cli-bad-view")
    save(Path(output), content)


def _export_each(atlas: Atlas, view: ViewState, folder: Path, kind: str, home: str) -> None:
    """Write a file for each event shown; what cannot be drawn is told at the end."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(folder, error) from error
    ids = atlas.select(view).ids
    problems = []
    label = i18n.text("cli-exporting", count=len(ids))
    with click.progressbar(ids, label=label, file=sys.stderr, show_pos=True) as bar:
        for id_ in bar:
            day = atlas.pack.events_by_id[id_].date.closed[1]
            each = replace(view, event=id_, at=view.at or day.isoformat())
            try:
                content = PICTURES[kind](atlas, each, home)
            except PlateError as error:
                problems.append(replace(error.problem, subject=f"event '{id_}'"))
            else:
                save(folder / f"{id_}.{kind}", content)
    if problems:
        fail(problems, "cli-bad-view")


main.add_command(story)


if __name__ == "__main__":
    main()
