// Shared by every widget of the course; widgets.base.front_end() puts it before each widget's own module.

// JupyterLab's one-key shortcuts fire while a control inside an output has the focus: "b" on a radio
// button adds a cell. Lumino leaves a key alone when the focused element itself carries this mark.
const CONTROL = "input, select, textarea, button, a[href], summary, [tabindex], [role=slider], [contenteditable]";
const OURS = ".jupyter-widgets, .ah";

function isControl(element) {
  return element instanceof Element && element.matches(CONTROL) && element.closest(OURS) !== null;
}

// Ctrl-S, Shift-Enter and Escape mean the notebook everywhere, so they pass.
function meansNotebook(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape"
    || (event.shiftKey && event.key === "Enter");
}

function nameRadioGroup(input) {
  const box = input.closest(".widget-radio-box");
  if (!box) return;
  const name = box.dataset.ahGroup || (box.dataset.ahGroup = `ah-${Math.random().toString(36).slice(2)}`);
  for (const other of box.querySelectorAll("input[type=radio]")) other.name = name;
}

function installKeyboardGuard() {
  if (window.attentionHelpersGuard) return;
  window.attentionHelpersGuard = true;
  document.addEventListener("focusin", (event) => {
    if (!isControl(event.target)) return;
    event.target.dataset.lmSuppressShortcuts = "true";
    if (event.target.type === "radio") nameRadioGroup(event.target);
  }, true);
  // On the window, so that it runs before JupyterLab's own listener on the document.
  window.addEventListener("keydown", (event) => {
    if (!isControl(event.target)) return;
    if (meansNotebook(event)) delete event.target.dataset.lmSuppressShortcuts;
    else event.target.dataset.lmSuppressShortcuts = "true";
  }, true);
}

// What a screen reader needs and neither ipywidgets nor JupyterLab gives: names of sliders and of figures.
// A stock slider's handle has the role but no name; its label stands beside it.
function nameSlider(handle) {
  const label = handle.closest(".widget-slider")?.querySelector(".widget-label")?.textContent;
  if (label && handle.getAttribute("aria-label") !== label) handle.setAttribute("aria-label", label);
}

// JupyterLab drops the `alt` in an output's metadata; views.show writes the same text into the picture itself.
function nameFigure(image) {
  image.dataset.ahSeen = "true";
  const [kind, data] = image.src.split(";base64,");
  const alt = kind === "data:image/png" ? pngDescription(atob(data)) : null;
  if (!alt) return;
  image.alt = alt;
  image.classList.add("ah-figure");  // a figure of ours: base.css gives it its ground in the dark theme
}

// The text "Description" of a PNG, given as a string of bytes: in a chunk tEXt (Latin-1) or iTXt (UTF-8), the last of
// its fields. Source: W3C, PNG (Third Edition), 11.3.3.
function pngDescription(png) {
  const size = (at) => [...png.slice(at, at + 4)].reduce((sum, byte) => 256 * sum + byte.charCodeAt(0), 0);
  for (let at = 8; at < png.length; at += 12 + size(at)) {
    const kind = png.slice(at + 4, at + 8), body = png.slice(at + 8, at + 8 + size(at));
    if (!body.startsWith("Description\0")) continue;
    const text = body.split("\0").at(-1);
    return kind === "iTXt" ? new TextDecoder().decode(Uint8Array.from(text, (byte) => byte.charCodeAt(0))) : text;
  }
  return null;
}

function nameWhatHasNone() {
  document.querySelectorAll(".widget-slider .noUi-handle").forEach(nameSlider);
  document.querySelectorAll(".jp-RenderedImage img:not([alt], [data-ah-seen])").forEach(nameFigure);
}

// Widgets and figures come and go as cells run: once a frame at most, whatever is new is named.
function installNames() {
  if (window.attentionHelpersNames) return;
  window.attentionHelpersNames = true;
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; nameWhatHasNone(); });
  }).observe(document.body, { childList: true, subtree: true });
  nameWhatHasNone();
}

installNames();

// element("p", {class: "x"}, "text", child): text always becomes a text node, never markup.
function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat());
  return node;
}

function liveRegion() {
  return element("div", { class: "ah-hidden", role: "status", "aria-live": "polite", "aria-atomic": "true" });
}

// A screen reader passes over a text equal to the one before, so the region is emptied first.
function announce(region, text) {
  region.textContent = "";
  setTimeout(() => { region.textContent = text; }, 50);
}
