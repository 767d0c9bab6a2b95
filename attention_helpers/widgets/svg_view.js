// A picture in SVG whose marked parts can be picked by mouse and by keyboard.
// An element with data-pick="name" is a button; arrow keys move between them; data-drag="name" is dragged.
// While an element with data-touch="name" has the pointer or the focus, of all that belongs to such elements only its
// own stays, data-of="name …"; a tap or a click keeps it so. The kernel is not asked.

function pointIn(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return { x: point.x, y: point.y };
}

// Nearest part in the arrow's direction, by the centres on the screen; in a data-row, its next part to the side.
function neighbour(parts, from, key) {
  if (from.dataset.row !== undefined) {
    const row = parts.filter((part) => part.dataset.row === from.dataset.row);
    const side = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (side) return row[row.indexOf(from) + side];
    parts = parts.filter((part) => !row.includes(part));
  }
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

// Gives an element the attributes and the content of another one, of a document that was parsed, and keeps each part
// that is the same: the browser styles, lays out and paints only what changed.
function become(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const was = [...old.children], now = [...fresh.children];
  if (!was.length && !now.length) {
    if (old.textContent !== fresh.textContent) old.textContent = fresh.textContent;
    return;
  }
  if (!was.length) old.replaceChildren();
  now.forEach((part, i) => {
    if (was[i]?.tagName === part.tagName) become(was[i], part);
    else if (was[i]) was[i].replaceWith(document.importNode(part, true));
    else old.append(document.importNode(part, true));
  });
  for (const left of was.slice(now.length)) left.remove();
}

function render({ model, el }) {
  installKeyboardGuard();
  el.classList.add("ah", "ah-svg");
  const stage = element("div", { class: "ah-stage" });
  const caption = element("div", { class: "ah-soft ah-caption" });
  el.append(stage, caption);

  const PART = "[data-pick], [data-touch]";
  const nameOf = (part) => part.dataset.pick || part.dataset.touch;
  const labelOf = (part) => part.getAttribute("aria-label");
  const parts = () => [...stage.querySelectorAll(PART)];
  const partOf = (event) => event.target.closest(PART);
  const pick = (part) => model.send({ pick: part.dataset.pick });

  let pointed = null, held = null;  // the touched part: under the pointer, or with the focus until it is let go
  const showTouched = () => {
    const part = pointed || held;
    stage.classList.toggle("ah-touched", part !== null);
    for (const each of stage.querySelectorAll("[data-touch]")) each.classList.toggle("ah-on", each === part);
    for (const each of stage.querySelectorAll("[data-of]")) {
      each.classList.toggle("ah-on", part !== null && each.dataset.of.split(" ").includes(part.dataset.touch));
    }
    caption.textContent = part ? part.getAttribute("aria-label") : model.get("caption");
  };
  const point = (part) => { pointed = part; showTouched(); };
  const hold = (part) => { held = part; showTouched(); };

  // The SVG comes from the package, which escapes every word in it (see widgets/svg.py).
  const draw = () => {
    const at = parts().indexOf(document.activeElement), focused = parts()[at];
    const [name, label] = focused ? [nameOf(focused), labelOf(focused)] : [];
    const svg = new DOMParser().parseFromString(model.get("svg"), "image/svg+xml").documentElement;
    svg.setAttribute("role", svg.querySelector(PART) ? "group" : "img");
    svg.setAttribute("aria-label", model.get("description"));
    const fresh = [...svg.querySelectorAll(PART)];
    for (const part of fresh) {
      part.setAttribute("role", "button");
      part.setAttribute("tabindex", "-1");
      if (!part.hasAttribute("aria-label")) part.setAttribute("aria-label", nameOf(part));
    }
    // Where several are of one name, as in pictures side by side, it is the one in the same place. The name of one that
    // was let go says another thing now, but not its label.
    const again = (what, known) => focused && [fresh[at], ...fresh].find((part) => part && what(part) === known);
    const start = again(nameOf, name) || again(labelOf, label)
      || fresh.find((part) => part.getAttribute("aria-pressed") === "true") || fresh[0];
    start?.setAttribute("tabindex", "0");
    if (stage.firstElementChild) become(stage.firstElementChild, svg);
    else stage.append(document.importNode(svg, true));
    pointed = held = null;
    showTouched();
    if (!focused || !start) return;
    const now = parts()[fresh.indexOf(start)];
    now.focus();
    hold(now.closest("[data-touch]"));  // where it is the same element, the focus does not come anew
  };

  let before = null;  // what was held when the pointer went down: that itself moves the focus
  stage.addEventListener("pointerdown", () => { before = held; }, true);
  stage.addEventListener("click", (event) => {
    const part = partOf(event);
    if (part?.dataset.pick) pick(part);
    else if (part) {
      part.focus({ preventScroll: true });
      hold(part === before ? null : part);
    } else hold(null);
  });
  stage.addEventListener("pointerover", (event) => point(event.target.closest("[data-touch]")));
  stage.addEventListener("pointerleave", () => point(null));
  stage.addEventListener("focusin", (event) => hold(event.target.closest("[data-touch]")));
  stage.addEventListener("focusout", () => hold(null));
  stage.addEventListener("keydown", (event) => {
    const part = partOf(event);
    if (!part) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (part.dataset.pick) pick(part);
      else hold(part === held ? null : part);
    } else if (event.key === "Escape") {
      pointed = null;
      hold(null);
    } else if (event.key.startsWith("Arrow") && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      const next = neighbour(parts(), part, event.key);
      if (!next) return;
      part.setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    }
  });

  // The newest place waits until the kernel has drawn the one before: no queue grows, and the last place counts.
  // A raw move comes at once, where the browser has them; other moves wait for the next frame.
  const MOVE = "onpointerrawupdate" in window ? "pointerrawupdate" : "pointermove";
  let dragged = null, newest = null, drawing = false;
  const send = () => {
    if (drawing || newest === null) return;
    const answered = ({ content }) => {
      if (content.execution_state !== "idle") return;
      drawing = false;
      send();
    };
    drawing = true;
    model.send({ drag: newest.name, ...pointIn(stage.querySelector("svg"), newest) }, { iopub: { status: answered } });
    newest = null;
  };
  const drag = ({ clientX, clientY }) => {
    if (dragged === null) return;
    newest = { name: dragged, clientX, clientY };
    send();
  };
  stage.addEventListener("pointerdown", (event) => {
    const part = event.target.closest("[data-drag]");
    if (!part) return;
    event.preventDefault();
    dragged = part.dataset.drag;
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener(MOVE, drag);
  stage.addEventListener("pointerup", (event) => {
    drag(event);
    dragged = null;
  });
  stage.addEventListener("pointercancel", () => { dragged = null; });

  // What comes in one message is drawn once.
  let stale = false;
  const drawSoon = () => {
    if (stale) return;
    stale = true;
    queueMicrotask(() => { stale = false; draw(); });
  };

  draw();
  model.on("change:svg change:description change:caption", drawSoon);
}

export default { render };
