"""The page answers as Python does: whether an event lies in a window, and whose a territory was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Frame

from geo.atlas import Atlas, open_atlas
from geo.chronicle import build_chronicle
from geo.describe import caption, legend_label
from geo.selection import EventIndex
from geo.settings import FIRST_DAY, LAST_DAY
from geo.style import fill_of
from tests.browser.driver import open_map
from tests.browser.server import Server
from tests.strategies import make_event
from tests.test_dates import extents, texts

in_the_page = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
days = st.dates(FIRST_DAY, LAST_DAY)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return open_atlas("kuril", "en")


@pytest.fixture
def frame(page: Any, server: Server) -> Frame:
    return open_map(page, server.url)


def test_whether_an_event_lies_in_a_window(frame: Frame, atlas: Atlas) -> None:
    @in_the_page
    @given(st.lists(st.tuples(texts, extents), min_size=1, max_size=20), st.tuples(days, days))
    def agree(dated: list[tuple[str, str]], window: tuple[date, date]) -> None:
        first, last = sorted(window)
        events = [
            make_event(f"e{at}", text, extent=extent) for at, (text, extent) in enumerate(dated)
        ]
        index = EventIndex(events, territories={}, part_of={}, names={})
        data = build_chronicle(atlas.pack, atlas.history, index, (), "en")
        told = frame.evaluate(
            """([data, first, last]) => {
                const chronicle = new DisputeChronicle(data);
                const [from, to] = [first, last].map(DisputeChronicle.day);
                return data.events[0].map((_, i) => chronicle.test(i, from, to));
            }""",
            [data, first.isoformat(), last.isoformat()],
        )
        assert told == index.test((first, last)).tolist()

    agree()


def test_whose_a_territory_was(frame: Frame, atlas: Atlas) -> None:
    states = atlas.pack.states

    @in_the_page
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(atlas.history.perspectives), st.sampled_from(atlas.areas), days
            ),
            min_size=10,
            max_size=40,
        )
    )
    def agree(asked: list[tuple[str, str, date]]) -> None:
        told = frame.evaluate(
            """(asked) => asked.map(([perspective, id, on]) =>
                dispute.chronicle.at(perspective, id, DisputeChronicle.day(on)))""",
            [[perspective, id_, on.isoformat()] for perspective, id_, on in asked],
        )
        for (perspective, id_, on), answer in zip(asked, told, strict=True):
            known = atlas.history.at(id_, on, perspective=perspective)
            assert answer == {
                "fill": fill_of(
                    (states[each] for each in known.states),
                    (states[each] for each in known.contested_by),
                ).key,
                "words": caption(atlas.pack, known, perspective=perspective),
                "who": legend_label(atlas.pack, known, perspective=perspective),
            }

    agree()


def test_which_lines_held(frame: Frame, atlas: Atlas) -> None:
    @in_the_page
    @given(st.lists(days, min_size=10, max_size=40))
    def agree(asked: list[date]) -> None:
        told = frame.evaluate(
            "(asked) => asked.map((on) => dispute.chronicle.lines(DisputeChronicle.day(on)))",
            [on.isoformat() for on in asked],
        )
        assert [tuple(ids) for ids in told] == [atlas.lines(on) for on in asked]

    agree()
