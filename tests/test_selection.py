from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import Extent, Truth, in_range
from geo.model import Category, Layer, Scope, ViewState
from geo.selection import EventIndex, even_bins, fold, histogram, nearest, neighbours, select
from tests.strategies import make_event

PART_OF = {"islet": "group"}
LOCATED = {"war": ("group", "islet"), "visit": ("isle",)}
NAMES = {"treaty": ("Hiroshi Kaneko", "Итуруп"), "war": ("Ｗｉｄｅ", "Straße")}

EVENTS = [
    make_event("treaty", "1855-02-07", category="legal", actors=("ann", "bob"), territories="isle"),
    make_event("war", "1945", category="conflict", actors=("bob",), scope="background"),
    make_event("visit", "1945-08-15", actors=("ann",), title="A visit, at last"),
    make_event("plan", "2017-04-XX", status="planned", territories=("islet",)),
    make_event("rule", "../1945-08-20", extent="span", scope="background"),
    make_event("since", "1990/..", extent="span", summary="Since the TREATY of Somewhere."),
]

ALL = ViewState(layers=tuple(Layer))
EXTENT = date(1600, 1, 1), date(2100, 12, 31)


@pytest.fixture
def index():
    return EventIndex(EVENTS, territories=LOCATED, part_of=PART_OF, names=NAMES)


def test_events_are_in_chronological_order(index):
    assert index.ids == ("treaty", "war", "visit", "rule", "since", "plan")
    assert select(index, ALL, EXTENT).ids == index.ids


def test_order_of_equal_dates_is_by_id():
    events = [make_event(id_, "1855") for id_ in ("b", "c", "a")]
    events.append(make_event("z", "1855-01-01"))
    index = EventIndex(events, territories={}, part_of={}, names={})
    assert index.ids == ("z", "a", "b", "c")


@pytest.mark.parametrize(
    ("changes", "ids"),
    [
        ({}, ("treaty", "war", "visit", "rule", "since", "plan")),
        ({"layers": (Layer.ARTICLE,)}, ("treaty", "visit", "since", "plan")),
        ({"layers": (Layer.BACKGROUND, Layer.LABELS)}, ("war", "rule")),
        ({"layers": (Layer.LABELS,)}, ()),
        ({"categories": (Category.LEGAL, Category.CONFLICT)}, ("treaty", "war")),
        ({"actors": ("ann",)}, ("treaty", "visit")),
        ({"actors": ("ann", "bob")}, ("treaty", "war", "visit")),
        ({"actors": ("nobody",)}, ()),
        ({"actors": ("ann", "nobody")}, ("treaty", "visit")),
        ({"territories": ("isle",)}, ("treaty", "visit")),
        ({"territories": ("islet",)}, ("war", "plan")),
        ({"territories": ("group",)}, ("war", "plan")),
        ({"actors": ("ann",), "categories": (Category.LEGAL,)}, ("treaty",)),
        ({"text": "treaty"}, ("treaty", "since")),
        ({"text": " TREATY  some "}, ("treaty", "since")),
        ({"text": "treaty since"}, ("since",)),
        ({"text": "kaneko"}, ("treaty",)),
        ({"text": "ИТУРУП"}, ("treaty",)),
        ({"text": "wide STRASSE"}, ("war",)),
        ({"text": "title\nof"}, ("treaty", "war", "rule", "since", "plan")),
        ({"text": "[.*"}, ()),
    ],
)
def test_filters(index, changes, ids):
    assert select(index, replace(ALL, **changes), EXTENT).ids == ids


def test_the_window_tells_certain_from_possible(index):
    august = date(1945, 8, 1), date(1945, 8, 31)
    found = select(index, ALL, august)
    assert found.ids == ("war", "visit", "rule")
    assert found.certain == {"visit", "rule"}
    assert found.certainty("war") is Truth.POSSIBLY
    assert found.certainty("visit") is Truth.YES
    assert (found.shown, found.total) == (3, 6)
    assert found.mask.tolist() == [False, True, True, True, False, False]
    certain = select(index, replace(ALL, certain=True), august)
    assert certain.ids == ("visit", "rule")
    with pytest.raises(ValueError, match="read-only"):
        found.mask[0] = True


def test_total_counts_the_scope_and_no_other_filter(index):
    view = replace(ALL, layers=(Layer.ARTICLE,), text="treaty", actors=("ann",))
    found = select(index, view, (date(1700, 1, 1), date(1700, 12, 31)))
    assert (found.shown, found.total) == (0, 4)


@pytest.mark.parametrize(
    ("window", "changes", "expected"),
    [
        ((date(1900, 1, 1), date(1900, 12, 31)), {"categories": ("legal",)}, ("treaty", None)),
        ((date(1700, 1, 1), date(1800, 12, 31)), {"layers": ("article",)}, (None, "treaty")),
        ((date(1950, 1, 1), date(1960, 1, 1)), {}, ("war", "since")),
        ((date(1950, 1, 1), date(1960, 1, 1)), {"text": "nothing"}, (None, None)),
        # Possibly in the window, which is not enough for this view.
        (
            (date(1945, 8, 1), date(1945, 8, 2)),
            {"certain": True, "actors": ("bob",)},
            ("war", None),
        ),
    ],
)
def test_nearest_on_each_side(index, window, changes, expected):
    assert nearest(index, replace(ALL, **changes), window) == expected


def test_nearest_before_is_the_one_that_ends_last():
    events = [make_event("long", "1800/1890", extent="span"), make_event("short", "1810")]
    index = EventIndex(events, territories={}, part_of={}, names={})
    assert nearest(index, ALL, (date(1900, 1, 1), date(1900, 1, 2))) == ("long", None)


@pytest.mark.parametrize(
    ("event", "changes", "expected"),
    [
        ("visit", {}, ("war", "rule")),
        ("treaty", {}, (None, "war")),
        ("plan", {}, ("since", None)),
        # Not shown: the nearest of those that are.
        ("war", {"layers": (Layer.ARTICLE,)}, ("treaty", "visit")),
        ("rule", {"actors": ("ann",)}, ("visit", None)),
        ("treaty", {"categories": (Category.CONFLICT,)}, (None, "war")),
        ("war", {"layers": ()}, (None, None)),
    ],
)
def test_neighbours_of_an_event_shown_or_not(index, event, changes, expected):
    selection = select(index, replace(ALL, **changes), EXTENT)
    assert neighbours(index, selection, event) == expected


def test_histogram_counts_each_event_once(index):
    bins = [date(1800, 1, 1), date(1900, 1, 1), date(1945, 8, 15), date(1990, 1, 1)]
    # treaty | war, on its first possible day | visit; rule, on its last, as its start is open.
    assert histogram(index, ALL, bins) == (1, 1, 2)
    assert histogram(index, replace(ALL, actors=("ann",)), bins) == (1, 0, 1)
    assert histogram(index, ALL, [date(1700, 1, 1), date(1700, 1, 2)]) == (0,)


@pytest.mark.parametrize(
    ("last", "count", "edges"),
    [
        (date(1855, 1, 4), 2, [date(1855, 1, 1), date(1855, 1, 3), date(1855, 1, 5)]),
        (date(1855, 1, 2), 9, [date(1855, 1, 1), date(1855, 1, 2), date(1855, 1, 3)]),
        (date(1855, 1, 1), 1, [date(1855, 1, 1), date(1855, 1, 2)]),
    ],
)
def test_even_bins(last, count, edges):
    assert list(even_bins((date(1855, 1, 1), last), count)) == edges


def test_even_bins_hold_every_event(index):
    counts = histogram(index, ALL, even_bins((date(1855, 2, 7), date(2017, 4, 30)), 24))
    assert len(counts) == 24
    assert sum(counts) == len(EVENTS)


def test_an_empty_index_selects_nothing():
    index = EventIndex([], territories={}, part_of={}, names={})
    found = select(index, ALL, EXTENT)
    assert (found.ids, found.total, len(index)) == ((), 0, 0)
    assert nearest(index, ALL, EXTENT) == (None, None)
    assert histogram(index, ALL, even_bins(EXTENT, 3)) == (0, 0, 0)


DATES = st.sampled_from(["1855", "1855-02-07", "185X", "1855~", "1850/1860", "../1856", "1854/.."])
EVENT_LISTS = st.lists(
    st.builds(
        lambda when, **changes: (when, changes),
        DATES,
        extent=st.sampled_from(["moment", "span"]),
        scope=st.sampled_from(Scope),
        category=st.sampled_from(Category),
        actors=st.lists(st.sampled_from(["ann", "bob"]), unique=True),
        territories=st.lists(st.sampled_from(["isle", "islet", "group"]), unique=True),
        summary=st.sampled_from(["Peace talks", "War", "TALKS of war"]),
    ),
    max_size=12,
)
VIEWS = st.builds(
    ViewState,
    certain=st.booleans(),
    categories=st.lists(st.sampled_from(Category), max_size=2).map(tuple),
    actors=st.lists(st.sampled_from(["ann", "bob", "cy"]), max_size=2).map(tuple),
    territories=st.lists(st.sampled_from(["isle", "islet", "group"]), max_size=2).map(tuple),
    text=st.sampled_from(["", "talks", "War talks", "peace war"]),
    layers=st.lists(st.sampled_from(Layer), unique=True).map(tuple),
)
WINDOWS = st.tuples(
    st.dates(date(1845, 1, 1), date(1865, 1, 1)), st.integers(0, 4000).map(timedelta)
).map(lambda pair: (pair[0], pair[0] + pair[1]))


def passes(event, view):
    territories = {*event.territories, *(PART_OF.get(id_) for id_ in event.territories)}
    text = fold(f"{event.title} {event.summary} {event.place}")
    return (
        event.scope in [str(layer) for layer in view.layers]
        and (not view.categories or event.category in view.categories)
        and (not view.actors or bool({*event.actors} & {*view.actors}))
        and (not view.territories or bool(territories & {*view.territories}))
        and all(word in text for word in fold(view.text).split())
    )


def truth_of(event, window):
    """What happened once, bounded on one side only, is looked for on that bound."""
    one_sided = (event.date.earliest is None) != (event.date.latest is None)
    if event.extent is Extent.MOMENT and one_sided:
        inside = window[0] <= event.date.closed[0] <= window[1]
        return Truth.POSSIBLY if inside else Truth.NO
    return in_range(event.date, *window, extent=event.extent)


@given(EVENT_LISTS, VIEWS, WINDOWS)
def test_selection_equals_a_plain_filter(rows, view, window):
    events = [make_event(f"e{n:02}", when, **changes) for n, (when, changes) in enumerate(rows)]
    index = EventIndex(events, territories={}, part_of=PART_OF, names={})
    truths = {event.id: truth_of(event, window) for event in events}
    passing = {event.id for event in events if passes(event, view)}
    yes = {id_ for id_ in passing if truths[id_] is Truth.YES}
    possibly = {id_ for id_ in passing if truths[id_] is Truth.POSSIBLY}
    expected = yes if view.certain else yes | possibly

    found = select(index, view, window)
    assert set(found.ids) == expected
    assert found.certain == yes
    assert found.ids == tuple(id_ for id_ in index.ids if id_ in expected)
    assert [id_ for id_, is_in in zip(index.ids, found.mask, strict=True) if is_in] == [*found.ids]
    near = {id_ for id_ in nearest(index, view, window) if id_}
    assert near <= passing - expected
    assert bool(near) == bool(passing - expected)
    assert sum(histogram(index, view, even_bins(EXTENT, 7))) == len(passing)
