"""Calls that work, one for each public function of `views` and `course`."""

from datetime import date

import numpy as np

from attention_helpers import corpus, course, nn, views
from attention_helpers.views.play.trees.steps import RandomMachine
from tests.unit.fuzz.row import Row
from tests.unit.fuzz.rows_corpus import LABELLED, TREE
from tests.unit.fuzz.rows_nn import HUGE, TREE_WORDS, call, floats, method, net
from tests.unit.fuzz.trial import Call

WEIGHTS, WORDS, GOLD = np.array([[0.2, 0.8], [0.7, 0.3], [0.5, 0.5]]), ["a", "b"], {(0, 0), (1, 1)}
OTHERS = ["d", "e", "f"]
ITEMS = {"x": (0, 0, "in", "(B, S)", "data"), "y": (1, 0, "out", "", "layer")}
QUESTION = {"id": "sum", "type": "numeric", "question": "1 + 1?"}
QUESTION |= {"answers": [{"type": "value", "value": 2, "correct": True}]}
FIGURE = {"heavy": True}
BANK = ("question", "questions", "bank", "JSON")  # a bank's own sentences name file and question
SHOWN = {"numbers": ("complex", "true", "infinite", "nan", "none", "list", "array", "ragged")}  # words are welcome


def play():
    controls = {"size": views.slider("size", (1, 5, 1), 2), "go": views.button("go")}
    return views.Playground("Title", "What to do.", controls, _draw)


def _draw(size, go):
    from attention_helpers.widgets.svg import Drawing

    return Drawing(100, 100, "a picture"), f"size {size}, {go} presses"


def player():
    return views.tree_player({"one": TREE})


def unjoined():
    made = player()
    made.begin()
    return made


def translator(**settings):
    words = ["私", "は", "本", "を", "読む"]
    model = nn.Seq2Seq(9, 9, 4, 6, **settings)
    model.source_vocabulary = corpus.Vocabulary(words).words
    model.target_vocabulary = corpus.Vocabulary(list("abcde")).words
    return model


def transformer():
    words = ["私", "は", "本", "を", "読む"]
    model = nn.Transformer(9, 9, 4, 2, 6)
    model.source_vocabulary = corpus.Vocabulary(words).words
    model.target_vocabulary = corpus.Vocabulary(list("abcde")).words
    return model


def prediction():
    return course.predict("01.mine", "number", "How many?", low=0, high=5)


def hands():
    return course.vote("sum", [QUESTION])


def quiz():
    return course.quiz([QUESTION])


def answered():
    made = quiz()
    made.check("sum", "2")
    return made


def exam():
    return course.quiz([QUESTION], exam=True)


def answered_exam():
    made = exam()
    made.press("begin")
    made.check("sum", "1")
    return made


VIEWS = {
    "views.claim": Row(call(views.claim, "the share is {share:.2f}", True, share=0.5), words=("claim",), takes=SHOWN),
    "views.boxes": Row(call(views.boxes, ITEMS, [("x", "y", "a")], (9.0, 3.6), "title", None), **FIGURE),
    "views.bars": Row(
        call(views.bars, WORDS, {"s": floats(2)}, "x", "y", "title", "{:.1f}", (0.0, 1.0), None), **FIGURE
    ),
    "views.curves": Row(
        call(views.curves, [1, 2], {"s": floats(2)}, "x", "y", "title", False, floats(2), (0.0, 1.0), None),
        takes={"guess": ("nan inside",)},  # a gap
        **FIGURE,
    ),
    "views.describe_curves": Row(call(views.describe_curves, [1, 2], {"s": floats(2)}, 0.05)),
    "views.heatmap": Row(call(views.heatmap, WEIGHTS, WORDS, OTHERS, GOLD, True, "title", None, False), **FIGURE),
    "views.heatmaps": Row(
        call(views.heatmaps, [WEIGHTS, WEIGHTS], WORDS, OTHERS, ["one", "two"], GOLD, 2, True, False), **FIGURE
    ),
    "views.describe_heatmap": Row(call(views.describe_heatmap, WEIGHTS, WORDS, OTHERS, GOLD, 0.1)),
    "views.links": Row(call(views.links, WEIGHTS, WORDS, OTHERS, GOLD, {"a": "A"}, 0.1), takes={"weights": ("none",)}),
    "views.word_map": Row(call(views.word_map, floats(3, 2), OTHERS, ["x", "x", "y"], None), **FIGURE),
    "views.tree_figure": Row(call(views.tree_figure, LABELLED, [0, 1, -1], None, "title"), words=TREE_WORDS, **FIGURE),
    "views.visit_figure": Row(call(views.visit_figure, TREE, "post", None, "title"), words=TREE_WORDS, **FIGURE),
    "views.show": Row(call(views.show, "a line", "another", alt="what it shows"), words=("show",)),
    "views.use_style": Row(call(views.use_style), **FIGURE),
    "views.slider": Row(call(views.slider, "size", (1, 5, 1), 2, "d"), words=("slider",), **FIGURE),
    "views.choice": Row(call(views.choice, "kind", ["a", "b"], "a"), words=("choice",), **FIGURE),
    "views.text": Row(call(views.text, "words", "a b", "type"), **FIGURE),
    "views.button": Row(call(views.button, "go"), **FIGURE),
    "views.Playground": Row(
        lambda: Call(views.Playground, "T", "What to do.", {"size": views.slider("size", (1, 5, 1), 2)}, _one), **FIGURE
    ),
    "views.Playground.control": Row(method(play, "control", "size"), words=("control",), **FIGURE),
    "views.Playground.press": Row(method(play, "press", "go"), words=("control",), **FIGURE),
    "views.Playground.set": Row(method(play, "set", size=3), words=("control",), takes={"values": ("true",)}, **FIGURE),
    "views.query_plane_playground": Row(call(views.query_plane_playground), **FIGURE),
    "views.soft_attention_playground": Row(call(views.soft_attention_playground), **FIGURE),
    "views.softmax_playground": Row(call(views.softmax_playground), **FIGURE),
    "views.sampling_playground": Row(call(views.sampling_playground, 0), **FIGURE),
    "views.weights_playground": Row(call(views.weights_playground, 100, 10, 20), **FIGURE),
    "views.sentence_playground": Row(
        lambda: Call(views.sentence_playground, translator(), [corpus.Pair(["私", "は"], ["a"])]), **FIGURE
    ),
    "views.translation_playground": Row(
        lambda: Call(views.translation_playground, translator(attention="dot"), ["私 は", "本 を"]), **FIGURE
    ),
    "views.heads_playground": Row(
        lambda: Call(views.heads_playground, {"one": transformer()}, ["私 は", "本 を"]), **FIGURE
    ),
    "views.tree_player": Row(
        lambda: Call(views.tree_player, {"one": TREE}, net(), 2, 1),
        words=TREE_WORDS,
        endless=(("size", HUGE),),
        **FIGURE,
    ),
    "views.TreePlayer": Row(
        lambda: Call(views.TreePlayer, {"one": TREE}, RandomMachine({"one": TREE}, 2, 1)), words=TREE_WORDS, **FIGURE
    ),
    "views.TreePlayer.choose": Row(method(player, "choose", "one"), **FIGURE),
    "views.TreePlayer.merge": Row(method(unjoined, "merge", 0), **FIGURE),
    "views.Panel.announce": Row(method(play, "announce", "said"), **FIGURE),
}
VIEWS["views.PlainText.plain_text"] = Row(method(play, "plain_text"), **FIGURE)
for name in ("back", "begin", "first", "forward", "given", "last", "undo"):
    VIEWS[f"views.TreePlayer.{name}"] = Row(method(player, name), **FIGURE)

COURSE = {
    "course.Bank.__getitem__": Row(
        method(lambda: course.Bank.load([QUESTION]), "__getitem__", "sum"), words=("question",), **FIGURE
    ),
    "course.Exercise": Row(call(course.exercise, "weighted_mean"), words=("exercise",), **FIGURE),
    "course.Exercise.hint": Row(method(lambda: course.exercise("weighted_mean"), "hint"), **FIGURE),
    "course.Exercise.solution": Row(method(lambda: course.exercise("weighted_mean"), "solution", True), **FIGURE),
    "course.Reset": Row(call(course.reset, "01"), **FIGURE),
    "course.Reset.forget": Row(method(lambda: course.reset("01"), "forget"), **FIGURE),
    "course.Reset.keep": Row(method(lambda: course.reset("01"), "keep"), **FIGURE),
    "course.check_setup": Row(call(course.check_setup), **FIGURE),
    "course.glossary": Row(call(course.glossary, "01"), **FIGURE),
    "course.judge_open": Row(
        call(course.judge_open, "06.confirmation-test", "It costs more.", "en"), words=("language",), **FIGURE
    ),
    "course.language": Row(call(course.language)),
    "course.load": Row(call(course.Bank.load, [QUESTION]), words=BANK, **FIGURE),
    "course.mixed_test": Row(
        call(course.mixed_test, 3, 0, ["01", "02"], "en", True, lambda id, given: None), words=BANK, **FIGURE
    ),
    "course.predict": Row(
        call(course.predict, "01.mine", "number", "How many?", low=0, high=5),
        words=("predict",),
        takes={"settings": ("half",)},
        **FIGURE,
    ),
    "course.Prediction.record": Row(method(prediction, "record"), **FIGURE),
    "course.Prediction.show_result": Row(method(prediction, "show_result", 3.0, "three"), **FIGURE),
    "course.Quiz.check": Row(
        method(answered_exam, "check", "sum", "2", "window", 0.5, "1"), words=("answer", "question"), **FIGURE
    ),
    "course.Quiz.plain_text": Row(method(quiz, "plain_text"), **FIGURE),
    "course.Quiz.again": Row(method(answered, "again", "sum"), words=("question",), **FIGURE),
    "course.Quiz.press": Row(method(exam, "press", "begin"), words=("press",), **FIGURE),
    "course.vote": Row(call(course.vote, "sum", [QUESTION], minutes=5.0), words=("id", *BANK), **FIGURE),
    "course.Round.close": Row(method(hands, "close"), **FIGURE),
    "course.Round.count_hands": Row(method(hands, "count_hands"), **FIGURE),
    "course.Round.show_result": Row(method(hands, "show_result", 3.0, "three"), **FIGURE),
    "course.Round.stop": Row(method(hands, "stop"), **FIGURE),
    "course.hand_in": Row(call(course.hand_in), **FIGURE),
    "course.progress": Row(call(course.progress), **FIGURE),
    "course.quiz": Row(
        call(course.quiz, [QUESTION], ["sum"], "en", False, lambda id, given: None), words=BANK, **FIGURE
    ),
    "course.review": Row(call(course.review, date(2026, 1, 2), "en", lambda id, given: None), **FIGURE),
    "course.set_language": Row(call(course.set_language, "en"), words=("set_language",)),
}
for name in ("Panel.announce", "PlainText.plain_text"):
    COURSE[f"course.{name}"] = VIEWS[f"views.{name}"]


def _one(size):
    return _draw(size, 0)


ROWS = VIEWS | COURSE
