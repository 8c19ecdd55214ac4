"""A pack's texts in another language: what a reader sees, by resource, record and field.

A language is a file ``texts-<language>.csv`` of the pack. What it lacks stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict

from geo.errors import Problem
from geo.model import Note, Slug, Text
from geo.tables import Table, shorten

if TYPE_CHECKING:
    from geo.descriptor import PackSettings
    from geo.pack import Pack
    from geo.stories import Story

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "events": ("title", "summary", "place", "better_date_note", "confidence_note"),
    "states": ("name",),
    "actors": ("name",),
    "article": ("label", "gist"),
    "control": ("administered_as", "legal_basis", "contested_note", "note", "confidence_note"),
    "claims": ("statement",),
    "positions": ("question", "statement", "note"),
    "figures": ("note",),
    "toponyms": ("both_names", "note"),
    "lines": ("title", "basis", "note"),
    "stories": ("title", "summary", "caption", "notes", "question"),
    "datapackage": (
        "title",
        "article-title",
        "party",
        "era",
        "brief",
        "method",
        "resource-title",
        "resource-description",
        "source",
    ),
}
"""What may be translated of each resource.

A step of a story is ``<story>/<step>``. ``datapackage`` is the data package itself: its title, the
article's, the names of parties and eras by their ids, the paragraphs of ``brief`` and ``method``
by their numbers, titles and descriptions of resources by their names, and titles of sources, of
the package and of its resources, by the titles themselves.
"""


class Translation(BaseModel):
    """One text in another language; ``record`` is the record's id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    resource: Slug
    record: Note = ""
    field: Text
    text: Text


def check_translations(
    table: Table[Translation],
    tables: Mapping[str, Table[Any]],
    descriptor: Mapping[str, Any],
    settings: PackSettings | None,
) -> Iterator[Problem]:
    """Yield what translations name that is not there, or name twice."""
    seen: dict[tuple[str, str, str], int] = {}
    for record in table.records:
        text = record.value
        if text is None:
            continue
        key = (text.resource, text.record, text.field)
        fields = FIELDS.get(text.resource)
        if fields is None:
            yield table.problem(record, "resource", shorten(text.resource), _one_of(FIELDS))
        elif text.field not in fields:
            yield table.problem(record, "field", shorten(text.field), _one_of(fields))
        elif not _is_known(text, tables, descriptor, settings):
            expected = f"the id of a record of '{text.resource}'"
            yield table.problem(record, "record", shorten(text.record), expected)
        elif seen.setdefault(key, record.row) != record.row:
            expected = f"another text: row {seen[key]} has it"
            yield table.problem(record, "record", shorten(text.record), expected)


def _one_of(names: Iterable[str]) -> str:
    return f"one of {', '.join(map(repr, names))}"


def _is_known(
    text: Translation,
    tables: Mapping[str, Table[Any]],
    descriptor: Mapping[str, Any],
    settings: PackSettings | None,
) -> bool:
    if text.resource == "stories" and "/" in text.record:
        return _is_step(text, tables.get("stories"))
    if text.resource != "datapackage":
        table = tables.get(text.resource, Table(text.resource, text.resource))
        return not table.complete or text.record in table.ids
    return settings is None or text.record in _records(descriptor, settings)[text.field]


def _is_step(text: Translation, stories: Table[Any] | None) -> bool:
    story, _, step = text.record.partition("/")
    known = () if stories is None else stories.values()
    return any(each.id == story and step in {one.id for one in each.steps} for each in known)


def _records(descriptor: Mapping[str, Any], settings: PackSettings) -> dict[str, tuple[str, ...]]:
    """Return what may be named of the data package, by field."""
    resources = tuple(resource["name"] for resource in descriptor["resources"])
    return {
        "title": ("",),
        "article-title": ("",),
        "party": tuple(party.id for party in settings.parties),
        "era": tuple(era.id for era in settings.eras),
        "brief": _numbers(settings.brief),
        "method": _numbers(settings.method),
        "resource-title": resources,
        "resource-description": resources,
        "source": tuple(source.get("title", "") for source in _list_sources(descriptor)),
    }


def _list_sources(descriptor: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for part in (descriptor, *descriptor["resources"]):
        yield from part.get("sources", ())


def _numbers(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, len(paragraphs) + 1))


def translate(pack: Pack, language: str) -> Pack:
    """Return a pack with its texts in a language, as far as the pack has them."""
    texts: dict[str, dict[str, dict[str, str]]] = {}
    for each in pack.texts.get(language, ()):
        texts.setdefault(each.resource, {}).setdefault(each.record, {})[each.field] = each.text
    if not texts:
        return pack
    own = texts.get("datapackage", {})
    return replace(
        pack,
        descriptor=_translate_descriptor(pack.descriptor, own),
        settings=_translate_settings(pack.settings, own),
        states=_by_id(pack.states, texts.get("states", {})),
        actors=_by_id(pack.actors, texts.get("actors", {})),
        paragraphs=_by_id(pack.paragraphs, texts.get("article", {})),
        events_by_id=_by_id(pack.events_by_id, texts.get("events", {})),
        control=_each(pack.control, texts.get("control", {})),
        claims=_each(pack.claims, texts.get("claims", {})),
        toponyms=_by_id(pack.toponyms, texts.get("toponyms", {})),
        figures=_each(pack.figures, texts.get("figures", {})),
        positions=_each(pack.positions, texts.get("positions", {})),
        lines_by_id=_by_id(pack.lines_by_id, texts.get("lines", {})),
        stories=_translate_stories(pack.stories, texts.get("stories", {})),
    )


def _translate_descriptor(
    descriptor: Mapping[str, Any], texts: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    def translated(part: Mapping[str, Any], record: str, prefix: str) -> dict[str, Any]:
        given = texts.get(record, {})
        own: dict[str, Any] = {
            field: given[prefix + field]
            for field in ("title", "description")
            if prefix + field in given
        }
        if "sources" in part:
            own["sources"] = [
                {**source, "title": texts[source["title"]]["source"]}
                if "source" in texts.get(source.get("title", ""), {})
                else source
                for source in part["sources"]
            ]
        return {**part, **own}

    resources = [
        translated(resource, resource["name"], "resource-") for resource in descriptor["resources"]
    ]
    return {**translated(descriptor, "", ""), "resources": resources}


def _translate_stories(
    stories: Mapping[str, Story], texts: Mapping[str, Mapping[str, str]]
) -> dict[str, Story]:
    return {
        id_: _copy(story, texts.get(id_)).model_copy(
            update={
                "steps": tuple(_copy(step, texts.get(f"{id_}/{step.id}")) for step in story.steps)
            }
        )
        for id_, story in stories.items()
    }


def _translate_settings(
    settings: PackSettings, texts: Mapping[str, Mapping[str, str]]
) -> PackSettings:
    def find(record: str, field: str, usual: str) -> str:
        return texts.get(record, {}).get(field, usual)

    return settings.model_copy(
        update={
            "parties": tuple(
                party.model_copy(update={"name": find(party.id, "party", party.name)})
                for party in settings.parties
            ),
            "eras": tuple(
                era.model_copy(update={"label": find(era.id, "era", era.label)})
                for era in settings.eras
            ),
            "article": settings.article.model_copy(
                update={"title": find("", "article-title", settings.article.title)}
            ),
            "brief": _paragraphs(settings.brief, "brief", texts),
            "method": _paragraphs(settings.method, "method", texts),
        }
    )


def _paragraphs(
    usual: tuple[str, ...], field: str, texts: Mapping[str, Mapping[str, str]]
) -> tuple[str, ...]:
    return tuple(
        texts.get(number, {}).get(field, paragraph)
        for number, paragraph in zip(_numbers(usual), usual, strict=True)
    )


def _by_id(records: Mapping[str, Any], texts: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    return {id_: _copy(record, texts.get(id_)) for id_, record in records.items()}


def _each(records: tuple[Any, ...], texts: Mapping[str, Mapping[str, str]]) -> tuple[Any, ...]:
    return tuple(_copy(record, texts.get(record.id)) for record in records)


def _copy(record: Any, texts: Mapping[str, str] | None) -> Any:
    return record.model_copy(update=dict(texts)) if texts else record
