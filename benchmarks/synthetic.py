"""A pack as large as wanted: the shipped one, its events joined by seeded copies of them."""

from __future__ import annotations

import csv
import random
import shutil
from datetime import date, timedelta
from pathlib import Path

from geo.settings import DEFAULT_PACK, ROOT

FIRST = date(1800, 1, 1)
DAYS = 79_000
"""From the first day to spring 2016, so that the shipped events bound the slider as before."""


def write_pack(root: Path, *, events: int, seed: int = 2017) -> None:
    """Write a folder of packs whose one pack has a given number of events.

    A copy keeps the category, actors, territories and sources of the event that it was made from
    and gets a day, a place around the islands and an id of its own.

    Parameters
    ----------
    root
        Folder to write to, for ``DISPUTE_MAP_DATA``.
    events
        How many events the pack shall have; not fewer than are shipped.
    seed
        The same seed gives the same pack.
    """
    pack = root / DEFAULT_PACK
    shutil.copytree(ROOT / "data" / DEFAULT_PACK, pack)
    with (pack / "events.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or ())
        shipped = list(reader)
    # Copies of the article's events, since those show from the start.
    models = [row for row in shipped if row["scope"] == "article" and row["lat"]]
    chance = random.Random(seed)
    copies = [_copy(models, chance, number) for number in range(events - len(shipped))]
    with (pack / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(shipped + copies)


def _copy(models: list[dict[str, str]], chance: random.Random, number: int) -> dict[str, str]:
    model = chance.choice(models)
    own = {
        "id": f"synthetic-{number}",
        "date": (FIRST + timedelta(days=chance.randrange(DAYS))).isoformat(),
        "extent": "moment",
        "title": f"{model['title']} {number}",
        "lat": f"{chance.uniform(42, 52):.4f}",
        "lon": f"{chance.uniform(140, 158):.4f}",
        "status": "occurred",
    }
    blank = ("better_date", "better_date_note", "better_date_sources", "related", "fulfilled_by")
    return model | dict.fromkeys(blank, "") | own
