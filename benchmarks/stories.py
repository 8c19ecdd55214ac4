"""Measure stories written as files: ``python -m benchmarks.stories``.

The story of twelve steps, by the functions that the page and the command line call.
"""

from __future__ import annotations

import sys
import time

from benchmarks.results import Result, render_table
from geo.atlas import open_atlas
from geo.model import ViewState
from geo.settings import DEFAULT_PACK
from geo.story_files import WRITERS

STORY = "two-plus-two"
HOME = "https://maps.example.org/"

SLIDES_MS = 8000.0
LESSON_BYTES = 1_200_000
ROUNDS = 3
NAMES = {"pptx": "PowerPoint", "pdf": "handout", "html": "lesson"}


def measure() -> list[Result]:
    """Write each kind of file a few times; the quickest tells most of the program itself."""
    view = ViewState()
    atlas = open_atlas(DEFAULT_PACK, view.language)
    story = atlas.pack.stories[STORY]
    results = []
    for ending, writer in WRITERS.items():
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            content = writer.write(atlas, story, view, home=HOME)
            times.append((time.perf_counter() - start) * 1000)
        name = f"{NAMES[ending]} of {len(story.steps)} steps"
        limit = SLIDES_MS if ending == "pptx" else None
        results.append(Result(f"{name}, first", times[0], "ms", limit=limit))
        results.append(Result(f"{name}, quickest of {ROUNDS}", min(times), "ms", limit=limit))
        bound = LESSON_BYTES if ending == "html" else None
        results.append(Result(name, len(content), "bytes", limit=bound))
    return results


def main() -> int:
    """Print the table, and say by the exit code whether limits hold."""
    results = measure()
    print(render_table(results))
    return int(any(result.missed for result in results))


if __name__ == "__main__":
    sys.exit(main())
