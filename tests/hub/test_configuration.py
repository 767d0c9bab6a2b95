"""attention_course.py as hubs read it: JupyterHub itself and The Littlest one alike, and Kubernetes' chart."""

import os
import subprocess
from importlib.util import find_spec

import pytest
from traitlets.config import Config, PyFileConfigLoader

from tests.hub.hub import SHIPPED

pytestmark = pytest.mark.skipif(find_spec("jupyterhub") is None, reason="no JupyterHub")
FILE = SHIPPED / "attention_course.py"


def load_subconfig():
    """As JupyterHub itself and The Littlest JupyterHub read it."""
    return PyFileConfigLoader(FILE.name, path=str(FILE.parent)).load_config()


def load_on_kubernetes():
    """As Zero to JupyterHub's chart does: its `get_config` wants a key, and its spawner has an environment already."""

    def get_config(key, default=None):
        return default

    c = Config()
    c.JupyterHub.services, c.JupyterHub.load_roles = [], []
    c.Spawner.cmd, c.KubeSpawner.environment = "jupyterhub-singleuser", {"ITS": "own"}
    exec(compile(FILE.read_text(encoding="utf-8"), FILE.name, "exec"), {"c": c, "get_config": get_config})
    return c


@pytest.fixture(params=[load_subconfig, load_on_kubernetes])
def spawner(request, monkeypatch):
    """What starts a learner's server, of the class that the way's hubs have."""
    from jupyterhub.spawner import LocalProcessSpawner

    class KubeSpawner(LocalProcessSpawner):
        pass

    monkeypatch.delenv("ATTENTION_COURSE_SERVICE_URL", raising=False)
    monkeypatch.setenv("ATTENTION_COURSE_INSTRUCTORS", "sensei hanako")
    config = request.param()
    assert [service["name"] for service in _listed(config.JupyterHub.services)] == ["course"]
    user, instructor = _listed(config.JupyterHub.load_roles)
    assert (user["name"], instructor["users"], instructor["groups"]) == ("user", ["sensei", "hanako"], [])
    return (KubeSpawner if request.param is load_on_kubernetes else LocalProcessSpawner)(config=config)


def _listed(value):
    return value if isinstance(value, list) else value.get_value([])


def test_servers_are_told_where_to_hand_in_and_cannot_eat_the_machine(spawner):
    assert spawner.environment["ATTENTION_COURSE_SERVICE"] == "http://127.0.0.1:910/services/course/"
    assert spawner.environment["MALLOC_ARENA_MAX"] == "2" and spawner.mem_limit == 1.5 * 2**30
    assert ("ITS" in spawner.environment) == (type(spawner).__name__ == "KubeSpawner")  # what was there stays


@pytest.mark.skipif(os.name != "posix", reason="no shell")
@pytest.mark.parametrize("python", ["exit 0", "exit 1"], ids=["lessons are brought", "they cannot be"])
def test_a_server_begins_at_home_whatever_its_image_s_folder(spawner, python, tmp_path):
    home, image, programs = (tmp_path / name for name in ("home", "image", "programs"))
    for folder in (home, image, programs):
        folder.mkdir()
    for name, end in {"python": python, "jupyterhub-singleuser": "exit 0"}.items():
        program = programs / name
        program.write_text(f'#!/bin/sh\necho "$PWD: {name} $*"\n{end}\n', encoding="ascii")
        program.chmod(0o755)
    environment = {"HOME": str(home), "PATH": f"{programs}:{os.environ['PATH']}"}
    done = subprocess.run([*spawner.cmd, "--port=1", "a b"], cwd=image, env=environment, capture_output=True, text=True)
    brought, served = done.stdout.splitlines()
    assert brought == f"{home}: python -m attention_helpers lessons my_lessons"
    assert served == f"{home}: jupyterhub-singleuser --port=1 a b" and done.returncode == 0
