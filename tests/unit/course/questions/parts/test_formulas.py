"""Formulas as nodes: what MathML may hold, and nothing else."""

import json

import pytest

from attention_helpers.course.questions.parts.formulas import ATTRIBUTES, ELEMENTS, to_mathml


def nodes(node):
    yield node
    for child in node[2:]:
        if isinstance(child, list):
            yield from nodes(child)


def texts(node):
    return "".join(child if isinstance(child, str) else texts(child) for child in node[2:])


def test_a_formula_is_a_tree_of_nodes():
    row = ["mrow", {}, ["msub", {}, ["mi", {}, "x"], ["mn", {}, "1"]], ["mo", {"stretchy": "false"}, "("]]
    assert to_mathml("x_1 (") == ["math", {"display": "inline"}, row]
    assert to_mathml("x", display=True)[1] == {"display": "block"}
    assert texts(to_mathml(r"a \le \beta")) == "a≤β"


def test_infinity_is_no_operator_and_stands_in_no_spaces():
    assert to_mathml(r"-\infty")[2][2:] == [["mo", {}, "−"], ["mi", {}, "∞"]]


def test_a_matrix_with_its_brackets_is_one_base():
    raised = to_mathml(r"\begin{bmatrix}1 & 2\end{bmatrix}^T")[2][2]
    assert [node[0] for node in raised[2:]] == ["mrow", "mi"] and [node[0] for node in raised[2][2:]] == [
        "mo",
        "mtable",
        "mo",
    ]


@pytest.mark.parametrize(
    "tex",
    [
        r"\text{<img	src=x	onerror=alert(1)>}",
        r"\text{<script>alert(1)</script>}",
        r"\text{&lt;img src=x onerror=alert(1)&gt;}",
        r"\mathrm{<svg/onload=alert(1)>}",
        r"\text{</math><img src=x>}",
        r"<script>",
        r"\operatorname{<b>}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{position:fixed}{x}",
        r"\class{jp-Button}{x}",
        r"\bbox[border:9999px]{x}",
        r"\color{red;x:y}{x}",
        r"\hspace{9999em}x",
        r"\rule{9999em}{9999em}",
        r"\unicode{60}",
    ],
)
def test_no_formula_links_runs_or_leaves_its_place(tex):
    made = to_mathml(tex)
    for tag, attributes, *_ in nodes(made) if made else ():
        assert tag in ELEMENTS and set(attributes) <= ATTRIBUTES
        assert all(";" not in value and "9999" not in value for value in attributes.values())
    assert not {"script", "maction", "mglyph", "semantics", "annotation"} & ELEMENTS
    assert not {"href", "style", "class", "id", "src"} & ATTRIBUTES


def test_what_is_in_a_text_stays_its_text():
    assert "<img\xa0src=x>" in texts(to_mathml(r"\text{<img src=x>}"))


@pytest.mark.parametrize(
    "tex",
    [
        "x" * 1_001,
        "{" * 400 + "}" * 400,
        r"\frac" * 180,
        r"\sqrt" * 180,
        "x^{" * 200 + "}" * 200,
        r"\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}\a",
        r"\def\a{\a\a}\a",
        r"\newcommand{\double}{xx}\double",
        r"\frac{1}",
        r"\left(",
        r"\begin{matrix}",
    ],
)
def test_what_cannot_be_set_is_none(tex):
    assert to_mathml(tex) is None


def test_nodes_are_plain_data():
    made = to_mathml(r"\begin{pmatrix} a & b \\ \color{red}{c} & \frac{1}{2} \end{pmatrix}")
    assert json.loads(json.dumps(made)) == made and '"mathcolor": "red"' in json.dumps(made)


def test_a_colorbox_of_which_letters_would_be_lost_is_not_set():
    assert to_mathml(r"\colorbox{red}{a1_b}") is None and to_mathml(r"\fcolorbox{red}{blue}{1}") is None
