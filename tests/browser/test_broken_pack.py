"""A broken pack shows its problems, spares other readers, and is mended without a restart."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.driver import await_repaint, drawn_ids, open_map, painted, type_date
from tests.browser.server import Server
from tests.packs import default_tables, event_row, feature, make_pack


def broken_tables() -> dict[str, object]:
    """Return tables with a bow-tie, unknown ids, a date that is none and an id used twice."""
    tables = default_tables()
    bow_tie = [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]
    tables["territories"][0] = feature("Polygon", bow_tie, id="west", role="disputed", part_of=None)
    tables["events"] += [
        event_row("late", "1855-13"),
        event_row("lost", "1855", territories="atlantis", sources="hearsay"),
        event_row("treaty-1855", "1855"),
    ]
    return tables


def test_broken_pack_lists_all_problems_until_it_is_mended(
    page: Page,
    new_page: Callable[..., Page],
    serve_data: Callable[[Path | None], Server],
    tmp_path: Path,
) -> None:
    good = make_pack(tmp_path)
    broken = tmp_path / "broken"
    shutil.move(make_pack(tmp_path / "made", **broken_tables()), broken)
    shutil.rmtree(tmp_path / "made")
    package = broken / "datapackage.json"
    content = json.loads(package.read_text(encoding="utf-8"))
    package.write_text(json.dumps(content | {"name": "broken"}), encoding="utf-8")
    server = serve_data(tmp_path)

    other = new_page()
    frame = open_map(other, f"{server.url}/?pack=squares")
    assert len(drawn_ids(frame)) > 0

    page.goto(f"{server.url}/?pack=broken")
    expect(page.get_by_role("heading", name="The data of “broken” cannot be shown")).to_be_visible()
    cells = page.locator("[role=gridcell]")
    for text in ("self-intersection", "'1855-13'", "'atlantis'", "'hearsay'", "'treaty-1855'"):
        expect(cells.filter(has_text=text).first).to_be_attached()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_text("Traceback")).to_have_count(0)

    since = painted(frame)
    type_date(other, "From", "2017")
    await_repaint(frame, since)
    expect(other.get_by_test_id("stException")).to_have_count(0)

    for file in good.iterdir():
        if file.name != "datapackage.json":
            shutil.copy(file, broken / file.name)
    frame = open_map(page, f"{server.url}/?pack=broken")
    assert len(drawn_ids(frame)) > 0
    expect(page.get_by_role("heading", name="cannot be shown")).to_have_count(0)
