"""The project's own files: requirements that agree, floors that hold, nothing of a machine or a registry in them."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # comes with pytest on Python 3.10

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "attention_helpers"
UNIT = ROOT / "tests" / "unit"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

# What each room may use of the package, from the ground up: a room stands only on rooms named before it, so that no
# arrow leads up and none leads round. A floor's own name is its loose modules.
ROOMS = {
    "places": set(),
    "paths": set(),
    "edit_distance": set(),
    "unicode_form": set(),
    "console": set(),
    "processes": set(),
    "nn": {"unicode_form"},
    "nn.layers": {"nn"},
    "nn.attention": {"nn", "nn.layers"},
    "nn.training": {"processes", "nn", "nn.layers"},
    "nn.models": {"paths", "nn", "nn.layers", "nn.attention", "nn.training"},
    "nn.transformer": {"nn", "nn.layers", "nn.attention", "nn.training", "nn.models"},
    "nn.trees": {"nn", "nn.layers", "nn.training", "nn.models", "unicode_form"},
    "corpus.tables": set(),
    "corpus": {"places", "paths", "edit_distance", "unicode_form", "corpus.tables"},
    "corpus.generator": {"places", "corpus"},
    "corpus.judgements": {"corpus", "corpus.generator"},
    "widgets": {"places"},
    "course": {"places", "widgets"},
    "course.records": {"places", "widgets", "course"},
    "course.hub": {"widgets", "course", "course.records"},
    "course.pace": {"widgets", "course", "course.records"},
    "course.typed": {"edit_distance", "widgets"},
    "course.judging": {"places", "course", "course.typed"},
    "course.predictions": {"places", "widgets", "course", "course.records", "course.typed"},
    "course.questions.parts": {"course", "course.typed"},
    "course.questions.kinds": {"widgets", "course.typed", "course.judging", "course.questions.parts"},
    "course.questions": {
        "places",
        "paths",
        "console",
        "widgets",
        "course",
        "course.records",
        "course.pace",
        "course.typed",
        "course.judging",
        "course.questions.parts",
        "course.questions.kinds",
    },
    "course.marking": {"widgets", "course.questions"},
    "course.apart": set(),
    "course.calls": set(),
    "course.drawing": set(),
    "course.checking": {
        "places",
        "widgets",
        "course.records",
        "course.pace",
        "course.apart",
        "course.calls",
        "course.drawing",
    },
    "course.exercises": {"course.checking", "course.drawing"},
    "course.overview": {
        "places",
        "widgets",
        "course",
        "course.records",
        "course.pace",
        "course.questions",
        "course.checking",
    },
    "course.voting.phones": {"places", "widgets", "course"},
    "course.voting": {
        "widgets",
        "course",
        "course.records",
        "course.hub",
        "course.typed",
        "course.predictions",
        "course.questions.parts",
        "course.questions.kinds",
        "course.questions",
        "course.voting.phones",
    },
    "course.repetition": {
        "places",
        "widgets",
        "course.records",
        "course.pace",
        "course.questions.parts",
        "course.questions",
        "course.overview",
    },
    "course.report.counting": {
        "processes",
        "widgets",
        "course",
        "course.records",
        "course.predictions",
        "course.questions.parts",
        "course.questions",
        "course.checking",
        "course.apart",
    },
    "course.report": {
        "widgets",
        "course",
        "course.questions.parts",
        "course.questions.kinds",
        "course.questions",
        "course.predictions",
        "course.report.counting",
    },
    "views": {"widgets"},
    "views.figures": {"widgets", "nn", "nn.trees"},
    "views.play": {
        "widgets",
        "nn",
        "nn.layers",
        "nn.attention",
        "nn.models",
        "corpus",
        "corpus.generator",
        "views.figures",
    },
    "views.play.trees": {"widgets", "nn", "nn.trees", "corpus", "views.figures", "views.play"},
    "copies": {"places", "widgets", "course.records", "course.pace", "course.predictions"},
    "slides": {"places", "copies"},
    "server": set(),
    "hub": {"course.records", "course.hub", "course.voting", "course.voting.phones"},
    "__main__": {
        "console",
        "widgets",
        "course.report",
        "course.report.counting",
        "course.pace",
        "course.checking",
        "course.hub",
        "copies",
        "slides",
    },
}
# What each floor may use of other packages; a room may have more.
LIBRARIES = {
    "places": set(),
    "paths": set(),
    "edit_distance": set(),
    "unicode_form": set(),
    "console": set(),
    "processes": set(),
    "nn": {"numpy"},
    "corpus": {"numpy", "regex", "sacrebleu"},
    "widgets": {"numpy", "ipywidgets", "anywidget", "traitlets", "babel"},
    "course": {"numpy", "ipywidgets", "anywidget", "traitlets", "lazy_loader"},
    "views": {"numpy", "matplotlib", "ipywidgets", "lazy_loader"},
    "copies": {"jupyterlab"},
    "slides": set(),
    "server": set(),
    "hub": {"tornado", "jupyterhub"},
    "__main__": set(),
}
ALSO = {
    "nn.training": {"tqdm"},
    "nn": {"threadpoolctl"},
    "views.play": {"traitlets"},
    "course": {"jinja2", "jsonschema"},
    "course.apart": {"cloudpickle", "threadpoolctl"},
    "course.records": {"platformdirs"},
    "course.questions": {"PIL"},
    "course.questions.parts": {"latex2mathml"},
    "course.overview": {"matplotlib", "matplotlib_fontja", "packaging"},
    "course.voting.phones": {"tornado"},
    "course.voting": {"segno"},
    "course.repetition": {"fsrs"},
    "views.figures": {"cycler", "matplotlib_fontja", "IPython"},
}
LARGEST_ROOM = 14


def requirement(text):
    """ "numpy>=1.26" -> ("numpy", "1.26")"""
    name, _, bound = text.replace(" ", "").partition(">=")
    return name.lower().replace("_", "-"), bound


def version(text):
    return tuple(int(part) for part in re.findall(r"\d+", text))


def tracked_files():
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True
    )
    if listing.returncode != 0:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listing.stdout.decode("utf-8").split("\0") if name and (ROOT / name).is_file()]


def test_environment_yml_asks_for_the_same_as_pyproject():
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    pip = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    named = [entry for entry in [*entries, *pip] if isinstance(entry, str)]
    asked = {requirement(entry) for entry in named if entry not in ("pip", "-e .")}
    assert asked == {requirement(entry) for entry in PROJECT["dependencies"]} | {("python", "3.10")}
    assert PROJECT["requires-python"] == ">=3.10"
    assert "-e ." in pip


def test_lock_satisfies_pyproject_and_holds_hashes():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entry = r"^([A-Za-z0-9._-]+)==(\S+?)(?: ;[^\n\\]*)?((?: \\\n    --hash=sha256:[0-9a-f]{64})*)$"
    entries = re.findall(entry, lock, re.MULTILINE)
    lines = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert len(entries) == len(lines), "a line of the lock is not NAME==VERSION with hashes"
    assert all(hashes for _, _, hashes in entries), "a line of the lock has no hash"
    oldest = {}
    for name, found, _ in entries:
        oldest[name.lower()] = min(version(found), oldest.get(name.lower(), version(found)))
    extras = PROJECT["optional-dependencies"]
    for entry in PROJECT["dependencies"] + extras["test"] + extras["class"] + extras["hub"]:
        name, bound = requirement(entry)
        assert oldest[name] >= version(bound), f"{name} is older in the lock than pyproject.toml asks for"


def test_citation_cff_says_what_pyproject_and_the_licences_say():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["version"], citation["license"]) == (PROJECT["version"], PROJECT["license"])
    assert citation["abstract"] == PROJECT["description"]
    assert (ROOT / "README.md").read_text(encoding="utf-8").startswith(f"# {citation['title']}\n")
    (texts,) = citation["references"]
    assert f"SPDX: {texts['license']})" in (ROOT / "LICENSE-TEXT").read_text(encoding="utf-8")


def test_no_machine_path_and_no_registry_in_any_file():
    registry = re.compile(r"pypi\.(?:org|python)|pythonhosted\.org|npmjs\.org|anaconda\.org|index-url\s*=?\s*http")
    machine = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w+")
    for path in tracked_files():
        if path == Path(__file__) or path.suffix in (".png", ".ipynb") or path.name == "test_form.py":
            continue  # notebooks are read by tests/notebooks
        text = path.read_text(encoding="utf-8")
        for pattern in (registry, machine):
            assert not pattern.search(text), f"{path.relative_to(ROOT)}: {pattern.search(text)[0]}"


def python_files():
    return sorted(PACKAGE.rglob("*.py"))


def room_of(module):
    """attention_helpers.course.records.store -> course.records"""
    parts = module.split(".")[1:]
    inside = PACKAGE.joinpath(*parts)
    return ".".join(parts if inside.is_dir() else parts[:-1] or parts)


def imported(path):
    """(rooms, other packages) that a module imports, at its top or inside a function."""
    rooms, others = set(), set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"line {node.lineno}: relative import; a full name says which room it is"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            while name.startswith("attention_helpers.") and not is_module(name):
                name = name.rpartition(".")[0]  # a name inside a module
            if name.startswith("attention_helpers"):
                rooms.add(room_of(name))
            else:
                others.add(name.split(".")[0])
    return rooms, others - sys.stdlib_module_names


def is_module(name):
    inside = ROOT.joinpath(*name.split("."))
    return inside.is_dir() or inside.with_suffix(".py").is_file()


def test_every_room_stands_only_on_rooms_below_it():
    below = set()
    for room, used in ROOMS.items():
        assert used <= below, f"{room} stands on {sorted(used - below)}, which is not below it"
        below.add(room)


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_downwards_only(path):
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    if path.name == "__init__.py":  # hands out the names of its own rooms
        floor = module.split(".")[1]
        rooms, others = imported(path)
        assert all(room == "widgets" or room.split(".")[0] == floor for room in rooms), rooms
        assert others <= {"lazy_loader"}
        return
    room = room_of(module)
    rooms, others = imported(path)
    assert rooms <= ROOMS[room] | {room}, f"{room} may not use {sorted(rooms - ROOMS[room])}"
    allowed = LIBRARIES[room.split(".")[0]] | ALSO.get(room, set())
    assert others <= allowed, f"{room} may not use {sorted(others - allowed)}"


@pytest.mark.parametrize("folder", sorted({path.parent for path in python_files()}), ids=str)
def test_no_room_is_crowded(folder):
    files = [path for path in folder.iterdir() if path.is_file() and path.suffix != ".pyc"]
    names = [path.name for path in files]
    assert len(files) <= LARGEST_ROOM or folder.name == "exercises", f"{len(files)} files: split the room; {names}"


def test_no_room_or_module_hides_a_public_name():
    for floor in ("nn", "corpus", "course", "views"):
        public = set(import_module(f"attention_helpers.{floor}").__all__)
        inside = {path.stem for path in (PACKAGE / floor).iterdir()}
        assert not public & inside, f"{floor}: importing {public & inside} would hide the function of that name"


@pytest.mark.parametrize(
    "path", [p for p in python_files() if p.relative_to(PACKAGE).parts[0] == "nn"], ids=lambda p: p.name
)
def test_nn_touches_files_only_in_storage(path):
    names = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in names
    assert "open" not in names or path.name == "storage.py"


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_text_file_is_opened_as_utf8(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
        if name not in ("open", "read_text", "write_text"):
            continue
        if isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") in ("os", "zipfile"):
            continue  # these take flags, not an encoding
        words = {keyword.arg: keyword.value for keyword in node.keywords}
        modes = [given.value for given in [*node.args, *words.values()] if isinstance(given, ast.Constant)]
        if name == "open" and any(re.fullmatch(r"[rwax]\+?b\+?", str(mode)) for mode in modes):
            continue
        assert "encoding" in words, f"line {node.lineno}: {name} without encoding="


# Modules with behaviour and no test file of their own, and why; and course/exercises/, tried by test_mutations.py.
TESTED_ELSEWHERE = {
    "__main__.py": "a command, run by course/report/counting/test_tally.py",
    "corpus/generator/lexicon.py": "word lists; what they allow is tested on every sentence, in test_course_files.py",
    "course/predictions/guess.py": "the base of the kinds of guess, tried through each of them",
    "course/questions/kinds/answers.py": "what kinds share, tried through each of them",
    "course/questions/kinds/kind.py": "the base of all kinds, tried through each of them and through scale/",
    "hub/__main__.py": "a command that a hub starts, run by tests/hub",
    "hub/ballots.py": "behind a hub's login, tried by tests/hub",
    "hub/web.py": "behind a hub's tokens, tried by tests/hub",
    "widgets/catalogue.py": "with the catalogues themselves, in tests/locale",
}
# Test files that are not of one module, and why.
OF_THE_WHOLE = {
    "test_project.py": "the project's own files",
    "test_fuzz.py": "all public functions under wrong arguments",
    "test_find_python.py": "a shell script of the Makefile",
    "test_run.py": "tests/run.py, what `make test` runs",
    "test_wheel.py": "the course as it is installed",
    "corpus/generator/test_sense.py": "the sentences of the corpus, as a Japanese and an English speaker read them",
    "course/exercises/test_documented.py": "the complete exercise of the documentation, as written",
    "course/records/test_speed.py": "opening a quiz over a long history, which takes several modules",
    "course/records/test_hostile.py": "what the course shows from records of any value",
    "course/records/test_kills.py": "kernels that are killed, which takes the whole store",
    "views/test_in_japanese.py": "all playgrounds and figures in another language",
    "nn/models/test_damage.py": "damaged files, thousands of them, for storage.py and model.py",
    "course/typed/test_typed.py": "lists of what people type, numbers and words",
    "course/test_tenth_lesson.py": "a lesson more, which takes the whole course",
    "course/exercises/test_mutations.py": "every exercise against every known mistake and right answer",
    "course/exercises/test_mutants.py": "every exercise against the mutants of its right answers",
    "course/exercises/test_submissions.py": "every exercise against answers written without sight of the checker",
    "course/exercises/test_texts.py": "statements, hints and stubs of all exercises",
}


def has_behaviour(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) for node in ast.walk(tree))


def test_every_module_with_behaviour_has_its_test_file():
    modules = {path.relative_to(PACKAGE).as_posix() for path in python_files() if has_behaviour(path)}
    modules -= {name for name in modules if name.startswith("course/exercises/")}
    wanted = {name: name.rpartition("/")[0] + f"/test_{Path(name).name}" for name in modules - TESTED_ELSEWHERE.keys()}
    missing = {name for name, test in wanted.items() if not (UNIT / test.lstrip("/")).is_file()}
    assert not missing, f"no test file for {sorted(missing)}"
    assert TESTED_ELSEWHERE.keys() <= modules, "a module named as an exception is gone"


def test_every_test_file_is_that_of_a_module():
    tests = {path.relative_to(UNIT).as_posix() for path in UNIT.rglob("test_*.py")}
    assert OF_THE_WHOLE.keys() <= tests, "a test file named as an exception is gone"
    tests -= OF_THE_WHOLE.keys()
    lost = {name for name in tests if not (PACKAGE / name.replace("test_", "", 1)).is_file()}
    assert not lost, f"no module for {sorted(lost)}"


def modules_after(code):
    listing = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return {name.split(".")[0] for name in listing.stdout.split()}, set(listing.stdout.split())


def test_importing_the_package_loads_nothing_heavy():
    packages, modules = modules_after("import attention_helpers")
    assert packages.isdisjoint({"numpy", "matplotlib", "ipywidgets", "anywidget", "IPython", "jupyterlab", "sacrebleu"})
    assert not {name for name in modules if name.startswith("attention_helpers.")}


@pytest.mark.parametrize(
    "part, absent",
    [
        ("nn", {"matplotlib", "ipywidgets", "anywidget", "IPython", "sacrebleu"}),
        ("corpus", {"matplotlib", "ipywidgets", "anywidget", "IPython", "sacrebleu"}),
        ("course", {"matplotlib", "sacrebleu"}),
        ("views", {"sacrebleu"}),
    ],
)
def test_importing_a_part_loads_only_what_it_stands_on(part, absent):
    packages, _ = modules_after(f"from attention_helpers import {part}")
    assert packages.isdisjoint(absent), sorted(packages & absent)
