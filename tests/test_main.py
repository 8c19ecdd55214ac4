"""The command line."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.__main__ import FORMATS, PICTURES, main
from geo.atlas import open_atlas
from geo.own_story import copy_story, write_story
from geo.settings import DATA_VARIABLE, DEFAULT_PACK, ROOT, VERSION
from tests.geojson import find_faults, load_strictly
from tests.packs import default_tables, event_row, make_pack


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def squares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path))
    return make_pack(tmp_path)


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    events = default_tables()["events"]
    events[0] |= {"date": "1855-13", "sources": "nothing"}
    events[1] |= {"category": "\x1b[31mred"}
    return make_pack(tmp_path, events=events)


def test_validate_says_in_a_line_that_all_is_well(squares: Path) -> None:
    wanted = "squares 1.0.0: no problems. 3 events, 3 territories, 2 sources.\n"
    for pack in ("squares", str(squares)):
        result = run("validate", pack)
        assert (result.exit_code, result.stdout, result.stderr) == (0, wanted, "")


def test_validate_lists_every_problem(broken: Path) -> None:
    result = run("validate", str(broken))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("events.csv, row 2, event 'treaty-1855': 'date' was '1855-13'")
    assert "expected" in lines[0]
    assert all(line.startswith("events.csv, row ") for line in lines)
    assert result.stderr == "squares: 3 problems\n"
    assert "\x1b" not in result.output


@pytest.mark.parametrize("pack", ["atlantis", "", "no/such/folder", "x" * 5000, "README.md"])
def test_validate_of_what_is_no_pack_is_a_usage_error(pack: str) -> None:
    result = run("validate", pack)
    assert result.exit_code == 2
    assert "kuril" in result.stderr
    assert result.stdout == ""


def test_events_as_csv() -> None:
    result = run("events", "--view", "from=1945&to=1946&layers=article,background")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) > 5
    assert all(row["latest"] >= "1945" and row["earliest"] <= "1946-12-31" for row in rows)
    assert [row["earliest"] for row in rows] == sorted(row["earliest"] for row in rows)


@pytest.mark.parametrize(
    "view",
    [
        "where=etorofu&q=treaty",
        "?where=etorofu&q=treaty",
        "http://localhost:8501/?where=etorofu&q=treaty#top",
        "q=treaty&where=Etorofu",
    ],
)
def test_events_as_geojson(view: str) -> None:
    result = run("events", "--view", view, "--format", "geojson")
    document = load_strictly(result.stdout_bytes)
    assert find_faults(document) == []
    plain = run("events", "--view", "where=etorofu&q=treaty", "--format", "geojson")
    assert result.stdout_bytes == plain.stdout_bytes
    assert 0 < len(document["features"]) < 30


def test_events_as_slides() -> None:
    result = run("events", "--format", "timelinejs")
    document = load_strictly(result.stdout_bytes)
    told = load_strictly(run("events", "--format", "geojson").stdout_bytes)["features"]
    assert [each["unique_id"] for each in document["events"]] == [each["id"] for each in told]
    assert all(each["text"]["headline"] for each in document["events"])


@pytest.mark.parametrize("format_", FORMATS)
def test_events_to_a_file(format_: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    result = run("events", "--format", format_, "-o", str(path))
    assert (result.exit_code, result.output) == (0, "")
    assert path.read_bytes() == run("events", "--format", format_, "-o", "-").stdout_bytes


def test_events_to_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    result = run("events", "-o", str(tmp_path / "no" / "such.csv"))
    assert result.exit_code == 1
    assert "such.csv cannot be written" in result.stderr


@pytest.mark.usefixtures("squares")
def test_events_of_another_pack() -> None:
    named = run("events", "--pack", "squares", "--view", "layers=background")
    assert named.stdout == run("events", "--view", "pack=squares&layers=background").stdout
    assert named.stdout.splitlines()[1].startswith("treaty-1855,")


def test_bad_parameters_are_all_listed() -> None:
    result = run("events", "--view", "from=soon&where=atlantis&%1b[31mx=1", "--pack", "nowhere")
    assert result.exit_code == 1
    assert result.stdout == ""
    *lines, total = result.stderr.splitlines()
    assert [re.findall(r"'([^']+)' was", line) for line in lines] == [
        ["\ufffd[31mx"],
        ["pack"],
        ["from"],
        ["where"],
    ]
    assert total == "4 parameters of the view cannot be used"
    assert "\x1b" not in result.stderr


def test_events_of_a_broken_pack(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(broken.parent))
    result = run("events")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "1855-13" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["validate"], ["events", "--format", "shp"], ["events", "--colour"], []],
)
def test_usage_errors(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_help_needs_no_manual() -> None:
    assert run("--version").stdout.strip() == VERSION
    whole = run("--help").stdout
    for name, command in main.commands.items():
        text = run(name, "--help").stdout
        assert name in whole
        assert "Examples:" in text
        for parameter in command.params:
            help_ = getattr(parameter, "help", None)
            assert help_ or parameter.param_type_name == "argument"


MAGIC = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF", "html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("kind", PICTURES)
def test_export_by_the_ending_of_the_name(kind: str, tmp_path: Path) -> None:
    target = tmp_path / f"plate.{kind}"
    result = run("export", "--view", "at=1905&size=a5", "-o", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_bytes().startswith(MAGIC[kind])


def test_export_of_each_event(tmp_path: Path) -> None:
    folder = tmp_path / "new/plates"
    result = run(
        *("export", "--view", "from=2017-03-21", "--each-event", "--format", "svg"),
        *("-o", str(folder), "--home", "https://maps.example.org/"),
    )
    assert result.exit_code == 0
    assert "2 events" in result.stderr
    files = sorted(folder.iterdir())
    assert len(files) == 2
    for file in files:
        assert f"event={file.stem}" in file.read_text(encoding="utf-8")


def test_export_says_what_it_cannot_draw_and_draws_the_rest(tmp_path: Path) -> None:
    result = run(
        *("export", "--view", "from=2017-03-21&qr=1", "--each-event", "-o", str(tmp_path)),
    )
    assert result.exit_code == 1
    lines = [line for line in result.stderr.splitlines() if line.startswith("plate, event")]
    assert len(lines) == 2
    assert all("'qr' was 1" in line and "expected" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["-o", "plate.doc"], 2),
        (["-o", "plate"], 2),
        ([], 2),
        (["-o", "plate.png", "--home", "maps.example.org"], 2),
        (["-o", "no/such/folder/plate.svg"], 1),
        (["-o", "plate.png", "--view", "size=0x0"], 1),
        (["-o", "README/plates", "--each-event"], 1),
    ],
)
def test_export_that_cannot_be(
    arguments: list[str], status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README").touch()
    result = run("export", *arguments)
    assert result.exit_code == status
    assert "Error" in result.stderr or "expected" in result.stderr


# -- stories ---------------------------------------------------------------------------------------


def own_story(steps: int = 1, **changes: object) -> dict[str, object]:
    step = {
        "view": "from=1855&at=1855&view=44,147,6",
        "title": "First",
        "caption": "A caption of one's own.",
        "sources": ["shimoda-text-ja"],
    }
    listed = [{"id": f"step-{number}", **step, **changes} for number in range(steps)]
    return {"id": "mine", "title": "My own story", "summary": "In a step.", "steps": listed}


def write_own(folder: Path, *stories: dict[str, object]) -> Path:
    path = folder / "own.json"
    path.write_text(json.dumps({"stories": stories}), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("ending", "magic"), [("pptx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")]
)
def test_story_of_ones_own_by_the_ending_of_the_name(
    ending: str, magic: bytes, tmp_path: Path
) -> None:
    target = tmp_path / f"talks.{ending}"
    file = write_own(tmp_path, own_story())
    result = run("story", str(file), "-o", str(target), "--lang", "ja", "--names", "ru")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "My own story" in result.stderr
    assert target.read_bytes().startswith(magic)


def test_story_of_several_in_a_file(tmp_path: Path) -> None:
    file = write_own(tmp_path, own_story(), own_story() | {"id": "other", "title": "The other"})
    target = tmp_path / "o.html"
    result = run("story", str(file), "-o", str(target))
    assert result.exit_code == 2
    assert "1 My own story, 2 The other" in result.stderr
    assert run("story", str(file), "-o", str(target), "--number", "2").exit_code == 0
    assert "The other" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"sources": ["nothing"]}, ["step 1: 'sources'", "step 2: 'sources'"]),
        ({"view": "at=soon&event=atlantis"}, ["step 1, view: 'at'", "step 2, view: 'event'"]),
        ({"title": "", "caption": 7}, ["step 1: 'title'", "step 2: 'caption'"]),
    ],
)
def test_story_with_problems_lists_them_all(
    changes: dict[str, object], told: list[str], tmp_path: Path
) -> None:
    file = write_own(tmp_path, own_story(2, **changes))
    target = tmp_path / "o.pptx"
    result = run("story", str(file), "-o", str(target))
    assert result.exit_code == 1
    assert [each for each in told if each not in result.stderr] == []
    assert not target.exists()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["two-plus-two", "-o", "talks.doc"], 2, "pptx, pdf, html"),
        (["none-such", "-o", "talks.pdf"], 2, "two-plus-two"),
        (["x" * 5000, "-o", "talks.pdf"], 2, "two-plus-two"),
        (["broken.json", "-o", "talks.pdf"], 1, "broken.json"),
        (["two-plus-two", "-o", "no/such/talks.html"], 1, "cannot be written"),
        (["two-plus-two", "-o", "talks.html", "--home", "maps.example.org"], 2, "http"),
        (["two-plus-two", "-o", "talks.html", "--number", "7"], 2, "--number"),
        (["two-plus-two"], 2, "--output"),
    ],
)
def test_story_that_cannot_be(
    arguments: list[str],
    status: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    result = run("story", *arguments)
    assert result.exit_code == status
    assert told in result.stderr


def test_export_of_slides_needs_a_story(tmp_path: Path) -> None:
    target = str(tmp_path / "talks.pptx")
    result = run("export", "--view", "at=1905", "-o", target)
    assert result.exit_code == 1
    assert "'story' was nothing" in result.stderr
    assert "two-plus-two" in result.stderr
    assert run("export", "--each-event", "--format", "pptx", "-o", target).exit_code == 2


def _documented() -> list[str]:
    helps = [run(name, "--help").stdout for name in main.commands]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = "\n".join([*helps, readme]).splitlines()
    return [line.partition(" -m geo ")[2].strip() for line in lines if " -m geo " in line]


@pytest.mark.parametrize("command", sorted({each for each in _documented() if each[0].islower()}))
def test_documented_commands_run(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_pack(tmp_path / "path/to").rename(tmp_path / "path/to/my-dispute")
    monkeypatch.chdir(tmp_path)
    result = run(*shlex.split(command))
    assert result.exit_code == 0, result.output


def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "geo", *arguments],
        cwd=ROOT,
        env={"PATH": "", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_a_reader_that_goes_away_is_no_error_to_tell() -> None:
    process = start("events", "--view", "layers=article,background", "--format", "geojson")
    assert process.stdout
    assert process.stderr
    assert process.stdout.read(4) == b'{"ty'
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait(30)


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    rows = [
        event_row("a", "1900", scope="article", paragraphs="p1", title="択捉島 Итуруп"),
        event_row("b", "19é0"),
    ]
    make_pack(tmp_path, events=rows[:1])
    foreign = {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C", DATA_VARIABLE: str(tmp_path)}
    written, told = start("events", **foreign).communicate(timeout=60)
    assert told == b""
    assert "択捉島 Итуруп" in written.decode("utf-8")
    (tmp_path / "squares").rename(tmp_path / "old")
    make_pack(tmp_path, events=rows)
    process = start("validate", "squares", **foreign)
    written, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "19é0" in written.decode("utf-8")


def test_formats_are_the_documented_ones() -> None:
    text = run("events", "--help").stdout
    assert f"[{'|'.join(FORMATS)}]" in text
    assert json.loads(run("events", "--format", "geojson").stdout)["type"] == "FeatureCollection"


def test_pack_option_takes_the_place_of_the_views() -> None:
    assert run("events", "--view", "pack=none", "--pack", "kuril").exit_code == 0


def test_export_of_a_story_that_only_a_browser_has(tmp_path: Path) -> None:
    done = run("export", "--view", "story=own", "-o", str(tmp_path / "x.pptx"))
    assert done.exit_code != 0
    assert "'own'" in done.output


def test_lesson_links_to_the_page_where_it_is(tmp_path: Path) -> None:
    file = tmp_path / "x.html"
    home = ("--home", "https://maps.example.org")
    assert run("story", "two-plus-two", "-o", str(file), *home).exit_code == 0
    assert "https://maps.example.org/present?story=two-plus-two" in file.read_text("utf-8")
    story = copy_story(open_atlas(DEFAULT_PACK, "en").pack.stories["two-plus-two"])
    own = tmp_path / "mine.json"
    own.write_text(write_story(story), "utf-8")
    assert run("story", str(own), "-o", str(file), *home).exit_code == 0
    assert "present?story=" not in file.read_text("utf-8")
