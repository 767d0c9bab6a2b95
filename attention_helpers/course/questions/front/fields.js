// What the fields of all kinds share. A kind's own file calls addField(name, make) and adds no other name at its top.
//
// make(view, legend, labels, {submit, say}) returns a field:
//   node           the element; best made by fieldset(legend, …)
//   read()         the answer, as the kind's Python wants it
//   write(answer)  shows an answer given before; null empties the field
// and, where it needs them:
//   mark(parts)    shows which parts are right (true), wrong (false) or neither
//   freeze(on)     lets nothing be changed; without it the node is disabled
//   update(state)  draws what else the kind sends with a state

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

// One line; Enter submits, but not the Enter that ends a Japanese conversion.
function lineField(legend, labels, submit, attributes = {}) {
  const box = element("input", { type: "text", autocomplete: "off", spellcheck: "false", maxlength: "500", ...attributes });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && !event.shiftKey) { event.preventDefault(); submit(); }
  });
  return typedField(legend, labels, box);
}
