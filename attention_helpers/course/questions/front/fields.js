// What the fields of all kinds share. A kind's own file calls addField(name, make) and adds no other name at its top.
//
// make(view, legend, labels, {submit, say, ask}) returns a field; ask(answer) has the kernel tell what it reads:
//   node           the element; best made by fieldset(legend, …)
//   read()         the answer, as the kind's Python wants it
//   write(answer)  shows an answer given before; null empties the field
// and, where it needs them:
//   mark(parts)    shows which parts are right (true), wrong (false) or neither
//   freeze(on)     lets nothing be changed; without it the node is disabled
//   update(state)  draws what else the kind sends with a state
//   tell(reading)  shows what was read of an answer that is still being written: {answer, words, choices}

const FIELDS = {};
const addField = (name, make) => { FIELDS[name] = make; };

let nextId = 0;
const unique = (stem) => `ah-${stem}-${++nextId}`;

function button(label, action, attributes = {}) {
  const node = element("button", { type: "button", class: "ah-button", ...attributes }, label);
  node.addEventListener("click", () => { if (node.getAttribute("aria-disabled") !== "true") action(); });
  return node;
}

function fieldset(legend, ...content) {
  return element("fieldset", {}, element("legend", {}, ...legend), ...content);
}

// A sign beside each part, and the same in words for a screen reader: never by colour alone.
function marker(places, labels, right = labels.right_part, wrong = labels.wrong_part) {
  return (parts) => places.forEach((place, i) => {
    place.querySelectorAll(":scope > .ah-mark").forEach((old) => old.remove());
    if (typeof parts[i] !== "boolean") return;
    place.append(element("span", { class: `ah-mark ah-${parts[i] ? "right" : "wrong"}` },
      element("span", { "aria-hidden": "true" }, parts[i] ? "✓" : "✗"),
      element("span", { class: "ah-hidden" }, ` (${parts[i] ? right : wrong}) `)));
  });
}

const hint = (view) => element("p", { class: "ah-hint" }, view.hint);

// A control's label. Formulas give a control no words: where there is nothing else, its name is what was typed for them.
function labelFor(control, paragraphs, ...code) {
  const pieces = paragraphs.flat();
  if (pieces.length && !code.length && pieces.every(isFormula)) control.setAttribute("aria-label", asTyped(pieces));
  return element("label", { for: control.id }, ...inline(paragraphs), ...code);
}

const isFormula = ({ kind, text, pieces }) => (
  pieces ? pieces.every(isFormula) : kind === "math" || kind === "break" || (kind === "text" && !text.trim()));
const asTyped = (pieces) => pieces.map((one) => (one.pieces ? asTyped(one.pieces) : one.text || " ")).join("").trim();

// Radio buttons of one group, or boxes to tick; `read` and `write` take and give the place chosen, or all of them.
function inputGroup(type, count, label) {
  const name = unique("group");
  const inputs = Array.from({ length: count }, (_, i) => (
    element("input", { type, name, id: unique("option"), "aria-label": label?.(i) })));
  const ticked = () => inputs.flatMap((input, i) => (input.checked ? [i] : []));
  return {
    inputs,
    read: () => (type === "radio" ? ticked()[0] ?? null : ticked()),
    write: (answer) => inputs.forEach((input, i) => { input.checked = [answer].flat().includes(i); }),
  };
}

// A text box or area with its label; `write` and `read` take and give its text.
function typedField(legend, labels, box) {
  box.id = unique("text");
  box.classList.add("ah-input");
  box.dir = "auto";
  return {
    node: fieldset(legend, element("label", { for: box.id, class: "ah-label" }, labels.your_answer), box),
    read: () => box.value,
    write: (answer) => { box.value = answer ?? ""; },
    freeze: (on) => { box.readOnly = on; },
  };
}

// What the kernel reads of the text in a box, shown under it; texts to choose from where it could be two things.
function readingLine(box, ask) {
  const words = element("p", { id: unique("reading"), role: "status", "aria-live": "polite" });
  const choices = element("div");
  const show = (...nodes) => { words.textContent = ""; choices.replaceChildren(...nodes); };
  let timer = 0;
  const wait = () => {
    show();
    clearTimeout(timer);
    if (box.value.trim()) timer = setTimeout(() => ask(box.value), 250);
  };
  const choose = (text) => { box.value = text; box.focus(); wait(); };
  box.setAttribute("aria-describedby", words.id);
  for (const name of ["input", "compositionend"]) box.addEventListener(name, wait);
  return {
    node: element("div", { class: "ah-reading" }, words, choices),
    clear: () => { clearTimeout(timer); show(); },
    stop: () => clearTimeout(timer),  // nobody waits for the reading of what is handed in
    tell: (reading) => {
      if (reading.answer !== box.value || box.readOnly) return;
      show(...reading.choices.map((text) => button(text, () => choose(text))));
      words.textContent = reading.words;
    },
  };
}

// Safari reports the Enter that ends a Japanese conversion after the conversion, with the key code of one.
const converting = (event) => event.isComposing || event.keyCode === 229;

// One line; Enter submits, but not the Enter that ends a conversion. With `ask`, what is read stands under it.
function lineField(legend, labels, { submit, ask }, attributes = {}) {
  const box = element("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: "500", ...attributes });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !converting(event) && !event.shiftKey) { event.preventDefault(); submit(); }
  });
  const field = typedField(legend, labels, box);
  if (!ask) return field;
  const reading = readingLine(box, ask);
  field.node.append(reading.node);
  return {
    ...field,
    tell: reading.tell,
    write: (answer) => { reading.clear(); field.write(answer); },
    freeze: (on) => { if (on) reading.stop(); field.freeze(on); },
  };
}
