"""axe-core over what the course itself shows in a notebook: its outputs and its rendered Markdown.

Left out is what JupyterLab draws and no lesson can change: menus, tool bars and the side bar; a cell's prompt, its
collapsers and its editor (CodeMirror, whose colours of code are JupyterLab's own).
"""

from contextlib import contextmanager

from tests.browser.harness import PANEL

OURS = [f"{PANEL} .jp-OutputArea-output", f"{PANEL} .jp-MarkdownOutput"]

# axe passes over what is hidden, so everything that a learner can open is opened.
OPEN_DETAILS = f"() => document.querySelectorAll('{PANEL} details').forEach(details => details.open = true)"

# The body of JupyterLab's page is 0 pixels high and hides what overflows: axe would take all of it for hidden.
GIVE_BODY_ITS_HEIGHT = "() => { document.body.style.height = '100vh' }"
HEIGHT = f"() => document.querySelector('{PANEL} .jp-WindowedPanel-inner').scrollHeight"
ALL_FITS = f"""() => {{
    const frame = document.querySelector('{PANEL} .jp-WindowedPanel-outer');
    frame.scrollTop = 0;
    const [outer, inner] = [frame, frame.firstElementChild].map(element => element.getBoundingClientRect());
    return inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
}}"""

# The cell's id, for each of axe's selectors.
CELL_OF = """(selectors) => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    return selectors.map(selector => {
        const cell = document.querySelector(selector).closest('.jp-Cell');
        return notebook.widgets.find(widget => widget.node === cell)?.model.id;
    });
}"""


def violations(lesson):
    """What axe-core finds in the dark theme and then in the light one: (rule, cell id, theme, element).

    Everything that is folded is unfolded, and the light theme stays.
    """
    found = []
    with _all_in_sight(lesson):
        for theme in ("dark", "light"):
            lesson.theme(theme)
            found += [(rule, cell, theme, element) for rule, cell, element in _run_axe(lesson.page)]
    return found


@contextmanager
def _all_in_sight(lesson):
    """Nothing is folded, and the window is as high as the notebook: axe judges no colour that is scrolled away."""
    page, size = lesson.page, lesson.page.viewport_size
    lesson.command("notebook:expand-all-headings")
    page.evaluate(OPEN_DETAILS)
    page.evaluate(GIVE_BODY_ITS_HEIGHT)
    page.set_viewport_size({**size, "height": page.evaluate(HEIGHT) + size["height"]})
    page.wait_for_function(ALL_FITS)
    yield
    page.set_viewport_size(size)


def _run_axe(page):
    from axe_playwright_python.sync_playwright import Axe

    context = {"include": [[selector] for selector in OURS]}
    results = Axe().run(page, context=context, options={"resultTypes": ["violations"]}).response
    assert "color-contrast" in [rule["id"] for rule in results["passes"]], "axe saw no text"
    nodes = [(rule["id"], node) for rule in results["violations"] for node in rule["nodes"]]
    cells = page.evaluate(CELL_OF, [node["target"][0] for _rule, node in nodes])
    return [(rule, cell, node["html"][:200]) for (rule, node), cell in zip(nodes, cells, strict=True)]
