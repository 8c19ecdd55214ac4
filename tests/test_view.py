from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import i18n
from geo.annotations import MAX_NOTE, Arrow, Caption, Ellipse, Highlight, Pin
from geo.errors import DateError
from geo.model import Camera, Category, CompareMode, Layer, Names, ViewState
from geo.plate_options import PRESETS, SCALES, PlateOptions, Projection, Size, Theme
from geo.view import MAX_NOTES, Param, format_query, parse_query
from geo.window import as_of, window
from tests.strategies import KNOWN, views

EXTENT = date(1644, 1, 1), date(2018, 6, 30)

DEFAULT = ViewState()

FIELDS = {
    Param.PACK: "pack",
    Param.FROM: "start",
    Param.TO: "end",
    Param.AT: "at",
    Param.AT2: "at2",
    Param.CERTAIN: "certain",
    Param.PERSPECTIVE: "perspective",
    Param.PERSPECTIVE2: "perspective2",
    Param.COMPARE: "compare",
    Param.LANGUAGE: "language",
    Param.NAMES: "names",
    Param.CATEGORIES: "categories",
    Param.ACTORS: "actors",
    Param.TERRITORIES: "territories",
    Param.TEXT: "text",
    Param.EVENT: "event",
    Param.LAYERS: "layers",
    Param.BASE: "base",
    Param.CAMERA: "camera",
    Param.NOTE: "annotations",
    Param.TITLE: "title",
    Param.STORY: "story",
    Param.STEP: "step",
}


def test_each_field_has_a_parameter():
    assert set(FIELDS) | {param for param, _, _ in PLATE} == set(Param)
    assert {*FIELDS.values(), "plate"} == {field.name for field in fields(ViewState)}


FULL = [
    (Param.PACK, "elsewhere", "elsewhere"),
    (Param.FROM, "1855", "1855"),
    (Param.TO, "1945-08", "1945-08"),
    (Param.AT, "2017-03-20", "2017-03-20"),
    (Param.AT2, "1945-08", "1945-08"),
    (Param.CERTAIN, "1", True),
    (Param.PERSPECTIVE, "north", "north"),
    (Param.PERSPECTIVE2, "south", "south"),
    (Param.PERSPECTIVE2, "control", "control"),
    (Param.COMPARE, "swipe", CompareMode.SWIPE),
    (Param.LANGUAGE, "ja", "ja"),
    (Param.NAMES, "ru", Names.RUSSIAN),
    (Param.CATEGORIES, "legal,conflict", (Category.LEGAL, Category.CONFLICT)),
    (Param.ACTORS, "bob,ann", ("bob", "ann")),
    (Param.TERRITORIES, "isle", ("isle",)),
    (Param.TEXT, "peace & “treaty”, +1", "peace & “treaty”, +1"),
    (Param.EVENT, "treaty", "treaty"),
    (Param.LAYERS, "background,labels", (Layer.BACKGROUND, Layer.LABELS)),
    (Param.LAYERS, "none", ()),
    (Param.BASE, "osm", "osm"),
    (Param.CAMERA, "44.5,147,6.25", Camera(44.5, 147.0, 6.25)),
    (Param.CAMERA, "-1e-07,-180,0", Camera(-1e-7, -180.0, 0.0)),
    (Param.NOTE, "44,147.5,Here, and there", (Caption(44.0, 147.5, "Here, and there"),)),
    (Param.NOTE, "pin,44,147.5,Here", (Pin(44.0, 147.5, "Here"),)),
    (Param.NOTE, "arrow,44,147,45.5,-180", (Arrow(44.0, 147.0, 45.5, -180.0),)),
    (
        Param.NOTE,
        "ellipse,44,147,0.1,5000,All, as",
        (Ellipse(44.0, 147.0, 0.1, 5000.0, "All, as"),),
    ),
    (Param.NOTE, "highlight,isle,Ours, says one", (Highlight("isle", "Ours, says one"),)),
    (Param.TITLE, "The talks", "The talks"),
    (Param.STORY, "tour", "tour"),
    (Param.STEP, "12", 12),
]


@pytest.mark.parametrize(("param", "text", "value"), FULL)
def test_parameter_sets_its_field(param, text, value):
    view, problems = parse_query([(param, text)], KNOWN)
    assert problems == ()
    assert view == replace(DEFAULT, **{FIELDS[param]: value})


PLATE = [
    (Param.SIZE, "800x1200", PlateOptions(size=Size(800, 1200))),
    (Param.SCALE, "4", PlateOptions(scale=4)),
    (Param.THEME, "print", PlateOptions(theme=Theme.PRINT)),
    (Param.PROJECTION, "mercator", PlateOptions(projection=Projection.MERCATOR)),
    (Param.TRANSPARENT, "1", PlateOptions(transparent=True)),
    (Param.CODE, "1", PlateOptions(code=True)),
    (Param.SUBTITLE, "As told in 2017", PlateOptions(subtitle="As told in 2017")),
    (Param.ALT, "A map.", PlateOptions(alt="A map.")),
]


@pytest.mark.parametrize(("param", "text", "plate"), PLATE)
def test_parameter_sets_an_option_of_the_plate(param, text, plate):
    view = replace(DEFAULT, plate=plate)
    assert parse_query([(param, text)], KNOWN) == (view, ())
    assert format_query(view) == [(param, text)]


@pytest.mark.parametrize(
    ("text", "size"), [("A4", Size(794, 1123)), ("1920 × 1080", PRESETS["slide"])]
)
def test_size_is_read_by_name_and_with_a_times_sign(text, size):
    view, problems = parse_query([(Param.SIZE, text)], KNOWN)
    assert problems == ()
    assert view.plate.size == size


@pytest.mark.parametrize(
    "text", ["0x0", "-1x675", "1000000000x2", "NaNxNaN", "1200", "4097x4000", "360x1081", "x"]
)
def test_size_out_of_bounds_is_reported(text):
    view, problems = parse_query([(Param.SIZE, text)], KNOWN)
    assert view == DEFAULT
    assert [(each.field, each.found) for each in problems] == [("size", repr(text.lower()))]
    assert "from 360 to 4096" in problems[0].expected


def test_scale_of_too_many_dots_is_reported():
    view, problems = parse_query([("size", "4096x4096"), ("scale", "2")], KNOWN)
    assert view.plate == PlateOptions(size=Size(4096, 4096))
    assert [each.field for each in problems] == ["scale"]
    assert "36,000,000" in problems[0].expected


@pytest.mark.parametrize("size", PRESETS.values(), ids=PRESETS)
def test_every_preset_is_allowed_at_every_scale(size):
    assert size.is_allowed
    assert all(size.allows(scale) for scale in SCALES)


@pytest.mark.parametrize(("param", "text", "value"), FULL)
def test_field_is_written_as_its_parameter(param, text, value):
    pairs = format_query(replace(DEFAULT, **{FIELDS[param]: value}))
    assert pairs == [(param, text)]


def test_default_view_has_an_empty_query():
    assert format_query(DEFAULT) == []
    assert parse_query([], KNOWN) == (DEFAULT, ())


@given(views())
def test_a_view_survives_the_url(view):
    query = urlencode(format_query(view))
    back, problems = parse_query(parse_qsl(query, keep_blank_values=True), KNOWN)
    assert problems == ()
    assert back == view


@pytest.mark.parametrize(
    ("param", "text"),
    [
        (Param.PACK, "nowhere"),
        (Param.FROM, "yesterday"),
        (Param.TO, "1855-13"),
        (Param.AT, "1855~"),
        (Param.AT2, "1855~"),
        (Param.CERTAIN, "yes"),
        (Param.PERSPECTIVE, "west"),
        (Param.PERSPECTIVE2, "west"),
        (Param.COMPARE, "blink"),
        (Param.LANGUAGE, "xx"),
        (Param.NAMES, "latin"),
        (Param.CATEGORIES, "gossip"),
        (Param.ACTORS, "zoe"),
        (Param.TERRITORIES, "atlantis"),
        (Param.TEXT, "x" * 201),
        (Param.EVENT, "picnic"),
        (Param.LAYERS, "gossip"),
        (Param.BASE, "satellite"),
        (Param.CAMERA, "44,147"),
        (Param.CAMERA, "44,147,6,9"),
        (Param.CAMERA, "nan,147,6"),
        (Param.CAMERA, "44,inf,6"),
        (Param.CAMERA, "44,1e999,6"),
        (Param.CAMERA, "85.1,147,6"),
        (Param.CAMERA, "44,180.1,6"),
        (Param.CAMERA, "44,147,22.1"),
        (Param.CAMERA, "44,147,-1"),
        (Param.CAMERA, "4_4,147,6"),
        (Param.CAMERA, "٤٤,147,6"),
        (Param.NOTE, "44,147"),
        (Param.NOTE, "44,147, "),
        (Param.NOTE, "nan,147,text"),
        (Param.NOTE, f"44,147,{'x' * (MAX_NOTE + 1)}"),
        (Param.NOTE, "pin,44,147"),
        (Param.NOTE, "arrow,44,147,86,147"),
        (Param.NOTE, "ellipse,44,147,0,10"),
        (Param.NOTE, "highlight,atlantis"),
        (Param.TITLE, "x" * 201),
        (Param.STORY, "saga"),
        (Param.STEP, "0"),
        (Param.STEP, "1000"),
        (Param.STEP, "٣"),
    ],
)
def test_bad_parameter_falls_back_alone(param, text):
    good = {name: value for name, value, _ in FULL if name != param}
    expected, none = parse_query(good.items(), KNOWN)
    view, (problem,) = parse_query([*good.items(), (param, text)], KNOWN)
    assert none == ()
    assert view == expected
    assert problem.where == "address"
    assert problem.field == param
    assert text.strip()[:20] in problem.found
    assert problem.expected


def test_unknown_parameter_is_reported_with_the_known_ones():
    view, (problem,) = parse_query([("colour", "red")], KNOWN)
    assert view == DEFAULT
    assert str(problem).startswith("address: 'colour' was 'red'; expected one of the parameters")
    assert all(param in problem.expected for param in Param)


def test_good_ids_of_a_list_remain():
    view, (problem,) = parse_query([("who", " Bob,,zoe,ann,bob,max ")], KNOWN)
    assert view.actors == ("bob", "ann")
    assert (problem.field, problem.found) == ("who", "'zoe,max'")
    assert problem.expected == "one of ann, bob, none"


def test_of_a_repeated_parameter_the_last_counts():
    view, (problem,) = parse_query([("q", "one"), ("q", "two")], KNOWN)
    assert view.text == "two"
    assert (problem.field, problem.found) == ("q", "'two'")
    assert "the last is used" in problem.expected


def test_empty_parameters_mean_the_default():
    assert parse_query([(name, " ") for name in Param if name != Param.NOTE], KNOWN) == (
        DEFAULT,
        (),
    )


def test_window_that_ends_before_it_starts_falls_back():
    view, (problem,) = parse_query([("from", "1946"), ("to", "1945-08"), ("q", "war")], KNOWN)
    assert view == replace(DEFAULT, text="war")
    assert (problem.field, problem.found) == ("from", "'1946'")
    assert "1945-08" in problem.expected


def test_window_within_one_year_is_kept():
    view, problems = parse_query([("from", "1945-08"), ("to", "1945")], KNOWN)
    assert (view.start, view.end, problems) == ("1945-08", "1945", ())


@pytest.mark.parametrize(
    ("param", "text"),
    [
        (Param.TEXT, "x" * 200),
        (Param.TITLE, "x" * 200),
        (Param.NOTE, f"44,147,{'x' * MAX_NOTE}"),
        (Param.CAMERA, "-85,180,22"),
        (Param.STEP, "999"),
    ],
)
def test_limits_are_inclusive(param, text):
    view, problems = parse_query([(param, text)], KNOWN)
    assert problems == ()
    assert format_query(view) == [(param, text)]


def test_a_bad_note_is_dropped_alone_and_told_apart():
    notes = ["44,147,One", "pin,44,x,Two", "highlight,atlantis", "highlight,ISLE", "here,Three"]
    view, problems = parse_query([("note", note) for note in notes], KNOWN)
    assert view.annotations == (Caption(44.0, 147.0, "One"), Highlight("isle"))
    assert [each.found for each in problems] == [repr(notes[at]) for at in (1, 2, 4)]
    pin, highlight, text = (each.expected for each in problems)
    assert pin.startswith("pin,LATITUDE,LONGITUDE,TEXT with latitude from -85 to 85")
    assert "a territory out of isle, rock, then" in highlight
    assert text.startswith("LATITUDE,LONGITUDE,TEXT")


def test_surplus_notes_are_dropped():
    pairs = [("note", f"44,147,note {n}") for n in range(MAX_NOTES + 2)]
    view, (problem,) = parse_query(pairs, KNOWN)
    assert len(view.annotations) == MAX_NOTES
    assert problem.found == f"'44,147,note {MAX_NOTES}'"


def test_long_values_are_shortened_and_unseen_characters_dropped():
    _, (problem,) = parse_query([("x" * 1000, "y\x00" * 1000)], KNOWN)
    assert len(problem.field) < 100
    assert len(problem.found) < 100
    assert "\x00" not in problem.found


def test_nothing_to_choose_is_said():
    _, (problem,) = parse_query([("event", "war")], replace(KNOWN, events=frozenset()))
    assert "none to choose" in problem.expected


def test_many_choices_are_counted_and_not_all_named():
    many = replace(KNOWN, events=frozenset("abcdefghij"))
    _, (problem,) = parse_query([("event", "picnic")], many)
    assert problem.expected == "one of a, b, c, d, e, f, g, h and 2 more"


@pytest.fixture
def another_language(monkeypatch, tmp_path):
    """A second catalogue, whose language is called ``qq``."""
    catalogue = (i18n.LOCALE / "en.ftl").read_text(encoding="utf-8")
    for language, text in (("en", catalogue), ("qq", catalogue.replace("whole number", "QQ"))):
        (tmp_path / f"{language}.ftl").write_text(text, encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALE", tmp_path)
    monkeypatch.setattr(i18n, "LANGUAGES", ("en", "qq"))
    yield "qq"
    for cached in (i18n.keys, i18n._resource, i18n._bundle):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("qq", "a QQ from 1 to 999"),
        (" QQ ", "a QQ from 1 to 999"),
        ("en", "a whole number from 1 to 999"),
        # Known, but without a catalogue.
        ("ja", "a whole number from 1 to 999"),
        ("xx", "a whole number from 1 to 999"),
    ],
)
def test_problems_are_told_in_the_language_of_the_view(another_language, asked, words):
    known = replace(KNOWN, languages=KNOWN.languages | {another_language})
    _, problems = parse_query([("step", "0"), ("lang", asked)], known)
    assert problems[-1].expected == words


NAMES = st.sampled_from([*(str(param) for param in Param), "colour", ""]) | st.text(max_size=8)
VALUES = st.one_of(
    st.text(max_size=30),
    st.sampled_from([text for _, text, _ in FULL]),
    st.lists(st.floats().map(str) | st.text(max_size=4), max_size=5).map(",".join),
)


@settings(max_examples=300)
@given(st.lists(st.tuples(NAMES, VALUES), max_size=12))
def test_any_query_gives_a_view_that_survives_the_url(pairs):
    view, _ = parse_query(pairs, KNOWN)
    assert parse_query(format_query(view), KNOWN) == (view, ())
    first, last = window(view, EXTENT)
    assert first <= last


@given(views(), st.sampled_from([*Param]))
def test_a_problem_hides_no_other_field(view, broken):
    pairs = [(name, value) for name, value in format_query(view) if name != broken]
    expected, _ = parse_query(pairs, KNOWN)
    found, problems = parse_query([*pairs, (broken, "\u2620" * 1001)], KNOWN)
    assert found == expected
    assert [problem.field for problem in problems] == [broken]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (None, None, EXTENT),
        ("1855", None, (date(1855, 1, 1), EXTENT[1])),
        (None, "1945-08", (EXTENT[0], date(1945, 8, 31))),
        ("1945-08-15", "1945-08", (date(1945, 8, 15), date(1945, 8, 31))),
        ("2050", None, (date(2050, 1, 1), date(2050, 12, 31))),
        (None, "1610-02", (date(1610, 2, 1), date(1610, 2, 28))),
        ("2018-06", None, (date(2018, 6, 1), date(2018, 6, 30))),
    ],
)
def test_window(start, end, expected):
    assert window(ViewState(start=start, end=end), EXTENT) == expected


@pytest.mark.parametrize(
    ("at", "end", "expected"),
    [
        ("1855", "1945", date(1855, 12, 31)),
        ("1904-02", None, date(1904, 2, 29)),
        ("1855-02-07", None, date(1855, 2, 7)),
        (None, "1945", date(1945, 12, 31)),
        (None, None, EXTENT[1]),
    ],
)
def test_as_of_is_the_last_day_meant(at, end, expected):
    assert as_of(ViewState(at=at, end=end), EXTENT) == expected


def test_window_refuses_a_bound_that_is_no_date():
    with pytest.raises(DateError, match="soon"):
        window(ViewState(start="soon"), EXTENT)
