"""Names of keys as people write them: ⇧, ｼﾌﾄ, "the left Shift key", shift+return."""

import re
from functools import lru_cache

from attention_helpers.course.typed.spelling import SEEN, folded, one_slip

_NAMES = {
    "shift": "⇧ シフト lshift rshift umschalt",
    "ctrl": "⌃ ^ control ctl ctr cntrl crtl ctlr コントロール strg",
    "alt": "⌥ ⎇ option opt オルト アルト オプション",
    "cmd": "⌘ command コマンド",
    "esc": "⎋ escape エスケープ",
    "enter": "⏎ ↵ ↩ ⮐ ⌤ return エンター リターン",
    "tab": "⇥ タブ",
    "space": "␣ spacebar スペース",
    "backspace": "⌫ バックスペース",
    "delete": "⌦ del デリート",
}
KEYS = {folded(name): key for key, names in _NAMES.items() for name in [key, *names.split()]}
_SIGNS = re.compile("([⇧⌃^⌥⎇⌘⎋⏎↵↩⮐⌤⇥␣⌫⌦])")
# Names that mean nothing else: a question with one of them among its answers asks for keys.
_UNMISTAKABLE = {"shift", "ctrl", "alt", "cmd", "esc"}
_BESIDE = re.compile(
    r"\b(?:the|left|right|key|keys|button|press|hold)\b|左の?|右の?|キー|きー|ボタン|を?(?:押しながら|押して|押す)"
)
_BETWEEN = re.compile(r"[+&,・\s-]|\b(?:and|plus|then)\b|(?<![ぁ-ゖ])と")


@lru_cache(SEEN)
def pressed(text):
    """The keys a clean text names, a sorted tuple ("enter", "shift"); None where it names anything else."""
    text = _SIGNS.sub(r" \1 ", _BESIDE.sub(" ", text.casefold()))
    keys = [_key(name) for name in filter(None, map(str.strip, _BETWEEN.split(text)))]
    return tuple(sorted(set(keys))) if keys and all(keys) else None


def keys_in(answers):
    """The keys that these answers, clean texts, name; an empty set where they are about something else."""
    keys = {key for answer in answers for key in pressed(answer) or ()}
    return keys if keys & _UNMISTAKABLE else set()


def same_keys(typed, answer, known):
    """Whether two clean texts name the same keys; ⌘ stands for Ctrl, its place on a Mac, where ⌘ is not `known`."""
    typed, answer = pressed(typed), pressed(answer)
    if typed and "cmd" not in known:
        typed = tuple(sorted("ctrl" if key == "cmd" else key for key in typed))
    return typed is not None and typed == answer


def _key(name):
    """The one key of this name, with one slip at most; None for what is none."""
    name = folded(name)
    return KEYS.get(name) or next((key for known, key in KEYS.items() if one_slip(name, known, least=5)), None)
