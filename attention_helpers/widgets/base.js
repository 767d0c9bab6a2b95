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

// A stock slider's handle has the role but no name; its label stands beside it.
function nameSlider(handle) {
  const label = handle.closest(".widget-slider")?.querySelector(".widget-label");
  if (label) handle.setAttribute("aria-label", label.textContent);
}

function installKeyboardGuard() {
  if (window.attentionHelpersGuard) return;
  window.attentionHelpersGuard = true;
  document.addEventListener("focusin", (event) => {
    if (!isControl(event.target)) return;
    event.target.dataset.lmSuppressShortcuts = "true";
    if (event.target.type === "radio") nameRadioGroup(event.target);
    if (event.target.matches(".noUi-handle")) nameSlider(event.target);
  }, true);
  // On the window, so that it runs before JupyterLab's own listener on the document.
  window.addEventListener("keydown", (event) => {
    if (!isControl(event.target)) return;
    if (meansNotebook(event)) delete event.target.dataset.lmSuppressShortcuts;
    else event.target.dataset.lmSuppressShortcuts = "true";
  }, true);
}

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
