"""The plate: one clean, credited picture of exactly a view, drawn by matplotlib.

`render` draws what `words`, `scene` and `layout` have decided: what is said, what lies where on
the map, and where everything stands on the sheet.
"""

from geo.figure.render import FileFormat, render_plate

__all__ = ["FileFormat", "render_plate"]
