"""A class of three on a real hub: hand-ins under the hub's names, votes behind its login, nobody in another's things.

`python -m tests.hub` is the same with twenty, and measures. Here each runs lesson 03 as far as its first figure.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

import pytest
import requests

from tests.hub.attending import Teacher, attend
from tests.hub.hub import Hub

pytestmark = pytest.mark.skipif(
    os.name != "posix" or find_spec("jupyterhub") is None, reason="no JupyterHub: not installed, or not a POSIX system"
)
UNTIL = "mask-figure"
NAMES = ["hanako", "jiro", "taro"]


@pytest.fixture(scope="module")
def hub():
    with Hub(["sensei", *NAMES]) as running:
        yield running


@pytest.fixture(scope="module")
def teacher(hub):
    return Teacher(hub)


@pytest.fixture(scope="module")
def vote(teacher):
    return teacher.open_vote()


@pytest.fixture(scope="module")
def learners(hub, vote):
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda name, pick: attend(hub, name, pick, vote, UNTIL), NAMES, (2, 0, 2)))


def test_each_hands_in_under_the_hub_s_name(hub, learners):
    for learner in learners:
        assert f"Handed in as {learner.person.name}; sessions there: 1." in learner.said
        assert learner.person.service("GET", "records").json()["learner"] == learner.person.name
    assert sorted(path.name for path in hub.handed_in.iterdir() if path.is_dir()) == NAMES


def test_the_votes_are_each_user_s_one_and_behind_the_login(hub, teacher, vote, learners):
    assert all(learner.taken for learner in learners)
    stranger = requests.get(f"{hub.url}{vote}", timeout=30)
    assert "/hub/login" in stranger.url and "pick" not in stranger.text
    first = learners[0].person
    unasked = first.browser.post(f"{hub.url}{vote}", {"pick": "3"}, timeout=30)  # as a page elsewhere would
    assert unasked.status_code == 403
    name = vote.rpartition("/")[2]
    assert first.service("GET", f"rounds/{name}").status_code == 403
    assert first.service("POST", "rounds", json={"id": "05.have", "minutes": 1}).status_code == 403
    assert teacher.close_vote() == [0, 2, 2]


def test_only_the_teacher_reads_and_nobody_writes_another_s(hub, teacher, learners):
    one, other = learners[0].person, learners[1].person
    (name,) = other.service("GET", "records").json()["files"]
    before = (hub.handed_in / other.name / name).read_bytes()
    for path in ("collected", f"collected/{other.name}/{name}"):
        assert one.service("GET", path).status_code == 403
        assert one.service("GET", path, token="0" * 32).status_code == 403
    assert teacher.person.service("GET", f"collected/{other.name}/{name}").content == before
    # what one sends under the other's file's name, or way, lies with one
    assert one.service("POST", f"records/{name}", data=b"forged\n").status_code == 200
    for way in (f"..%2F{other.name}%2F{name}", f"%2e%2e%2f{other.name}%2f{name}", f"../records/../{other.name}/{name}"):
        assert one.service("POST", f"records/{way}", data=b"forged\n").status_code in (403, 404, 405, 409)
    assert (hub.handed_in / other.name / name).read_bytes() == before
    assert (hub.handed_in / one.name / name).read_bytes() == b"forged\n"
    in_cookies = one.browser.post(f"{hub.url}/services/course/records/{name}", b"forged\n", timeout=30)
    assert in_cookies.status_code == 403  # a page elsewhere makes a browser send cookies, and no token
    assert one.token not in hub.log() and hub.handed_in.stat().st_mode & 0o077 == 0
    in_address = one.browser.get(f"{hub.url}/services/course/records?token={one.token}", timeout=30)
    assert in_address.status_code == 403


def test_learners_are_kept_apart_on_the_machine(hub, learners):
    if not hub.apart:
        pytest.skip("learners are one user of the system: only root can start others, where they can run this Python")
    assert len({learner.user for learner in learners}) == len(NAMES) and 0 not in {one.user for one in learners}
    places = [hub.homes / learners[1].person.name, hub.handed_in, hub.handed_in / learners[1].person.name]
    tried = (
        "import os\nfound = []\n"
        f"for place in {[str(place) for place in places]!r}:\n"
        "    for what in (os.listdir, lambda place: open(place + '/x', 'w')):\n"
        "        try:\n            what(place)\n            found.append(place)\n"
        "        except PermissionError:\n            pass\nprint(found)"
    )
    assert learners[0].kernel.run(tried).strip() == "[]"


def test_the_teacher_makes_the_report(teacher, learners):
    said = teacher.make_report()
    assert "0 3 learners, " in said and "bytes new" in said and "report.html" in said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc tells what a process costs")
def test_what_a_learner_costs(learners):
    costs = [(one.kernel_cost, one.server_cost) for one in learners]
    both = max(kernel.pss + server.pss for kernel, server in costs)
    print(f"MEASURED hub: {both:.0f} MB a learner at most, to lesson 03's first figure (kernel and server, Pss)")
    assert both < 330


def test_an_idle_kernel_is_ended_and_nothing_is_lost(tmp_path):
    with Hub(["sensei", "hanako"], kernel_idle=5) as short:
        learner = attend(short, "hanako", 2, until="setup")
        end = time.monotonic() + 90
        while (
            learner.person.api("GET", "kernels") and time.monotonic() < end
        ):  # asked through the open web socket's server
            time.sleep(1)
        assert learner.person.api("GET", "kernels") == []
        kernel = learner.person.open("my_lessons/03_soft_attention.ipynb")
        assert "1" in kernel.run("from attention_helpers import course\nprint(len(course.quiz('03').answers))")
