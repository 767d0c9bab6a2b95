"""Questions that the tests of quizzes share: one of each type, each with an id and a known right answer."""

import copy

from attention_helpers.course.questions import bank
from attention_helpers.course.questions.marking import mark

ALL = [
    {
        "id": "09.choice",
        "type": "multiple_choice",
        "question": "Which is $\\sum_i \\alpha_i v_i$?",
        "answer_cols": 2,
        "answers": [
            {"code": "weights @ values", "correct": True},
            {
                "code": "weights * values",
                "correct": False,
                "feedback": "No **sum** here.",
                "misconception": "no sum",
                "ja": {"feedback": "和がない。"},
            },
        ],
        "explanation": "The product with `@` sums.",
        "ja": {"question": "$\\sum_i \\alpha_i v_i$ はどれか。", "explanation": "`@` は和をとる。"},
    },
    {
        "id": "09.many",
        "type": "many_choice",
        "question": "Which are even?",
        "answers": [
            {"answer": "2", "correct": True},
            {"answer": "3", "correct": False, "feedback": "3 is odd.", "misconception": "odd taken for even"},
            {"answer": "4", "correct": True},
            {"answer": "5", "correct": False},
        ],
    },
    {
        "id": "09.numeric",
        "type": "numeric",
        "question": "$V = {{V}}$, $D = {{D}}$: weights?",
        "variables": {"V": [50, 100, 200], "D": [8, 16, 32]},
        "answers": [
            {"type": "value", "value": "V * D", "correct": True},
            {"type": "value", "value": "V + D", "correct": False, "feedback": "Added.", "misconception": "sizes added"},
            {"type": "default", "feedback": "Draw the matrix."},
        ],
    },
    {
        "id": "09.string",
        "type": "string",
        "question": "From scores to weights?",
        "answers": [
            {"answer": "softmax", "correct": True, "fuzzy_threshold": 0.8},
            {"answer": "ソフトマックス", "correct": True},
            {
                "answer": "argmax",
                "correct": False,
                "feedback": "That picks one.",
                "misconception": "argmax for softmax",
            },
        ],
    },
    {
        "id": "09.matching",
        "type": "matching",
        "question": "Match.",
        "feedback": "Look at lesson 05.",
        "pairs": [
            {"left": "私", "right": "I"},
            {"left": "ペン", "right": "pen", "feedback": "What is written with?", "misconception": "ペン mistaken"},
            {"left": "持って", "right": "have"},
        ],
        "extra": [{"right": "am"}],
    },
    {
        "id": "09.ordering",
        "type": "ordering",
        "question": "Order.",
        "feedback": "What needs what?",
        "items": [{"item": "score"}, {"item": "softmax"}, {"item": "weighted sum"}, {"item": "next word"}],
    },
    {
        "id": "09.cell",
        "type": "cell",
        "question": "Where does *have* read?",
        "row_label": "target",
        "column_label": "source",
        "rows": ["I", "have"],
        "columns": ["私", "持って", "いる"],
        "weights": [[0.9, 0.1, 0], [0, 0.8, 0.2]],
        "answers": [
            {"cell": [1, 1], "correct": True},
            {"cell": [0, 0], "correct": False, "feedback": "The row of *I*.", "misconception": "wrong row"},
            {"type": "default", "feedback": "Find the row first."},
        ],
    },
    {
        "id": "09.word",
        "type": "word",
        "question": "Which is the object?",
        "words": ["私", "は", "ペン", "を"],
        "answers": [{"word": 2, "correct": True}, {"word": 0, "correct": False, "feedback": "The subject."}],
    },
    {
        "id": "09.bug",
        "type": "word",
        "layout": "lines",
        "question": "Spot the bug.",
        "words": ["def softmax(x):", "    e = np.exp(x)", "    return e / e.max()"],
        "answers": [{"word": 2, "correct": True}, {"type": "default", "feedback": "Trace it."}],
    },
    {
        "id": "09.open",
        "type": "open",
        "question": "In your own words?",
        "model_answer": "A **model** answer.",
        "points": [{"point": "first point"}, {"point": "second point"}],
        "explanation": "More.",
    },
]

BANK = bank.load(ALL)

# By id: a right answer and a wrong one, in the form the front end sends.
RIGHT = {"09.choice": 0, "09.many": [0, 2], "09.string": "softmax", "09.cell": [1, 1], "09.word": 2, "09.bug": 2}
WRONG = {
    "09.choice": 1,
    "09.many": [1],
    "09.numeric": "1",
    "09.string": "argmax",
    "09.cell": [0, 0],
    "09.word": 0,
    "09.bug": 0,
    "09.matching": [0, 0, 0],
}


def changed(id_of, **changes):
    """The shared question of this id with some keys replaced (None: removed)."""
    question = copy.deepcopy(next(q for q in ALL if q["id"] == id_of))
    question.update(changes)
    return {key: value for key, value in question.items() if value is not None}


def verdict(id, answer):
    """What is said to an answer to the shared question of this id."""
    return mark(BANK[id].shown(), answer, id)
