// Texts arrive as pieces and become nodes; nothing is ever parsed as HTML.

const TAGS = { math: "code", code: "code", bold: "strong", italic: "em" };

function piece({ kind, text, to, mathml }) {
  if (kind === "link") return link(to, text);
  if (kind === "math") {
    const parsed = new DOMParser().parseFromString(mathml, "application/xml");
    if (!parsed.querySelector("parsererror")) return document.importNode(parsed.documentElement, true);
  }
  return TAGS[kind] ? element(TAGS[kind], {}, text) : document.createTextNode(text);
}

// JupyterLab opens a link to another notebook as a tab of its own, at the heading, when told so by its command linker.
// The notebook in front is the one clicked in, and JupyterLab keeps its path in the address bar.
function link(to, text) {
  const anchor = element("a", { href: to, rel: "noopener" }, text);
  if (/^[a-z][a-z0-9+.-]*:/i.test(to)) return anchor;
  anchor.addEventListener("click", () => {
    const here = decodeURIComponent(location.pathname).match(/\/tree\/(.*)$/);
    if (!here) return;
    const target = new URL(to, `https://course/${here[1]}`);
    anchor.dataset.commandlinkerCommand = "rendermime:handle-local-link";
    const path = decodeURIComponent(target.pathname.slice(1)), id = decodeURIComponent(target.hash);
    anchor.dataset.commandlinkerArgs = JSON.stringify({ path, id });
    if (id) scrollWhenThere(id.slice(1), path === here[1] ? null : anchor.closest(".jp-NotebookPanel"));
  });
  return anchor;
}

// JupyterLab scrolls to the heading only in a notebook that is open already. So wait, 20 seconds at most, until the
// heading stands in the notebook in front, which must not be `origin`; a few times, while pictures still move it.
function scrollWhenThere(id, origin) {
  let tries = 100, found = 0;
  const timer = setInterval(() => {
    const panel = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
    const heading = panel !== origin && panel?.querySelector(`[data-jupyter-id="${CSS.escape(id)}"]`);
    heading?.scrollIntoView();
    found += heading ? 1 : 0;
    tries -= 1;
    if (found > 3 || tries <= 0) clearInterval(timer);
  }, 200);
}

const inline = (paragraphs) => paragraphs.flatMap((pieces, i) => [...(i ? [element("br")] : []), ...pieces.map(piece)]);
const block = (paragraphs) => paragraphs.map((pieces) => element("p", {}, ...pieces.map(piece)));
const codeBlock = (code, attributes = { tabindex: "0" }) => (
  code ? [element("pre", attributes, element("code", {}, code))] : []);
