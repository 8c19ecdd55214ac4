"""Measured numbers beside their baselines and limits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles


@dataclass(frozen=True)
class Result:
    """One number. The limit holds for the ratio to the baseline, or without one for the value."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    limit: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return how many times the baseline the value is."""
        return self.value / self.baseline if self.baseline else None

    @property
    def missed(self) -> bool:
        """Return whether the limit is passed."""
        judged = self.value if self.ratio is None else self.ratio
        return self.limit is not None and judged > self.limit


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 % of the values do not pass."""
    return quantiles(values, n=20, method="inclusive")[-1]


def render_table(results: Iterable[Result]) -> str:
    """Return the results as lines of text."""
    head = f"{'':58} {'value':>10} {'unit':<6} {'baseline':>9} {'ratio':>6} {'limit':>7}"
    return "\n".join([head, *map(_render_line, results)])


def _render_line(result: Result) -> str:
    baseline, ratio = (
        "" if number is None else f"{number:,.{places}f}"
        for number, places in ((result.baseline, 0), (result.ratio, 2))
    )
    limit = "" if result.limit is None else f"{result.limit:,g}"
    digits = 1 if result.unit == "ms" else 0
    return (
        f"{result.name:58} {result.value:>10,.{digits}f} {result.unit:<6} {baseline:>9} {ratio:>6}"
        f" {limit:>7}{'  MISSED' if result.missed else ''}"
    )


def write_results(results: Iterable[Result], path: Path) -> None:
    """Write the results as a JSON list with name, value, unit, baseline, ratio and limit."""
    rows = [asdict(result) | {"ratio": result.ratio} for result in results]
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
