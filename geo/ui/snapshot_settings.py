"""How the picture is set, and the words on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo import i18n
from geo.plate_options import (
    MAX_RATIO,
    MAX_SIDE,
    MIN_SIDE,
    PRESETS,
    SCALES,
    Projection,
    Size,
    Theme,
)
from geo.tables import UNSEEN
from geo.ui import state
from geo.ui.text import markdown, t
from geo.view import MAX_ALT, MAX_SUBTITLE, MAX_TITLE

if TYPE_CHECKING:
    from geo.atlas import Atlas
    from geo.ui.snapshot_proof import Proof

OWN: Final = "own"
"""The choice of a size that has no name."""

_OWN: Final = "plate-own"
_SIDES: Final = ("width", "height")
_ALT: Final = "plate-alt"


def show_picture_settings() -> None:
    """Show size, scale, theme, projection and what else the picture may have."""
    plate = state.view().plate
    _show_size(plate.size)
    options = [scale for scale in SCALES if plate.size.allows(scale)]
    _show_choice("scale", options, plate.scale, lambda scale: t("snapshot-scale-item", times=scale))
    st.caption(
        t(
            "snapshot-dots",
            width=str(plate.size.width * plate.scale),
            height=str(plate.size.height * plate.scale),
        )
    )
    _show_choice("theme", list(Theme), plate.theme, lambda id_: t(f"snapshot-theme-{id_}"))
    _show_choice(
        "projection",
        list(Projection),
        plate.projection,
        lambda id_: t(f"snapshot-projection-{id_}"),
    )
    if len(i18n.LANGUAGES) > 1:
        st.selectbox(
            t("snapshot-language"),
            list(i18n.LANGUAGES),
            format_func=lambda id_: i18n.text("snapshot-language-name", id_),
            **state.bind(
                "plate-language", state.view().language, lambda id_: state.update(language=id_)
            ),
        )
    for field in ("transparent", "code"):
        st.toggle(
            t(f"snapshot-{field}"),
            help=t(f"snapshot-{field}-help"),
            **state.bind(f"plate-{field}", getattr(plate, field), _setter(field)),
        )


def _set(**changes: Any) -> None:
    state.update(plate=replace(state.view().plate, **changes))


def _setter(field: str) -> Any:
    return lambda value: _set(**{field: value})


def _show_choice(field: str, options: list[Any], current: Any, words: Any) -> None:
    """Show a choice of which one option is always on."""
    st.segmented_control(
        t(f"snapshot-{field}"), options, format_func=words, width="stretch",
        **state.bind(
            f"plate-{field}", current, lambda chosen: _set(**{field: chosen or current})
        ),
    )  # fmt: skip


def _show_size(size: Size) -> None:
    named = next((name for name, preset in PRESETS.items() if preset == size), OWN)
    drafts = state.drafts()
    is_own = named == OWN or _OWN in drafts

    def choose(name: str) -> None:
        for key in (_OWN, *(f"plate-{side}" for side in _SIDES)):
            state.drafts().pop(key, None)
        if name == OWN:
            state.drafts()[_OWN] = OWN
        else:
            _resize(PRESETS[name])

    st.selectbox(
        t("snapshot-size"),
        [*PRESETS, OWN],
        format_func=_word_size,
        **state.bind("plate-size", OWN if is_own else named, choose),
    )
    if not is_own:
        return
    with st.container(key="plate-sides"):
        for column, side in zip(st.columns(2), _SIDES, strict=True):
            shown = drafts.get(f"plate-{side}", str(getattr(size, side)))
            column.text_input(
                t(f"snapshot-{side}"), max_chars=10,
                **state.bind(f"plate-{side}", shown, partial(_type, side)),
            )  # fmt: skip
    if any(f"plate-{side}" in drafts for side in _SIDES):
        st.error(
            t("snapshot-bad-size", least=MIN_SIDE, most=str(MAX_SIDE), ratio=f"{MAX_RATIO:g}"),
            icon=":material/error:",
        )


def _word_size(name: str) -> str:
    if name == OWN:
        return t("snapshot-size-own")
    size = PRESETS[name]
    return t(f"snapshot-size-{name}", width=str(size.width), height=str(size.height))


def _type(side: str, text: str) -> None:
    """Take over one side; both stay as they were typed until they fit each other."""
    drafts, size = state.drafts(), state.view().plate.size
    typed = {each: drafts.get(f"plate-{each}", str(getattr(size, each))) for each in _SIDES}
    typed[side] = text.strip()
    numbers = [int(each) if each.isascii() and each.isdigit() else 0 for each in typed.values()]
    wanted = Size(*numbers)
    if wanted.is_allowed:
        for each in _SIDES:
            drafts.pop(f"plate-{each}", None)
        _resize(wanted)
    else:
        drafts.update({f"plate-{each}": words for each, words in typed.items()})


def _resize(size: Size) -> None:
    """Set a size, with fewer dots a px if there would be too many."""
    most = max(scale for scale in SCALES if size.allows(scale))
    _set(size=size, scale=min(state.view().plate.scale, most))


def show_word_settings(atlas: Atlas, proof: Proof) -> None:
    """Show title, subtitle and text alternative, each with what stands there by itself."""
    view = state.view()
    st.text_input(
        t("snapshot-title"), max_chars=MAX_TITLE, placeholder=atlas.title,
        **state.bind("plate-title", view.title, lambda text: state.update(title=_clean(text))),
    )  # fmt: skip
    st.text_input(
        t("snapshot-subtitle"), max_chars=MAX_SUBTITLE, help=t("snapshot-subtitle-help"),
        **state.bind(
            "plate-subtitle", view.plate.subtitle, lambda text: _set(subtitle=_clean(text))
        ),
    )  # fmt: skip
    event = atlas.pack.events_by_id.get(view.event or "")
    if event is not None:
        st.button(
            markdown(t("snapshot-unselect", title=event.title)), icon=":material/close:",
            type="tertiary", key="plate-unselect", on_click=partial(state.update, event=None),
        )  # fmt: skip
    _show_alt(proof)


def _clean(text: str) -> str:
    return " ".join(UNSEEN.sub("", text).split())


def _show_alt(proof: Proof) -> None:
    own = state.view().plate.alt
    draft = state.drafts().get(_ALT)
    automatic = proof.automatic_alt

    def typed(text: str) -> None:
        words = _clean(text)
        if len(words) > MAX_ALT and words != automatic:
            state.drafts()[_ALT] = text
            return
        state.drafts().pop(_ALT, None)
        _set(alt="" if words == automatic else words)

    def go_back() -> None:
        state.drafts().pop(_ALT, None)
        _set(alt="")

    st.text_area(
        t("snapshot-alt"), height=140, help=t("snapshot-alt-help"),
        **state.bind(_ALT, draft or own or automatic, typed),
    )  # fmt: skip
    if draft is not None:
        st.error(
            markdown(t("snapshot-bad-alt", length=len(_clean(draft)), limit=str(MAX_ALT))),
            icon=":material/error:",
        )
    if own or draft is not None:
        st.button(
            t("snapshot-alt-automatic"), icon=":material/undo:", type="tertiary",
            key="plate-alt-automatic", on_click=go_back,
        )  # fmt: skip
    else:
        st.caption(t("snapshot-alt-is-automatic"))
