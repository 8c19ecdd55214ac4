"""With the cable pulled, page and server alike, all there is to see and to take still works.

The fixtures refuse what a page or a server asks of any other host, and fail the test for it.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from geo.atlas import open_atlas
from geo.stories import Story
from tests.browser.driver import await_rest, map_frame, open_map
from tests.browser.server import Server

STORIES = open_atlas("kuril", "en").pack.stories


def test_every_page_and_every_file(page: Page, server: Server) -> None:
    for name in ("", "compare", "snapshot"):
        open_map(page, f"{server.url}/{name}")
    for name, heading in (("data", "Data"), ("about", "Kuril Islands"), ("present", "Kuril")):
        page.goto(f"{server.url}/{name}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
        await_rest(page)
    page.goto(f"{server.url}/embed")
    page.wait_for_function("document.documentElement.dataset.named")
    for path in (
        "export.png", "export.svg", "export.pdf", "export.html", "api/events.geojson",
        "api/territories.geojson", "healthz",
    ):  # fmt: skip
        answer = page.request.get(f"{server.url}/{path}")
        assert answer.ok, path
        assert len(answer.body()) > 50


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_every_step_of_every_story(page: Page, server: Server, story: Story) -> None:
    page.goto(f"{server.url}/present?story={story.id}")
    frame = map_frame(page)
    # The keys are heard from then on.
    expect(page.get_by_role("button", name="Go on by itself")).to_be_visible()
    for number, step in enumerate(story.steps, 1):
        expect(page.locator(".present-words h1")).to_have_text(step.title)
        frame.wait_for_function(
            "(fly) => dispute.state.fly === fly && dispute.named", arg=f"{story.id}/{number}"
        )
        page.keyboard.press("PageDown")
    assert frame.evaluate("dispute.painted") >= len(story.steps)
