"""Dated, sourced events of a territorial dispute, joined to its territories.

Examples
--------
>>> from geo import join_pack, load_pack
>>> pack = load_pack("kuril")
>>> pack.events.loc["shimoda-1855", "date"]
'1855-02-07'
>>> joined = join_pack(pack)  # a GeoDataFrame, one row for each event and territory
"""

from geopandas import GeoDataFrame

from geo.errors import PackError
from geo.history import History
from geo.join import join_events
from geo.pack import Pack, load_pack

__all__ = ["History", "Pack", "PackError", "join_events", "join_pack", "load_pack"]


def join_pack(pack: Pack) -> GeoDataFrame:
    """Return the events of a pack joined to its territories; see ``join.join_events``."""
    return join_events(pack, History.of(pack))
