// A picture in SVG whose marked parts can be picked by mouse and by keyboard.
// An element with data-pick="name" is a button; arrow keys move between them; data-drag="name" is dragged.

function pointIn(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

// Nearest pickable part in the arrow's direction, by the centres on the screen.
function neighbour(parts, from, key) {
  const centre = (part) => {
    const box = part.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const [x, y] = centre(from);
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = null, least = Infinity;
  for (const part of parts) {
    const [px, py] = centre(part);
    const along = (px - x) * dx + (py - y) * dy, across = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    if (part === from || along <= 1) continue;
    const cost = along + 3 * across;
    if (cost < least) { least = cost; best = part; }
  }
  return best;
}

function render({ model, el }) {
  installKeyboardGuard();
  el.classList.add("ah");
  const stage = element("div");
  el.append(stage);

  const parts = () => [...stage.querySelectorAll("[data-pick]")];
  const partOf = (event) => event.target.closest("[data-pick]");
  const pick = (part) => model.send({ pick: part.dataset.pick });

  // The SVG comes from the package, which escapes every word in it (see widgets/svg.py).
  const draw = () => {
    const focused = stage.contains(document.activeElement) ? document.activeElement.dataset.pick : undefined;
    const parsed = new DOMParser().parseFromString(model.get("svg"), "image/svg+xml");
    stage.replaceChildren(document.importNode(parsed.documentElement, true));
    const svg = stage.firstChild, all = parts();
    svg.setAttribute("role", all.length ? "group" : "img");
    svg.setAttribute("aria-label", model.get("description"));
    for (const part of all) {
      part.setAttribute("role", "button");
      part.setAttribute("tabindex", "-1");
      if (!part.hasAttribute("aria-label")) part.setAttribute("aria-label", part.dataset.pick);
    }
    const start = all.find((part) => part.dataset.pick === focused)
      || all.find((part) => part.getAttribute("aria-pressed") === "true") || all[0];
    if (start) start.setAttribute("tabindex", "0");
    if (focused !== undefined && start) start.focus();
  };

  stage.addEventListener("click", (event) => {
    const part = partOf(event);
    if (part) pick(part);
  });
  stage.addEventListener("keydown", (event) => {
    const part = partOf(event);
    if (!part) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(part);
    } else if (event.key.startsWith("Arrow") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const next = neighbour(parts(), part, event.key);
      if (!next) return;
      part.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
  });

  let dragged = null, waiting = false;
  const drag = (event) => model.send({ drag: dragged, ...pointIn(stage.querySelector("svg"), event) });
  stage.addEventListener("pointerdown", (event) => {
    const part = event.target.closest("[data-drag]");
    if (!part) return;
    event.preventDefault();
    dragged = part.dataset.drag;
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (dragged === null || waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; });
    drag(event);
  });
  stage.addEventListener("pointerup", (event) => {
    if (dragged !== null && waiting) drag(event);  // the place where it was let go, which came too soon after the last
    dragged = null;
  });
  stage.addEventListener("pointercancel", () => { dragged = null; });

  draw();
  model.on("change:svg change:description", draw);
}

export default { render };
