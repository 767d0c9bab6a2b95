"""Put a sentence together, and see the states of the encoder and the translation, word by word."""

from difflib import SequenceMatcher
from itertools import zip_longest

from attention_helpers.corpus.generator.compose import SLOTS, choices, compose
from attention_helpers.corpus.generator.grammar import join
from attention_helpers.corpus.vocabulary import SPECIALS, UNK, as_words
from attention_helpers.nn import checks
from attention_helpers.nn.models.decoding import translate
from attention_helpers.nn.words import encode, numbers_of
from attention_helpers.views.play.playground import Playground, choice, offer, reveal, slider, text
from attention_helpers.widgets.language import mark as N_
from attention_helpers.widgets.language import sentences
from attention_helpers.widgets.language import translate as _
from attention_helpers.widgets.svg import BAD, FAINT, GOOD, INK, Drawing

SLOTS_MODE, TYPED_MODE = N_("from the slots"), N_("typed")
SHOWN = 32  # numbers of a state that fit beside the translation
_CELL, _ROW, _TOP, _LEFT = 11, 17, 66, 112  # pixels: a cell's width, a row's height, first row, first cell
_RIGHT = _LEFT + SHOWN * _CELL + 26  # where the translation begins
_LABELS = {
    "subject": N_("subject"),
    "verb": N_("verb"),
    "object": N_("object"),
    "object_adjective": N_("adjective"),
    "recipient": N_("recipient"),
    "companion": N_("companion"),
    "place": N_("place"),
    "goal": N_("goal"),
    "time": N_("time"),
    "adverb": N_("adverb"),
    "tense": N_("tense"),
    "polarity": N_("polarity"),
    "aspect": N_("aspect"),
    "mood": N_("mood"),
}
# Choices and complaints that come from the grammar: listed here for the catalogues.
_GRAMMAR = (
    *(N_("non-past"), N_("past"), N_("positive"), N_("negative")),
    *(N_("simple"), N_("progressive"), N_("perfect"), N_("statement"), N_("question")),
    N_("the grammar has no negative questions; choose polarity 'positive' or mood 'statement'"),
    N_("the sentence is empty; expected at least one word"),
)
# What stands before and after the learner's own clause in longer sentences.
_FILLERS = (
    {"subject": "彼女", "verb": "読む", "object": "本"},
    {"subject": "太郎", "verb": "買う", "object": "帽子", "tense": "past"},
    {"subject": "犬", "verb": "走る"},
)
_JOINTS = ("そして", "しかし", "それから")


def sentence_playground(model, pairs=()):
    """A playground over a trained translation model (`Seq2Seq`) of the course's corpus.

    pairs : Pairs (or SentencePairs) that the list `sentence` offers beside SLOTS_MODE and TYPED_MODE.

    Controls: `sentence` (which of these); in SLOTS_MODE the slots of `corpus.choices`, `clauses` (how many clauses,
    1 to 4) and `number` (which of them is the learner's own); in TYPED_MODE `typed`. Words that the vocabulary lacks
    are named. Raises ValueError where the model has no vocabulary yet.
    """
    checks.able(model, "source_vocabulary encode decode_step", "model", "a Seq2Seq")
    pairs = checks.items(pairs, "pairs", "Pairs")
    for pair in pairs:
        checks.able(pair, "source target", "pairs: each", "a Pair")
    if model.source_vocabulary is None:
        raise ValueError("model must be trained before it can translate; this one has no vocabulary yet.")
    return _SentencePlayground(model, pairs)


class _SentencePlayground(Playground):
    """Before each picture, its lists get what goes together, and only the controls in use are shown."""

    def __init__(self, model, pairs):
        modes = [
            (_(SLOTS_MODE), SLOTS_MODE),
            (_(TYPED_MODE), TYPED_MODE),
            *((" ".join(pair.source), i) for i, pair in enumerate(pairs)),
        ]
        controls = {"sentence": choice(_("sentence"), modes), "typed": text(_("words with spaces"), "私 は 本 を 読む")}
        controls |= {slot: choice(_(_LABELS[slot]), _options(words)) for slot, words in choices().items()}
        controls |= {
            "clauses": slider(_("clauses in the sentence"), (1, 4, 1), 1),
            "number": slider(_("your clause is number"), (1, 4, 1), 1),
        }
        super().__init__(
            _("A sentence goes through"),
            _(
                "Put a sentence together, choose one or type one. Left: the "
                "encoder's state after each word. Right: the translation beside the reference."
            ),
            controls,
            lambda sentence, **rest: _draw(model, pairs, sentence, **rest),
        )

    def _start_text(self):
        """Without the many lists: what it says at the start."""
        return _("Start: {words}").format(words=self.words)

    def _fit(self):
        _fit(self._controls)


# What the controls offer -----------------------------------------------------------------------------------------


def _options(words):
    """{Japanese: English} -> options of a list, each with its English."""
    return [(_("(none)") if not ja else f"{ja} {en}" if en != ja else _(ja), ja) for ja, en in words.items()]


def _fit(controls):
    """Give each list what goes with the other lists, and show the controls that have something to choose."""
    mode = controls["sentence"].value
    for _round in range(3):  # a new object brings new adjectives, a new aspect new times
        chosen = {slot: controls[slot].value for slot in ("verb", "subject", "object", "tense", "aspect")}
        for slot, words in choices(**chosen).items():
            offer(controls[slot], _options(words))
    for slot in SLOTS:
        reveal(controls[slot], mode == SLOTS_MODE and len(controls[slot].options) > 1)
    reveal(controls["typed"], mode == TYPED_MODE)
    reveal(controls["clauses"], mode == SLOTS_MODE)
    controls["number"].max = controls["clauses"].value
    reveal(controls["number"], mode == SLOTS_MODE and controls["clauses"].value > 1)


# The sentence ----------------------------------------------------------------------------------------------------


def _sentence(pairs, sentence, typed, clauses, number, **slots):
    """-> source words, reference words or None. ValueError, with a sentence for the learner, where there is none."""
    if sentence == TYPED_MODE:
        return as_words(typed.replace("\u3000", " "), "the sentence"), None
    if sentence != SLOTS_MODE:
        return pairs[sentence].source, pairs[sentence].target
    parts = [compose(**filler) for filler in _FILLERS[: clauses - 1]]
    parts.insert(min(number, clauses) - 1, compose(**slots))
    whole = join(parts, _JOINTS[: clauses - 1])
    return whole.source, whole.target


def compare_words(translation, reference):
    """Pair the words of a translation with those of its reference -> list of (word, reference word, same).

    As few words as possible are left without a partner ("" stands on the other side), so that one word left out
    does not make all later ones wrong.
    """
    rows = []
    for kind, a, b, c, d in SequenceMatcher(None, translation, reference, autojunk=False).get_opcodes():
        pairs = zip_longest(translation[a:b], reference[c:d], fillvalue="")
        rows += [(word, wanted, kind == "equal") for word, wanted in pairs]
    return rows


# The picture -----------------------------------------------------------------------------------------------------


def _draw(model, pairs, sentence, **rest):
    try:
        source, reference = _sentence(pairs, sentence, **rest)
    except ValueError as error:
        return no_sentence(str(error).removeprefix("compose: "))
    found = translate(model, [source])[0]
    ids, _lengths = encode(numbers_of(model.source_vocabulary), source)
    states = model.encode(ids[None])[0][0]
    rows = compare_words(found.tokens, reference) if reference else [(word, "", None) for word in found.tokens]
    height = _TOP + _ROW * max(len(source), len(rows)) + 14
    picture = Drawing(760, height, _("States and translation of {sentence}").format(sentence=" ".join(source)))
    _draw_states(picture, source, found.unknown, states)
    _draw_words(picture, rows, reference)
    return picture, _words(found, states, rows, reference)


def no_sentence(reason):
    """Picture and words where there is no sentence to show, and why."""
    picture = Drawing(760, 60, _("No sentence"))
    picture.text(20, 36, _("✗ These words do not make a sentence."), anchor="start", fill=BAD)
    return picture, _("No sentence: {reason}.").format(reason=_(reason.removesuffix(".")))


def _draw_states(picture, source, unknown, states):
    """One strip of cells for each word: the state after it was read."""
    shown = min(SHOWN, states.shape[1])
    picture.text(_LEFT, 22, _("state after each word"), size=14, anchor="start")
    what = _("{shown} of its {size} numbers, −1 light … 1 dark").format(shown=shown, size=states.shape[1])
    picture.text(_LEFT, 42, what, size=13, anchor="start")
    picture.heatmap(_LEFT, _TOP, states[:, :shown], cell=(_CELL, _ROW), signed=True)
    for i, word in enumerate(source):
        base = _TOP + _ROW * (i + 0.5) + 5
        label = f"{word} → {SPECIALS[UNK]}" if word in unknown else word
        picture.text(_LEFT - 8, base, label, size=13, anchor="end", fill=BAD if word in unknown else INK)
    # A frame around the last one: nothing else reaches a decoder without attention.
    last = _TOP + _ROW * (len(source) - 1)
    picture.rect(_LEFT - 2, last - 1, shown * _CELL + 4, _ROW + 2, stroke=INK, stroke_width=2)


def _draw_words(picture, rows, reference):
    """The translation in rows beside the reference; a row that differs gets a cross and underlined words."""
    picture.text(_RIGHT + 24, 22, _("translation"), size=14, anchor="start")
    picture.text(_RIGHT + 150, 22, _("reference") if reference else _("no reference"), size=14, anchor="start")
    picture.line(_RIGHT, 32, 750, 32, stroke=FAINT)
    for i, (word, wanted, same) in enumerate(rows):
        base = _TOP + _ROW * (i + 0.5) + 5
        wrong = {"fill": BAD, "text_decoration": "underline"} if same is False else {}
        if same is not None:
            picture.text(_RIGHT + 8, base, "✓" if same else "✗", size=13, fill=GOOD if same else BAD)
        picture.text(_RIGHT + 24, base, word or _("(missing)"), size=13, anchor="start", **wrong)
        if reference:
            picture.text(_RIGHT + 150, base, wanted or _("(nothing)"), size=13, anchor="start")


def _words(found, states, rows, reference):
    length = len(found.source)
    line = _("{length} words, {numbers:.1f} numbers of the last state for each.")
    said = [line.format(length=length, numbers=states.shape[1] / length)]
    if found.unknown:
        unknown = _(", ").join(dict.fromkeys(found.unknown))
        said.append(_("Not in the vocabulary, read as {unk}: {words}.").format(unk=SPECIALS[UNK], words=unknown))
    said.append(_("Translation: {text}.").format(text=found.text or _("(nothing)")))
    return sentences(*said, _compared(rows, reference))


def _compared(rows, reference):
    if not reference:
        return _("There is no reference to compare with.")
    wrong = [(word, wanted) for word, wanted, same in rows if not same]
    if not wrong:
        return _("It equals the reference.")
    line = _("{right} of {count} words as in the reference; the first difference: {difference}.")
    return line.format(right=len(rows) - len(wrong), count=len(reference), difference=_told(*wrong[0]))


def _told(word, wanted):
    if word and wanted:
        return _("{word} in place of {wanted}").format(word=word, wanted=wanted)
    return _("{word} is missing").format(word=wanted) if wanted else _("{word} is too much").format(word=word)
