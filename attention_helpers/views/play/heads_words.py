"""What the playground of heads says: the choices of a word, the names of its buttons, and what each head reads most."""

from typing import NamedTuple

import numpy as np

from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import translate as _

ENCODER, DECODER, SOURCE = "encoder", "decoder", "source"  # the fields of HeadWeights
KINDS = {
    ENCODER: N_("encoder: the sentence reads itself"),
    DECODER: N_("decoder: it reads its own words"),
    SOURCE: N_("decoder: it reads the source"),
}
EVERY = N_("every word")


class Heads(NamedTuple):
    """What one picture shows: kind, of KINDS; weights (heads, words that read, words that are read); both words.

    A decoder's words that read are those that it writes: row t reads to write word t.
    A word's name is "q0" for the first that reads (the query), "k0" for the first that is read (the key).
    """

    kind: str
    weights: np.ndarray
    readers: list
    read: list

    @property
    def of_encoder(self):
        return self.kind == ENCODER

    def words(self):
        """[(name, word), …] of all words, those that read first."""
        sides = ("q", self.readers), ("k", self.read)
        return [(f"{side}{i}", word) for side, words in sides for i, word in enumerate(words)]

    def of(self, name):
        """Of the word `name`: its weights (heads, words of the other side), and these words."""
        side, i = name[0], int(name[1:])
        return (self.weights[:, i], self.read) if side == "q" else (self.weights[:, :, i], self.readers)


def options(heads):
    """(text, value) pairs for the choice of a word."""
    reads = _("{number} {word} reads") if heads.of_encoder else _("{number} to write {word}")
    named = {"q": reads, "k": _("{number} {word} is read")}
    words = [(named[name[0]].format(number=int(name[1:]) + 1, word=word), name) for name, word in heads.words()]
    return [(_(EVERY), EVERY), *words]


def column_names(heads):
    """What stands above the words that read, and above those that are read."""
    return (_("word") if heads.of_encoder else _("to write")), _("reads")


def button_names(heads):
    """{name of a word: its spoken name in each head}."""
    if heads.of_encoder:
        reads = _("head {number}: {word} reads {most} most, {weight:.2f}")
        is_read = _("head {number}: {word} is read most by {most}, {weight:.2f}")
    else:
        reads = _("head {number}: to write {word}, {most} is read most, {weight:.2f}")
        is_read = _("head {number}: {word} is read most to write {most}, {weight:.2f}")
    named = {"q": reads, "k": is_read}
    return {
        name: [
            named[name[0]].format(number=number, word=word, most=most, weight=weight)
            for number, most, weight in _most(*heads.of(name))
        ]
        for name, word in heads.words()
    }


def said(heads, name):
    """The sentence on the word `name`, or on EVERY."""
    if name == EVERY:
        return _said_of_all(heads)
    if heads.of_encoder:
        reads, is_read = _("{word} reads most: {heads}."), _("{word} is read most by: {heads}.")
    else:
        reads, is_read = _("To write {word}, most is read: {heads}."), _("{word} is read most to write: {heads}.")
    template = reads if name[0] == "q" else is_read
    return template.format(word=dict(heads.words())[name], heads=_listed(*heads.of(name)))


def _said_of_all(heads):
    """What each head reads most on average: a place beside the word that reads, or one word whoever reads."""
    if heads.of_encoder:
        places = {-1: _("the word before"), 0: _("the word itself"), 1: _("the next word")}
    elif heads.kind == DECODER:  # in row t the last word is number t: the row's own word is still to be written
        places = {-1: _("the last word but one"), 0: _("the last word"), 1: _("the very word to be written")}
    else:
        places = {}
    places = {offset: name for offset, name in places.items() if abs(offset) < len(heads.read)}
    means = [np.diagonal(heads.weights, offset, axis1=1, axis2=2).mean(axis=1) for offset in places]
    means = np.stack([*means, *heads.weights.mean(axis=1).T], axis=1)
    return _("Read most on average: {heads}.").format(heads=_listed(means, [*places.values(), *heads.read]))


def _most(weights, words):
    """weights (heads, words) -> (head's number, the word of the largest weight, that weight) for each head."""
    best = weights.argmax(axis=1)
    return [(h + 1, words[i], float(weights[h, i])) for h, i in enumerate(best)]


def _listed(weights, words):
    item = _("{word} {weight:.2f} (head {number})")
    found = [item.format(number=number, word=word, weight=weight) for number, word, weight in _most(weights, words)]
    return _(", ").join(found)
