"""Dated, sourced events of a territorial dispute, joined to its territories."""

from geo.errors import PackError
from geo.join import join_events
from geo.pack import Pack, load_pack

__all__ = ["Pack", "PackError", "join_events", "load_pack"]
