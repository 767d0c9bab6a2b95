"""The folder of the session files, and other kernels that write into it."""

import os
import subprocess
import sys
import textwrap

import pytest

from attention_helpers.course.records import store


@pytest.fixture
def place(own_store):
    """The folder of the session files; nothing has been saved in it."""
    return own_store


@pytest.fixture
def other_kernel(place):
    """other_kernel(code) runs code, which may use `store`, in another Python process on the same folder."""

    def start(code):
        code = "from attention_helpers.course.records import store\n" + textwrap.dedent(code)
        environment = dict(os.environ, **{store.VARIABLE: str(place)})
        return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)

    return start
