"""The course installed from its wheel, in an environment of its own and out of reach of any checkout.

Its libraries are those of the environment that runs the tests; of the course nothing is.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from attention_helpers.copies.lesson import MARK, digests
from attention_helpers.places import DATA, NOTEBOOKS, ROOT, TEACHING

SHORTEST = "00_start_here.ipynb"

# Everything public that reads a file of the course's.
READS = """
import sys
from pathlib import Path

import attention_helpers
from attention_helpers import corpus, course, views
from attention_helpers.__main__ import main
from attention_helpers.course.checking.task import task_names
from attention_helpers.course.lessons import lessons
from attention_helpers.course.predictions.texts import all_predictions
from attention_helpers.course.questions import lint
from attention_helpers.places import DATA, NOTEBOOKS
from attention_helpers.widgets import language

here = Path(sys.prefix)
assert all(here in Path(place).parents for place in (attention_helpers.__file__, DATA, NOTEBOOKS))
assert all(len(corpus.load(split=split)) >= 1000 for split in ("train", "dev", "test"))
assert all(corpus.load_trees(name, split) for name in ("en", "ja") for split in ("train", "dev", "test"))
for name in language.languages():
    course.set_language(name)
    for number, lesson in lessons().items():
        assert lesson.title and (NOTEBOOKS / lesson.file).is_file()
        quiz = course.quiz(number)
        assert len(quiz.views) >= 8 and len(quiz._css) > 1000 < len(quiz._esm)
    for id in all_predictions():
        course.predict(id)
    for task in task_names():
        course.exercise(task).hint()
    for topic in (DATA / "text").glob("*.json"):
        assert language.texts(topic.stem)
    for view in (course.glossary, course.progress, course.check_setup, course.review, course.mixed_test):
        view()
    course.mixed_test(4, exam=True)
assert course.judge_open("06.confirmation-test", "Attention reads all states.") and not lint.lint()
views.use_style()
views.heatmap([[0.5, 0.5]], ["私", "は"], ["I"])
plain = ("query_plane", "sampling", "soft_attention", "softmax", "weights")
assert all(getattr(views, f"{name}_playground")() for name in plain)
assert main(["report", sys.argv[1]]) == 0
print(language.translate("start here", "lesson.00", language_name="ja"))
"""


def run(*command, cwd=None, **environment):
    """What the command prints; nothing of this checkout or of its learner is in its environment."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "ATTENTION"))}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean | {"PYTHONUTF8": "1"} | environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout[-5000:]
    return done.stdout


def built(kind, source, out):
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", out, cwd=source)
    (made,) = out.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built as pip does from a folder: through an sdist."""
    folder = tmp_path_factory.mktemp("built")
    sdist = built("sdist", ROOT, folder / "sdist")
    shutil.unpack_archive(sdist, folder / "unpacked", filter="data")
    (source,) = (folder / "unpacked").iterdir()
    return built("wheel", source, folder / "wheel")


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The interpreter of an environment that has the wheel; the libraries of ours come last in its path."""
    home = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", home / "env")
    scripts = "Scripts" if os.name == "nt" else "bin"
    found = home / "env" / scripts / Path(sys.executable).name
    packages = Path(run(found, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    run(
        sys.executable, "-m", "pip", "--python", found, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home
    )
    # A line in a file of paths adds one folder and reads no such file in it: not the one that leads to this checkout.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    path = run(found, "-c", "import sys; print(*sys.path, sep='\\n')", cwd=home).splitlines()
    assert not [entry for entry in path if entry and (Path(entry) / "attention_helpers").is_dir()][1:]
    return found


def test_the_wheel_holds_what_the_checkout_has_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    (switch,) = (name for name in names if name.endswith("/etc/jupyter/jupyter_server_config.d/attention_helpers.json"))
    package = ROOT / "attention_helpers"
    places = {package: "attention_helpers"}
    places |= {
        place: f"attention_helpers/{place.relative_to(ROOT).as_posix()}" for place in (DATA, NOTEBOOKS, TEACHING)
    }
    wanted = {
        f"{name}/{path.relative_to(folder).as_posix()}"
        for folder, name in places.items()
        for path in folder.rglob("*")
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }
    assert names - {switch} == wanted


def test_everything_that_reads_data_finds_it(python, tmp_path):
    progress = str(tmp_path / "progress")
    told = run(python, "-c", READS, progress, cwd=tmp_path, ATTENTION_COURSE_PROGRESS=progress)
    assert re.search(r"[\u3040-\u30ff]", told), "the Japanese texts are missing"


def test_the_server_finds_its_extension(python, tmp_path):
    config = {"JUPYTER_CONFIG_DIR": str(tmp_path), "JUPYTER_PREFER_ENV_PATH": "1"}
    told = run(python, "-m", "jupyter_server.extension.serverextension", "list", cwd=tmp_path, **config)
    assert "attention_helpers.server.extension" in told and "OK" in told


def test_lessons_are_copied_out_and_run_there(python, tmp_path):
    mine = tmp_path / "mine"
    told = run(python, "-m", "attention_helpers", "lessons", mine, cwd=tmp_path)
    assert told.count("was added.") == len(list(NOTEBOOKS.rglob("*.ipynb"))) == len(list(mine.rglob("*.ipynb")))
    copy = json.loads((mine / SHORTEST).read_text(encoding="utf-8"))
    homes = {name: str(tmp_path / name) for name in ("ATTENTION_COURSE_PROGRESS", "IPYTHONDIR", "JUPYTER_DATA_DIR")}
    run(python, "-c", "from nbclient.cli import main; main()", "--inplace", mine / SHORTEST, cwd=tmp_path, **homes)
    ran = json.loads((mine / SHORTEST).read_text(encoding="utf-8"))
    assert digests(ran)["text"] == copy["metadata"][MARK]["text"]
    stored = json.loads((NOTEBOOKS / SHORTEST).read_text(encoding="utf-8"))
    for cell, of_old in zip(ran["cells"], stored["cells"], strict=True):
        assert printed(cell) == printed(of_old), cell["id"]


def printed(cell):
    return ["".join(out["text"]) for out in cell.get("outputs", []) if out["output_type"] == "stream"]
