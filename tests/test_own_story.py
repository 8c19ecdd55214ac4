"""A reader's own story: changed without losing a step, written, and read back from anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.own_story import (
    FILE_ID,
    LIMITS,
    MAX_BYTES,
    add_step,
    begin_story,
    change_step,
    change_story,
    copy_story,
    cut,
    find_step,
    is_full,
    move_step,
    number_of,
    read_file,
    remove_step,
    tell_apart,
    write_story,
)
from geo.stories import MAX_STEP_TITLE, MAX_STEPS, MAX_SUMMARY, OWN, Step, Story

SOURCES = ("almanac", "gazette", "register")


def _lines(limit: int) -> st.SearchStrategy[str]:
    characters = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
    return st.text(characters, min_size=1, max_size=limit).map(str.strip).filter(bool)


_notes = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.just("\n"), max_size=200).map(
    str.strip
)
_steps = st.builds(
    Step,
    id=st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True),
    view=st.just("at=1855&note=1,1,%D1%82")
    | st.from_regex(r"[a-z]{2}=[a-z0-9%,]{0,9}", fullmatch=True),
    title=_lines(60),
    caption=_lines(280),
    sources=st.lists(st.sampled_from(SOURCES), min_size=1, unique=True).map(tuple),
    notes=_notes,
    question=st.just("") | _lines(200),
)
_stories = st.builds(
    Story,
    id=st.just(OWN),
    title=_lines(80),
    summary=_lines(400),
    steps=st.lists(_steps, min_size=1, max_size=5, unique_by=lambda step: step.id).map(tuple),
)


def make_step(id_: str = "one", **changes: Any) -> Step:
    values = {"view": "at=1855", "title": "T", "caption": "C", "sources": ("gazette",)}
    return Step.model_validate({"id": id_} | values | changes)


def make_story(*ids: str) -> Story:
    return Story(id=OWN, title="A tale", summary="S", steps=tuple(map(make_step, ids)))


def ids(story: Story | None) -> list[str]:
    return [step.id for step in story.steps] if story else []


@given(_stories)
def test_what_is_written_is_read(story: Story) -> None:
    written = write_story(story)
    assert read_file(written, SOURCES) == ((story,), ())
    assert read_file(written.encode(), SOURCES) == ((story,), ())
    (stored,) = json.loads(written)["stories"]
    assert stored["id"] == FILE_ID != OWN


@given(_stories, st.data())
def test_moves_keep_the_steps(story: Story, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(story.steps))
    by = data.draw(st.integers(-9, 9))
    moved = move_step(story, step.id, by)
    assert sorted(ids(moved)) == sorted(ids(story))
    at = number_of(story, step.id)
    assert number_of(moved, step.id) == min(max(at + by, 1), len(story.steps))
    others = [id_ for id_ in ids(story) if id_ != step.id]
    assert [id_ for id_ in ids(moved) if id_ != step.id] == others


@given(_stories, st.data())
def test_a_step_that_was_removed_is_put_back(story: Story, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(story.steps))
    left = remove_step(story, step.id)
    assert find_step(left, step.id) is None
    if left is None:
        assert len(story.steps) == 1
    else:
        assert add_step(left, step, number_of(story, step.id)) == story


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["stories", "steps", "id", "title", "view", "sources", "x"]), inner
        )
    ),
    max_leaves=20,
)


@given(_json)
def test_no_json_is_too_strange(value: Any) -> None:
    for document in (
        value,
        {"stories": value},
        {"stories": [value]},
        {"stories": [{"steps": value}]},
    ):
        stories, problems = read_file(json.dumps(document), SOURCES)
        assert bool(stories) != bool(problems)


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_no_content_is_too_strange(content: bytes | str) -> None:
    assert read_file(content, SOURCES)[0] == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"null",
        b"[" * 100_000,
        b'{"stories": [{"id": ' + b"[" * 900 + b"]" * 900 + b"}]}",
        b'{"stories": [{"id": 1e999}]}',
        b'{"stories": ' + b"9" * 5000 + b"}",
        b" " * (MAX_BYTES + 1),
    ],
)
def test_what_is_no_story_is_told(content: bytes) -> None:
    stories, problems = read_file(content, SOURCES, where="mine.json")
    assert stories == ()
    assert {each.where for each in problems} == {"mine.json"}


def test_everything_that_is_wrong_is_told_by_step() -> None:
    steps = [
        make_step(sources=("nowhere",)).model_dump(mode="json"),
        make_step().model_dump(mode="json") | {"title": "x" * 61, "caption": ""},
    ]
    for broken in (steps[1:], [*steps, steps[0]]):
        document = {"stories": [{"id": "tale", "title": "T", "summary": "S", "steps": broken}]}
        stories, problems = read_file(json.dumps(document), SOURCES)
        assert stories == ()
        number = broken.index(steps[1]) + 1
        assert [(each.subject, each.field, each.expected) for each in problems] == [
            (f"story 'tale', step {number}", "title", "at most 60 characters"),
            (f"story 'tale', step {number}", "caption", "some text"),
        ]
    document["stories"][0]["steps"] = [steps[0], steps[0]]
    _, problems = read_file(json.dumps(document), SOURCES)
    assert [each.field for each in problems] == ["sources", "id", "sources"]


def test_a_step_has_an_id_of_its_own() -> None:
    story = begin_story("A tale", "S", make_step("map"))
    for _ in range(2):
        story = add_step(story, make_step("map"))
    assert ids(add_step(story, make_step("x" * 80))) == ["map", "map-2", "map-3", "x" * 80]
    long = add_step(begin_story("A tale", "S", make_step("x" * 80)), make_step("x" * 80))
    assert len(ids(long)[1]) <= 80
    assert ids(add_step(story, make_step("new"), 2)) == ["map", "new", "map-2", "map-3"]


def test_steps_of_one_title_are_numbered() -> None:
    story = begin_story("A tale", "S", make_step(title="1905"))
    for title in ("1905", "1905", "1906"):
        story = add_step(story, tell_apart(story, make_step(title=title)))
    assert [step.title for step in story.steps] == ["1905", "1905 (2)", "1905 (3)", "1906"]
    long = make_step(title="島" * MAX_STEP_TITLE)
    title = tell_apart(begin_story("A tale", "S", long), long).title
    assert title.endswith("島… (2)")
    assert len(title) == MAX_STEP_TITLE


def test_a_full_story_takes_no_step() -> None:
    story = make_story(*(f"id-{number}" for number in range(MAX_STEPS)))
    assert is_full(story)
    assert not is_full(None)
    with pytest.raises(ValueError, match="expected less than 100"):
        add_step(story, make_step())


def test_texts_are_tidied_and_what_cannot_be_is_not() -> None:
    story = make_story("one", "two")
    changed = change_step(story, "two", title=" A\n  title\x00 ", notes=" One.\n\nTwo. ")
    assert changed is not None
    assert changed.steps[0] == story.steps[0]
    assert (changed.steps[1].title, changed.steps[1].notes) == ("A title", "One.\n\nTwo.")
    assert change_step(story, "none", title="X") == story
    for wrong in ({"title": " "}, {"title": "x" * 61}, {"sources": ()}, {"view": "?"}, {"x": "y"}):
        assert change_step(story, "one", **wrong) is None
    renamed = change_story(story, title="Another")
    assert renamed is not None
    assert (renamed.title, renamed.steps) == ("Another", story.steps)
    assert change_story(story, summary="") is None


def test_a_copy_has_room_for_what_was_too_long() -> None:
    step = make_step().model_copy(update=dict.fromkeys(LIMITS, "A sentence. " * 200))
    long = make_story("one").model_copy(
        update={"id": "tale", "summary": "x" * 500, "steps": (step,)}
    )
    copy = copy_story(long)
    assert copy.id == OWN
    assert len(copy.summary) == MAX_SUMMARY
    for name, limit in LIMITS.items():
        text = getattr(copy.steps[0], name)
        assert limit - 12 < len(text) <= limit
        assert text.endswith(".")
    assert read_file(write_story(copy), SOURCES) == ((copy,), ())


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Short.", 10, "Short."),
        ("One. Two. Three.", 11, "One. Two."),
        ("“One.” Two three.", 10, "“One.”"),
        ("Some 3.5 of them went on", 12, "Some 3.5…"),
        ("He left. E. V. Putyatin signed it.", 20, "He left."),
        ("It was so. St. Petersburg then and later.", 16, "It was so."),
        ("See it. SCAPIN No. 677 says more.", 22, "See it."),
        ("By U.S. forces on the islands", 18, "By U.S. forces…"),
        ("Все. Командир Б. Славинский писал.", 20, "Все."),
        ("So it went... And then it ended.", 20, "So it went..."),
        ("What was it?! Nobody knew at all.", 20, "What was it?!"),
        ("In 1855. Then more of it came.", 12, "In 1855."),
        ("一つ。二つ。三つ。", 7, "一つ。二つ。"),
        ("一つの長い文です", 5, "一つの長…"),
    ],
)
def test_text_is_cut_after_a_sentence(text: str, limit: int, expected: str) -> None:
    assert cut(text, limit) == expected
