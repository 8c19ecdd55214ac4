"""Online base maps to choose from beside the bundled land, labelled with whose map they are.

Every online tile set draws somebody's names and borders; each is off by default. Addresses and
attributions come from ``xyzservices``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from xyzservices import TileProvider, providers

BUNDLED: Final = "bundled"


@dataclass(frozen=True, slots=True)
class Basemap:
    """An online tile set; the text ``base-<id>`` says whose names and borders it draws."""

    id: str
    provider: TileProvider

    @property
    def url(self) -> str:
        """Return the address template of a tile."""
        return str(self.provider.build_url())

    @property
    def attribution(self) -> str:
        """Return the credit as HTML, as its provider asks for it."""
        return str(self.provider.html_attribution)

    @property
    def max_zoom(self) -> int:
        """Return the deepest zoom level that has tiles."""
        return int(self.provider.get("max_zoom", 17))


BASEMAPS: Final = {
    basemap.id: basemap
    for basemap in (
        Basemap("osm", providers.OpenStreetMap.Mapnik),
        Basemap("natgeo", providers.Esri.NatGeoWorldMap),
        Basemap("imagery", providers.Esri.WorldImagery),
    )
}
