"""Exception types, and the problem report that each of them carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with an input, said so that its author can mend it.

    Attributes
    ----------
    where
        File name, URL parameter or other place of the input.
    row
        Line of the record in that file, 1-based with the header as line 1; for GeoJSON and
        JSON the 1-based number of the record. 0 when the whole file is meant.
    subject
        The record by name, such as ``event 'shimoda-1855'``; empty if unknown.
    field
        Column or property; empty when the whole record is meant.
    found
        What stands there, shortened for display.
    expected
        What would have been right.
    """

    where: str
    row: int = 0
    subject: str = ""
    field: str = ""
    found: str = ""
    expected: str = ""

    def __str__(self) -> str:
        place = [self.where]
        if self.row:
            place.append(f"row {self.row}")
        if self.subject:
            place.append(self.subject)
        what = f"'{self.field}' was {self.found}" if self.field else f"found {self.found}"
        return f"{', '.join(place)}: {what}; expected {self.expected}"


class DisputeMapError(Exception):
    """Base of every error that this library raises on purpose."""


class DateError(DisputeMapError, ValueError):
    """A text that is not a date of the profile that this project reads."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(f"{found!r}; expected {expected}")
        self.found = found
        self.expected = expected


class PackError(DisputeMapError):
    """A pack that cannot be used; carries every problem found, not the first one."""

    def __init__(self, pack: str, problems: Iterable[Problem]) -> None:
        self.pack = pack
        self.problems = tuple(problems)
        count = len(self.problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"pack '{pack}' has {count} problem{'s'[: count != 1]}:\n{lines}")


class PlateError(DisputeMapError):
    """A picture that cannot be made as asked; says what to change."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))
