"""Stories as PowerPoint, read again with python-pptx."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from geo.atlas import Atlas, open_atlas
from geo.cite import CitationStyle, cite_sources
from geo.errors import PlateError
from geo.figure import inset
from geo.figure.projection import Box
from geo.figure.typeset import wrap
from geo.i18n import LANGUAGES
from geo.model import ViewState
from geo.settings import DEFAULT_PACK
from geo.slides import SLIDE, write_slides
from geo.stories import Story

HOME = "https://maps.example.org/"
EMU = 914400 / 96
STORIES = ("two-plus-two", "changing-hands")
TAGS = {"en": "en-GB", "ja": "ja-JP", "ru": "ru-RU"}


def shortened(name: str, language: str, steps: int = 2) -> tuple[Atlas, Story]:
    """Return a story that ends early, since each map takes a third of a second."""
    atlas = open_atlas(DEFAULT_PACK, language)
    whole = atlas.pack.stories[name]
    return atlas, whole.model_copy(update={"steps": whole.steps[:steps]})


@lru_cache
def written(name: str, language: str) -> bytes:
    atlas, story = shortened(name, language)
    return write_slides(atlas, story, ViewState(language=language), home=HOME)


def opened(name: str = STORIES[0], language: str = "en") -> Any:
    return Presentation(BytesIO(written(name, language)))


def box_of(shape: Any) -> Box:
    left, top = shape.left / EMU, shape.top / EMU
    return Box(left, top, left + shape.width / EMU, top + shape.height / EMU)


def text_of(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def evil(**texts: str) -> tuple[Atlas, Story]:
    atlas, story = shortened(STORIES[0], "en", 1)
    return atlas, story.model_copy(update={"steps": (story.steps[0].model_copy(update=texts),)})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STORIES)
def test_every_shape_has_its_place(name: str, language: str) -> None:
    sheet = Box(0, 0, SLIDE.width, SLIDE.height)
    made = opened(name, language)
    assert (made.slide_width, made.slide_height) == (1280 * EMU, 720 * EMU)
    for slide in made.slides:
        boxes = [box_of(shape) for shape in slide.shapes]
        assert all(sheet.holds(box) for box in boxes)
        assert not [pair for pair in combinations(boxes, 2) if pair[0].meets(pair[1])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STORIES)
def test_text_stays_in_its_box(name: str, language: str) -> None:
    for slide in opened(name, language).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                frame = shape.text_frame
                width = (shape.width - frame.margin_left - frame.margin_right) / EMU
                needed = (frame.margin_top + frame.margin_bottom) / EMU
                for paragraph in frame.paragraphs:
                    (run,) = paragraph.runs
                    size = run.font.size.pt * 4 / 3
                    broad = 1 if language == "ja" else 0.9  # Arial, by the plate's font
                    lines = len(wrap(run.text, size, width / broad, bold=bool(run.font.bold)))
                    needed += lines * paragraph.line_spacing.pt * 4 / 3
                assert needed <= shape.height / EMU + 1, shape.text_frame.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_tell_the_story(language: str) -> None:
    atlas, story = shortened(STORIES[0], language)
    first, *steps, last = opened(language=language).slides
    assert first.shapes.title.text_frame.text == story.title
    assert story.summary in text_of(first)
    assert len(steps) == len(story.steps)
    for slide, step in zip(steps, story.steps, strict=True):
        assert slide.shapes.title.text_frame.text == step.title
        assert step.caption in text_of(slide)
        assert step.question in text_of(slide)
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(step.notes)
        sources = [atlas.pack.sources[id_] for id_ in step.sources]
        assert all(each in notes for each in cite_sources(sources, CitationStyle.APA))
        assert f"{HOME}?from=2017" in notes
        (picture,) = (shape for shape in slide.shapes if shape.shape_type is MSO_SHAPE_TYPE.PICTURE)
        alt = picture._element.nvPicPr.cNvPr.get("descr")
        image = Image.open(BytesIO(picture.image.blob))
        assert image.info["Description"] == alt
        assert len(alt) > 100
        assert image.size == (1616, 1224)
    assert atlas.pack.settings.credit in text_of(last)
    used = {id_ for step in story.steps for id_ in step.sources}
    cited = cite_sources([atlas.pack.sources[id_] for id_ in used], CitationStyle.APA)
    assert all(" ".join(each.split()) in text_of(last) for each in cited)


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_names_its_language(language: str) -> None:
    for slide in opened(language=language).slides:
        for shape in slide.shapes:
            for run in shape._element.iter("{*}rPr"):
                assert run.get("lang") == TAGS[language]
                fonts = [each.get("typeface") for each in run.iter("{*}ea")]
                assert fonts == (["Yu Gothic"] if language == "ja" else [])


def test_without_a_home_there_is_no_link() -> None:
    atlas, story = shortened(STORIES[0], "en", 1)
    made = Presentation(BytesIO(write_slides(atlas, story, ViewState())))
    assert "?from=" not in made.slides[1].notes_slide.notes_text_frame.text


def test_same_story_gives_the_same_bytes() -> None:
    atlas, story = shortened(STORIES[0], "en")
    assert write_slides(atlas, story, ViewState(), home=HOME) == written(STORIES[0], "en")
    with zipfile.ZipFile(BytesIO(written(STORIES[0], "en"))) as parts:
        assert {each.date_time[0] for each in parts.infolist()} == {1980}
        core = parts.read("docProps/core.xml").decode()
    assert "created" not in core
    assert "modified" not in core.replace("lastModifiedBy", "")
    assert story.title in core


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script> & ]]>", "a\x00b\x0bc\x1b[31m\ufffe", "W" * 900, "字" * 700,
     "_x0041_ \u202e reversed", "{{ 7 * 7 }} $x^2$"],
)  # fmt: skip
def test_hostile_text_stays_text(text: str) -> None:
    atlas, story = evil(caption=text, notes=text, question="")
    made = Presentation(BytesIO(write_slides(atlas, story, ViewState())))
    plain = "".join(each for each in text if each >= " " and each != "\ufffe")
    assert plain in text_of(made.slides[1])
    assert plain in made.slides[1].notes_slide.notes_text_frame.text
    box = max((box_of(shape) for shape in made.slides[1].shapes), key=lambda box: box.bottom)
    assert box.bottom <= SLIDE.height


def test_credit_of_several_lines_has_no_spaces_where_they_break() -> None:
    atlas, story = shortened(STORIES[0], "ja", 1)
    credit = "地図の出典と著作権について" * 18
    settings = atlas.pack.settings.model_copy(update={"credit": credit})
    atlas = replace(atlas, pack=replace(atlas.pack, settings=settings))
    made = Presentation(BytesIO(write_slides(atlas, story, ViewState(language="ja"))))
    assert credit in text_of(made.slides[1])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("word " * 60, "word " * 49 + "word…"),
        ("地図の出典" * 60, "地図の出典" * 50 + "地図の出…"),
        ("Credit: " + "地図の出典" * 60, "Credit: " + "地図の出典" * 49 + "地…"),
        ("w" * 255, "w" * 255),
    ],
)
def test_properties_hold_the_beginning_of_a_long_title_and_credit(text: str, kept: str) -> None:
    atlas, story = shortened(STORIES[0], "en", 1)
    settings = atlas.pack.settings.model_copy(update={"credit": text})
    atlas = replace(atlas, pack=replace(atlas.pack, settings=settings))
    long = story.model_copy(update={"title": text})
    made = Presentation(BytesIO(write_slides(atlas, long, ViewState())))
    assert (made.core_properties.title, made.core_properties.author) == (kept, kept)
    assert made.slides[0].shapes.title.text_frame.text == text.strip()
    assert text.strip() in text_of(made.slides[1])


def test_words_that_fit_on_no_slide_are_refused_by_the_step() -> None:
    atlas, story = evil(caption="字" * 2000, question="字" * 2000)
    named = r"story 'Two-plus-two: [^']*', step 1 '20 March 2017: [^']*': .*4,043 char"
    with pytest.raises(PlateError, match=named):
        write_slides(atlas, story, ViewState())


def test_a_map_that_cannot_be_drawn_is_refused_by_the_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inset, "_LEAST_MAP", 0.99)
    atlas, story = shortened(STORIES[0], "en", 1)
    with pytest.raises(PlateError, match="step 1 '20 March 2017"):
        write_slides(atlas, story, ViewState())


def test_progress_is_told() -> None:
    atlas, story = shortened(STORIES[0], "en")
    told: list[tuple[int, int]] = []
    write_slides(atlas, story, ViewState(), progress=lambda *each: told.append(each))
    assert told == [(1, 2), (2, 2)]
