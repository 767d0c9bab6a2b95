"""What a lesson in another language still says in English: in its text, in what it printed, in words for pictures.

Latin letters are right in formulas and code, in names, in a term beside its translation, アテンション（attention）, and
where English itself is read: the words of the corpora, what stands slanted (*I have a pen*), titles of sources.
"""

from __future__ import annotations

import builtins
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tokenize import NAME, tokenize

from attention_helpers import corpus
from attention_helpers.places import DATA
from tests.locale.japanese import CODE

LETTER = "[A-Za-zÀ-ÿ]"
WORD = re.compile(rf"(?<!{LETTER}){LETTER}{{2,}}")
TERM = re.compile(r"（[A-Za-z0-9 ,、.&/+-]+）|(?<!\*)\*[^*\n]+\*(?!\*)|\b\d\d\.[a-z-]+")  # translated; slanted; an id
SPOKEN_BY_OTHERS = re.compile(r"training: .*s\]|^ +\d+  .*$", re.MULTILINE)  # tqdm's bar; numbered lines of code
PEOPLE = (
    "Bahdanau Cho Devlin Eriguchi Gers Goller Haviv Hochreiter Jain Knowles Koehn Küchler Luong Mikolov Ney Och "
    "Papineni Pinter Radford Raffel Schmidhuber Shaw Socher Sutskever Tai Vaswani Voita Wallace Wiegreffe Xiong Xu "
    "kelvinxu al et"
)
WORKS = "arctic captions Show Attend Tell Flickr Peeky"
PRODUCTS = "Adam Gumbel tensor feeding JupyterLab NumPy Python PyTorch RNNs Seq Transformer Tree vec sacrebleu issue"
SIGNS = "NaN tanh sin cos pad equivariant Enter Escape Shift Tab"
NAMES = {*f"{PEOPLE} {WORKS} {PRODUCTS} {SIGNS}".split(), *dir(builtins)}
FAULTS = {"stability-mask-result", "shape-result", "faults-run", "deep-run"}  # show what Python or nn says of a mistake
READING = {"sources", "glossary"}  # titles; terms in both languages


def left_in_english(path: Path) -> dict[str, list[str]]:
    """{word: ids of its cells} of what should be in the language of the edition at `path`."""
    notebook, found = json.loads(path.read_text(encoding="utf-8")), defaultdict(list)
    known = NAMES | english_read() | terms() | names_in_code(notebook) | names_in_questions(path.name[:2])
    for cell in notebook["cells"]:
        if cell["id"] not in READING | FAULTS:
            for text in texts(cell):
                words = WORD.findall(SPOKEN_BY_OTHERS.sub(" ", TERM.sub(" ", CODE.sub(" ", text))))
                for word in words:
                    if not (word in known or word.lower() in known or word.isupper()):
                        found[word].append(cell["id"])
    return dict(found)


def texts(cell: dict) -> Iterator[str]:
    if cell["cell_type"] == "markdown":
        yield "".join(cell["source"])
    for output in cell.get("outputs", []):
        yield "".join(output.get("text", ""))
        yield "".join(output.get("data", {}).get("text/plain", "")) * ("image/png" not in output.get("data", {}))
        yield "".join(output.get("data", {}).get("text/html", ""))
        yield output.get("metadata", {}).get("image/png", {}).get("alt", "")


@cache
def english_read() -> frozenset[str]:
    """The words of the corpora, in small letters."""
    pairs = corpus.load("ja-en")
    trees = [tree for split in ("train", "test") for tree in corpus.load_trees("both", split)]
    words = {word for tree in trees for word in corpus.tree_words(tree)}
    return frozenset(word.lower() for word in [*pairs.target_vocabulary.words, *words])


@cache
def terms() -> frozenset[str]:
    """The words of the glossary's English terms, which a translated text may name."""
    glossary = json.loads((DATA / "glossary.json").read_text(encoding="utf-8"))
    return frozenset(WORD.findall(" ".join(term["en"] for term in glossary).lower()))


def names_in_code(notebook: dict) -> set[str]:
    cells = ("".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code")
    tokens = (token for code in cells for token in tokenize(BytesIO(code.encode("utf-8")).readline))
    return {part for token in tokens if token.type == NAME for part in [token.string, *token.string.split("_")]}


def names_in_questions(lesson: str) -> set[str]:
    """The words of the code that the questions of a lesson show, name or ask for."""
    banks = sorted((DATA / "quizzes").glob(f"{lesson}*.json"))
    questions = [question for bank in banks for question in json.loads(bank.read_text(encoding="utf-8"))]
    code = [question.get("code", "") for question in questions] + re.findall("`[^`]+`", json.dumps(questions))
    return set(WORD.findall(json.dumps(code)))
