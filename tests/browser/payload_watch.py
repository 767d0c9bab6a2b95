"""Watching a page for whatever a payload does in it, and looking for what has come alive."""

import re

# HIT.anything is told at once, for the page may go elsewhere. What was ever drawn in a picture is kept, for pictures
# change in place. Changes of what cells show are counted.
WATCH = """() => {
  window.HIT = new Proxy({}, { get: (_, name) => { window.tellHit(String(name)); } });
  window.drawn = [];
  window.changes = 0;
  new MutationObserver((all) => {
    const stages = new Set();
    for (const { target } of all) {
      const element = target.closest ? target : target.parentElement;
      if (element?.closest(".jp-OutputArea")) window.changes += 1;
      stages.add(element?.closest(".ah-stage"));
    }
    for (const stage of stages) for (const picture of stage?.children ?? []) window.drawn.push(window.said(picture));
  }).observe(document, {
    childList: true, subtree: true, characterData: true, attributeFilter: ["aria-label", "title", "href"],
  });
  window.said = (root) => [root.textContent, ...[root, ...root.querySelectorAll("*")].flatMap((node) => [
    ...["aria-label", "alt", "title", "placeholder", "href"].map((name) => node.getAttribute(name)),
    typeof node.value === "string" ? node.value : null,
  ])].filter(Boolean).join("\\n");
}"""

# What no payload may bring into the page: elements that run or ask, handlers, addresses that run, styles that ask.
ALIVE = """(selector) => {
  const TAGS = "script, iframe, frame, object, embed, applet, base, meta, link, form, style, template, noscript, "
    + "video, audio, source, foreignObject, animate, set, use, image, feImage, mglyph, maction, annotation-xml, "
    + "portal, xmp, plaintext, marquee, xss, body, title, img:not([src^='data:image/png;base64,'])";
  const ADDRESS = /^(href|xlink:href|src|srcset|srcdoc|action|formaction|data|poster|background|ping|code)$/i;
  const found = [];
  const note = (node, why) => found.push(`${why}: ${node.outerHTML.slice(0, 300)}`);
  for (const root of document.querySelectorAll(selector)) for (const node of root.querySelectorAll("*")) {
    if (node.matches(TAGS)) note(node, "element");
    for (const { name, value } of node.attributes) {
      if (/^on/i.test(name)) note(node, "handler");
      if (/url\\(|expression|@import/i.test(value) && name === "style") note(node, "style");
      if (name === "data-commandlinker-command") note(node, "command");
      if (node.matches(".jp-RenderedText a")) continue;  // JupyterLab's own, of what is printed: the test clicks them
      if (!ADDRESS.test(name) || value.startsWith("data:image/png;base64,")) continue;
      let scheme = "";
      try { scheme = new URL(value, location.href).protocol; } catch { /* leads nowhere */ }
      if (!["http:", "https:", "mailto:", ""].includes(scheme)) note(node, "address");
    }
  }
  return found;
}"""

# The page goes on drawing when the kernel is done: until every widget stands there and nothing changes any more. Looks
# are counted, not seconds: a page that is busy looks late.
DRAWN = """() => new Promise((done) => {
  let quiet = 0, before = null;
  const { model, node } = window.jupyterapp.shell.currentWidget.content;
  const shown = model.toJSON().cells.flatMap((cell) => cell.outputs ?? []);
  const promised = shown.filter(({ data }) => data && "application/vnd.jupyter.widget-view+json" in data).length;
  const look = () => {
    const there = [...node.querySelectorAll(".jp-OutputArea-output.lm-Panel")].filter(
      (output) => output.offsetHeight > 5 && output.querySelector(".lm-Widget")).length;
    quiet = there === promised && window.changes === before ? quiet + 1 : 0;
    before = window.changes;
    if (quiet === 4) done();
    else setTimeout(look, 100);
  };
  look();
})"""


class Watch:
    """What a page does that it must not: scripts of payloads that run, dialogs, requests that payloads ask for."""

    def __init__(self, page):
        self.page, self.hits, self.dialogs, self.requests = page, [], [], []
        page.expose_function("tellHit", lambda name: self.hits.append(name))  # Playwright wants a Python function
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url))
        page.on("requestfailed", self._refused)
        page.add_init_script(f"({WATCH})()")  # of every page that is opened from now on
        page.evaluate(WATCH)

    def _dialog(self, dialog):
        self.dialogs.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()

    def _request(self, url):
        if re.search(r"canary\.invalid|k\d{3}_", url):
            self.requests.append(url)

    def _refused(self, request):
        if request.failure == "csp" and request.url in self.requests:  # by the page's own policy: it never left
            self.requests.remove(request.url)

    def seen(self):
        """(scripts that ran, dialogs, requests)."""
        self.page.wait_for_timeout(300)
        return self.hits, self.dialogs, self.requests

    def alive(self, selector=".jp-OutputArea-output"):
        return self.page.evaluate(ALIVE, selector)


class Looking:
    """A notebook's cells, one after the other: each is run, looked at and cleared. `watch` sees the page all the while.

    A page that holds all of them lays all of it out anew for each output: that took more than ten minutes.

    said      {cell: all that it showed, and ever drew, for eyes and screen readers}
    alive     {cell: what came alive in it}
    troubles  errors and broken widgets
    """

    def __init__(self, lesson):
        self.lesson, self.page, self.watch = lesson, lesson.page, Watch(lesson.page)
        self.said, self.alive, self.troubles = {}, {}, []

    def look(self, cell, *acts):
        """Run a cell and look; do each of `acts`, a function of the lesson, and look again; clear it."""
        self.page.evaluate("() => { window.drawn = [] }")
        self.lesson.run_cell(cell)
        said, alive = [], []
        for act in [touch_all, *acts]:
            self._wait_until_drawn()
            act(self.lesson)
            self._wait_until_drawn()
            said.append(self.lesson.output(cell).evaluate("(output) => window.said(output)"))
            alive += self.watch.alive()
        self.said[cell] = "\n".join([*said, *self.page.evaluate("() => window.drawn")])
        self.alive[cell] = alive
        self.troubles += [*self.lesson.errors(), *self.lesson.broken_widgets()]
        self.lesson.command("notebook:clear-cell-output")

    def _wait_until_drawn(self):
        self.lesson.wait_ready()
        self.page.evaluate(DRAWN)


def touch_all(lesson):
    """Every part of every picture gets the focus, and so says its name."""
    lesson.page.evaluate("() => document.querySelectorAll('[data-touch], [data-pick]').forEach((part) => part.focus())")
