"""The command line, ``python -m geo``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn
from urllib.parse import parse_qsl, urlsplit

import click

from geo import i18n
from geo.atlas import Atlas, open_view
from geo.errors import PackError
from geo.export import render_csv
from geo.feeds import build_events, build_slides, build_table, render_json
from geo.model import ViewState
from geo.pack import list_packs, load_pack
from geo.settings import VERSION
from geo.tables import shorten
from geo.view import Param

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.errors import Problem

FORMATS: Final[dict[str, Callable[[Atlas, ViewState], bytes]]] = {
    "csv": lambda atlas, view: render_csv(build_table(atlas, view)),
    "geojson": lambda atlas, view: render_json(build_events(atlas, view)),
    "timelinejs": lambda atlas, view: render_json(build_slides(atlas, view)),
}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, message="%(version)s")
def main() -> None:
    """Check the data of a dispute, and take events out of it.

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
@click.option(
    "--view",
    "query",
    default="",
    metavar="QUERY",
    help="Which events: the part after the '?' of a link to the map, or the whole link. Without"
    " it, all events that the article tells; 'layers=article,background' gives the whole story.",
)
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
@click.option("--pack", metavar="ID", help="Id of the pack, in place of pack=ID in the view.")
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
    pairs = parse_qsl(_query_of(query), keep_blank_values=True)
    if pack is not None:
        pairs.append((Param.PACK.value, pack))
    try:
        atlas, view, problems = open_view(pairs)
    except PackError as error:
        _fail(error.problems, "cli-invalid", pack=error.pack)
    if problems:
        _fail(problems, "cli-bad-view")
    content = FORMATS[format_](atlas, view)
    if output == "-":
        click.echo(content, nl=False)
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise click.ClickException(
            i18n.text("cli-not-written", file=output, reason=reason)
        ) from error


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
