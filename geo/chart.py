"""The figure of events and administration over time, as a Vega-Lite chart made by Altair.

Whatever changes with a filter or a date is data with a fixed name, so that the page keeps the
chart and only redraws it. Coordinates are those of ``geo.timeline``: px from the top, and
milliseconds, which no time zone shifts.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import altair as alt

from geo import i18n, style
from geo.dates import Extent
from geo.model import Category, Palette, Status
from geo.timeline import MARK, moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.timeline import Row, Timeline

BRUSH: Final = "brush"
CHOSEN: Final = "chosen"
"""Names of the selections: an interval of time, and an event with the turn of its choice."""

GROUND: Final = "#E6E1D6"
"""Ground of the days outside the window; those inside stand on paper."""

LABEL_WIDTHS: Final = (110, 210)
"""Most px of a name beside the figure, on a phone and on other screens."""

PHONE: Final = 640
"""Width of the window in px up to which the style sheet takes it for a phone's."""

_SIZE: Final = (2 * MARK + 1) ** 2
_CHOSEN_SIZE: Final = 2.2 * _SIZE
"""Areas in px² of the box of a mark; a category's path reaches from -1 to 1."""

_BAR: Final = 2.2
"""Half the height of the bar of an uncertain date, or of what lasted."""

_LONG: Final = 3
"""Years from which the axis names years only."""

_PARAMS: Final = ("span", "form", "names", "middles")
"""What the chart takes beside its data; see ``build_chart``."""

_EPOCH: Final = date(1970, 1, 1).toordinal()
_DAY: Final = moment(date(1970, 1, 2))
_YEAR: Final = 365.25
_MONTH: Final = 30.4
"""Days before the first moment, the length of a day in milliseconds, and others in days."""

_HANDLE: Final = 9
"""Height in px of the mark on top of the day's rule."""


def build_timeline(
    timeline: Timeline,
    *,
    window: tuple[date, date],
    as_of: date,
    selected: str | None,
    language: str,
    turn: int = 0,
) -> dict[str, Any]:
    """Return the Vega-Lite specification of the figure, with its data by name.

    Parameters
    ----------
    timeline
        Where everything stands.
    window
        First and last day of the window, both inclusive: it stands on paper.
    as_of
        The day for which territories are shown, as a vertical rule.
    selected
        Id of the selected event.
    language
        Of the words.
    turn
        Comes back with a chosen event. A number that changes whenever the selection does lets
        the reader choose an event again that was closed in between.
    """
    is_long = timeline.end.year - timeline.start.year >= _LONG
    values = {
        "span": [moment(timeline.start), moment(timeline.end)],
        "form": "%Y" if is_long else "%Y-%m",
        "names": [name for name, _ in timeline.labels],
        "middles": [middle for _, middle in timeline.labels],
    }
    template = load_template(language)
    params = [
        param | {"value": values[param["name"]]} if param["name"] in values else param
        for param in template["params"]
    ]
    datasets = {
        "window": [{"first": moment(window[0]), "last": moment(window[1] + timedelta(1))}],
        "lanes": [{"y": edge} for edge in timeline.lanes[1:-1]],
        "bands": _without("contested", timeline.bands),
        "density": _without("count", timeline.density),
        "events": [row | {"turn": turn} for row in timeline.events],
        "selected": [row for row in timeline.events if row["id"] == selected],
        "day": [{"first": moment(as_of), "date": i18n.word_day(as_of, language)}],
    }
    return template | {"height": timeline.height, "params": params, "datasets": datasets}


def _without(field: str, rows: Iterable[Row]) -> list[Row]:
    """Return rows without what is not drawn."""
    return [{name: value for name, value in row.items() if name != field} for row in rows]


def read_brush(
    first: float, last: float, *, shown: tuple[date, date], extent: tuple[date, date]
) -> tuple[str | None, str | None]:
    """Return the window that a drag from one moment to another means.

    A finger cannot point at a day among centuries: what is dragged over two years or more snaps
    to whole years, and over two months or more to whole months.

    Parameters
    ----------
    first, last
        In milliseconds since 1970, in order.
    shown
        First day of the figure, and the day after its last one.
    extent
        First and last day of what is told.

    Returns
    -------
    Start and end as for ``ViewState``; ``None`` where the drag reaches the end of the extent.
    """
    low, high = (_EPOCH + edge / _DAY for edge in (first, last))
    low = min(max(low, shown[0].toordinal()), shown[1].toordinal() - 1)
    high = min(max(high, low), shown[1].toordinal())
    if high - low >= 2 * _YEAR:
        start, end = _nearest_year(low), _nearest_year(high) - 1
        return (
            None if start <= extent[0].year else str(start),
            None if end >= extent[1].year else str(end),
        )
    days = date.fromordinal(int(low)), date.fromordinal(max(int(low), round(high) - 1))
    if high - low >= 2 * _MONTH:
        return f"{days[0]:%Y-%m}", f"{days[1]:%Y-%m}"
    return days[0].isoformat(), days[1].isoformat()


def _nearest_year(ordinal: float) -> int:
    """Return the year whose first day is the nearest to a day."""
    year = date.fromordinal(int(ordinal)).year
    begins, next_begins = (date(each, 1, 1).toordinal() for each in (year, year + 1))
    return year if ordinal - begins < next_begins - ordinal else year + 1


@lru_cache
def load_template(language: str) -> dict[str, Any]:
    """Return the chart as Altair checks and writes it, made once: it takes a fifth of a second."""
    template: dict[str, Any] = build_chart(language).to_dict()
    return template


def build_chart(language: str) -> alt.LayerChart:
    """Return the chart without its data and the values of its parameters.

    The parameters are ``span``, the days of the axis; ``form``, how it names them; and ``names``
    and ``middles``, the lanes and bands with the heights of their middles.
    """
    said = alt.Tooltip("said:N", title=i18n.text("timeline-said", language))
    dated = alt.Tooltip("date:N", title=i18n.text("timeline-date", language))
    rule, handle = _day(alt.Tooltip("date:N", title=i18n.text("timeline-as-of", language)))
    layers = (
        _window(),
        _separators(),
        _rectangles("bands").encode(
            fill=alt.Fill("colour:N", scale=None),
            tooltip=[_headed("area"), said, dated],
        ),
        _dots(),
        _rectangles("density").encode(
            fill=alt.value(style.SOFT_INK), tooltip=[_headed("said"), dated]
        ),
        rule,
        *_events(dated),
        _selected(dated),
        handle,
    )
    chart: alt.LayerChart = (
        alt.layer(*layers)
        .properties(
            description=i18n.text("timeline-label", language),
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
            padding={"left": 2, "right": 8, "top": 2, "bottom": 2},
        )
        .configure_view(fill=GROUND, stroke=None, cursor="crosshair")
        .add_params(*(alt.param(name, value=None) for name in _PARAMS))
    )
    return chart


def _headed(field: str) -> alt.Tooltip:
    """Return the heading of a tooltip; Vega takes the name ``title`` for that."""
    return alt.Tooltip(f"{field}:N", title="title")


def _window() -> alt.Chart:
    """Return the paper of the window; it brings the scale and axis of time."""
    chart: alt.Chart = (
        _base("window")
        .mark_rect(fill=style.PAPER, aria=False)
        .encode(
            x=alt.X(
                "first:T",
                title=None,
                scale=alt.Scale(
                    type="utc",
                    domain=alt.ExprRef("span"),
                    nice=False,
                    clamp=True,
                    padding=2 * MARK,
                ),
                axis=alt.Axis(
                    aria=False,
                    labelExpr="utcFormat(datum.value, form)",
                    grid=False,
                    domain=False,
                    labelFlush=True,
                    labelOverlap=True,
                    labelSeparation=8,
                    labelPadding=6,
                ),
            ),
            x2="last:T",
            y=alt.value(0),
            y2=alt.value("height"),
        )
    )
    return chart


def _base(data: str, name: str = "") -> alt.Chart:
    """Return a layer of a dataset; its marks are found in the page by the layer's name."""
    return alt.Chart(alt.NamedData(name=data), name=name or data)


def _separators() -> alt.Chart:
    """Return the lines between lanes; they bring the scale and axis of lanes and bands."""
    chart: alt.Chart = (
        _base("lanes")
        .mark_rule(stroke=style.COAST, strokeOpacity=0.45, strokeWidth=1, aria=False)
        .encode(
            y=alt.Y(
                "y:Q",
                title=None,
                scale=alt.Scale(domain=alt.ExprRef("[height, 0]"), nice=False, zero=False),
                axis=alt.Axis(
                    aria=False,
                    values=alt.ExprRef("middles"),
                    # Vega drops every other value where there are more than this.
                    tickCount=alt.ExprRef("length(middles)"),
                    labelExpr="names[indexof(middles, datum.value)]",
                    labelLimit=alt.ExprRef(
                        f"windowSize()[0] <= {PHONE} ? {LABEL_WIDTHS[0]} : {LABEL_WIDTHS[1]}"
                    ),
                    labelFontSize=11,
                    labelOverlap=False,
                    labelPadding=6,
                    grid=False,
                    domain=False,
                    ticks=False,
                ),
            )
        )
    )
    return chart


def _rectangles(data: str) -> alt.Chart:
    chart: alt.Chart = (
        _base(data)
        .mark_rect(stroke=style.PAPER, strokeWidth=0.4, aria=False)
        .encode(
            x=alt.X("first:T", title=None),
            x2="last:T",
            y=alt.Y("top:Q", title=None),
            y2="bottom:Q",
        )
    )
    return chart


def _dots() -> alt.Chart:
    """Return dots on the bands of states whose swatch has them."""
    colours = list(dict.fromkeys(style.PALETTES[Palette.DOTTED]))
    chart: alt.Chart = (
        _base("bands", "dots")
        .transform_filter(alt.FieldOneOfPredicate("colour", colours))
        .transform_calculate(middle=(alt.datum.top + alt.datum.bottom) / 2)
        .mark_rule(
            stroke=style.DOT, strokeWidth=2, strokeDash=[0, 7], strokeCap="round", aria=False
        )
        .encode(
            x=alt.X("first:T", title=None),
            x2="last:T",
            y=alt.Y("middle:Q", title=None),
        )
    )
    return chart


def _events(dated: alt.Tooltip) -> tuple[alt.LayerChart | alt.Chart, ...]:
    """Return the bars of dates that are no day, and the marks, which take all gestures."""
    planned = alt.datum.status == str(Status.PLANNED)
    lasted = alt.datum.extent == str(Extent.SPAN)
    bars = (
        _base("events", "bars")
        .transform_filter(alt.datum.last > alt.datum.first)
        .transform_calculate(top=alt.datum.y - _BAR, bottom=alt.datum.y + _BAR)
        .mark_rect(stroke=style.INK, cursor="pointer", cornerRadius=_BAR, aria=False)
        .encode(
            x=alt.X("first:T", title=None),
            x2="last:T",
            y=alt.Y("top:Q", title=None),
            y2="bottom:Q",
            fill=alt.condition(planned, alt.value(style.PAPER), alt.value(style.INK)),
            strokeWidth=alt.condition(planned, alt.value(1), alt.value(0)),
            opacity=alt.when(alt.datum.soft == 1)
            .then(alt.value(0.22))
            .when(lasted)
            .then(alt.value(0.6))
            .otherwise(alt.value(0.4)),
            tooltip=[_headed("title"), dated],
        )
    )
    marks = (
        _marks("events", dated)
        .encode(
            fill=alt.Fill(
                "status:N",
                scale=alt.Scale(
                    domain=[str(status) for status in style.EVENT_FILL],
                    range=list(style.EVENT_FILL.values()),
                ),
                legend=None,
            ),
            # A rim of paper parts marks that cover each other.
            stroke=alt.condition(planned, alt.value(style.INK), alt.value(style.PAPER)),
            size=alt.value(_SIZE),
        )
        .add_params(
            alt.selection_interval(
                name=BRUSH,
                encodings=["x"],
                translate=False,
                zoom=False,
                mark=alt.BrushConfig(
                    fill=style.ACCENT, fillOpacity=0.16, stroke=style.ACCENT, strokeOpacity=0.9
                ),
            ),
            alt.selection_point(
                name=CHOSEN, fields=["id", "turn"], on="click", toggle=False, empty=False
            ),
        )
    )
    return bars, marks


def _marks(data: str, dated: alt.Tooltip) -> alt.Chart:
    chart: alt.Chart = (
        _base(data)
        .mark_point(strokeWidth=0.8, opacity=1, cursor="pointer")
        .encode(
            x=alt.X("first:T", title=None),
            y=alt.Y("y:Q", title=None),
            shape=alt.Shape(
                "category:N",
                scale=alt.Scale(
                    domain=[str(category) for category in Category],
                    range=[style.SHAPES[category] for category in Category],
                ),
                legend=None,
            ),
            tooltip=[_headed("title"), dated],
            description=alt.Description("title:N"),
        )
    )
    return chart


def _selected(dated: alt.Tooltip) -> alt.Chart:
    chart: alt.Chart = _marks("selected", dated).encode(
        fill=alt.value(style.ACCENT), stroke=alt.value(style.PAPER), size=alt.value(_CHOSEN_SIZE)
    )
    return chart


def _day(said: alt.Tooltip) -> tuple[alt.Chart, alt.Chart]:
    """Return the rule of the as-of day, and a handle on top of it."""
    day = _base("day").encode(x=alt.X("first:T", title=None), tooltip=[said])
    rule = day.mark_rule(stroke=style.ACCENT, strokeWidth=1.5, aria=False).encode(
        y=alt.value(0), y2=alt.value("height")
    )
    handle = (
        day.properties(name="handle")
        .mark_point(
            shape="triangle-down", size=70, fill=style.ACCENT, stroke=None, opacity=1, aria=False
        )
        .encode(y=alt.value(_HANDLE / 2))
    )
    return rule, handle
