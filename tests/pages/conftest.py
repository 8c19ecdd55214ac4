"""What the tests of the pages share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from geo.model import ViewState
from geo.ui import state


@pytest.fixture(autouse=True, scope="session")
def _view_between_runs() -> Iterator[None]:
    """Give a view between runs too, where AppTest words the options of widgets."""
    view = state.view

    def view_or_default() -> ViewState:
        try:
            return view()
        except KeyError:
            return ViewState()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state, "view", view_or_default)
        yield
