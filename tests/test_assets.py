"""Files are named by their content, and kept while they are held or were used of late."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from geo.assets import LEAFLET, MEDIA_TYPES, ROUTE, Asset, AssetStore, load_page_files
from geo.settings import STATIC


def test_url_holds_the_digest_of_the_content() -> None:
    asset = Asset("a.js", b"let a = 1;")
    digest = hashlib.sha256(b"let a = 1;").hexdigest()[:16]
    assert asset.digest == digest
    assert asset.url == f"{ROUTE}/{digest}/a.js"


def test_same_name_and_content_are_one_asset() -> None:
    store = AssetStore()
    first = store.add("a.js", b"1")
    assert store.add("a.js", b"1") is first
    assert store.add("a.js", b"2").url != first.url
    assert store.add("b.js", b"1").digest == first.digest


def test_find() -> None:
    store = AssetStore()
    asset = store.add("a.js", b"1")
    assert store.find(asset.digest, "a.js") is asset
    assert store.find(asset.digest, "b.js") is None
    assert store.find("0" * 16, "a.js") is None


def names_found(store: AssetStore, assets: list[tuple[str, str]]) -> list[str]:
    return [name for digest, name in assets if store.find(digest, name)]


@pytest.mark.parametrize("bound", [{"spare_count": 3}, {"spare_bytes": 30}])
def test_what_nobody_holds_is_dropped_oldest_first(bound: dict[str, int]) -> None:
    store = AssetStore(**bound)
    keys = []
    for number in range(5):
        name = f"{number}.js"
        keys.append((store.add(name, name.encode() * 2).digest, name))
        store.find(*keys[0])
    assert names_found(store, keys) == ["0.js", "3.js", "4.js"]


def test_what_an_atlas_holds_is_never_dropped() -> None:
    store = AssetStore(spare_count=1)
    held = store.add("held.js", b"1")
    for number in range(5):
        store.add("edited.js", b"%d" % number)
    assert store.find(held.digest, "held.js") is held
    assert store.add("held.js", b"1") is held


def test_the_asset_used_last_is_kept_however_large() -> None:
    store = AssetStore(spare_bytes=1)
    digest = store.add("large.js", b"1234").digest
    assert store.find(digest, "large.js")


def test_add_file(tmp_path: Path) -> None:
    path = tmp_path / "a.css"
    path.write_bytes(b"p {}")
    store = AssetStore()
    assert store.add_file(path) == Asset("a.css", b"p {}")
    assert store.add_file(path, "b.css").name == "b.css"


def test_compressed_is_the_content_and_always_the_same_bytes() -> None:
    content = b"abc" * 1000
    one, other = (Asset("a.json", content).compressed for _ in range(2))
    assert gzip.decompress(one) == content
    assert one == other
    assert one[4:8] == bytes(4), "a time of change in the header"


@pytest.mark.parametrize(("ending", "media_type"), MEDIA_TYPES.items())
def test_media_type(ending: str, media_type: str) -> None:
    assert Asset(f"kuril.en{ending}", b"").media_type == media_type


def test_a_script_is_kept_without_its_comments_and_spaces(tmp_path: Path) -> None:
    path = tmp_path / "own.js"
    path.write_text("// why\nconst text = `a  // ${ b }`;\n/* so */ f(text);\n", encoding="utf-8")
    assert AssetStore().add_file(path).content == b"const text=`a  // ${ b }`;f(text);"


def test_page_files_hold_leaflet_before_the_map() -> None:
    store = AssetStore()
    files = load_page_files(store)
    (script,) = files.scripts
    parts = (b"Leaflet 1.9", b"DisputeShapes={", b"Dispute={", b"DisputeNotes=", b"DisputeTime=")
    places = [script.content.index(part) for part in parts]
    assert places == sorted(places)
    assert [style.name for style in files.styles] == ["leaflet.css", "dispute-map.css"]
    for asset in (*files.scripts, *files.styles):
        assert store.find(asset.digest, asset.name) is asset


@pytest.mark.parametrize(
    "path", [LEAFLET / "leaflet.css", *filter(Path.is_file, STATIC.iterdir())], ids=str
)
def test_page_files_name_no_other_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "url(http" not in text
    assert "@import" not in text
    assert 'fetch("http' not in text.replace("'", '"').replace("`", '"')
