"""Every payload in every place where a stranger's or a learner's text can stand: what a notebook's cells show.

Runs in the notebook's kernel. Each function is a cell's; each place has a name, which the payloads in it carry as the
end of their mark. Banks of questions are in payload_banks.py.
"""

import importlib
from functools import cache
from itertools import cycle

import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display

from attention_helpers import corpus, course, nn, views
from attention_helpers.course.checking.check import check
from attention_helpers.course.checking.exercise import CheckResult
from attention_helpers.course.checking.task import load_task
from attention_helpers.course.overview.lesson_progress import LessonProgress
from attention_helpers.course.overview.progress import ProgressTable
from attention_helpers.views.play.sentence import TYPED_MODE
from attention_helpers.widgets.svg import Drawing
from tests.browser import payload_banks as banks
from tests.browser.payloads import chunks, texts

# Predictions ------------------------------------------------------------------------------------------------------


def predictions():
    """A guess of each kind, with payloads for its texts, made and shown beside a result."""
    names = [f"guess_{name}" for name in ("question", "unit", "option", "tick", "place", "axis", "result", "id")]
    parts = zip(*(chunks(texts(name), 23) for name in names), strict=True)
    for number, (question, unit, option, tick, place, axis, result, id) in enumerate(parts):
        asked = [
            course.predict(
                "01." + "x" + " ".join(id), "number", "\n".join(question), low=1, high=9, unit=" ".join(unit)
            ),
            course.predict(f"01.choice{number}", "choice", "Which?", options=option),
            course.predict(f"01.choices{number}", "choices", "Which?", options=tick),
            course.predict(
                f"01.curve{number}", "curve", "Draw.", x=place, low=0, high=9, x_label=" ".join(axis), y_label=axis[0]
            ),
        ]
        asked[0].guess.box.value, asked[1].guess.radio.value = "3", 0
        for one in asked:
            one.record()
            display(one)
        display(asked[0].show_result(4, words="\n".join(result)), asked[1].show_result(1))
        display(asked[2].show_result([0, 1]), asked[3].show_result([1] * len(place)))


def guesses():
    """Numbers to guess, without any payload; the test types them."""
    for number in range(16):
        display(course.predict(f"01.guess{number}", "number", "How many?", low=1, high=9))


# Votes ----------------------------------------------------------------------------------------------------------


def votes():
    """Questions put to a class, all of whose texts are payloads, their hands counted, and what came out."""
    for question in banks.questions(banks.ballot):
        bank = course.Bank.load([question])
        round = course.vote(bank.questions[0].id, bank)
        round.hand_fields.widgets[0].value = 1
        round.count_hands()
        display(round, round.show_result())


# Exercises --------------------------------------------------------------------------------------------------------


def exercises():
    """What a learner's function prints, raises and returns: as many payloads at once as a check shows of it."""
    task = load_task("count_weights")
    for place, most in {"raised": 480, "printed": 980}.items():  # a check shows 500 and 1,000 letters of them
        for several in _fitting(texts(place), most):
            display(CheckResult(check(task, _function(place, several))))
    display(course.exercise("count_weights").check(_function("raised", texts("apart")[:1])))


def _function(place, several):
    def answer(V, D, H):
        if place == "raised":
            raise ValueError("\n".join(several))
        print("\n".join(several))

    return answer


def _fitting(items, most):
    """The items in lists of `most` letters together; a longer one stands alone."""
    found = [[]]
    for item in items:
        if found[-1] and len("\n".join([*found[-1], item])) > most:
            found.append([])
        found[-1].append(item)
    return found


# Overviews --------------------------------------------------------------------------------------------------------


def glossary():
    """A glossary of payloads, and one whose field gets all of them."""
    module = importlib.import_module("attention_helpers.course.overview.glossary")
    panel = module.glossary("02")
    display(panel)
    for text in texts("search"):
        panel.field.value = text.encode("utf-8", "replace").decode()  # nobody can type half a character
    columns = [texts(f"term_{name}") for name in ("en", "ja", "reading", "romaji", "meaning")]
    terms = [
        {"en": en, "ja": ja, "reading": reading, "romaji": romaji, "meaning": meaning, "lesson": "00"}
        for en, ja, reading, romaji, meaning in zip(*columns, strict=True)
    ]
    module.glossary_terms = lambda: tuple(terms)
    display(module.glossary())


def progress():
    """What is to be repeated, and what is told beneath."""
    display(ProgressTable([LessonProgress("01", repeat=texts("repeat"), attempted=1)], texts("notice")))


# Views ------------------------------------------------------------------------------------------------------------


def claims():
    for text in texts("claim"):
        views.claim("{word} comes {n} times", True, word=text, n=1)


def figures():
    for several, printed in zip(chunks(texts("alt"), 23), chunks(texts("line"), 23), strict=True):
        plt.figure(figsize=(1, 1))
        views.show(*printed, alt=" ".join(several))


def links():
    parts = [chunks(texts(f"link_{name}"), 16) for name in ("source", "target", "gloss", "gloss2")]
    for source, target, gloss, gloss2 in zip(*parts, strict=True):
        translations = dict(zip(source, gloss, strict=True)) | dict(zip(target, gloss2, strict=True))
        display(views.links(np.eye(len(source)), source, target, translations=translations))


def trees():
    parts = [chunks(texts(f"tree_{name}"), 4) for name in ("name", "leaf")]
    named = {"\n".join(name): _tree(leaves) for name, leaves in zip(*parts, strict=True)}
    player = views.tree_player(named)
    display(player)
    for name in reversed(named):  # so that the first one is drawn anew as well
        player.choose(name)


def _tree(leaves):
    half = len(leaves) // 2
    return {"left": _tree(leaves[:half]), "right": _tree(leaves[half:])} if half else leaves[0]


def stages():
    """A playground whose every word is a payload."""
    parts = [chunks(texts(f"stage_{name}"), 16) for name in ("title", "about", "option", "picture", "words", "button")]
    for title, about, option, picture, words, button in zip(*parts, strict=True):

        def draw(word, picture=picture, words=words, button=button):
            drawing = Drawing(400, 200, " ".join(picture))
            for at, (shown, said) in enumerate(zip(picture, button, strict=True)):
                drawing.text(200, 12 * at, shown).rect(0, 12 * at, 9, 9, sets={"word": word}, says=said)
            return drawing, " ".join(words)

        listed = views.choice("word", list(zip(option, option, strict=True)))
        display(views.playground(" ".join(title), " ".join(about), {"word": listed}, draw))


@cache
def model():
    """A model of a few words, hardly trained: all that is asked of it is to translate."""
    pairs = corpus.SentencePairs(["a b c", "b a", "c c b"], ["x y z", "y x", "z z y"])
    made = nn.Seq2Seq(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 4, 6, attention="dot")
    nn.train(made, pairs, epochs=1, batch_size=2, progress=False)
    return made


def sentences():
    """The sentences to choose from in two playgrounds, and the words typed into one: each payload's first words."""
    chosen, typed = ([" ".join(map(_begin, several)) for several in chunks(texts(p), 4)] for p in ("sentence", "own"))
    play = views.sentence_playground(model(), corpus.SentencePairs(chosen, chosen)[:10])
    display(play)
    for text in typed:
        play.set(sentence=TYPED_MODE, typed=text.encode("utf-8", "replace").decode())
    play = views.translation_playground(model(), chosen)
    display(play)
    for number, step in zip(range(len(chosen)), cycle((1, 2))):
        play.set(sentence=number, step=step, read=0)


def heads():
    """Names of models, sentences whose words are also written, and words typed: each payload's first words."""
    for names, chosen, own in zip(
        *(chunks(texts(f"heads_{part}"), 16) for part in ("name", "word", "own")), strict=True
    ):
        chosen, own = list(map(_begin, chosen)), [_begin(text).encode("utf-8", "replace").decode() for text in own]
        pairs = corpus.SentencePairs(chosen, chosen)
        made = nn.Transformer(len(pairs.source_vocabulary), len(pairs.target_vocabulary), 4, 1, 4)
        made.source_vocabulary, made.target_vocabulary = pairs.source_vocabulary, pairs.target_vocabulary
        play = views.heads_playground(dict.fromkeys(names, made), chosen)
        display(play)
        for name, sentence, typed in zip(names, range(len(names)), own, strict=True):
            play.set(model=name, attention="source", sentence=sentence)
            play.set(sentence=TYPED_MODE, typed=typed, attention="encoder")
            play.set(word="k0")


def _begin(text):
    return " ".join(text.split()[:8])
