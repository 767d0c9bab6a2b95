"""For every test: a progress store of its own, so that no test reads or writes a learner's answers, and no window."""

import os

import pytest

os.environ["MPLBACKEND"] = "agg"


@pytest.fixture(scope="session", autouse=True)
def _empty_store(tmp_path_factory):
    before = os.environ.get("ATTENTION_COURSE_PROGRESS")
    os.environ["ATTENTION_COURSE_PROGRESS"] = str(tmp_path_factory.mktemp("progress"))
    yield
    if before is None:
        del os.environ["ATTENTION_COURSE_PROGRESS"]
    else:
        os.environ["ATTENTION_COURSE_PROGRESS"] = before
