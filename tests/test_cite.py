"""Citations in full for each kind of item, and the promises for all sources of the pack."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from citeproc import CitationStylesStyle
from hypothesis import given
from hypothesis import strategies as st

from geo.cite import CitationStyle, cite_sources, cite_view, word_style
from geo.model import Source
from geo.pack import load_pack
from geo.settings import STATIC

APA, CHICAGO, BIBTEX = CitationStyle
PROSE = (APA, CHICAGO)
HOSTILE = r"""50% of {a_b} & #1 \input{x}~^$ <b>bold</b> <script>alert("x")</script>"""

STEPHAN = {"family": "Stephan", "given": "John J."}
VAN_DYKE = {"family": "Dyke", "given": "Ann", "non-dropping-particle": "van"}
OFFICE = {"literal": "Office of Maps"}


def source(type_: str, **fields: Any) -> Source:
    """Return a source; ``_`` in a name stands for the ``-`` of CSL-JSON."""
    item = {"id": "one", "type": type_, "title": "Two squares in the sea"}
    item |= {name.replace("_", "-"): value for name, value in fields.items()}
    return Source.model_validate(item)


def on(*days: list[int]) -> dict[str, Any]:
    return {"date-parts": list(days)}


def cite(each: Source, style: CitationStyle) -> str:
    (citation,) = cite_sources([each], style)
    return citation


def view(style: CitationStyle, **changes: Any) -> str:
    values: dict[str, Any] = {
        "title": "Who held Iturup in 1946",
        "address": "https://maps.example/?pack=squares&at=1946",
        "accessed": date(2026, 11, 25),
        **changes,
    }
    return cite_view("Two squares", "1.0.0", style=style, **values)


@pytest.fixture(scope="module")
def shipped() -> list[Source]:
    return list(load_pack().sources.values())


def test_cites_a_view() -> None:
    assert view(APA) == (
        "Who held Iturup in 1946 [Map]. (n.d.). In Two squares (Version 1.0.0). "
        "Retrieved November 25, 2026, from https://maps.example/?pack=squares&at=1946"
    )
    assert view(CHICAGO) == (
        "“Who Held Iturup in 1946.” Map. In Two squares, version 1.0.0. "
        "Accessed November 25, 2026. https://maps.example/?pack=squares&at=1946."
    )
    assert view(BIBTEX, licence="CC0-1.0") == (
        "@online{view-7d20ce132ef0,\n"
        "  title = {{Who held Iturup in 1946}},\n"
        "  titleaddon = {{Map}},\n"
        "  organization = {{Two squares}},\n"
        "  note = {{Licence of the data: CC0-1.0}},\n"
        "  version = {1.0.0},\n"
        "  urldate = {2026-11-25},\n"
        "  url = {https://maps.example/?pack=squares&at=1946},\n"
        "}"
    )


def test_view_without_a_title_has_that_of_the_pack() -> None:
    assert view(APA, title=" \n").startswith("Two squares (Version 1.0.0) [Map]. (n.d.). Ret")
    assert view(CHICAGO, title="").startswith("“Two Squares.” Map. Version 1.0.0. Accessed")
    assert "title = {{Two squares}}" in view(BIBTEX, title="")


def test_view_key_follows_the_address() -> None:
    other = view(BIBTEX, address="https://maps.example/?pack=squares&at=1947")
    assert other.partition(",")[0] != view(BIBTEX).partition(",")[0]
    assert view(BIBTEX, title="Other").partition(",")[0] == view(BIBTEX).partition(",")[0]


@pytest.mark.parametrize(
    ("each", "apa", "chicago"),
    [
        (
            source(
                "webpage",
                publisher="Office of Maps",
                container_title="Office of Maps",
                URL="https://maps.example/squares",
                issued=on([2017, 3, 20]),
            ),
            (
                "Office of Maps. (2017, March 20). Two squares in the sea. "
                "https://maps.example/squares"
            ),
            (
                "Office of Maps. “Two Squares in the Sea.” March 20, 2017. "
                "https://maps.example/squares."
            ),
        ),
        (
            source(
                "webpage", container_title="Atlas", accessed=on([2020, 1, 2]), URL="https://a.b"
            ),
            "Atlas. (n.d.). Two squares in the sea. Retrieved January 2, 2020, from https://a.b",
            "Atlas. “Two Squares in the Sea.” Accessed January 2, 2020. https://a.b.",
        ),
        (
            source("webpage", publisher="State", container_title="Papers", author=[OFFICE]),
            "Office of Maps. (n.d.). Two squares in the sea. Papers. State.",
            "Office of Maps. “Two Squares in the Sea.” Papers. State.",
        ),
        (
            source("article-newspaper", container_title="The Sea", issued=on([2017, 3]), page="6"),
            "Two squares in the sea. (2017, March). The Sea, 6.",
            "The Sea. “Two Squares in the Sea.” March 2017.",
        ),
        (
            source("article-newspaper", container_title="The Sea", author=[STEPHAN, VAN_DYKE]),
            "Stephan, J. J., & Dyke, A. van. (n.d.). Two squares in the sea. The Sea.",
            "Stephan, John J., and Ann van Dyke. “Two Squares in the Sea.” The Sea.",
        ),
        (
            source(
                "article-journal",
                author=[STEPHAN],
                container_title="Journal of Maps",
                volume=12,
                issue="3",
                page="10-25",
                issued=on([1999, 5]),
                DOI="10.1000/182",
            ),
            (
                "Stephan, J. J. (1999). Two squares in the sea. Journal of Maps, 12(3), 10–25. "
                "https://doi.org/10.1000/182"
            ),
            (
                "Stephan, John J. “Two Squares in the Sea.” Journal of Maps 12, no. 3 (1999): "
                "10–25. https://doi.org/10.1000/182."
            ),
        ),
        (
            source(
                "book",
                author=[STEPHAN],
                publisher="Clarendon",
                publisher_place="Oxford",
                edition="2",
                issued=on([1974]),
            ),
            "Stephan, J. J. (1974). Two squares in the sea (2nd ed.). Clarendon.",
            "Stephan, John J. Two Squares in the Sea. 2nd ed. Oxford: Clarendon, 1974.",
        ),
        (
            source("book", editor=[STEPHAN, VAN_DYKE], issued=on([1990], [1995])),
            "Stephan, J. J., & Dyke, A. van (Eds.). (1990–1995). Two squares in the sea.",
            "Stephan, John J., and Ann van Dyke, eds. Two Squares in the Sea. 1990–1995.",
        ),
        (
            source(
                "chapter",
                editor=[VAN_DYKE],
                container_title="The Sea",
                publisher="Clarendon",
                page="1-9",
                issued=on([1990]),
            ),
            "Two squares in the sea. (1990). In A. van Dyke (Ed.), The Sea (pp. 1–9). Clarendon.",
            "“Two Squares in the Sea.” In The Sea, edited by Ann van Dyke. Clarendon, 1990.",
        ),
        (
            source("treaty", publisher="Archive", issued=on([1855, 2, 7]), URL="https://a.b/"),
            "Two squares in the sea, February 7, 1855. https://a.b/",
            "Two Squares in the Sea, February 7, 1855. https://a.b/.",
        ),
        (
            source("dataset", publisher="Office of Maps", issued=on([2020])),
            "Two squares in the sea [Data set]. (2020). Office of Maps.",
            "“Two Squares in the Sea.” Dataset. Office of Maps, 2020.",
        ),
        (
            source("webpage", issued={"raw": "c. 1999"}),
            "Two squares in the sea. (c. 1999).",
            "“Two Squares in the Sea.” c. 1999.",
        ),
    ],
    ids=lambda value: value.type if isinstance(value, Source) else "",
)
def test_cites_each_type(each: Source, apa: str, chicago: str) -> None:
    assert cite(each, APA) == apa
    assert cite(each, CHICAGO) == chicago


@pytest.mark.parametrize(
    ("title", "language", "apa", "chicago"),
    [
        ("Whose sea?", "en", "Whose sea? (n.d.).", "“Whose Sea?”"),
        ("The U.S.", "en", "The U.S. (n.d.).", "“The U.S.”"),
        ("A “sea” (full text)", "en", "A “sea” (full text). (n.d.).", "“A ‘Sea’ (Full Text).”"),
        ('A "sea"', "ja", 'A "sea". (n.d.).', "“A ‘sea’.”"),
        ("Два квадрата в море", "ru", "Два квадрата в море. (n.d.).", "“Два квадрата в море.”"),
        ("[A report]", "en", "[A report]. (n.d.).", "[A report]."),
        ("A <i>sea</i> &amp; a\nland", "en", "A sea & a land. (n.d.).", "“A Sea & a Land.”"),
    ],
)
def test_words_a_title(title: str, language: str, apa: str, chicago: str) -> None:
    each = source("webpage", title=title, language=language)
    assert cite(each, APA) == apa
    assert cite(each, CHICAGO) == chicago


@pytest.mark.parametrize(
    ("issued", "words", "bibtex"),
    [
        (on([2001, 2, 3]), "2001, February 3", "2001-02-03"),
        (on([2001, 2, 3], [2001, 2, 9]), "2001, February", "2001-02-03/2001-02-09"),
        (on([2001, 2], [2002, 1]), "2001–2002", "2001-02/2002-01"),
        (on([2001, 13, 3]), "2001", "2001"),
        ({"date-parts": [["2001", "5"]]}, "2001, May", "2001-05"),
        ({"date-parts": [[None]]}, "n.d.", None),
        ({"date-parts": "2001"}, "n.d.", None),
    ],
)
def test_words_a_date(issued: dict[str, Any], words: str, bibtex: str | None) -> None:
    each = source("webpage", issued=issued)
    assert f"({words})." in cite(each, APA)
    assert (f"  date = {{{bibtex}}},\n" in cite(each, BIBTEX)) == (bibtex is not None)


def test_writes_bibtex() -> None:
    each = source(
        "article-journal",
        author=[STEPHAN, VAN_DYKE, {"literal": "Land and Sea"}],
        container_title="Journal & Maps",
        volume=12,
        page="10-25",
        issued=on([1999, 5]),
        URL="https://maps.example/a_b%20c/{海}?x=1&y=2",
    )
    assert cite(each, BIBTEX) == (
        "@article{one,\n"
        "  author = {{Stephan}, {John J.} and van {Dyke}, {Ann} and {Land and Sea}},\n"
        "  title = {{Two squares in the sea}},\n"
        "  journaltitle = {{Journal \\& Maps}},\n"
        "  volume = {12},\n"
        "  pages = {10--25},\n"
        "  date = {1999-05},\n"
        "  url = {https://maps.example/a_b%20c/%7B%E6%B5%B7%7D?x=1&y=2},\n"
        "}"
    )


def test_escapes_tex() -> None:
    assert r"  title = {{50\% of \textbraceleft{}a\_b\textbraceright{} \& \#1 " in (
        view(BIBTEX, title=HOSTILE)
    )
    entry = view(BIBTEX, title="}} \\end{document} 海", licence="}")
    assert "{{\\textbraceright{}\\textbraceright{} \\textbackslash{}end\\textbraceleft{}" in entry
    assert "海" in entry
    assert entry.count("{") == entry.count("}")


def test_prose_keeps_hostile_text_as_text() -> None:
    text = HOSTILE.replace("<b>", "").replace("</b>", "")
    assert view(APA, title=HOSTILE).startswith(f"{text} [Map]. (n.d.).")
    entry = view(CHICAGO, title="<span class='nocase'>&lt;span class=\"nocase\"&gt;x</span>")
    assert entry.startswith("“X.” Map.")


def test_leaves_an_address_as_it_is() -> None:
    address = "https://maps.example/?a=1&section=2&copy=3?.”x"
    for style in PROSE:
        assert "https://maps.example/?a=1&section=2&copy=3?.%E2%80%9Dx" in view(
            style, address=address
        )


@pytest.mark.parametrize("style", CitationStyle)
def test_leaves_out_what_is_not_csl(style: CitationStyle) -> None:
    odd = source("book", author="no list", editor=[3, {"suffix": "x"}], page=["a"], volume=True)
    assert cite(odd, style) == cite(source("book"), style)


@given(
    title=st.text(min_size=1, max_size=60).filter(str.strip),
    name=st.text(max_size=20),
    type_=st.sampled_from(["webpage", "book", "article-journal", "chapter", "map", "other"]),
)
def test_any_text_makes_one_entry(title: str, name: str, type_: str) -> None:
    fields = {"author": [{"family": name, "given": name}], "edition": name, "page": name}
    each = source(type_, title=title, volume=name, issue=name, container_title=name, **fields)
    for style in PROSE:
        assert len(cite(each, style).splitlines()) == 1
    entry = cite(each, BIBTEX)
    assert entry.count("{") == entry.count("}")


@pytest.mark.parametrize("style", PROSE)
def test_cites_each_shipped_source(style: CitationStyle, shipped: list[Source]) -> None:
    for each, entry in zip(shipped, cite_sources(shipped, style), strict=True):
        assert each.title.casefold() in entry.replace("‘", '"').replace("’", '"').casefold()
        assert (each.url or "") in entry
        assert entry.endswith((".", ".”", "?", "!", each.url or "."))
        prose = entry.replace(each.url or "", "URL")
        assert prose.count(f"{each.title}.") <= 1
        assert not re.search(r"  | [.,;:]|\.\.|,,|,\.|[?!]\.|\(\)|“”|<[a-z/]|&\w+;", prose), entry


def test_shipped_bibtex_has_keys_of_its_own(shipped: list[Source]) -> None:
    entries = cite_sources(shipped, BIBTEX)
    keys = [re.match(r"@[a-z]+\{([a-z0-9-]+),\n", entry) for entry in entries]
    assert [key and key[1] for key in keys] == [each.id for each in shipped]
    assert len(set(keys)) == len(shipped)
    for entry in entries:
        assert entry.count("{") == entry.count("}")
        assert not re.search(r"(?<!\\)[&#$%_]", re.sub(r"  url = .*\n", "", entry))


@pytest.mark.parametrize("style", PROSE)
def test_style_is_valid_csl(style: CitationStyle) -> None:
    CitationStylesStyle(str(STATIC / "csl" / f"{style}.csl"), validate=True)


def test_sessions_do_not_mix(shipped: list[Source]) -> None:
    apart = [cite(each, style) for style in PROSE for each in shipped[:40]]
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(cite, each, style) for style in PROSE for each in shipped[:40]]
    assert [job.result() for job in jobs] == apart


def test_is_quick(shipped: list[Source]) -> None:
    cite_sources(shipped[:30], CHICAGO)
    start = time.process_time()
    cite_sources(shipped[:30], CHICAGO)
    assert time.process_time() - start < 0.03


@pytest.mark.parametrize("style", CitationStyle)
def test_style_has_a_name(style: CitationStyle) -> None:
    assert style.value in word_style(style).casefold()
