from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.dates import Truth
from geo.history import Administration, History
from geo.model import State
from geo.settings import FIRST_DAY, LAST_DAY
from tests.strategies import changes, make_claim, make_period

NORTH, SOUTH = "north", "south"

STATES = [
    State(id=id_, name=id_, party=party, palette="teal", tone=0)
    for id_, party in {
        "none": None,
        "open": None,
        "north-old": NORTH,
        "north-new": NORTH,
        "south-old": SOUTH,
        "south-new": SOUTH,
    }.items()
]

CONTROL = [
    make_period("p1", "..", "1798", "none", contested_by="north-old;south-old"),
    make_period("p2", "1798", "1855-02-07", "north-old", contested_by="south-old"),
    make_period("p3", "1855-02-07", "1945-09-01/1945-09-04", "north-new"),
    make_period("p4", "1945-09-01/1945-09-04", "..", "south-new", contested_by="north-old"),
    make_period("q1", "1900", "1950-01-01", "north-old", territory="gap"),
    make_period("q2", "1960-01-01", "..", "south-new", territory="gap"),
]

CLAIMS = [
    make_claim("c1", "1945-09-01/1945-09-04", "1952", NORTH, "north-old"),
    make_claim("c2", "1952", "..", NORTH, "north-new"),
    make_claim("c3", "1786", "1855-02-07", SOUTH, "south-old"),
    make_claim("c4", "1950-01-01", "..", NORTH, "open", territory="gap"),
]

PART_OF = {"isle": None, "rock": "isle", "pebble": "rock", "gap": None, "blank": None}


@pytest.fixture
def history():
    return History(CONTROL, CLAIMS, part_of=PART_OF, states=STATES)


def ids(answer: Administration) -> list[str]:
    return [period.id for period in answer.periods]


@pytest.mark.parametrize(
    ("on", "certainty", "periods"),
    [
        (date.min, Truth.YES, ["p1"]),
        (date(1797, 12, 31), Truth.YES, ["p1"]),
        (date(1798, 1, 1), Truth.POSSIBLY, ["p1", "p2"]),
        (date(1798, 12, 30), Truth.POSSIBLY, ["p1", "p2"]),
        (date(1798, 12, 31), Truth.YES, ["p2"]),
        (date(1855, 2, 6), Truth.YES, ["p2"]),
        (date(1855, 2, 7), Truth.YES, ["p3"]),
        (date(1945, 8, 31), Truth.YES, ["p3"]),
        (date(1945, 9, 1), Truth.POSSIBLY, ["p3", "p4"]),
        (date(1945, 9, 3), Truth.POSSIBLY, ["p3", "p4"]),
        (date(1945, 9, 4), Truth.YES, ["p4"]),
        (date.max, Truth.YES, ["p4"]),
    ],
)
def test_period_holds_from_its_start_to_the_day_before_its_end(history, on, certainty, periods):
    answer = history.at("isle", on)
    assert (answer.certainty, ids(answer)) == (certainty, periods)


def test_an_uncertain_hand_over_gives_all_candidates_in_order_of_time(history):
    answer = history.at("isle", date(1798, 6, 1))
    assert answer.states == ("none", "north-old")
    assert answer.administered_as == ("none as of ..", "north-old as of 1798")


def test_a_gap_says_that_nothing_is_recorded(history):
    assert history.at("gap", date(1955, 1, 1)) == Administration(Truth.NO)
    assert history.at("blank", date(1955, 1, 1)) == Administration(Truth.NO)
    assert changes(history, "blank") == ()


def test_an_uncertain_start_after_nothing_is_only_possible(history):
    answer = history.at("gap", date(1900, 6, 1))
    assert (answer.certainty, answer.states) == (Truth.POSSIBLY, ("north-old",))


@pytest.mark.parametrize("part", ["rock", "pebble"])
@pytest.mark.parametrize("perspective", ["control", NORTH, SOUTH])
def test_a_part_answers_as_its_group(history, part, perspective):
    for on in (date(1700, 1, 1), date(1798, 5, 5), date(2000, 1, 1)):
        assert history.at(part, on, perspective=perspective) == history.at(
            "isle", on, perspective=perspective
        )
    assert changes(history, part, perspective=perspective) == changes(
        history, "isle", perspective=perspective
    )


@pytest.mark.parametrize(
    ("on", "perspective", "states", "contested_by"),
    [
        # By the control period alone; a state without a party contests nothing.
        (date(1700, 1, 1), "control", ("none",), ("north-old", "south-old")),
        # By claim c3 and period p2 alike: once.
        (date(1800, 1, 1), "control", ("north-old",), ("south-old",)),
        (date(1800, 1, 1), NORTH, ("north-old",), ("south-old",)),
        (date(1800, 1, 1), SOUTH, ("south-old",), ("north-old",)),
        (date(1900, 1, 1), "control", ("north-new",), ()),
        # A party without a claim at the date sees who administers.
        (date(1900, 1, 1), SOUTH, ("north-new",), ()),
        # The claim of the date speaks for north, not the state that p4 names.
        (date(2000, 1, 1), "control", ("south-new",), ("north-new",)),
        (date(2000, 1, 1), NORTH, ("north-new",), ("south-new",)),
        (date(2000, 1, 1), SOUTH, ("south-new",), ("north-new",)),
    ],
)
def test_perspectives(history, on, perspective, states, contested_by):
    answer = history.at("isle", on, perspective=perspective)
    assert (answer.certainty, answer.states) == (Truth.YES, states)
    assert answer.contested_by == contested_by


def test_a_position_without_a_party_contests_nothing(history):
    assert history.at("gap", date(2000, 1, 1)).contested_by == ()
    assert history.at("gap", date(2000, 1, 1), perspective=NORTH) == Administration(
        Truth.YES, ("open",), (CLAIMS[3],), ("south-new",)
    )


def test_a_claim_that_may_not_have_begun_leaves_the_administration_as_a_candidate(history):
    answer = history.at("isle", date(1786, 6, 1), perspective=SOUTH)
    assert answer.certainty is Truth.POSSIBLY
    assert ids(answer) == ["p1", "c3"]


def test_claims_that_share_a_hand_over_leave_no_gap(history):
    answer = history.at("isle", date(1952, 6, 1), perspective=NORTH)
    assert answer.certainty is Truth.POSSIBLY
    assert answer.states == ("north-old", "north-new")
    assert ids(answer) == ["c1", "c2"]


def test_a_claim_replaces_the_control_that_begins_or_ends_with_it():
    history = History(
        [
            make_period("a", "..", "1800", "south"),
            make_period("b", "1800", "1900", "east"),
            make_period("c", "1900", "..", "west"),
        ],
        [make_claim("x", "1800", "1900", NORTH, "north")],
        part_of={"isle": None},
    )
    assert ids(history.at("isle", date(1800, 6, 1), perspective=NORTH)) == ["a", "x"]
    assert ids(history.at("isle", date(1850, 6, 1), perspective=NORTH)) == ["x"]
    assert ids(history.at("isle", date(1900, 6, 1), perspective=NORTH)) == ["x", "c"]


def test_one_state_on_both_sides_of_an_uncertain_hand_over_is_certain():
    periods = [make_period("a", "..", "1946", "south"), make_period("b", "1946", "..", "south")]
    answer = History(periods, [], part_of={"isle": None}).at("isle", date(1946, 6, 1))
    assert (answer.certainty, answer.states, ids(answer)) == (Truth.YES, ("south",), ["a", "b"])


def test_without_states_each_is_its_own_party():
    history = History(CONTROL, CLAIMS, part_of=PART_OF)
    assert history.perspectives == ("control", NORTH, SOUTH)
    assert history.at("isle", date(2000, 1, 1)).contested_by == ("north-new", "north-old")


@pytest.mark.parametrize(
    ("first", "last", "certainty", "states"),
    [
        (date(1900, 1, 1), date(1900, 12, 31), Truth.YES, ("north-new",)),
        (date(1855, 2, 1), date(1855, 2, 28), Truth.POSSIBLY, ("north-old", "north-new")),
        (date(1855, 2, 7), date(1855, 2, 28), Truth.YES, ("north-new",)),
        (date(1790, 1, 1), date(1798, 1, 1), Truth.POSSIBLY, ("none", "north-old")),
        (None, date(1790, 1, 1), Truth.YES, ("none",)),
        (date(1950, 1, 1), None, Truth.YES, ("south-new",)),
        (None, None, Truth.POSSIBLY, ("none", "north-old", "north-new", "south-new")),
    ],
)
def test_during_gives_all_that_can_hold_in_the_range(history, first, last, certainty, states):
    answer = history.during("isle", first, last)
    assert (answer.certainty, answer.states) == (certainty, states)
    assert len(set(ids(answer))) == len(answer.periods)


def test_during_a_range_with_a_gap_is_only_possible(history):
    answer = history.during("gap", date(1949, 1, 1), date(1955, 1, 1))
    assert (answer.certainty, answer.states) == (Truth.POSSIBLY, ("north-old",))


def test_changes_are_the_edges_of_the_answers(history):
    assert changes(history, "isle") == (
        date(1786, 1, 1),
        date(1798, 1, 1),
        date(1798, 12, 31),
        date(1855, 2, 7),
        date(1945, 9, 1),
        date(1945, 9, 4),
        date(1952, 1, 1),
        date(1952, 12, 31),
    )


@given(st.permutations(CONTROL), st.permutations(CLAIMS), st.dates(), st.dates())
def test_answers_do_not_depend_on_the_order_of_records(control, claims, one, other):
    first, last = sorted([one, other])
    shuffled = History(control, claims, part_of=PART_OF, states=STATES)
    straight = History(CONTROL, CLAIMS, part_of=PART_OF, states=STATES)
    for perspective in straight.perspectives:
        answers = [
            each.during("isle", first, last, perspective=perspective)
            for each in (straight, shuffled)
        ]
        assert answers[0] == answers[1]


@given(st.sampled_from(["isle", "gap"]), st.dates(date(1780, 1, 1), date(1960, 12, 31)))
def test_a_range_of_one_day_answers_as_the_day(territory, on):
    history = History(CONTROL, CLAIMS, part_of=PART_OF, states=STATES)
    for perspective in history.perspectives:
        day = history.at(territory, on, perspective=perspective)
        assert history.during(territory, on, on, perspective=perspective) == day
        before = history.at(territory, on - timedelta(days=1), perspective=perspective)
        assert (day != before) == (on in changes(history, territory, perspective=perspective))


def test_wrong_questions_are_answered_with_what_is_known(history):
    with pytest.raises(KeyError, match="'atlantis'; expected one of blank, gap, isle"):
        history.at("atlantis", date(1900, 1, 1))
    with pytest.raises(ValueError, match="'west'; expected one of control, north, south"):
        history.at("isle", date(1900, 1, 1), perspective="west")
    with pytest.raises(ValueError, match="not after last"):
        history.during("isle", date(1900, 1, 2), date(1900, 1, 1))


@pytest.fixture(scope="module")
def shipped():
    from geo.pack import load_pack

    pack = load_pack("kuril")
    return pack, History.of(pack)


def test_the_bundled_pack_records_each_day_of_each_territory(shipped):
    pack, history = shipped
    recorded = {period.territory for period in pack.control}
    assert recorded
    for territory in recorded:
        for perspective in history.perspectives:
            answer = history.during(territory, FIRST_DAY, LAST_DAY, perspective=perspective)
            days = (FIRST_DAY, *changes(history, territory, perspective=perspective))
            on_days = [history.at(territory, day, perspective=perspective) for day in days]
            assert all(each.states for each in on_days)
            assert {state for each in on_days for state in each.states} == set(answer.states)


@pytest.mark.parametrize(
    ("territory", "on", "perspective", "states", "contested_by"),
    [
        ("etorofu", date(2017, 3, 20), "control", ("russia",), ("japan",)),
        ("etorofu", date(2017, 3, 20), "japan", ("japan",), ("russia",)),
        ("etorofu", date(2017, 3, 20), "russia", ("russia",), ("japan",)),
        ("etorofu", date(1950, 1, 1), "control", ("ussr",), ("japan-occupied",)),
        ("etorofu", date(1900, 1, 1), "control", ("japan-empire",), ()),
        ("uruppu-to-shumshu", date(2017, 3, 20), "control", ("russia",), ()),
        ("kunashiri", date(1945, 9, 2), "control", ("japan-empire", "ussr"), ()),
        ("hokkaido", date(2017, 3, 20), "russia", ("japan",), ()),
    ],
)
def test_the_bundled_pack_answers(shipped, territory, on, perspective, states, contested_by):
    answer = shipped[1].at(territory, on, perspective=perspective)
    assert (answer.states, answer.contested_by) == (states, contested_by)
