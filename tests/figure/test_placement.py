"""Events are stacked and labels placed by the rules of the page's map."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.figure.placement import (
    SMALL,
    Land,
    Placed,
    Wish,
    is_bold,
    place_labels,
    place_text,
    row_size,
    stack_events,
)
from geo.figure.projection import Box

FRAME = Box(0, 0, 400, 300)
PX = st.floats(-50, 450)


def measure(text: str, size: float, bold: bool) -> float:
    return 0.6 * size * len(text) * (1.1 if bold else 1)


def place(
    wishes: list[Wish], taken: list[Box] | None = None, **options: object
) -> tuple[Placed, ...]:
    values: dict = {"frame": FRAME, "taken": taken or [], "lands": [], "measure": measure}
    return place_labels(wishes, **(values | options))


@given(
    spots=st.dictionaries(
        st.text("abcdef", min_size=1, max_size=4), st.tuples(PX, PX), max_size=30
    ),
    radius=st.floats(1, 80),
)
def test_every_event_is_in_one_stack(spots: dict[str, tuple[float, float]], radius: float) -> None:
    stacks = stack_events(spots, radius=radius)
    assert sorted(id_ for stack in stacks for id_ in stack.events) == sorted(spots)
    order = list(spots)
    for stack in stacks:
        assert stack.events == sorted(stack.events, key=order.index)
        assert spots[stack.events[0]] == (stack.x, stack.y)
        assert all(
            hypot(spots[id_][0] - stack.x, spots[id_][1] - stack.y) < radius for id_ in stack.events
        )
    assert all(
        hypot(one.x - other.x, one.y - other.y) >= radius for one, other in combinations(stacks, 2)
    )


def test_stacks() -> None:
    spots = {"a": (0.0, 0.0), "b": (15.0, 0.0), "c": (30.0, 0.0), "d": (-15.0, 0.0)}
    stacks = stack_events(spots, radius=20)
    assert [(stack.x, stack.events) for stack in stacks] == [(0, ["a", "b", "d"]), (30, ["c"])]


def land(x: float, y: float, width: float, height: float) -> Land:
    shape = Box(x, y, x + width, y + height).shape
    return Land(shape, shape)


LANDS = st.builds(land, PX, PX, st.floats(5, 200), st.floats(5, 200))
BOXES = st.builds(
    lambda x, y, width, height: Box(x, y, x + width, y + height),
    PX, PX, st.floats(1, 80), st.floats(1, 80),
)  # fmt: skip


@st.composite
def scenes(draw: st.DrawFn) -> tuple[list[Wish], list[Box], list[Land]]:
    lands = draw(st.lists(LANDS, max_size=4))
    lines = st.lists(st.text("ab", min_size=1, max_size=12), min_size=1, max_size=2).map(tuple)
    wish = st.builds(
        Wish,
        lines=lines,
        x=PX,
        y=PX,
        rank=st.floats(0, 4),
        size=st.sampled_from([SMALL, 14.0]),
        gap=st.floats(2, 20),
        said=st.sampled_from("abc"),
        land=st.sampled_from([None, *lands]),
        at_sea=st.booleans(),
        is_light=st.booleans(),
        is_event=st.booleans(),
    )
    wishes = draw(st.lists(wish, max_size=10))
    return wishes, draw(st.lists(BOXES, max_size=6)), lands


@given(scene=scenes())
def test_labels_meet_nothing(scene: tuple[list[Wish], list[Box], list[Land]]) -> None:
    wishes, taken, lands = scene
    placed = place(wishes, taken, lands=lands)
    for one, other in combinations(placed, 2):
        assert not one.wish.repeats(other.wish)
        assert not one.box.meets(other.box)
    for label in placed:
        assert FRAME.holds(label.box)
        assert not any(label.box.meets(box) for box in taken)
        own = label.wish.land
        shape = label.box.shape
        assert not any(
            each.coast is not None and each.coast.intersects(shape)
            for each in lands
            if each is not own
        )
        for row, line in enumerate(label.wish.lines):
            size = row_size(label.wish, row)
            assert measure(line, size, is_bold(label.wish, row)) <= label.box.width
        assert len(label.wish.lines) * label.wish.size <= label.box.height


@given(scene=scenes())
def test_the_most_important_label_does_not_give_way(
    scene: tuple[list[Wish], list[Box], list[Land]],
) -> None:
    wishes, taken, lands = scene
    if not wishes:
        return
    first = min(wishes, key=lambda wish: wish.rank)
    alone = place([first], taken, lands=lands)
    assert place(wishes, taken, lands=lands)[: len(alone)] == alone


def test_a_line_goes_through_no_name_that_has_other_room() -> None:
    town = Wish(("Town",), 200, 150, 1, SMALL, 6, "Town")
    line = shapely.LineString([(200, 150), (380, 180)])
    (usual,) = place([town])
    assert line.intersects(usual.box.shape)
    (moved,) = place([town], lines=[line])
    assert not line.intersects(moved.box.shape)
    across = shapely.LineString([(0, 150), (400, 150)])
    down = [shapely.LineString([(x, 0), (x, 300)]) for x in range(0, 400, 10)]
    assert place([town], lines=[across, *down]) == (usual,), "no room without a line"


def test_a_place_is_named_once() -> None:
    land = Wish(("Isle",), 200, 150, 0, 14, 6, "Isle")
    event = Wish(("Isle",), 90, 60, 0.5, SMALL, 6, "Isle", is_event=True)
    assert [placed.wish for placed in place([event, land])] == [land]
    (beside,) = place([event, land], taken=[Box(120, 100, 280, 200)])
    assert beside.wish == event, "a name without room leaves it to the next"
    towns = [Wish(("Town",), x, 150, 2, SMALL, 6, "Town") for x in (90, 300)]
    assert len(place(towns)) == 2, "two places may have one name"


def test_label_of_a_place_lies_beside_its_dot() -> None:
    wish = Wish(("Town",), 200, 150, 2, SMALL, 6, "Town", has_dot=True)
    (placed,) = place([wish])
    assert placed.box.top > 150
    assert placed.box.middle[0] > 200
    (moved,) = place([wish], [placed.box])
    assert not moved.box.meets(placed.box)


def test_label_at_sea_lies_there_or_nowhere() -> None:
    wish = Wish(("Strait",), 200, 150, 4, SMALL, 6, "Strait", at_sea=True)
    (placed,) = place([wish])
    assert placed.box.middle == pytest.approx((200, 150))
    assert place([wish], [Box(199, 149, 201, 151)]) == ()


def test_label_lies_on_its_land_if_there_is_room_else_beside() -> None:
    large, small = land(100, 100, 200, 100), land(190, 140, 20, 20)
    (inside,) = place([Wish(("Isle",), 200, 150, 0, 14, 6, "Isle", land=large)], lands=[large])
    assert large.hull.contains(inside.box.shape)
    (beside,) = place([Wish(("Islet",), 200, 150, 0, 14, 6, "Islet", land=small)], lands=[small])
    assert not small.hull.intersects(beside.box.shape)
    assert small.hull.distance(beside.box.shape) <= 40


def test_label_of_land_whose_middle_is_out_of_sight() -> None:
    wide = land(-500, 0, 800, 300)
    (placed,) = place(
        [Wish(("Continent",), -100, 150, 0, 14, 6, "Continent", land=wide)], lands=[wide]
    )
    assert wide.hull.contains(placed.box.shape)
    assert FRAME.holds(placed.box)


def test_label_shrinks_before_it_is_left_out() -> None:
    frame = Box(0, 0, 80, 20)
    wish = Wish(("Territory",), 40, 10, 0, 14, 6, "Territory", at_sea=True)
    (placed,) = place([wish], frame=frame)
    assert placed.wish.size == SMALL
    assert place([wish], frame=Box(0, 0, 60, 20)) == ()


@given(
    spots=st.lists(st.tuples(PX, PX), min_size=1, max_size=5),
    width=st.floats(5, 420),
    height=st.floats(5, 310),
    texts=st.lists(BOXES, max_size=8),
    symbols=st.lists(BOXES, max_size=8),
)
def test_text_that_must_be_drawn(
    spots: list[tuple[float, float]],
    width: float,
    height: float,
    texts: list[Box],
    symbols: list[Box],
) -> None:
    box = place_text(spots, width, height, frame=FRAME, texts=texts, symbols=symbols)
    if box is None:
        assert texts or width > FRAME.width or height > FRAME.height
        return
    assert FRAME.grown(1e-6).holds(box)
    assert (box.width, box.height) == pytest.approx((width, height))
    assert not any(box.meets(other) for other in texts)


def test_text_keeps_off_symbols_if_it_can() -> None:
    spots = [(100.0, 100.0), (300.0, 100.0)]
    symbol = Box(90, 90, 110, 110)
    free = place_text(spots, 40, 20, frame=FRAME, texts=[], symbols=[symbol])
    assert free is not None
    assert free.middle == (300, 100)
    full = [Box(0, 0, 400, 120)]
    below = place_text(spots, 40, 20, frame=FRAME, texts=full, symbols=[])
    assert below is not None
    assert 120 <= below.top < 135
    assert shapely.Point(100, 100).distance(below.shape) < 40
    assert place_text(spots, 40, 20, frame=FRAME, texts=[FRAME], symbols=[]) is None
