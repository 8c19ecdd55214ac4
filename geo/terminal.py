"""What the commands share: options, views that are asked for, files, and how to end."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import parse_qsl, urlsplit

import click

from geo import i18n
from geo.atlas import Atlas, open_view
from geo.errors import PackError
from geo.tables import shorten
from geo.view import Param

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.errors import Problem
    from geo.model import ViewState

home_option = click.option(
    "--home",
    default="",
    callback=lambda _, __, url: check_home(url),
    metavar="URL",
    help="Address of the app, such as https://maps.example.org/, for links back and the QR code."
    " Without it there are none.",
)

pack_option = click.option(
    "--pack", metavar="ID", help="Id of the pack, in place of pack=ID in the view."
)


def open_asked(query: str, pack: str | None) -> tuple[Atlas, ViewState]:
    """Return what a view names; whatever is wrong with it is told, and ends the program."""
    pairs = parse_qsl(_query_of(query), keep_blank_values=True)
    if pack is not None:
        pairs = [pair for pair in pairs if pair[0] != Param.PACK]
        pairs.append((Param.PACK.value, pack))
    try:
        atlas, view, problems = open_view(pairs)
    except PackError as error:
        fail(error.problems, "cli-invalid", pack=error.pack)
    if problems:
        fail(problems, "cli-bad-view")
    return atlas, view


def check_kind(kind: str, output: str, kinds: Sequence[str]) -> None:
    """End the program if a file is of no kind that can be written."""
    if kind not in kinds:
        raise click.BadParameter(
            i18n.text("cli-no-kind", found=shorten(output), kinds=", ".join(kinds)),
            param_hint="--output",
        )


def save(path: Path, content: bytes) -> None:
    """Write a file; end the program if that cannot be done."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise unwritten(path, error) from error


def unwritten(path: Path, error: OSError) -> click.ClickException:
    """Return the error of a file or folder that cannot be written."""
    reason = error.strerror or type(error).__name__
    return click.ClickException(i18n.text("cli-not-written", file=str(path), reason=reason))


def check_home(url: str) -> str:
    """Return an address that is empty, or absolute and ends in a slash; others end the program."""
    if url and not url.startswith(("http://", "https://")):
        raise click.BadParameter(i18n.text("cli-no-address", found=shorten(url)))
    return f"{url.rstrip('/')}/" if url else ""


def is_file(path: Path) -> bool:
    """Say whether there is such a file."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: str) -> bool:
    """Say whether there is such a folder."""
    try:
        return bool(path) and Path(path).is_dir()
    except OSError:
        return False


def _query_of(text: str) -> str:
    """Return the query of a link to the map, or what is one already."""
    is_link = text.startswith(("http://", "https://"))
    return urlsplit(text).query if is_link else text.removeprefix("?")


def fail(
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
