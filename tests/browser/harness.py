"""A real JupyterLab and a real Chromium, for tests that look at the course as a learner does.

    with Lab() as lab, Browser() as browser:
        lesson = browser.open(lab, "notebooks/00_start_here.ipynb")
        lesson.run_all()
        assert lesson.errors() == []
        lesson.theme("dark")
        lesson.page.keyboard.press("Tab")      # lesson.page is the Playwright page

The lab serves copies of the lessons, as a learner gets them, from a temporary folder, with settings and a store of
answers of its own, so that no test can touch a learner's files. Every request that leaves 127.0.0.1 is remembered, and
the browser finds no other machine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from attention_helpers.copies.folder import bring_lessons
from attention_helpers.copies.lab import WITHOUT_SLIDES
from attention_helpers.widgets import colormap

ROOT = Path(__file__).resolve().parents[2]
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    # No other machine is found. Playwright's own way to refuse requests asks it about each, and turns the cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
CELLS = f"{PANEL} .jp-Notebook .jp-Cell"

# Console errors that JupyterLab itself writes, found by running it over a notebook with no widgets of ours.
NOT_OURS = re.compile(
    r"Failed to load resource.*/api/(workspaces|contents)"  # asked before the file exists; harmless
    r"|_xsrf|favicon"
)


def find_chromium() -> str | None:
    """Path of a Chromium or Chrome: CHROMIUM if set, else the first of the usual names on PATH."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as the browser computes them, "rgb(0, 0, 0)": 1 to 21."""
    codes = ["#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color)[:3]) for color in (one, other)]
    return colormap.contrast(*codes)


class Lab:
    """A JupyterLab server over fresh copies of the lessons, as a context manager.

    folder: what to serve instead of these copies.
    progress: the learner's store, kept between labs; where none is given it lies in the folder, or is a fresh one.
    settings: of the server, beside its own: {"Class.name": value}.
    slides: whether the extension that shows slides is on, as in `make class`.
    """

    token = "attention-course-test"

    def __init__(
        self,
        folder: Path | None = None,
        progress: Path | None = None,
        settings: dict | None = None,
        slides: bool = False,
    ):
        self.slides = slides
        self.home = Path(tempfile.mkdtemp(prefix="attention-lab-"))
        self.folder = folder or self.home / "course"
        self.settings = settings or {}
        self.progress = progress or (folder or self.home) / "progress"
        if folder is None:
            bring_lessons(self.folder / "notebooks")
            for path in [ROOT / "README.md", *ROOT.glob("LICENSE*")]:
                shutil.copy(path, self.folder)

    def __enter__(self) -> Lab:
        self._write_settings()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        settings = {
            "ServerApp.ip": "127.0.0.1",
            "ServerApp.port": port,
            "ServerApp.port_retries": 0,
            "ServerApp.root_dir": self.folder,
            "IdentityProvider.token": self.token,
            "LabApp.expose_app_in_browser": True,
            "LabApp.extension_manager": "readonly",
        }
        settings |= self.settings
        flags = ["--no-browser", "--allow-root", *(f"--{name}={value}" for name, value in settings.items())]
        self._log = open(self.home / "lab.log", "w", encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *flags],
            cwd=self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_) -> None:
        self._process.terminate()  # the server ends its kernels
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(15)
        self._log.close()
        shutil.rmtree(self.home, ignore_errors=True)

    def log(self) -> str:
        return (self.home / "lab.log").read_text(encoding="utf-8", errors="replace")

    def shutdown_kernel(self, notebook: str) -> None:
        """End a notebook's kernel, as closing the computer would; what was answered must be in the store."""
        for session in json.loads(self._request("/api/sessions") or "[]"):
            if session["path"] == notebook:
                self._request(f"/api/sessions/{session['id']}", "DELETE")

    def write(self, name: str, sources: dict[str, str]) -> str:
        """A folder of this name with a notebook of these cells -> its path below the lab's folder."""
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        write_notebook(folder / "play.ipynb", sources)
        return f"{name}/play.ipynb"

    def _request(self, path: str, method: str = "GET") -> str:
        headers = {"Authorization": f"token {self.token}"}
        request = urllib.request.Request(self.url + path, method=method, headers=headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read().decode("utf-8")

    def _environment(self) -> dict[str, str]:
        names = "JUPYTER_CONFIG_DIR JUPYTER_DATA_DIR JUPYTER_RUNTIME_DIR JUPYTERLAB_SETTINGS_DIR"
        folders = {name: str(self.home / name) for name in f"{names} JUPYTERLAB_WORKSPACES_DIR IPYTHONDIR".split()}
        folders["JUPYTER_CONFIG_PATH"] = "" if self.slides else str(WITHOUT_SLIDES)
        course = {"ATTENTION_COURSE_PROGRESS": str(self.progress), "ATTENTION_COURSE_CLASS": ""}
        return os.environ | folders | course | {"PYTHONUTF8": "1"}

    def _write_settings(self) -> None:
        plugins = {
            "apputils-extension/notification": {
                "fetchNews": "false",
                "checkForUpdates": False,
                "doNotDisturbMode": True,
            },
            # Every cell stays in the page with all it shows, so that a test finds also what is scrolled out of sight.
            "notebook-extension/tracker": {"windowingMode": "none", "maxNumberOutputs": 10_000},
        }
        for plugin, values in plugins.items():
            path = self.home / "JUPYTERLAB_SETTINGS_DIR" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(values), encoding="utf-8")
        extensions = self.home / "JUPYTER_CONFIG_DIR" / "jupyter_server_config.d"
        extensions.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "attention_helpers" / "server" / "attention_helpers.json", extensions)  # as make lab has it

    def _wait(self, seconds: float = 90) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                self._request("/api/status")
                return
            except OSError:
                time.sleep(0.2)
        raise RuntimeError(f"JupyterLab did not start:\n{self.log()[-3000:]}")


def write_notebook(path: Path, sources: dict[str, str]) -> None:
    """A notebook with a cell for each of `sources` {cell id: source}; what starts with "#" is Markdown."""
    cells = []
    for name, source in sources.items():
        kind = "markdown" if source.startswith("#") else "code"
        cell = {"cell_type": kind, "id": name, "metadata": {}, "source": source}
        cells.append(cell if kind == "markdown" else {**cell, "outputs": [], "execution_count": None})
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    content = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(content), encoding="utf-8")


class Browser:
    """A headless Chromium, as a context manager."""

    def __init__(self, width: int = 1280, height: int = 900):
        size = {"width": width, "height": height}
        self._settings = {"viewport": size, "locale": "en-GB", "reduced_motion": "reduce"}

    def __enter__(self) -> Browser:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=find_chromium(), args=CHROMIUM_FLAGS)
        self._context = self._browser.new_context(**self._settings)
        return self

    def __exit__(self, *_) -> None:
        self._browser.close()
        self._playwright.stop()

    def open(self, lab: Lab, notebook: str, **more) -> Lesson:
        """Open a notebook (path below the lab's folder) in a new window and wait until its kernel answers.

        more: of Playwright's new_context, such as has_touch=True.
        """
        return Lesson(self.blank(**more), lab, notebook)

    def blank(self, **more):
        """A new window with nothing in it -> its Playwright page.

        It shares the others' cache, so that JupyterLab is loaded and compiled once; with `more` it has one of its own.
        """
        context = self._browser.new_context(**(self._settings | more)) if more else self._context
        return context.new_page()


class Lesson:
    """One notebook open in JupyterLab. `page` is the Playwright page, for whatever has no helper here."""

    def __init__(self, page, lab: Lab, notebook: str):
        self.page, self.lab, self.notebook = page, lab, notebook
        self.left_machine: list[str] = []  # requests to anywhere but this machine
        self.console_errors: list[str] = []
        for event in ("request", "websocket"):
            page.on(event, self._note_address)
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.console_errors.append(f"uncaught: {error}"))
        page.goto(f"{lab.url}/lab/tree/{urllib.parse.quote(notebook)}?reset&token={lab.token}")
        self.wait_ready()

    def _note_address(self, asked) -> None:
        address = urllib.parse.urlsplit(asked.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in ("127.0.0.1", "localhost"):
            self.left_machine.append(asked.url)

    def _note_console(self, message) -> None:
        where = (message.location or {}).get("url", "")
        if message.type == "error" and not NOT_OURS.search(f"{message.text} {where}"):
            self.console_errors.append(f"{message.text} ({where})")

    # --- running -------------------------------------------------------------------------------------------------

    def wait_ready(self, timeout: float = 90) -> None:
        """Wait until the notebook is drawn and its kernel is connected and idle: a run sent earlier is lost."""
        self.page.wait_for_selector(CELLS, timeout=timeout * 1000)
        self.wait_idle(timeout)

    def wait_idle(self, timeout: float = 90) -> None:
        """Wait until the notebook's kernel is connected and idle."""
        self.page.wait_for_function(
            """async () => {
                const widget = window.jupyterapp?.shell.currentWidget;
                const context = widget?.sessionContext;
                if (!context) return false;
                await context.ready;
                const kernel = context.session?.kernel;
                return kernel?.connectionStatus === 'connected' && kernel?.status === 'idle';
            }""",
            timeout=timeout * 1000,
        )

    def run_all(self, timeout: float = 180) -> None:
        """Run every cell, and wait until the last is done and the kernel idle."""
        self.command("notebook:run-all-cells", timeout=timeout)
        self.wait_ready(timeout)
        self.page.wait_for_timeout(500)  # widgets draw after the reply

    def run_cell(self, cell_id: str, timeout: float = 120) -> None:
        """Run one cell, by its id."""
        self._select(cell_id)
        self.command("notebook:run-cell", timeout=timeout)
        self.wait_ready(timeout)

    def start_cell(self, cell_id: str) -> None:
        """Run one cell, by its id, and wait only until the kernel is busy with it."""
        self._select(cell_id)
        self.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-cell') }")
        self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'busy'"
        )

    def _select(self, cell_id: str) -> None:
        select = "i => { window.jupyterapp.shell.currentWidget.content.activeCellIndex = i }"
        self.page.evaluate(select, self._index(cell_id))

    def restart_kernel(self) -> None:
        """Restart the kernel: its variables are gone, the page and the store stay."""
        self.page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.sessionContext.restartKernel() }")
        self.wait_ready()

    def command(self, name: str, arguments: dict | None = None, timeout: float = 60) -> None:
        """Execute a JupyterLab command and wait until it has finished."""
        self.page.evaluate(
            """([name, args, seconds]) => Promise.race([
                window.jupyterapp.commands.execute(name, args).then(() => null),
                new Promise((_, fail) => setTimeout(() => fail(new Error(`${name} did not end`)), 1000 * seconds)),
            ])""",
            [name, arguments or {}, timeout],
        )

    def save(self) -> None:
        self.command("docmanager:save")

    def close(self) -> None:
        """Close the window and end the kernel."""
        self.page.close()
        self.lab.shutdown_kernel(self.notebook)

    # --- looking -------------------------------------------------------------------------------------------------

    def cells(self) -> list[dict]:
        """The cells as they stand in the page now, in nbformat's form."""
        return self.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells")

    def errors(self) -> list[str]:
        """One line for each error output or stderr text: cell id, name and value."""
        found = []
        for cell in self.cells():
            for output in cell.get("outputs", []):
                if output["output_type"] == "error":
                    found.append(f"{cell['id']}: {output['ename']}: {output['evalue']}")
                elif output.get("name") == "stderr":
                    found.append(f"{cell['id']}: stderr: {''.join(output['text'])[:300]}")
        return found

    def cell(self, cell_id: str):
        """Locator of one cell, by its id."""
        return self.page.locator(CELLS).nth(self._index(cell_id))

    def output(self, cell_id: str):
        """Locator of what a cell shows."""
        return self.cell(cell_id).locator(".jp-OutputArea")

    def slider(self, cell_id: str, label: str):
        """Locator of the handle of a cell's slider, by its label."""
        slider = self.output(cell_id).locator(".widget-slider", has=self.page.get_by_text(label, exact=True))
        return slider.locator(".noUi-handle")

    def _index(self, cell_id: str) -> int:
        ids = "() => window.jupyterapp.shell.currentWidget.content.widgets.map((cell) => cell.model.id)"
        return self.page.evaluate(ids).index(cell_id)

    def widgets_promised(self) -> int:
        """How many outputs of the notebook hold a widget."""
        outputs = [output for cell in self.cells() for output in cell.get("outputs", [])]
        return sum("application/vnd.jupyter.widget-view+json" in output.get("data", {}) for output in outputs)

    def widgets_drawn(self) -> int:
        """How many of them take up room in the page, with something inside."""
        return self.page.evaluate(
            """() => [...document.querySelectorAll('.jp-OutputArea-output.lm-Panel')]
                .filter(e => e.getBoundingClientRect().height > 5 && e.querySelector('.lm-Widget')).length"""
        )

    def broken_widgets(self) -> list[str]:
        """Text of outputs where a widget should be and is not."""
        marks = ("Error displaying widget", "Error creating widget", "Loading widget", "widget model not found")
        texts = self.page.locator(".jp-OutputArea-output").all_inner_texts()
        return [text[:300] for text in texts if any(mark.lower() in text.lower() for mark in marks)]

    def theme(self, name: str) -> None:
        """Switch to "light" or "dark" and wait until the page has it."""
        self.command("apputils:change-theme", {"theme": THEMES[name]})
        light = "true" if name == "light" else "false"
        self.page.wait_for_function(f"() => document.body.dataset.jpThemeLight === '{light}'", timeout=20000)
        self.page.wait_for_timeout(300)
        # JupyterLab's curtain lies over a long page for longer, and axe judges no colour under it.
        self.page.wait_for_function("() => !document.getElementById('jupyterlab-splash')", timeout=20000)

    def focused(self) -> str:
        """What has the keyboard's focus, as `tag#id.class "text"`; the route of Tab is tested with it."""
        return self.page.evaluate(
            """() => { const e = document.activeElement;
                const name = e.tagName.toLowerCase() + (e.id ? '#' + e.id : '') + '.' + e.className;
                return `${name} "${(e.innerText || e.value || '').slice(0, 60)}"` }"""
        )

    def focused_name(self) -> str:
        """What a screen reader calls the element that has the focus."""
        return self.page.evaluate(
            """() => { const e = document.activeElement;
                return e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText }"""
        )

    def tab_to(self, name: str, key: str = "Tab", limit: int = 25) -> None:
        """Press the key until what a screen reader calls `name` has the focus."""
        for _ in range(limit):
            if self.focused_name() == name:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} never came to {name!r}; last {self.focused()}")

    def state(self) -> list:
        """What JupyterLab's one-key shortcuts would change: the cells, which one is active, and its mode."""
        return self.page.evaluate(
            """() => { const notebook = window.jupyterapp.shell.currentWidget.content;
                return [notebook.model.cells.length, notebook.activeCellIndex, notebook.mode,
                        notebook.widgets.map(cell => cell.model.type).join()] }"""
        )

    def screenshots(self, folder: Path | str, prefix: str = "", height: int = 1500) -> list[Path]:
        """Read the notebook from top to bottom: PNGs of the notebook's panel, a screenful each, that overlap a little.

        The name tells the first and the last cell's number, from 0. Returns the paths in reading order.
        """
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self.page.set_viewport_size({"width": self.page.viewport_size["width"], "height": height})
        self.command("notebook:render-all-markdown")
        self.page.wait_for_timeout(400)
        panel = self.page.locator(f"{PANEL} .jp-WindowedPanel-outer")
        paths, top = [], 0.0
        while True:
            first, last, bottom, done = panel.evaluate(
                """(panel, top) => {
                    panel.scrollTop = top;
                    const frame = panel.getBoundingClientRect();
                    const boxes = [...panel.querySelectorAll('.jp-Cell')].map((cell) => cell.getBoundingClientRect());
                    const seen = boxes.map((box) => box.bottom > frame.top + 5 && box.top < frame.bottom - 5);
                    return [seen.indexOf(true), seen.lastIndexOf(true), panel.scrollTop + frame.height,
                            panel.scrollTop + frame.height >= panel.scrollHeight - 2];
                }""",
                top,
            )
            self.page.wait_for_timeout(150)
            path = folder / f"{prefix}{len(paths):02d}_cells_{first:02d}-{last:02d}.png"
            panel.screenshot(path=str(path))
            paths.append(path)
            if done:
                return paths
            top = bottom - 80
