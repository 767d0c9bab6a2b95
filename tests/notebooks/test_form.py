"""What holds for every notebook before it is run: outputs stored, comparable, and readable where no kernel runs."""

import json
import re

import pytest

from attention_helpers.course.lessons import lessons
from tests.notebooks.form import METADATA, ROOT, WIDGET_VIEW, notebooks
from tests.notebooks.lesson_map import differences, heading
from tests.notebooks.links import LINK, broken_links

MACHINE_PATH = re.compile(r"/(?:home|root|work|tmp|Users|private|var|opt|usr)/\w|[A-Z]:\\\\?\w")
CODE_LINES, FOLDED_LINES = 12, 30
IDS = [path.relative_to(ROOT).as_posix() for path in notebooks()]


@pytest.fixture(params=notebooks(), ids=IDS)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return json.loads(path.read_text(encoding="utf-8"))


def code_cells(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def outputs(notebook):
    """(id of the cell, output) pairs."""
    return [(cell["id"], output) for cell in code_cells(notebook) for output in cell["outputs"]]


def text_of(cell):
    return "".join(cell["source"])


def test_lessons_are_numbered_from_00_and_a_translation_has_the_name_of_its_lesson():
    english = [path.name for path in notebooks() if path.parent.name == "notebooks"]
    assert english and [name[:3] for name in english] == [f"{number:02}_" for number in range(len(english))]
    assert {path.name for path in notebooks()} <= set(english)


def test_every_code_cell_was_run_in_order_without_error(notebook):
    counts = [cell["execution_count"] for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1)), "a cell without its count is not compared at all: make notebooks"
    for id, output in outputs(notebook):
        assert output["output_type"] != "error", f"{id} stores an error"
        assert output.get("name") != "stderr", f"{id} stores stderr: {output.get('text')}"


def test_stored_form_is_normal(path, notebook):
    assert notebook["metadata"] == METADATA
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    again = json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    assert path.read_bytes() == again.encode("utf-8"), "not written by `make notebooks`"
    for id, output in outputs(notebook):
        data = output.get("data", {})
        assert WIDGET_VIEW not in data, f"{id} stores the id of a widget that no kernel knows"
        assert not data or "text/plain" in data, f"{id} shows nothing where no kernel runs"


def test_few_cells_are_not_compared_and_each_says_why(notebook):
    skipped = [
        cell
        for cell in code_cells(notebook)
        if "NBVAL_IGNORE_OUTPUT" in text_of(cell) or "nbval-ignore-output" in cell["metadata"].get("tags", [])
    ]
    for cell in skipped:
        assert cell["metadata"].get("reason", "").strip(), f"{cell['id']}: no reason in its metadata"
    assert 10 * len(skipped) <= len(code_cells(notebook)), f"not compared: {[cell['id'] for cell in skipped]}"
    for cell in code_cells(notebook):
        assert not {"nbval-skip", "raises-exception"} & set(cell["metadata"].get("tags", [])), cell["id"]
        assert not re.search(r"NBVAL_(SKIP|RAISES|CHECK)", text_of(cell)), cell["id"]


def test_ids_are_distinct_and_readable(notebook):
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(set(ids)) == len(ids), "two cells with one id"
    random = [name for name in ids if not re.fullmatch(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*", name) or _is_random(name)]
    assert random == [], "a name, please, that stays when the cell changes"


def _is_random(name):
    return bool(re.fullmatch(r"[0-9a-f]{8}(-.*)?", name) and re.search(r"\d", name))


def test_what_is_further_is_known_by_its_id_in_every_language(path):
    """Slides and hours go by it; the word for it stands in the English heading."""
    english = json.loads((ROOT / "notebooks" / path.name).read_text(encoding="utf-8"))["cells"]
    further = {cell["id"] for cell in english if re.match("#+ Further: ", text_of(cell))}
    texts = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "markdown"]
    assert {cell["id"] for cell in texts if cell["id"].startswith("further")} == further


def folded(cell):
    return cell["metadata"].get("jupyter", {}).get("source_hidden", False)


def test_code_cells_are_short(notebook):
    """What is read teaches one idea; what is folded away draws. An exercise's stub is as long as it has to be."""
    cells = [cell for cell in code_cells(notebook) if not cell["id"].startswith("exercise-")]
    lines = {cell["id"]: text_of(cell).count("\n") + 1 for cell in cells}
    limit = {cell["id"]: FOLDED_LINES if folded(cell) else CODE_LINES for cell in cells}
    assert {name: count for name, count in lines.items() if count > limit[name]} == {}


def test_a_folded_cell_says_in_its_first_line_what_it_does(notebook):
    for cell in code_cells(notebook):
        if folded(cell):  # JupyterLab shows this line in the place of the code
            assert re.match(r"# .*\w.*[.!?。]\n", text_of(cell)), f"{cell['id']}: begin with a sentence in a comment"


def test_nothing_of_the_machine_or_the_network(notebook):
    for cell in notebook["cells"]:
        shown = text_of(cell) + json.dumps(
            [
                {key: value for key, value in output.get("data", {}).items() if not key.startswith("image/")}
                or output.get("text", "")
                for output in cell.get("outputs", [])
            ],
            ensure_ascii=False,
        )
        assert not MACHINE_PATH.search(shown), f"{cell['id']}: {MACHINE_PATH.search(shown)}"
        assert not re.search(r"^\s*[!%](pip|conda|apt|wget|curl)", text_of(cell), re.MULTILINE), cell["id"]


def test_links_resolve(path, notebook):
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            assert broken_links(path, text_of(cell)) == [], cell["id"]


def test_shape_of_first_and_last_cell(path, notebook):
    first, last = notebook["cells"][0], notebook["cells"][-1]
    assert first["cell_type"] == "markdown" and text_of(first).startswith("# "), "a lesson starts with its title"
    assert path.name[:2] in text_of(first).split("\n")[0], "the title carries the lesson's number"
    assert re.search(r"\d+\s*(minutes|min|分)", text_of(first)), "the first cell tells the time needed"
    assert last["cell_type"] == "markdown", "a lesson ends with links back and on"
    others = [target for target in LINK.findall(text_of(last)) if ".ipynb" in target]
    assert others, "a lesson ends with links back and on"


FRONT = {"README.md": "en", "README.ja.md": "ja"}
MAPS = [*FRONT, *(name for name in IDS if "/00_" in name)]


@pytest.mark.parametrize("map_in", MAPS)
def test_the_map_shows_every_lesson_of_the_table(map_in):
    text = (ROOT / map_in).read_text(encoding="utf-8")
    if map_in.endswith(".ipynb"):
        text = "\n".join(text_of(cell) for cell in json.loads(text)["cells"])
    language = FRONT.get(map_in) or (map_in.split("/")[-2] if map_in.count("/") == 2 else "en")
    assert differences(text, lessons().values(), language) == []


def test_the_table_names_every_notebook_with_its_title_and_time():
    found = {}
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        first = text_of(json.loads(path.read_text(encoding="utf-8"))["cells"][0])
        title = re.match(r"# ([^\n:]+)", first)[1].strip()
        found[path.name] = title, int(re.search(r"(\d+) minutes", first)[1])
    assert {lesson.file: (heading(lesson), lesson.minutes) for lesson in lessons().values()} == found


def test_figures_follow_the_theme(notebook):
    for cell in code_cells(notebook):
        for output in cell["outputs"]:
            assert "needs_background" not in output.get("metadata", {}), f"{cell['id']}: end it with views.show(...)"


def test_every_figure_is_followed_by_text(notebook):
    cells = code_cells(notebook)
    for cell, after in zip(cells, [*cells[1:], {"outputs": []}], strict=True):
        kinds = [_kind(output) for output in cell["outputs"]]
        if "figure" in kinds:
            told = "text" in kinds[kinds.index("figure") :] or "text" in [_kind(o) for o in after["outputs"]]
            assert told, f"{cell['id']}: no line of text after the figure says what to see"


def _kind(output):
    if "image/png" in output.get("data", {}):
        return "figure"
    return "text" if output["output_type"] in ("stream", "execute_result", "display_data") else "other"
