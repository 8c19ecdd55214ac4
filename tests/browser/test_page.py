"""A page of its own works from a file, with no network."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from geo.atlas import open_atlas
from geo.html import render_page
from geo.model import Layer, ViewState


def test_one_file_opens_with_the_cable_pulled(open_file: Callable[..., Page]) -> None:
    atlas = open_atlas("kuril", "en")
    view = ViewState(layers=tuple(Layer), start="1850", end="1950")
    page = open_file(render_page(atlas, view, whole=True))
    entry = page.locator('details[data-event="shimoda-1855"]')
    entry.locator("summary").click()
    page.wait_for_function("dispute.state.selected === 'shimoda-1855'")
    expect(entry).to_contain_text(atlas.pack.events_by_id["shimoda-1855"].summary)

    # Selecting on the map opens the entry, and closes the other.
    page.evaluate("dispute.select(dispute.order.get('landing-etorofu-1945'))")
    expect(page.locator('details[data-event="landing-etorofu-1945"]')).to_have_attribute("open", "")
    expect(entry).not_to_have_attribute("open", "")

    slider = page.get_by_role("slider", name="Day shown")
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "1 January 1850")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "7 February 1855")
    assert page.evaluate("dispute.areas.get('etorofu').key") == "teal3"
    assert page.evaluate("dispute.state.selected") == "landing-etorofu-1945"
