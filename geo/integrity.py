"""Checks of a pack's records against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from geo.dates import UncertainDate, parse_partial
from geo.errors import Problem
from geo.features import Feature
from geo.model import LIST_SEPARATOR, OPEN_DATE, ControlPeriod, Scope, Source, SourceKind, Status
from geo.tables import Record, Table, shorten

REFERENCES: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "states": {"party": ("parties",)},
    "events": {
        "territories": ("territories",),
        "actors": ("actors",),
        "paragraphs": ("article",),
        "related": ("events",),
        "fulfilled_by": ("events",),
        "sources": ("sources",),
        "better_date_sources": ("sources",),
    },
    "control": {
        "territory": ("territories",),
        "state": ("states",),
        "contested_by": ("states",),
        "sources": ("sources",),
    },
    "claims": {
        "territory": ("territories",),
        "party": ("parties",),
        "regarded_as": ("states",),
        "sources": ("sources",),
    },
    "toponyms": {"territories": ("territories",), "sources": ("sources",)},
    "figures": {"subject": ("territories", "toponyms"), "sources": ("sources",)},
    "positions": {"party": ("parties", "actors"), "sources": ("sources",)},
    "territories": {"part_of": ("territories",)},
    "lines": {"claimed_by": ("parties",), "sources": ("sources",)},
}
"""For each table, the tables in one of which the ids of a field have to be."""

Tables = Mapping[str, Table[Any]]


def check_integrity(tables: Tables) -> Iterator[Problem]:
    """Yield what is wrong between records that may each be right.

    A table that is not complete raises no problem about ids that it might have held.
    """
    yield from _check_references(tables)
    yield from _check_sources(tables["sources"])
    yield from _check_events(tables["events"])
    yield from _check_parts(tables["territories"])
    for name in ("events", "toponyms"):
        yield from _check_points(tables[name])
    for name in ("control", "claims", "lines"):
        yield from _check_order(tables[name])
    yield from _check_succession(tables["control"])


def _check_references(tables: Tables) -> Iterator[Problem]:
    for name, fields in REFERENCES.items():
        table = tables[name]
        for field, targets in fields.items():
            known = frozenset().union(*(tables[target].ids for target in targets))
            complete = all(tables[target].complete for target in targets)
            nouns = " or ".join(tables[target].noun for target in targets)
            for record in table.records:
                ids = _list_ids(record.raw.get(field))
                if field == "sources" and field in record.raw and not ids:
                    yield table.problem(record, field, "empty", "the id of a source at least")
                for id_ in dict.fromkeys(ids):
                    if complete and id_ not in known:
                        yield table.problem(
                            record, field, shorten(id_), f"the id of a known {nouns}"
                        )
                    elif ids.count(id_) > 1:
                        yield table.problem(record, field, f"{shorten(id_)} twice", "each id once")
                    elif name in targets and id_ == record.raw.get("id"):
                        yield table.problem(record, field, shorten(id_), "the id of another record")


def _list_ids(raw: Any) -> list[str]:
    parts = raw.split(LIST_SEPARATOR) if isinstance(raw, str) else raw
    parts = parts if isinstance(parts, list) else []
    return [part.strip() for part in parts if isinstance(part, str) and part.strip()]


def _check_sources(sources: Table[Source]) -> Iterator[Problem]:
    kinds = ", ".join(f"'{kind}'" for kind in SourceKind)
    for record in sources.records:
        custom = record.raw.get("custom")
        kind = custom.get("kind") if isinstance(custom, Mapping) else None
        if kind not in list(SourceKind):
            yield sources.problem(record, "custom.kind", shorten(kind), f"one of {kinds}")
        issued = record.raw.get("issued")
        if isinstance(issued, Mapping) and not _is_csl_date(issued):
            found, expected = shorten(issued), "date-parts such as [[2017, 3, 21]]"
            yield sources.problem(record, "issued", found, expected)


def _is_csl_date(issued: Mapping[str, Any]) -> bool:
    """Whether all dates are real ones of one to three parts, in the years that can be worded."""
    try:
        for parts in issued.get("date-parts", []):
            parse_partial("-".join(f"{part:02d}" for part in parts))
    except (TypeError, ValueError):
        return False
    return True


def _check_events(events: Table[Any]) -> Iterator[Problem]:
    for record in events.records:
        raw = record.raw
        status = raw.get("status")
        if raw.get("fulfilled_by") and status in list(Status) and status != Status.PLANNED:
            found = shorten(raw["fulfilled_by"])
            yield events.problem(
                record, "fulfilled_by", found, f"nothing, as the status is '{status}'"
            )
        if raw.get("better_date") and not raw.get("better_date_sources"):
            yield events.problem(
                record, "better_date_sources", "empty", "the source of the better date"
            )
        if raw.get("scope") == Scope.ARTICLE and not raw.get("paragraphs"):
            yield events.problem(
                record, "paragraphs", "empty", "the paragraph of the article that tells it"
            )


def _check_parts(territories: Table[Feature[Any]]) -> Iterator[Problem]:
    parts = [record.raw.get("id") for record in territories.records if record.raw.get("part_of")]
    for record in territories.records:
        whole = record.raw.get("part_of")
        if isinstance(whole, str) and whole in parts and whole != record.raw.get("id"):
            found, expected = shorten(whole), "a territory that is not itself a part of another"
            yield territories.problem(record, "part_of", found, expected)


def _check_points(table: Table[Any]) -> Iterator[Problem]:
    for record in table.records:
        for field, other in (("lat", "lon"), ("lon", "lat")):
            if not record.raw.get(field, "").strip() and record.raw.get(other, "").strip():
                found, expected = "empty", f"a number, as '{other}' is given"
                yield table.problem(record, field, found, expected)


def _check_order(table: Table[Any]) -> Iterator[Problem]:
    for record in table.records:
        if record.value is None:
            continue
        value = record.value.properties if isinstance(record.value, Feature) else record.value
        earliest = value.start and value.start.earliest
        latest = value.end and value.end.latest
        if earliest and latest and earliest >= latest:
            yield table.problem(record, "end", f"'{value.end}'", f"a date after '{value.start}'")


def _check_succession(control: Table[ControlPeriod]) -> Iterator[Problem]:
    by_territory: dict[str, list[tuple[Record[ControlPeriod], ControlPeriod]]] = defaultdict(list)
    for record in control.records:
        if record.value is not None:
            by_territory[record.value.territory].append((record, record.value))
    broken = {record.raw.get("territory") for record in control.records if record.value is None}
    for territory, periods in by_territory.items():
        # With a period missing, its neighbours would seem to leave a gap.
        if territory in broken or not control.complete:
            continue
        periods.sort(key=lambda pair: _start_key(pair[1].start))
        for (_, before), (record, period) in pairwise(periods):
            if period.start and before.end and period.start.edtf == before.end.edtf:
                continue
            gap = before.end and period.start and _is_after(period.start, before.end)
            what = "a gap" if gap else "an overlap"
            end = before.end or OPEN_DATE
            found = f"'{period.start or OPEN_DATE}', which leaves {what} after '{before.id}'"
            yield control.problem(record, "start", found, f"'{end}', where that period ends")


def _start_key(start: UncertainDate | None) -> tuple[Any, ...]:
    return (1, *start.sort_key) if start else (0,)


def _is_after(start: UncertainDate, end: UncertainDate) -> bool:
    return start.sort_key > end.sort_key
