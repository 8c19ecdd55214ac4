"""The command line, ``python -m geo``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn
from urllib.parse import parse_qsl, urlsplit

import click

from geo import i18n
from geo.atlas import Atlas, open_view
from geo.errors import PackError, PlateError
from geo.export import render_csv
from geo.feeds import build_events, build_slides, build_table, render_json
from geo.figure import FileFormat, render_plate
from geo.html import render_page
from geo.model import ViewState
from geo.pack import list_packs, load_pack
from geo.settings import VERSION
from geo.tables import shorten
from geo.view import Param, link_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.errors import Problem

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
_pack_option = click.option(
    "--pack", metavar="ID", help="Id of the pack, in place of pack=ID in the view."
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
    if pack not in known and not _is_folder(pack):
        raise click.BadParameter(
            i18n.text("cli-no-pack", found=shorten(pack), count=len(known), packs=", ".join(known)),
            param_hint="PACK",
        )
    try:
        read = load_pack(pack if pack in known else Path(pack))
    except PackError as error:
        _fail(error.problems, "cli-invalid", pack=error.pack, to_stdout=True)
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
@_pack_option
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
    atlas, view = _open(query, pack)
    content = FORMATS[format_](atlas, view)
    if output == "-":
        click.echo(content, nl=False)
    else:
        _save(Path(output), content)


@main.command()
@_view_option
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    required=True,
    metavar="PATH",
    help="File to write; its ending says what: .png, .svg or .pdf for a plate, .html for the map"
    " as one file that needs no network. With --each-event a folder, made if it is not there.",
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
@click.option(
    "--home",
    default="",
    callback=lambda _, __, url: _check_home(url),
    metavar="URL",
    help="Address of the app, such as https://maps.example.org/, for the link back and the QR"
    " code. Without it there is neither.",
)
@_pack_option
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
    if kind not in PICTURES:
        raise click.BadParameter(
            i18n.text("cli-no-kind", found=shorten(output), kinds=", ".join(PICTURES)),
            param_hint="--output",
        )
    atlas, view = _open(query, pack)
    if each_event:
        _export_each(atlas, view, Path(output), kind, home)
        return
    try:
        content = PICTURES[kind](atlas, view, home)
    except PlateError as error:
        _fail([error.problem], "cli-bad-view")
    _save(Path(output), content)


def _export_each(atlas: Atlas, view: ViewState, folder: Path, kind: str, home: str) -> None:
    """Write a file for each event shown; what cannot be drawn is told at the end."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritten(folder, error) from error
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
                _save(folder / f"{id_}.{kind}", content)
    if problems:
        _fail(problems, "cli-bad-view")


def _open(query: str, pack: str | None) -> tuple[Atlas, ViewState]:
    """Return what a view names; whatever is wrong with it is told, and ends the program."""
    pairs = parse_qsl(_query_of(query), keep_blank_values=True)
    if pack is not None:
        pairs.append((Param.PACK.value, pack))
    try:
        atlas, view, problems = open_view(pairs)
    except PackError as error:
        _fail(error.problems, "cli-invalid", pack=error.pack)
    if problems:
        _fail(problems, "cli-bad-view")
    return atlas, view


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> click.ClickException:
    reason = error.strerror or type(error).__name__
    return click.ClickException(i18n.text("cli-not-written", file=str(path), reason=reason))


def _check_home(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise click.BadParameter(i18n.text("cli-no-address", found=shorten(url)))
    return url


def _is_folder(path: str) -> bool:
    try:
        return bool(path) and Path(path).is_dir()
    except OSError:
        return False


def _query_of(text: str) -> str:
    """Return the query of a link to the map, or what is one already."""
    is_link = text.startswith(("http://", "https://"))
    return urlsplit(text).query if is_link else text.removeprefix("?")


def _fail(
    problems: Iterable[Problem], key: str, *, to_stdout: bool = False, **values: object
) -> NoReturn:
    """List problems, say on standard error how many there are, and exit with 1."""
    listed = tuple(problems)
    for problem in listed:
        click.echo(_printable(str(problem)), err=not to_stdout)
    click.echo(i18n.text(key, count=len(listed), **values), err=True)
    sys.exit(1)


def _printable(text: str) -> str:
    """Return text on one line that cannot steer a terminal."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


if __name__ == "__main__":
    main()
