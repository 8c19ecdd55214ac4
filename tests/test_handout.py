"""Stories as a PDF to print: where everything stands, what it says, and the same bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from geo.figure.inset import Inset, lay_out_inset, measure_legend
from geo.figure.projection import Box
from geo.figure.sheet import INNER, Handout, Section, Sheet, arrange_sheets, find_place
from geo.handout import _on_paper, compose_handout, write_handout
from geo.i18n import LANGUAGES
from geo.model import ViewState
from geo.telling import tell
from tests.figure.sheets import bare, box_of, meetings
from tests.test_slides import HOME, STORIES, shortened

PAGE = re.compile(rb"/Type /Page\b(?!s)")


def laid_out(name: str, language: str) -> tuple[Handout, list[tuple[Sheet, list[Inset]]]]:
    atlas, story = shortened(name, language, 14)
    view = ViewState(language=language)
    tellings = tuple(tell(atlas, story, view))
    handout = compose_handout(atlas, story, view, tellings, home=HOME)
    views = [_on_paper(each.shown) for each in tellings]
    legends = [
        measure_legend(atlas, shown, find_place(section, number))
        for number, (shown, section) in enumerate(zip(views, handout.sections, strict=True))
    ]
    return handout, [
        (sheet, [lay_out_inset(atlas, views[number], place) for number, place in sheet.maps])
        for sheet in arrange_sheets(handout, legends, language)
    ]


def parts_of(sheet: Sheet, insets: Sequence[Inset] = ()) -> dict[str, Box]:
    words = [*sheet.page.words, *(each for inset in insets for each in inset.layout.words)]
    parts = {f"word {number} {each.text!r}": box_of(each) for number, each in enumerate(words)}
    parts |= {
        f"rule {number}": Box(left, y - 0.5, right, y + 0.5)
        for number, (left, right, y, _) in enumerate(sheet.rules)
    }
    for number, inset in enumerate(insets):
        parts[f"map {number}"] = inset.layout.map
        parts |= {f"sample {number} {at}": box for at, (box, _) in enumerate(inset.layout.samples)}
    return parts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STORIES)
def test_everything_has_its_place_and_nothing_is_missing(name: str, language: str) -> None:
    handout, sheets = laid_out(name, language)
    for sheet, insets in sheets:
        parts = parts_of(sheet, insets)
        assert meetings(parts) == []
        assert [key for key, box in parts.items() if not INNER.grown(2).holds(box)] == []
    said = bare("".join(words.text for sheet, _ in sheets for words in sheet.page.words))
    texts = [handout.title, handout.summary, *handout.sources]
    for section in handout.sections:
        texts += [section.when, section.title, section.caption, section.question]
    assert [text for text in texts if bare(text) not in said] == []
    numbers = [number for sheet, _ in sheets for number, _ in sheet.maps]
    assert numbers == list(range(len(handout.sections)))
    assert all(bare(handout.credit) in bare("".join(words.text for words in sheet.page.words))
               for sheet, _ in sheets)  # fmt: skip
    rules = sum(rule[-1] for sheet, _ in sheets for rule in sheet.rules)
    assert rules == 3 * sum(bool(section.question) for section in handout.sections)


@pytest.mark.parametrize("word", ["W" * 2000, "字" * 2000, "long words " * 180])
def test_long_texts_go_on_over_pages(word: str) -> None:
    section = Section("1 January 1900", word[:100], word[:2000], word[:2000])
    handout = Handout("Title", word[:2000], (section,) * 3, "Sources", (word,) * 3, "Credit")
    sheets = arrange_sheets(handout, (90.0, 90.0, 90.0), "en")
    for sheet in sheets:
        parts = parts_of(sheet)
        assert meetings(parts) == []
        assert [key for key, box in parts.items() if not INNER.grown(2).holds(box)] == []
    said = bare("".join(words.text for sheet in sheets for words in sheet.page.words))
    assert said.count(bare(word[:2000])) >= 7 or word[0] in "W字"


@pytest.mark.parametrize("language", LANGUAGES)
def test_handout_is_a_pdf_with_its_glyphs(language: str) -> None:
    atlas, story = shortened(STORIES[0], language, 1)
    view = ViewState(language=language)
    file = write_handout(atlas, story, view, home=HOME)
    assert file == write_handout(atlas, story, view, home=HOME)
    assert file.startswith(b"%PDF")
    assert b"CreationDate" not in file
    assert len(PAGE.findall(file)) == 1
    assert (b"IPAexGothic" in file) == (language == "ja") or language != "ja"
    assert re.search(rb"/MediaBox \[ 0 0 595\.5 842\.25 \]", file)


def test_teachers_notes_are_not_handed_out() -> None:
    handout, sheets = laid_out(STORIES[0], "en")
    _, story = shortened(STORIES[0], "en")
    said = bare("".join(words.text for sheet, _ in sheets for words in sheet.page.words))
    assert handout.sections[0].question in story.steps[0].question
    assert all(bare(step.notes)[:60] not in said for step in story.steps)


def test_progress_is_told() -> None:
    atlas, story = shortened(STORIES[1], "en")
    told: list[tuple[int, int]] = []
    write_handout(atlas, story, ViewState(), progress=lambda *each: told.append(each))
    assert told == [(1, 2), (2, 2)]


def test_place_of_a_map_is_as_high_as_the_words_beside_it() -> None:
    short = Section("1900", "Title", "Caption")
    longer = replace(short, caption="word " * 80)
    endless = replace(short, caption="word " * 390)
    heights = [find_place(each, 0).least_height for each in (short, longer, endless)]
    assert heights[0] < heights[1] < 400
    assert heights[2] == heights[0]
