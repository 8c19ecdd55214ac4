"""Views whose plates the tests lay out and draw, and the boxes of what stands on a plate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Text

from geo.annotations import Arrow, Caption, Ellipse, Highlight, Pin
from geo.figure.layout import Arrangement, Words
from geo.figure.notes import Note
from geo.figure.placement import Placed
from geo.figure.projection import Box
from geo.figure.scene import Scene
from geo.figure.typeset import measure
from geo.figure.words import Plate
from geo.model import Camera, Layer, Names, ViewState
from geo.plate_options import Size

HOME = "https://map.example/"
STORY = (Layer.ARTICLE, Layer.BACKGROUND, Layer.LINES, Layer.LABELS)

TITLES = {
    Names.JAPANESE: ("北方領土をめぐる交渉の歩み", "択捉島、国後島、色丹島および歯舞群島。"),
    Names.RUSSIAN: ("Южные Курилы: переговоры", "Итуруп, Кунашир, Шикотан и Хабомаи"),
    Names.ENGLISH: ("Talks about the islands", "Etorofu, Kunashiri, Shikotan and Habomai"),
    Names.DUAL: ("Talks · 交渉 · переговоры", "Łódź, São Tomé, Ελλάδα & <b>R&D</b>"),
}
"""A title and a subtitle for each choice of names."""

MARKS = (
    Caption(45.3, 146.0, "A caption with a few words, which takes more than one line."),
    Pin(44.2, 146.4, "The first pin, <i>with</i> $x^2$"),
    Pin(43.8, 146.9, "二番目のピンです。択捉島について。"),
    Arrow(44.6, 145.6, 44.9, 147.4, "An arrow to Etorofu"),
    Ellipse(43.9, 147.6, 60, 40, "Эллипс"),
    Highlight("shikotan", "Highlighted"),
)

VIEWS = {
    "islands": ViewState(names=Names.DUAL),
    "region": ViewState(names=Names.JAPANESE, camera=Camera(47, 150, 5), at="1900"),
    "world": ViewState(names=Names.ENGLISH, camera=Camera(20, 150, 1), layers=STORY),
    "all events": ViewState(names=Names.RUSSIAN, layers=STORY),
    "far event": ViewState(names=Names.DUAL, event="un-resolutions-north-korea"),
    "dense story": ViewState(names=Names.ENGLISH, layers=STORY, camera=Camera(40, 140, 4)),
    "annotated": ViewState(names=Names.DUAL, layers=STORY, annotations=MARKS),
    "across 180°": ViewState(names=Names.RUSSIAN, layers=STORY, camera=Camera(55, 179, 3.5)),
}


@dataclass
class Drawn:
    """A plate as it was drawn; ``taken`` is what labels had to keep clear of beside symbols."""

    plate: Plate
    scene: Scene
    layout: Arrangement
    figure: Figure
    file: bytes = b""
    notes: tuple[Note, ...] = ()
    labels: tuple[Placed, ...] = ()
    taken: tuple[Box, ...] = field(default=())


Draw = Callable[..., Drawn]


def on(view: ViewState, size: Size, **options: Any) -> ViewState:
    """Return a view with a size of its plate and more options."""
    return replace(view, plate=replace(view.plate, size=size, **options))


def titled(view: ViewState) -> ViewState:
    """Return a view with title and subtitle in the script of its names."""
    title, subtitle = TITLES[view.names]
    return replace(view, title=title, plate=replace(view.plate, subtitle=subtitle))


def box_of(words: Words) -> Box:
    """Return what a line of text takes up, from its capitals to its descenders."""
    width = measure(words.text, words.size, bold=words.bold)
    top, bottom = words.y - 0.8 * words.size, words.y + 0.24 * words.size
    return Box(words.x, top, words.x + width, bottom)


def check_sheet(layout: Arrangement, size: Size) -> None:
    """Assert that all parts of a plate lie on the sheet, and none on another."""
    parts = {
        f"word {number} {words.text!r}": box_of(words) for number, words in enumerate(layout.words)
    }
    parts |= {f"sample {number}": box for number, (box, _) in enumerate(layout.samples)}
    parts |= {"map": layout.map}
    parts |= {"locator": layout.locator} if layout.locator else {}
    parts |= {"code": layout.code} if layout.code else {}
    sheet = Box(0, 0, size.width, size.height).grown(-4)
    assert [name for name, box in parts.items() if not sheet.holds(box)] == []
    assert meetings(parts) == []
    assert all(box.width > 0 and box.height > 0 for box in parts.values())
    assert layout.map.width * layout.map.height >= 0.27 * size.width * size.height


def meetings(parts: dict[str, Box]) -> list[tuple[str, str]]:
    """Return which boxes overlap."""
    pairs = combinations(parts.items(), 2)
    return [(one, other) for (one, box), (other, other_box) in pairs if box.meets(other_box)]


def bare(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def check_words(plate: Plate, layout: Arrangement) -> None:
    """Assert that nothing of what a plate says is missing on its sheet."""
    said = bare("".join(words.text for words in layout.words))
    legend = plate.legend
    wanted = [
        plate.title,
        plate.subtitle,
        plate.dates,
        *(each.label for each in (*legend.areas, *legend.symbols, *legend.strokes)),
        *legend.notes,
        *plate.notes,
        *(text for _, text in plate.pins),
        plate.credit,
        plate.short_link,
    ]
    assert [text for text in wanted if bare(text) not in said] == []


def texts_of(figure: Figure) -> list[Text]:
    """Return the texts on a figure."""
    return [artist for artist in figure.artists if isinstance(artist, Text)]
