"""The heads of a Transformer side by side: which word each of them reads, in a sentence of the list or one's own."""

from typing import NamedTuple

import numpy as np

from attention_helpers.corpus.vocabulary import END, SPECIALS, START, UNK, as_words
from attention_helpers.nn import checks
from attention_helpers.nn.models.decoding import Translation, translate
from attention_helpers.nn.threads import single_thread
from attention_helpers.nn.words import encode, numbers_of
from attention_helpers.views.play.heads_picture import HeadsPicture
from attention_helpers.views.play.heads_words import DECODER, ENCODER, EVERY, KINDS, Heads, options, said
from attention_helpers.views.play.playground import Playground, choice, offer, reveal, text, visible
from attention_helpers.views.play.sentence import TYPED_MODE, no_sentence
from attention_helpers.widgets.card import clean
from attention_helpers.widgets.language import sentences as joined
from attention_helpers.widgets.language import translate as _

MOST_WORDS = 40  # of a sentence, and of a translation: more lines than theirs nobody can read
_PARTS = "source_vocabulary target_vocabulary decode_step head_weights settings"  # of a Transformer


def heads_playground(models, sentences):
    """A playground over trained Transformers: the weights of each head, as lines between two columns of words.

    models: {name: Transformer}, one or more. sentences: source sentences to choose from, each text or a list of words,
    of at most 40 words, all of which the models know. Each model translates each sentence once, greedily, and the
    weights shown are those of that translation.

    Controls: `model` (its name); `sentence` (its number, or TYPED_MODE); `typed` (one's own; words that the vocabulary
    lacks are named); `attention` (ENCODER; DECODER, on its own words; SOURCE, the decoder's on the source); `block`
    (from 1); `word` (EVERY; or "q0" for the first word that reads, "k0" for the first that is read), for which words
    of the picture are buttons. A control that has nothing to choose is hidden.
    Raises TypeError for what is no Transformer and no sentence, ValueError where there is none of them, where a model
    has no vocabularies yet, and where it cannot read a sentence.
    """
    if not isinstance(models, dict):
        raise TypeError(f"models must be a dict of name and Transformer, got {checks.came(models)}.")
    for name, model in models.items():
        checks.able(model, _PARTS, f"models[{checks.text(name, 'models: each name')!r}]", "a Transformer")
        if model.source_vocabulary is None or model.target_vocabulary is None:
            raise ValueError(f"models[{name!r}] must be trained before it can translate; it has no vocabularies yet.")
    read = [as_words(one, f"sentences[{i}]") for i, one in enumerate(checks.items(sentences, "sentences", "sentences"))]
    for what, given in (("models", models), ("sentences", read)):
        if not given:
            raise ValueError(f"{what} must hold at least one to choose from, got none.")
    for i, words in enumerate(read):
        for name, model in models.items():
            _check_sentence(words, f"sentences[{i}]", model, f"models[{name!r}]")
    return _HeadsPlayground(models, read)


def _check_sentence(words, sentence, model, name):
    if len(words) > _longest(model):
        raise ValueError(f"{sentence} must have at most {_longest(model)} words for {name}, got {len(words)}.")
    lacking = encode(numbers_of(model.source_vocabulary), words)[1]
    if lacking:
        raise ValueError(f"{sentence} must hold words that {name} knows, got {lacking[0]!r}, not in its vocabulary.")


def _longest(model):
    """How many words a sentence for the model may have."""
    learned = model.settings["source_positions"] == "learned"
    return min(MOST_WORDS, model.settings["longest"]) if learned else MOST_WORDS


class _Reading(NamedTuple):
    """What a model makes of a sentence. written: the words of the translation, and </s> where it ended;
    weights: {kind: an array (heads, ·, ·) for each block}."""

    found: Translation
    written: list
    weights: dict

    def heads(self, kind, block):
        """Those of a block, from 1, with their words."""
        source, written = self.found.source, self.written
        read = [SPECIALS[START], *written][: len(written)] if kind == DECODER else source
        return Heads(kind, self.weights[kind][block - 1], source if kind == ENCODER else written, read)


def _read(model, words):
    """-> _Reading of a list of words."""
    most = min(2 * len(words) + 10, MOST_WORDS, model.longest_target or MOST_WORDS)
    found = translate(model, [words], max_length=most)[0]
    written = [*found.tokens, SPECIALS[END]] if found.finished else found.tokens
    source = encode(numbers_of(model.source_vocabulary), words)[0]
    target = encode(numbers_of(model.target_vocabulary), [SPECIALS[START], *written])[0][: len(written)]
    with single_thread():
        weights = model.head_weights(source[None], target[None])
    return _Reading(found, written, {kind: [np.array(block[0]) for block in getattr(weights, kind)] for kind in KINDS})


class _HeadsPlayground(Playground):
    """Each model has read each sentence at most once: the lists then only choose what of it is shown."""

    def __init__(self, models, sentences):
        self._transformers, self._sentences, self._readings = models, sentences, {}
        numbered = [(" ".join(words), i) for i, words in enumerate(sentences)]
        controls = {
            "model": choice(_("model"), [(name, name) for name in models]),
            "sentence": choice(_("sentence"), [*numbered, (_(TYPED_MODE), TYPED_MODE)]),
            "typed": text(_("words with spaces"), clean(numbered[0][0])),
            "attention": choice(_("attention"), [(_(name), kind) for kind, name in KINDS.items()]),
            "block": choice(_("block"), [("1", 1)]),
            "word": choice(_("lines of"), [(_(EVERY), EVERY)]),
        }
        about = _(
            "Lines as strong as the weights, from a word to those that it reads. Pick a word, in the picture or in "
            "the list: only its lines stay, in all heads, with their weights."
        )
        super().__init__(_("Heads side by side"), about, controls, self._drawn)

    def _start_text(self):
        """What a stored lesson shows: the translation. Weights after a training differ between machines."""
        now = self.values
        return joined(*_told(self._reading(now["model"], now["sentence"], now["typed"]).found))

    def _fit(self):
        """Blocks and words to choose from, of what is read now; controls with nothing to choose are hidden."""
        controls, now = self._controls, self.values
        reveal(controls["model"], len(self._transformers) > 1)
        reveal(controls["typed"], now["sentence"] == TYPED_MODE)
        try:
            reading = self._reading(now["model"], now["sentence"], now["typed"])
        except ValueError:
            return  # told in place of the picture
        blocks = [(str(number), number) for number in range(1, len(reading.weights[now["attention"]]) + 1)]
        offer(controls["block"], blocks)
        reveal(controls["block"], len(blocks) > 1)
        offer(controls["word"], visible(options(reading.heads(now["attention"], controls["block"].value))))

    def _reading(self, model, sentence, typed):
        """ValueError, with a sentence for the learner, where the words typed are too many or none."""
        words = as_words(typed, "the sentence") if sentence == TYPED_MODE else self._sentences[sentence]
        most = _longest(self._transformers[model])
        if len(words) > most:
            template = _("this model is shown reading at most {most} words, here are {count}")
            raise ValueError(template.format(most=most, count=len(words)))
        key = model, tuple(words)
        if key not in self._readings:
            self._readings[key] = _read(self._transformers[model], words)
        return self._readings[key]

    def _drawn(self, model, sentence, typed, attention, block, word):
        try:
            reading = self._reading(model, sentence, typed)
        except ValueError as error:
            return no_sentence(str(error))
        heads, found = reading.heads(attention, block), reading.found
        line = said(heads, word)
        label = _("{count} heads side by side, {model}, {attention}. {line}")
        label = label.format(count=len(heads.weights), model=model, attention=_(KINDS[attention]), line=line)
        headline = f"{' '.join(found.source)} → {found.text or _('(nothing)')}"
        unknown = [] if attention == DECODER else found.unknown
        return HeadsPicture(heads, word, headline, unknown, label), joined(line, *_told(found))


def _told(found):
    """Sentences on the translation."""
    if found.unknown:
        unknown = _(", ").join(dict.fromkeys(found.unknown))
        yield _("Not in the vocabulary, read as {unk}: {words}.").format(unk=SPECIALS[UNK], words=unknown)
    yield _("Translation: {text}.").format(text=found.text or _("(nothing)"))
    if not found.finished:
        yield _("It came to no end and is cut after {count} words.").format(count=len(found.tokens))
