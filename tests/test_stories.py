"""Stories of a pack, and those of the shipped one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import jsonschema
import numpy as np
import pytest

from geo.atlas import Atlas, open_view
from geo.errors import PackError, Problem
from geo.figure.projection import around_camera
from geo.model import CONTROL
from geo.pack import load_pack
from geo.settings import ROOT
from geo.stories import (
    MAX_CAPTION,
    MAX_NOTES,
    MAX_QUESTION,
    MAX_SOURCES,
    MAX_STEP_TITLE,
    MAX_STEPS,
    MAX_STORIES,
    MAX_STORY_TITLE,
    MAX_SUMMARY,
    MAX_VIEW,
    OWN,
    Step,
    Story,
    parse_stories,
)
from tests.packs import make_pack

SCHEMA = json.loads((ROOT / "data" / "stories.schema.json").read_text(encoding="utf-8"))
STORIES = load_pack("kuril").stories
STEPS = [step for story in STORIES.values() for step in story.steps]
IDS = [f"{story.id}/{step.id}" for story in STORIES.values() for step in story.steps]


def test_shipped_stories() -> None:
    assert list(STORIES) == ["two-plus-two", "changing-hands"]
    for story in STORIES.values():
        assert 8 <= len(story.steps) <= 14
        assert 3 <= sum(bool(step.question) for step in story.steps) < len(story.steps)
        assert all(step.notes for step in story.steps)
        assert all(len(step.title) <= 60 and len(step.caption) <= 280 for step in story.steps)


def test_the_file_follows_its_schema() -> None:
    document = json.loads((ROOT / "data/kuril/stories.json").read_text(encoding="utf-8"))
    jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)
    document["stories"][0]["steps"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, SCHEMA, cls=jsonschema.Draft202012Validator)


def _open(step: Step) -> tuple[Atlas, Any]:
    atlas, view, problems = open_view(parse_qsl(step.view))
    assert problems == ()
    return atlas, view


@pytest.mark.parametrize("step", STEPS, ids=IDS)
def test_a_step_shows_what_it_tells(step: Step) -> None:
    atlas, view = _open(step)
    assert view.at
    assert view.camera
    assert view.start
    assert view.end
    first, last = atlas.window(view)
    assert first <= atlas.as_of(view) <= last
    if view.event is None:
        return
    event = atlas.pack.events_by_id[view.event]
    assert view.event in atlas.select(view).ids
    assert set(step.sources) & set(event.sources)
    assert event.lat is not None
    assert event.lon is not None
    around = np.array(around_camera(view.camera))
    west, south = around.min(axis=0)
    east, north = around.max(axis=0)
    assert west < event.lon < east
    assert south < event.lat < north


LOADED = ("inherent", "illegal", "liberat", "recover", "annex", "regain", "rightful", "stolen")


@pytest.mark.parametrize("step", STEPS, ids=IDS)
def test_no_side_s_adjective_but_in_its_own_mouth(step: Step) -> None:
    told = f"{step.title} {step.caption}".lower()
    if any(word in told for word in LOADED):
        assert any(word in told for word in ("japan ", "russia ", "article", "holds", "calls"))


def test_both_positions_have_equal_room() -> None:
    for story in STORIES.values():
        told = {_open(step)[1].perspective: step for step in story.steps}
        sides = [step for perspective, step in told.items() if perspective != CONTROL]
        if sides:
            assert len(sides) == 2
            short, long = sorted(len(step.caption) for step in sides)
            assert long <= 1.2 * short
            cameras = {_open(step)[1].camera for step in sides}
            assert len(cameras) == 1


def test_islands_change_hands_as_the_history_says() -> None:
    story = STORIES["changing-hands"]
    days = [_open(step)[0].as_of(_open(step)[1]) for step in story.steps]
    own = [day for step, day in zip(story.steps, days, strict=True) if "pov=" not in step.view]
    assert own == sorted(own)
    atlas, view = _open(story.steps[-1])
    plain = replace(view, perspective=CONTROL)
    answers = [atlas.administrations(plain, day)["etorofu"].states for day in days]
    assert len(dict.fromkeys(answers)) >= 3


def _write(folder: Path, *stories: dict[str, Any]) -> None:
    text = json.dumps({"stories": stories})
    (folder / "stories.json").write_text(text, encoding="utf-8")


def _story(**changes: Any) -> dict[str, Any]:
    step = {"id": "one", "view": "at=1855", "title": "T", "caption": "C", "sources": ["article"]}
    return {"id": "tale", "title": "A tale", "summary": "S", "steps": [step | changes]}


def test_a_pack_without_stories(tmp_path: Path) -> None:
    assert load_pack(make_pack(tmp_path)).stories == {}


@pytest.mark.parametrize(
    ("story", "subject", "field"),
    [
        (_story(sources=["nowhere"]), "story 'tale', step 1", "sources"),
        (_story(sources=[]), "story 'tale', step 1", "sources"),
        (_story(sources=["article", "article"]), "story 'tale', step 1", "sources"),
        (_story(title=""), "story 'tale', step 1", "title"),
        (_story(caption="One\ntwo"), "story 'tale', step 1", "caption"),
        (_story(view="?at=1855"), "story 'tale', step 1", "view"),
        (_story(colour="red"), "story 'tale', step 1", "colour"),
        (_story() | {"steps": []}, "story 'tale'", "steps"),
        (_story() | {"steps": _story()["steps"] * 2}, "story 'tale', step 2", "id"),
        (_story() | {"id": OWN}, "story 'own'", "id"),
    ],
)
def test_bad_stories_are_named(
    tmp_path: Path, story: dict[str, Any], subject: str, field: str
) -> None:
    folder = make_pack(tmp_path)
    source = next(iter(load_pack(folder).sources))
    for step in story["steps"]:
        step["sources"] = [source if each == "article" else each for each in step["sources"]]
    _write(folder, story)
    with pytest.raises(PackError) as error:
        load_pack(folder)
    (problem,) = error.value.problems
    assert (problem.where, problem.subject) == ("stories.json", subject)
    assert problem.field == field


def _fits(document: Any) -> tuple[bool, bool]:
    """Return whether the schema and the model accept a document."""
    problems: list[Problem] = []
    parse_stories(document, "stories.json", problems)
    checker = jsonschema.Draft202012Validator(SCHEMA)
    return checker.is_valid(document), not problems


def _ids(count: int) -> list[str]:
    return [f"id-{number}" for number in range(count)]


def _steps(count: int) -> dict[str, Any]:
    (step,) = _story()["steps"]
    return _story() | {"steps": [step | {"id": id_} for id_ in _ids(count)]}


LIMITS: list[tuple[Callable[[int], dict[str, Any]], int]] = [
    (lambda n: _story(id="x" * n), 80),
    (lambda n: _story(view="at=" + "1" * (n - 3)), MAX_VIEW),
    (lambda n: _story(title="x" * n), MAX_STEP_TITLE),
    (lambda n: _story(caption="x" * n), MAX_CAPTION),
    (lambda n: _story(notes="x" * n), MAX_NOTES),
    (lambda n: _story(question="x" * n), MAX_QUESTION),
    (lambda n: _story(sources=_ids(n)), MAX_SOURCES),
    (lambda n: _story() | {"title": "x" * n}, MAX_STORY_TITLE),
    (lambda n: _story() | {"summary": "x" * n}, MAX_SUMMARY),
    (_steps, MAX_STEPS),
]


@pytest.mark.parametrize(("make", "limit"), LIMITS)
def test_schema_and_model_have_the_same_limits(
    make: Callable[[int], dict[str, Any]], limit: int
) -> None:
    assert _fits({"stories": [make(limit)]}) == (True, True)
    assert _fits({"stories": [make(limit + 1)]}) == (False, False)


@pytest.mark.parametrize(
    "document",
    [
        {"stories": []},
        {"stories": [_story()], "colour": "red"},
        *({"stories": [_story(**{name: ""})]} for name in ("id", "view", "title", "caption")),
        *({"stories": [_story(**{name: "A\nb"})]} for name in ("title", "caption", "question")),
        *({"stories": [_story() | {name: None}]} for name in ("id", "title", "summary", "steps")),
        *({"stories": [_story(view=view)]} for view in ("?at=1", "at", "at=1 2", "a=1&b#", "A=1")),
        {"stories": [_story(sources=["a", "a"])]},
        {"stories": [_story(sources="a")]},
        {"stories": [_story(id="Capital")]},
    ],
)
def test_schema_and_model_refuse_the_same(document: Any) -> None:
    assert _fits(document) == (False, False)


def test_schema_and_model_know_the_same_fields() -> None:
    for model, name in ((Step, "step"), (Story, "story")):
        fields = model.model_fields
        assert set(SCHEMA["$defs"][name]["properties"]) == set(fields)
        required = {each for each, info in fields.items() if info.is_required()}
        assert set(SCHEMA["$defs"][name]["required"]) == required
    assert SCHEMA["properties"]["stories"]["maxItems"] == MAX_STORIES
    many = {"stories": [_story() | {"id": id_} for id_ in _ids(MAX_STORIES + 1)]}
    assert _fits(many) == (False, False)
    assert _fits({"$schema": "x", "stories": many["stories"][1:]}) == (True, True)


def test_a_file_of_no_stories_is_named(tmp_path: Path) -> None:
    folder = make_pack(tmp_path)
    (folder / "stories.json").write_text("[1, 2]", encoding="utf-8")
    with pytest.raises(PackError, match=r"stories.json.*expected a list"):
        load_pack(folder)
