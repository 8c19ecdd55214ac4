"""What differs between two days: on two made-up squares, and on the shipped history."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Atlas, open_atlas
from geo.compare import (
    Comparison,
    Difference,
    Side,
    compare_dates,
    describe_comparison,
    rank_presets,
    sides_of,
)
from geo.dates import Truth
from geo.descriptor import Preset
from geo.history import History
from geo.model import CONTROL, Category, Layer, ViewState
from geo.pack import Pack, load_pack
from geo.selection import EventIndex
from tests.packs import default_tables, make_pack, period_row

STORY = (Layer.ARTICLE, Layer.BACKGROUND)
EXTENT = date(1644, 1, 1), date(2018, 6, 30)
SOUTH_KURILS = ("etorofu", "kunashiri", "shikotan", "habomai")
TAKEN_1945 = (*SOUTH_KURILS, "uruppu-to-shumshu", "south-sakhalin")


@pytest.fixture(scope="module")
def squares(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """West passes to South on 7 February 1855, east to North in 1900, of no certain day."""
    folder = tmp_path_factory.mktemp("packs")
    later = {"id": "late-north", "name": "Late North", "party": "north", "palette": "teal"}
    control = [
        *default_tables()["control"][:3],
        period_row("east-2", "east", "1900", "1950", "north"),
        period_row("east-3", "east", "1950", "..", "late-north"),
    ]
    states = [*default_tables()["states"], later | {"tone": "1"}]
    make_pack(folder, control=control, states=states)
    return load_pack("squares", root=folder)


def compare(pack: Pack, first: Side, second: Side, view: ViewState | None = None) -> Comparison:
    index = EventIndex(pack.events_by_id.values(), territories={}, part_of=pack.part_of, names={})
    view = view or ViewState(layers=STORY)
    return compare_dates(pack, History.of(pack), index, view, (first, second), ("west", "east"))


def side(on: str, perspective: str = CONTROL) -> Side:
    return Side(date.fromisoformat(on), perspective)


def kinds(comparison: Comparison) -> dict[str, str]:
    return {change.territory: str(change.kind) for change in comparison.changes}


@pytest.mark.parametrize(
    ("first", "second", "west", "east"),
    [
        ("1855-02-06", "1855-02-07", "party", "same"),
        ("1855-02-07", "1899-12-31", "same", "same"),
        ("1899-12-31", "1900-01-01", "same", "possibly"),
        ("1900-01-01", "1900-12-30", "same", "possibly"),
        ("1900-12-30", "1900-12-31", "same", "possibly"),
        ("1899-12-31", "1900-12-31", "same", "party"),
        ("1900-12-31", "1949-12-31", "same", "same"),
        # Which of the two states of North it was in 1950 is uncertain, that it was North is not.
        ("1949-12-31", "1950-06-01", "same", "possibly"),
        ("1949-12-31", "1950-12-31", "same", "state"),
        ("1899-12-31", "1950-06-01", "same", "party"),
    ],
)
def test_territories(squares: Pack, first: str, second: str, west: str, east: str) -> None:
    comparison = compare(squares, side(first), side(second))
    assert kinds(comparison) == {"west": west, "east": east}
    truths = {"same": Truth.NO, "possibly": Truth.POSSIBLY}
    differs = [change.differs for change in comparison.changes]
    assert differs == [truths.get(kind, Truth.YES) for kind in (west, east)]


def test_party_is_sure_where_only_the_state_is_not(squares: Pack) -> None:
    (_, east) = compare(squares, side("1949-12-31"), side("1950-06-01")).changes
    assert (east.state, east.party) == (Truth.POSSIBLY, Truth.NO)


def test_new_claim_differs_though_the_state_does_not(tmp_path: Path) -> None:
    claims = [default_tables()["claims"][0] | {"start": "1870"}]
    make_pack(tmp_path, claims=claims)
    pack = load_pack("squares", root=tmp_path)
    west, _ = compare(pack, side("1860-01-01"), side("1880-01-01")).changes
    assert (west.kind, west.differs, west.contest) == (Difference.CONTEST, Truth.YES, True)
    assert west.first.contested_by == ()
    assert west.second.contested_by == ("north",)


def test_perspectives_on_one_day(squares: Pack) -> None:
    comparison = compare(squares, side("1860-01-01"), side("1860-01-01", "north"))
    assert kinds(comparison) == {"west": "party", "east": "same"}
    in_doubt = compare(squares, side("1900-06-01"), side("1900-06-01", "north"))
    assert kinds(in_doubt)["east"] == "same", "the same two candidates on the same day"


def test_lines(squares: Pack) -> None:
    before, after = side("1855-02-06"), side("1855-02-07")
    comparison = compare(squares, before, after)
    assert (comparison.first_lines, comparison.second_lines) == ((), ("strait",))
    assert comparison.shared_lines == ()
    comparison = compare(squares, after, before)
    assert (comparison.first_lines, comparison.second_lines) == (("strait",), ())
    comparison = compare(squares, after, side("2020-01-01"))
    assert comparison.shared_lines == ("strait",)
    assert comparison.first_lines == comparison.second_lines == ()


@pytest.mark.parametrize(
    ("first", "second", "changes", "expected"),
    [
        ("1855-02-07", "2017-03-31", {}, ("treaty-1855", "talks-2017")),
        ("2017-03-31", "1855-02-07", {}, ("treaty-1855", "talks-2017")),
        ("1855-02-08", "2017-03-15", {}, ("talks-2017",)),
        ("1855-02-08", "2017-03-15", {"certain": True}, ()),
        ("1855-02-07", "2018-01-01", {"layers": (Layer.ARTICLE,)}, ("talks-2017",)),
        ("1855-02-07", "2018-01-01", {"actors": ("envoy",)}, ("treaty-1855",)),
        ("1855-02-07", "2018-01-01", {"categories": (Category.LEGAL,)}, ()),
        # The window of the Explore page is another question.
        ("1855-02-07", "1856-01-01", {"start": "2000"}, ("treaty-1855",)),
    ],
)
def test_events_between(
    squares: Pack, first: str, second: str, changes: dict, expected: tuple[str, ...]
) -> None:
    view = ViewState(**{"layers": STORY} | changes)
    assert compare(squares, side(first), side(second), view).events.ids == expected


PRESETS = (
    Preset(label="Early", at="1855", at2="1875-05"),
    Preset(label="Late", at="1945", at2="2017"),
)


@pytest.mark.parametrize(
    ("changes", "presets", "expected"),
    [
        ({}, PRESETS, (side("1855-12-31"), side("1875-05-31"))),
        ({}, (), (Side(EXTENT[0]), Side(EXTENT[1]))),
        ({"end": "1950"}, (), (Side(EXTENT[0]), side("1950-12-31"))),
        ({"at": "1900"}, PRESETS, (side("1900-12-31"), Side(EXTENT[1]))),
        ({"at2": "1900"}, PRESETS, (Side(EXTENT[0]), side("1900-12-31"))),
        ({"at": "1904-02", "at2": "1855-02-07"}, (), (side("1904-02-29"), side("1855-02-07"))),
        ({"start": "1900"}, PRESETS, (side("1945-12-31"), side("2017-12-31"))),
        (
            {"start": "1945-12-31", "end": "2017-01"},
            PRESETS,
            (side("1945-12-31"), side("2017-12-31")),
        ),
        ({"start": "1900", "end": "2016"}, PRESETS, (side("1855-12-31"), side("1875-05-31"))),
        (
            {"perspective": "north"},
            PRESETS,
            (side("1855-12-31", "north"), side("1875-05-31", "north")),
        ),
        (
            {"perspective": "north", "perspective2": CONTROL},
            PRESETS,
            (side("1855-12-31", "north"), side("1875-05-31")),
        ),
    ],
)
def test_sides(changes: dict, presets: tuple[Preset, ...], expected: tuple[Side, Side]) -> None:
    assert sides_of(ViewState(**changes), presets, EXTENT) == expected


def test_pairs_that_tell_most_come_first(tmp_path: Path) -> None:
    pairs = {
        "nothing": ("1856", "1857"),
        "one passes, no event": ("1899", "1901"),
        "an event": ("2016", "2017"),
        "both pass": ("1850", "1901"),
        "both pass, an event": ("1850", "2017"),
    }
    given = [{"label": label, "at": at, "at2": at2} for label, (at, at2) in pairs.items()]
    make_pack(tmp_path, dispute=default_tables()["dispute"] | {"comparisons": given})
    pack = load_pack("squares", root=tmp_path)
    index = EventIndex(pack.events_by_id.values(), territories={}, part_of=pack.part_of, names={})
    ranked = rank_presets(pack, History.of(pack), index, ("west", "east"))
    assert [preset.label for preset in ranked] == [
        "both pass, an event",
        "an event",
        "both pass",
        "one passes, no event",
        "nothing",
    ]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (
            side("1855-02-06"),
            side("1855-02-07"),
            (
                "Between 6 February 1855 and 7 February 1855, 1 territory changed administration: "
                "west (North, then South). Who contests it differs for west."
            ),
        ),
        (
            side("1900-06-01"),
            side("1855-02-06"),
            (
                "Between 6 February 1855 and 1 June 1900, 1 territory changed administration: west "
                "(North, then South). For 1 territory it is uncertain, since a change has no "
                "certain day: east (South, then South or North). Who contests it differs for west."
            ),
        ),
        (
            side("1949-12-31"),
            side("1950-12-31"),
            (
                "Between 31 December 1949 and 31 December 1950, no territory certainly passed to "
                "the administration of another side. For 1 territory it is another state of the "
                "same side: east (North, then Late North)."
            ),
        ),
        (
            side("1860-01-01"),
            side("1860-01-01"),
            "Both sides show 1 January 1860 in the same perspective, so nothing differs.",
        ),
        (
            side("1860-01-01", "north"),
            side("1901-01-01", "north"),
            (
                "By the stated position of North, the answer for 1 territory changed between 1 "
                "January 1860 and 1 January 1901: east (South, then North)."
            ),
        ),
        (
            side("1860-01-01", "north"),
            side("1860-01-01"),
            (
                "Compared are 1 January 1860 (Stated position of North) and 1 January 1860 (Who "
                "administered it). They name different sides for 1 territory: west (North / "
                "South). Who contests it differs for west."
            ),
        ),
    ],
)
def test_words(squares: Pack, first: Side, second: Side, words: str) -> None:
    assert describe_comparison(squares, compare(squares, first, second)) == words


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


def compare_shipped(atlas: Atlas, first: Side, second: Side) -> Comparison:
    view = ViewState(layers=STORY)
    return compare_dates(atlas.pack, atlas.history, atlas.index, view, (first, second), atlas.areas)


def passed(comparison: Comparison) -> dict[str, tuple[str, ...]]:
    """Return the states of the territories that changed sides, the first one's before."""
    return {
        change.territory: change.first.states + change.second.states
        for change in comparison.of_kind(Difference.PARTY)
    }


KURIL = [
    (
        0,
        "1855 / 1875",
        {
            "uruppu-to-shumshu": ("russia-empire", "japan-empire"),
            "north-sakhalin": ("joint", "russia-empire"),
            "south-sakhalin": ("joint", "russia-empire"),
        },
        {*SOUTH_KURILS, "hokkaido"},
        {"line-1855-etorofu-strait"},
        {"line-1875-first-kuril-strait", "line-1875-la-perouse-strait"},
    ),
    (
        1,
        "1875 / 1905",
        {"south-sakhalin": ("russia-empire", "japan-empire")},
        set(),
        {"line-1875-la-perouse-strait"},
        {"line-1905-fiftieth-parallel"},
    ),
    (
        2,
        "1905 / 1946",
        dict.fromkeys(TAKEN_1945, ("japan-empire", "ussr")),
        {"hokkaido", "north-sakhalin"},
        {"line-1875-first-kuril-strait", "line-1905-fiftieth-parallel"},
        {"line-1945-nemuro-goyomai"},
    ),
    (
        3,
        "1945 / 2017",
        dict.fromkeys(TAKEN_1945, ("japan-empire", "russia")),
        {"hokkaido", "north-sakhalin"},
        {"line-1875-first-kuril-strait", "line-1905-fiftieth-parallel"},
        {"line-1945-nemuro-goyomai", "line-1956-etorofu-strait"},
    ),
]


@pytest.mark.parametrize(("at", "label", "sides", "states", "before", "after"), KURIL)
def test_shipped_pairs(
    atlas: Atlas,
    at: int,
    label: str,
    sides: dict[str, tuple[str, ...]],
    states: set[str],
    before: set[str],
    after: set[str],
) -> None:
    preset = atlas.pack.settings.comparisons[at]
    view = ViewState(at=preset.at, at2=preset.at2)
    comparison = compare_shipped(atlas, *sides_of(view, (), EXTENT))
    assert preset.label == label
    assert passed(comparison) == sides
    same_side = comparison.of_kind(Difference.STATE)
    assert {change.territory for change in same_side} == states
    assert comparison.of_kind(Difference.POSSIBLY) == ()
    assert (set(comparison.first_lines), set(comparison.second_lines)) == (before, after)
    assert len(comparison.changes) == 8


def test_shipped_pairs_hold_the_treaties(atlas: Atlas) -> None:
    early = compare_shipped(atlas, side("1855-12-31"), side("1875-12-31"))
    assert any("petersburg" in id_ for id_ in early.events.ids)
    assert set(early.events.ids) <= set(atlas.index.ids)


SIDES = st.builds(
    Side,
    st.dates(date(1600, 1, 1), date(2030, 12, 31)),
    st.sampled_from([CONTROL, "japan", "russia"]),
)


@given(SIDES, SIDES)
def test_turned_round_it_is_the_mirror_image(atlas: Atlas, first: Side, second: Side) -> None:
    there = compare_shipped(atlas, first, second)
    back = compare_shipped(atlas, second, first)
    for one, two in zip(there.changes, back.changes, strict=True):
        assert (one.territory, one.first, one.second) == (two.territory, two.second, two.first)
        assert (one.state, one.party, one.contest) == (two.state, two.party, two.contest)
    assert there.first_lines == back.second_lines
    assert there.second_lines == back.first_lines
    assert there.shared_lines == back.shared_lines
    assert there.events.ids == back.events.ids
    if first.perspective == second.perspective and first.on != second.on:
        said = [describe_comparison(atlas.pack, each) for each in (there, back)]
        assert said[0] == said[1]


@given(SIDES)
def test_a_side_does_not_differ_from_itself(atlas: Atlas, same: Side) -> None:
    comparison = compare_shipped(atlas, same, same)
    assert {change.differs for change in comparison.changes} == {Truth.NO}
    assert comparison.first_lines == comparison.second_lines == ()


@given(SIDES, SIDES)
def test_differences_follow_the_history(atlas: Atlas, first: Side, second: Side) -> None:
    states = atlas.pack.states
    for change in compare_shipped(atlas, first, second).changes:
        answers = [
            atlas.history.at(change.territory, each.on, perspective=each.perspective)
            for each in (first, second)
        ]
        assert answers == [change.first, change.second]
        if all(answer.certainty is Truth.YES for answer in answers):
            (one,), (two,) = (answer.states for answer in answers)
            assert (change.state is Truth.YES) == (one != two)
            parties = {states[id_].party or id_ for id_ in (one, two)}
            assert (change.party is Truth.YES) == (len(parties) == 2)
