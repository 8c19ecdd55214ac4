"""A story as a PowerPoint file: a slide a step, with texts to edit and the teacher's notes.

Everything is measured in px, of which 96 make an inch. PowerPoint has other fonts than the plate:
texts are measured with the plate's, taken to be as broad as Arial, and get room for that. So they
fit in Calibri, which the file names and which is narrower, and in what commonly stands in for it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from unicodedata import east_asian_width

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from geo import i18n
from geo.errors import PlateError, Problem
from geo.figure.inset import render_inset
from geo.figure.layout import name_sources
from geo.figure.projection import Box
from geo.figure.render import CREATOR, NOT_XML
from geo.figure.typeset import POINTS, wrap
from geo.figure.words import list_credits
from geo.own_story import cut
from geo.plate_options import PX_PER_INCH, PlateOptions, Size
from geo.style import INK, SOFT_INK
from geo.telling import Progress, Telling, blame, cite, cite_story, tell

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.model import ViewState
    from geo.stories import Story

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"

SLIDE: Final = Size(1280, 720)
"""13.333 × 7.5 inches, the usual wide slide."""

PICTURE: Final = Box(40, 40, 848, 652)
COLUMN: Final = Box(876, 40, 1240, 652)
FOOT: Final = Box(40, 662, 1240, 700)
_TITLE: Final = Box(96, 150, 1184, 330)
_LEAD: Final = Box(96, 104, 1184, 140)
_SUMMARY: Final = Box(96, 350, 1184, 580)
_HEADING: Final = Box(40, 36, 1240, 84)
_LISTS: Final = (Box(40, 100, 624, 652), Box(656, 100, 1240, 652))

_LETTERS: Final = 14.5
"""Size of the letters of a map's legend."""
_DOTS: Final = 2
"""Dots of a picture in a px: a slide on a screen of 2560 px is as sharp as that."""

_LEADING: Final = 1.26
_GAP: Final = 14.0
_PAD: Final = 12.0
_SHRINK: Final = (1.0, 0.92, 0.84, 0.77, 0.7, 0.64, 0.58, 0.53)
_SMALL: Final = 12.0
_AS_ARIAL: Final = 0.9
"""Width of Latin and Cyrillic letters of Arial, if those of the plate's font have 1."""

_TINT: Final = RGBColor(0xF1, 0xEE, 0xF6)

_LANGUAGES: Final = {
    "en": MSO_LANGUAGE_ID.ENGLISH_UK,
    "ja": MSO_LANGUAGE_ID.JAPANESE,
    "ru": MSO_LANGUAGE_ID.RUSSIAN,
}
_EAST_ASIAN: Final = "Yu Gothic"

_LAYOUTS: Final = {"title": 0, "step": 5}
"""Numbers of the layouts that are used of python-pptx's own template."""

_PROPERTY: Final = 255
"""Characters of a property of the file, such as its title: python-pptx takes no more."""

_THEN: Final = (1980, 1, 1, 0, 0, 0)
"""When every part of the file was made, so that the same story gives the same bytes."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text, how it is set, and how many lines it fills at most."""

    text: str
    size: float
    lines: int
    bold: bool = False
    soft: bool = False

    @property
    def height(self) -> float:
        return self.lines * self.size * _LEADING


def write_slides(
    atlas: Atlas, story: Story, view: ViewState, *, home: str = "", progress: Progress | None = None
) -> bytes:
    """Return a story as a PowerPoint file.

    Parameters
    ----------
    atlas, story
        The pack, and a story of it in the same language.
    view
        The reader's, for pack, language and names.
    home
        Address of the app, for links back; without it there are none.
    progress
        Is told of each step that is drawn.

    Raises
    ------
    PlateError
        If a step cannot be drawn or its texts do not fit; it names the step.
    """
    deck = _Deck(view.language)
    deck.add_title(atlas, story, view)
    for telling in tell(atlas, story, view, home=home):
        try:
            deck.add_step(atlas, telling)
        except PlateError as error:
            raise blame(error, story, telling.number) from error
        if progress is not None:
            progress(telling.number, len(story.steps))
    deck.add_sources(cite_story(atlas, story), _credit(atlas, view))
    return deck.save(story.title, atlas.pack.settings.credit)


def _credit(atlas: Atlas, view: ViewState) -> str:
    return " · ".join(list_credits(atlas, view))


class _Deck:
    """The presentation while it grows."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._made = Presentation()
        wider = SLIDE.width * 9525 / self._made.slide_width
        self._made.slide_width, self._made.slide_height = _emu(SLIDE.width), _emu(SLIDE.height)
        for sheet in (self._made.slide_master, *self._made.slide_layouts):
            for shape in sheet.placeholders:
                shape.left, shape.width = (
                    Emu(int(shape.left * wider)),
                    Emu(int(shape.width * wider)),
                )

    def _add(self, layout: str) -> Any:
        return self._made.slides.add_slide(self._made.slide_layouts[_LAYOUTS[layout]])

    def add_title(self, atlas: Atlas, story: Story, view: ViewState) -> None:
        """Say what the story is, and whose data it rests on."""
        slide = self._add("title")
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = _TINT
        title, summary = slide.placeholders
        self._set(title, _TITLE, _fit(story.title, 52, _TITLE, bold=True), anchor=MSO_ANCHOR.BOTTOM)
        self._set(summary, _SUMMARY, _fit(story.summary, 26, _SUMMARY))
        self._write(slide, _LEAD, _fit(atlas.title, 22, _LEAD, soft=True))
        self._write(slide, FOOT, _fit(_credit(atlas, view), _SMALL, FOOT, soft=True))

    def add_step(self, atlas: Atlas, telling: Telling) -> None:
        """Show the map of a step, with its words beside it and its sources below."""
        step, language = telling.step, self._language
        options = PlateOptions(
            size=Size(round(PICTURE.width), round(PICTURE.height)), scale=_DOTS,
            projection=telling.shown.plate.projection, alt=telling.shown.plate.alt,
        )  # fmt: skip
        png, alt = render_inset(atlas, replace(telling.shown, plate=options), _LETTERS)
        slide = self._add("step")
        (title,) = slide.placeholders
        when, heading, caption, *question = self._fit_words(telling)
        top = COLUMN.top
        box = _below(top, when)
        self._write(slide, box, when)
        box = _below(box.bottom + 4, heading)
        self._set(title, box, heading)
        box = _below(box.bottom + _GAP, caption)
        self._write(slide, box, caption)
        for each in question:
            box = _below(box.bottom + 1.5 * _GAP, each, pad=_PAD)
            self._write(slide, box, each, ground=_TINT, pad=_PAD)
        picture = slide.shapes.add_picture(BytesIO(png), *_place(PICTURE))
        picture.name = step.id
        picture._element.nvPicPr.cNvPr.set("descr", _clean(alt))
        sources = name_sources(telling.publishers, _SMALL, FOOT.width, language)
        foot = [_clean(text) for text in (sources, atlas.pack.settings.credit)]
        lines = sum(len(wrap(text, _SMALL, FOOT.width)) for text in foot)
        size = min(_SMALL, FOOT.height / _LEADING / lines)
        self._write(slide, FOOT, *(_Text(text, size, 1, soft=True) for text in foot if text))
        self._note(slide, "\n\n".join(self._list_notes(atlas, telling)))

    def _fit_words(self, telling: Telling) -> list[_Text]:
        """Return date, title, caption and question in sizes at which they fit the column."""
        step = telling.step
        label = i18n.text("present-question", self._language)
        for shrink in _SHRINK:
            found = [
                _measure(telling.when, 20 * shrink, COLUMN.width, soft=True),
                _measure(step.title, 32 * shrink, COLUMN.width, bold=True),
                _measure(step.caption, 25 * shrink, COLUMN.width),
            ]
            taken = 4 + _GAP
            if step.question:
                text = f"{label}: {step.question}"
                found.append(_measure(text, 23 * shrink, COLUMN.width - 2 * _PAD))
                taken += 1.5 * _GAP + 2 * _PAD
            if sum(each.height for each in found) + taken <= COLUMN.height:
                return found
        count = len(step.title) + len(step.caption) + len(step.question)
        raise PlateError(
            Problem(
                "slide",
                field="caption",
                found=i18n.text("story-words-long", self._language, count=count),
                expected=i18n.text("story-words-short", self._language),
            )
        )

    def _list_notes(self, atlas: Atlas, telling: Telling) -> Iterator[str]:
        if telling.step.notes:
            yield telling.step.notes
        heading = i18n.text("story-note-sources", self._language)
        yield "\n".join((heading, *cite(atlas, telling.step.sources)))
        if telling.link:
            yield i18n.text("story-note-link", self._language, link=telling.link)

    def add_sources(self, citations: Sequence[str], credit: str) -> None:
        """List the sources in full, on as many slides as they need."""
        title = i18n.text("story-sources", self._language)
        texts = [_measure(text, _SMALL, _LISTS[0].width) for text in citations]
        for columns in _deal(texts):
            slide = self._add("step")
            (heading,) = slide.placeholders
            self._set(heading, _HEADING, _fit(title, 32, _HEADING, bold=True))
            for box, column in zip(_LISTS, columns, strict=False):
                self._write(slide, box, *column, apart=0.35)
            self._write(slide, FOOT, _fit(credit, _SMALL, FOOT, soft=True))

    def save(self, title: str, credit: str) -> bytes:
        """Return the file, in which nothing tells when it was made."""
        told = self._made.core_properties
        told.title, told.author = (cut(_clean(each), _PROPERTY) for each in (title, credit))
        told.language = self._language
        told.last_modified_by, told.keywords, told.comments = "", "", CREATOR
        for element in list(told._element):
            if element.tag in (qn("dcterms:created"), qn("dcterms:modified")):
                told._element.remove(element)
        package = self._made.part.package
        for id_, relation in list(package._rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                package.drop_rel(id_)
        target = BytesIO()
        self._made.save(target)
        return _zip_anew(target)

    # -- text ----------------------------------------------------------------------------------

    def _write(
        self,
        slide: Any,
        box: Box,
        *texts: _Text,
        ground: RGBColor | None = None,
        pad: float = 0.0,
        apart: float = 0.0,
    ) -> None:
        """Add a text box; ``apart`` is the room after a paragraph, in sizes of its letters."""
        shape = slide.shapes.add_textbox(*_place(box))
        if ground is not None:
            shape.fill.solid()
            shape.fill.fore_color.rgb = ground
        self._set(shape, box, *texts, pad=pad, apart=apart)
        if ground is not None:
            shape.text_frame.auto_size = MSO_AUTO_SIZE.SHAPE_TO_FIT_TEXT

    def _set(
        self,
        shape: Any,
        box: Box,
        *texts: _Text,
        pad: float = 0.0,
        apart: float = 0.0,
        anchor: MSO_ANCHOR = MSO_ANCHOR.TOP,
    ) -> None:
        """Put paragraphs into a shape."""
        shape.left, shape.top, shape.width, shape.height = _place(box)
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        frame.vertical_anchor = anchor
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = _emu(pad)
        for number, text in enumerate(texts):
            paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.line_spacing = Pt(round(text.size * _LEADING * POINTS, 1))
            paragraph.space_before = Pt(0)
            paragraph.space_after = Pt(round(text.size * apart * POINTS, 1))
            run = paragraph.add_run()
            run.text = text.text
            run.font.size = Pt(round(text.size * POINTS, 1))
            run.font.bold = text.bold
            run.font.color.rgb = _rgb(SOFT_INK if text.soft else INK)
            self._mark(run)

    def _mark(self, run: Any) -> None:
        """Say which language a run is in, for spelling, speech and fonts."""
        run.font.language_id = _LANGUAGES.get(self._language, MSO_LANGUAGE_ID.NONE)
        if self._language == "ja":
            font = run.font._element.makeelement(qn("a:ea"), {"typeface": _EAST_ASIAN})
            run.font._element.append(font)

    def _note(self, slide: Any, text: str) -> None:
        frame = slide.notes_slide.notes_text_frame
        frame.text = NOT_XML.sub("", text)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                self._mark(run)


def _measure(
    text: str, size: float, width: float, *, bold: bool = False, soft: bool = False
) -> _Text:
    text = _clean(text)
    # Kana and kanji are as broad as high in all fonts.
    broad = 1.0 if any(east_asian_width(each) in "WF" for each in text) else _AS_ARIAL
    return _Text(text, size, len(wrap(text, size, width / broad, bold=bold)), bold, soft)


def _fit(text: str, size: float, box: Box, *, bold: bool = False, soft: bool = False) -> _Text:
    """Return a text in the largest size at which it fits a box, and no larger than `size`."""
    found = _measure(text, size, box.width, bold=bold, soft=soft)
    while found.height > box.height:
        found = _measure(text, found.size * 0.94, box.width, bold=bold, soft=soft)
    return found


def _below(top: float, text: _Text, *, pad: float = 0.0) -> Box:
    return Box(COLUMN.left, top, COLUMN.right, top + text.height + 2 * pad)


def _deal(texts: Sequence[_Text]) -> Iterator[list[list[_Text]]]:
    """Fill the columns of as many slides as it takes."""
    columns: list[list[_Text]] = [[]]
    filled = 0.0
    for text in texts:
        height = text.height + 0.35 * text.size
        if filled + height > _LISTS[0].height and columns[-1]:
            columns.append([])
            filled = 0.0
        columns[-1].append(text)
        filled += height
    for start in range(0, len(columns), len(_LISTS)):
        yield columns[start : start + len(_LISTS)]


def _clean(text: str) -> str:
    """Return text on one line, as XML holds it."""
    return " ".join(NOT_XML.sub("", text).split())


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.removeprefix("#")))


def _place(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return _emu(box.left), _emu(box.top), _emu(box.width), _emu(box.height)


def _emu(px: float) -> Emu:
    return Emu(round(px * 914400 / PX_PER_INCH))


def _zip_anew(written: BytesIO) -> bytes:
    """Return an archive without the time at which it was written."""
    target = BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _THEN)
            entry.external_attr = 0o644 << 16
            is_packed = name.endswith(".png")
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return target.getvalue()
