"""A story in one file is told with the network off."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from geo.atlas import open_atlas
from geo.lesson import render_lesson
from geo.model import ViewState
from tests.browser.audit import find_faults

CAMERA = "[dispute.map.getCenter().lat, dispute.map.getCenter().lng].map(Math.round)"


def expect_step(page: Page, number: int, title: str, day: str) -> None:
    """Check that a step is told, in words and on the map, and stands in the address."""
    expect(page.locator(".lesson-head p")).to_have_text(f"{number} of 14")
    expect(page.locator(".lesson-step:visible h2")).to_have_text(title)
    expect(page.get_by_role("slider")).to_have_attribute("aria-valuetext", day)


def test_lesson_with_the_cable_pulled(open_file: Callable[..., Page]) -> None:
    atlas = open_atlas("kuril", "en")
    story = atlas.pack.stories["changing-hands"]
    titles = [step.title for step in story.steps]
    page = open_file(render_lesson(atlas, story, ViewState()), color_scheme="dark")
    notes = page.locator(".lesson-step:visible .lesson-notes")
    status = page.locator(".lesson-said")
    expect_step(page, 1, titles[0], "31 December 1854")
    expect(notes).to_be_hidden()
    expect(status).to_be_empty()
    assert page.evaluate(CAMERA) == [47, 149]

    # Keys count wherever the focus is, and buttons do the same.
    page.locator(".dispute-map").focus()
    page.keyboard.press("ArrowRight")
    expect_step(page, 2, titles[1], "7 February 1855")
    expect(status).to_contain_text(f"2 of 14. 7 February 1855. {titles[1]}")
    assert page.evaluate(CAMERA) == [43, 145]
    assert page.evaluate("dispute.state.selected") == "shimoda-1855"
    page.get_by_role("button", name="Next", exact=True).click()
    page.keyboard.press(" ")
    expect_step(page, 4, titles[3], "1 April 1907")
    page.get_by_role("button", name="Previous", exact=True).click()
    expect_step(page, 3, titles[2], "22 August 1875")
    assert page.url.endswith("#3")
    page.keyboard.press("n")
    expect(notes).to_have_text(f"Teacher’s notes{story.steps[2].notes}")
    page.reload()
    expect_step(page, 3, titles[2], "22 August 1875")
    expect(notes).to_be_hidden()
    page.keyboard.press("End")
    expect_step(page, 14, titles[13], "20 March 2017")
    place = page.evaluate(CAMERA)

    # In the time control the same keys move time.
    page.get_by_role("slider").focus()
    page.keyboard.press("Home")
    expect_step(page, 14, titles[13], "1 January 1711")

    # An event of another step is shown among all, on its day.
    page.get_by_text("All events of this story").click()
    entry = page.locator('details[data-event="shimoda-1855"]')
    entry.locator("summary").click()
    page.wait_for_function("dispute.state.selected === 'shimoda-1855'")
    expect_step(page, 14, titles[13], "7 February 1855")
    assert page.evaluate("dispute.shown.includes(dispute.order.get('shimoda-1855'))")
    page.evaluate("dispute.select(dispute.order.get('karafuto-1907'))")
    expect(page.locator('details[data-event="karafuto-1907"]')).to_have_attribute("open", "")
    expect(entry).not_to_have_attribute("open", "")
    assert [str(finding) for finding in find_faults(page)] == []
    page.get_by_role("button", name="Back to this step").click()
    expect_step(page, 14, titles[13], "20 March 2017")
    assert page.evaluate(CAMERA) == place
    assert page.evaluate("dispute.state.selected") == "conflicting-claims"

    # After a click there, keys move the story again.
    page.get_by_role("button", name="Previous event").click()
    page.keyboard.press("Home")
    expect_step(page, 1, titles[0], "31 December 1854")

    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("innerWidth === 390 && document.documentElement.scrollWidth === 390")
    panel = page.locator(".lesson-told")
    assert panel.evaluate("(node) => node.scrollWidth === node.clientWidth")
    page.emulate_media(media="print")
    assert page.locator(".lesson-step:visible h2").all_inner_texts() == titles
    expect(page.locator(".lesson-notes:visible")).to_have_count(0)
