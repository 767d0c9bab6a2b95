"""What of a Japanese verdict is still English: words that are neither code nor a name."""

import re

TERMS = {
    "Python",
    "one-hot",
    "word2vec",
    "NaN",
    "nan",
    "inf",
    "log",
    "tanh",
    "argmax",
    "axis",
    "exp",
    "True",
    "False",
    "None",
}
TERMS |= {
    "ValueError",
    "np.random",
    "rng.random",
    "rng.choice",
    "np.logaddexp",
    "one_hot",
    "sample",
    "max",
    "traverse",
    "delta",
    "noise_k",
    "str",
    "list",
    "AssertionError",
}
WORD = re.compile(r"(?<![0-9.])[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]")  # and not the "e-05" of a small number


def left_in_english(verdict, task):
    """The English words in what is told, of details in their labels and the comments beside values."""
    own = set(re.findall(r"\w+", task.solution)) | set(task.parameters) | set(task.returns or ()) | TERMS
    comments = [comment for _label, text in verdict.details for comment in re.findall("# .*", text)]
    told = [*verdict.messages, *(label for label, _text in verdict.details), *comments]
    found = {word for sentence in told for word in WORD.findall(re.sub("`[^`]*`", "", sentence))}
    return sorted(word for word in found if word not in own and not set(re.split(r"\W+", word)) <= own)
