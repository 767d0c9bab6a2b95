"""Watching a page for whatever a payload does in it, and looking for what has come alive."""

import re

# HIT.anything is told at once, for the page may go elsewhere. What was ever drawn in a picture is kept, for pictures
# are drawn anew.
WATCH = """() => {
  window.HIT = new Proxy({}, { get: (_, name) => { window.tellHit(String(name)); } });
  window.drawn = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) {
      if (node.nodeName === "svg" && node.closest(".ah-stage")) window.drawn.push(window.said(node));
    }
  }).observe(document, { childList: true, subtree: true });
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
