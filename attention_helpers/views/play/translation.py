"""Step through a decoding, see the candidates, and take the attention of one step by hand."""

import numpy as np

from attention_helpers.corpus.vocabulary import END, SPECIALS
from attention_helpers.nn import checks
from attention_helpers.nn.models.decoding import translate
from attention_helpers.nn.words import split
from attention_helpers.views.play.playground import choice, playground, slider, visible
from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import ACCENT, FAINT, INK, WARN, Drawing

OWN = N_("the model's own weights")
_WIDTH, _LEFT = 760, 20
_CANDIDATES = 5


def translation_playground(model, sentences):
    """A playground over a trained model with attention. `sentences`: source sentences to choose from, str each.

    Controls: `sentence` (its number), `step` (which target word, from 1), `read` (OWN, or the number of the one source
    word that the step must read, from 0). Words of the picture are buttons for `step` and `read`.
    """
    checks.able(model, "source_vocabulary decode_step", "model", "a Seq2Seq with attention")
    checks.attention(model, "translation_playground: model")
    sentences = [" ".join(split(one, "sentences")) for one in checks.items(sentences, "sentences", "sentences")]
    if not sentences:
        raise ValueError("sentences must hold at least one sentence to choose from, got none.")
    free = [_decode(model, sentence) for sentence in sentences]
    controls = {
        "sentence": choice(_("sentence"), [(text, i) for i, text in enumerate(sentences)]),
        "step": slider(_("target word number"), (1, len(free[0].candidates), 1), 1),
        "read": choice(_("at this step, read"), _readable(free[0])),
    }

    def draw(sentence, step, read):
        own = free[sentence]
        _fit(controls, own)
        step = min(step, len(own.candidates))
        read = read if read in [value for _name, value in _readable(own)] else OWN
        used = own if read == OWN else _decode(model, sentences[sentence], {step - 1: int(read)})
        return _picture(own, used, step, read), _words(own, used, step, read)

    return playground(
        _("Attention by hand"),
        _(
            "Choose a target word, then the source word that its step must read: in the lists, or by "
            "picking words of the picture."
        ),
        controls,
        draw,
    )


def _decode(model, sentence, weights=None):
    return translate(model, sentence, weights=weights, candidates=_CANDIDATES)[0]


def _readable(own):
    return [(_(OWN), OWN), *((f"{i + 1} {word}", i) for i, word in enumerate(own.source))]


def _fit(controls, own):
    """Give the slider and the list the size of the sentence shown."""
    if controls["step"].max != len(own.candidates):
        controls["step"].max = len(own.candidates)
    wanted = tuple(visible(_readable(own)))
    if tuple(controls["read"].options) != wanted:
        controls["read"].options = wanted


def _weights(found, step):
    """Weights of a step over the source; None for the step of </s>, whose row is not part of the translation."""
    return found.weights[step - 1] if step <= len(found.weights) else None


def _picture(own, used, step, read):
    label = _("Step {step} of the translation of {sentence}")
    picture = Drawing(_WIDTH, 372, label.format(step=step, sentence=" ".join(own.source)))
    _source(picture, own, used, step, read)
    _targets(picture, own, step)
    _candidates(picture, own, 20, step, _("candidates, own weights"), ACCENT)
    if read != OWN:
        title = _("candidates, reading {word} alone").format(word=own.source[int(read)])
        _candidates(picture, used, 400, step, title, WARN)
    line = _("translation: {text}") if read == OWN else _("with your hand: {text}")
    line = line.format(text=used.text)
    return picture.text(_LEFT, 356, line, anchor="start", size=15)


def _spacing(count):
    """Pixels for each of `count` words in a row: close enough that an arrow key stays in its row."""
    return min((_WIDTH - 2 * _LEFT) / count, 110)


def _button(picture, left, top, wide, color, chosen, sets, says):
    """A frame around a word, to be picked; in its colour and thick where it is the chosen one."""
    stroke, width = (color, 2.5) if chosen else (FAINT, 1)
    look = {"fill": "transparent", "stroke": stroke, "stroke_width": width, "rx": 4}
    picture.rect(left, top, wide, 28, **look, sets=sets, says=says, pressed=chosen)


def _source(picture, own, used, step, read):
    """The source words as buttons, with their weights as bars above."""
    space = _spacing(len(own.source))
    size = 15 if space > 52 else 12 if space > 30 else 9
    own_weights, used_weights = _weights(own, step), _weights(used, step)
    for i, word in enumerate(own.source):
        middle, chosen = _LEFT + (i + 0.5) * space, read == i
        wide = min(22.0, 0.4 * space)
        if own_weights is not None:
            tall = 70 * float(own_weights[i])
            picture.rect(middle - wide, 92 - tall, wide, tall, fill=ACCENT)
        if read != OWN and used_weights is not None:
            tall = 70 * float(used_weights[i])
            picture.rect(middle, 92 - tall, wide, tall, fill=WARN, stroke=INK)
        sets = {"read": OWN if chosen else i}
        _button(picture, middle - space / 2 + 2, 98, space - 4, WARN, chosen, sets, _("read {word}").format(word=word))
        picture.text(middle, 117, word, size=size, pointer_events="none")
    picture.line(_LEFT, 92, _WIDTH - _LEFT, 92, stroke=FAINT)
    whose = _("weights: blue the model's own") if read == OWN else _("weights: blue the model's own, orange yours")
    picture.text(_LEFT, 14, whose, anchor="start", size=13)


def _targets(picture, own, step):
    """The model's own translation as buttons that choose the step."""
    words = [*own.tokens, SPECIALS[END]][: len(own.candidates)]
    space = _spacing(len(words))
    size = 15 if space > 60 else 12 if space > 34 else 9
    for t, word in enumerate(words, 1):
        left, chosen = _LEFT + (t - 1) * space, t == step
        says = _("step {step}, {word}").format(step=t, word=word)
        _button(picture, left + 1, 146, space - 2, ACCENT, chosen, {"step": t}, says)
        picture.text(left + space / 2, 165, word, size=size, pointer_events="none")


def _candidates(picture, found, left, step, title, color):
    """The likeliest words of the step with their probabilities."""
    picture.text(left, 202, title, anchor="start", size=14)
    for row, (word, probability) in enumerate(found.candidates[step - 1]):
        base = 226 + 23 * row
        picture.text(left + 92, base, word, anchor="end", size=14)
        picture.rect(left + 100, base - 13, 180, 16, stroke=FAINT)
        picture.rect(left + 100, base - 13, 180 * probability, 16, fill=color)
        picture.text(left + 288, base, f"{probability:.2f}", anchor="start", size=13)


def _words(own, used, step, read):
    word, _probability = own.candidates[step - 1][0]
    weights = _weights(own, step)
    if weights is None:
        line = _("Step {step}: the model writes {word}.").format(step=step, word=word)
    else:
        most = own.source[int(np.argmax(weights))]
        line = _("Step {step}: the model writes {word}, reading {most} most.").format(step=step, word=word, most=most)
    if read == OWN:
        return line
    other, _probability = used.candidates[step - 1][0]
    if other == word:
        change = _("Made to read {source} alone: the word stays {word}. Then: {text}.")
    else:
        change = _("Made to read {source} alone: {other} comes in place of {word}. Then: {text}.")
    return sentences(line, change.format(source=own.source[int(read)], word=word, other=other, text=used.text))
