// Texts arrive as pieces and become nodes; nothing is ever parsed as HTML.

const TAGS = { bold: "strong", italic: "em", sub: "sub", sup: "sup" };

function piece(one) {
  const { kind, text } = one;
  if (TAGS[kind]) return element(TAGS[kind], {}, ...one.pieces.map(piece));
  if (kind === "code") return element("code", {}, text);
  if (kind === "link") return link(one.to, text);
  if (kind === "math") return formula(one.mathml);
  if (kind === "break") return element("br");
  if (kind === "image") return picture(one);
  if (kind === "pre") return codeBlock(text)[0];
  if (kind === "list") return element(one.ordered ? "ol" : "ul", { class: "ah-list" }, ...one.items.map((item) => (
    element("li", {}, ...inline(item)))));
  if (kind === "table") return table(one.rows);
  return document.createTextNode(text);
}

// Which elements and attributes a formula may have is decided by the allow-list in parts/formulas.py.
function formula([tag, attributes, ...children]) {
  const node = document.createElementNS("http://www.w3.org/1998/Math/MathML", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children.map((child) => (typeof child === "string" ? child : formula(child))));
  return node;
}

// A heading cell is one of its column in the first row, of its row elsewhere.
function table(rows) {
  return element("table", { class: "ah-data" }, element("tbody", {}, ...rows.map((row, r) => element("tr", {},
    ...row.map(({ head, paragraphs }) => (
      element(head ? "th" : "td", head ? { scope: r ? "row" : "col" } : {}, ...inline(paragraphs))))))));
}

function picture({ text, source, words }) {
  if (!source) return element("span", { class: "ah-notice" }, words || text);
  return element("img", { src: source, alt: text, class: "ah-picture" });
}

// JupyterLab opens a link to another notebook as a tab of its own, at the heading, when told so by its command linker.
// The notebook in front is the one clicked in, and JupyterLab keeps its path in the address bar.
function link(to, text) {
  const elsewhere = /^https?:/i.test(to);
  if (!elsewhere && /^[^/?#]*:/.test(to)) return document.createTextNode(text);  // nothing that would run
  const anchor = element("a", { href: to, rel: "noopener" }, text);
  if (elsewhere) return anchor;
  anchor.addEventListener("click", () => {
    const here = decoded(location.pathname).match(/\/tree\/(.*)$/);
    if (!here) return;
    const target = new URL(to, `https://course/${here[1]}`);
    anchor.dataset.commandlinkerCommand = "rendermime:handle-local-link";
    const path = decoded(target.pathname.slice(1)), id = decoded(target.hash);
    anchor.dataset.commandlinkerArgs = JSON.stringify({ path, id });
    if (id) scrollWhenThere(id.slice(1), path === here[1] ? null : anchor.closest(".jp-NotebookPanel"));
  });
  return anchor;
}

// An address with a lone % is not encoded.
function decoded(text) {
  try { return decodeURIComponent(text); } catch { return text; }
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

const BLOCKS = ["pre", "list", "table"];
const isBlock = (pieces) => BLOCKS.includes(pieces[0]?.kind);
const inline = (paragraphs) => paragraphs.flatMap((pieces, i) => (
  [...(i && !isBlock(pieces) && !isBlock(paragraphs[i - 1]) ? [element("br")] : []), ...pieces.map(piece)]));
const block = (paragraphs) => paragraphs.map((pieces) => (
  isBlock(pieces) ? piece(pieces[0]) : element("p", {}, ...pieces.map(piece))));
const codeBlock = (code, attributes = { tabindex: "0" }) => (
  code ? [element("pre", attributes, element("code", {}, code))] : []);
