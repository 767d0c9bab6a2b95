"""The style of the course's figures in every test here; afterwards no figure is left open."""

import matplotlib
import matplotlib.pyplot as plt
import pytest

from attention_helpers import views


@pytest.fixture(autouse=True)
def styled():
    with matplotlib.rc_context():
        views.use_style()
        yield
    plt.close("all")
