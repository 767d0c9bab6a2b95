// The questions of a bank. Texts arrive as pieces and become nodes; nothing is ever parsed as HTML.

let nextId = 0;
const unique = (stem) => `ah-${stem}-${++nextId}`;

function piece({ kind, text, to, mathml }) {
  if (kind === "math") {
    const parsed = new DOMParser().parseFromString(mathml, "application/xml");
    if (!parsed.querySelector("parsererror")) return document.importNode(parsed.documentElement, true);
    return element("code", {}, text);
  }
  if (kind === "code") return element("code", {}, text);
  if (kind === "bold") return element("strong", {}, text);
  if (kind === "italic") return element("em", {}, text);
  if (kind === "link") return link(to, text);
  return document.createTextNode(text);
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
    if (heading) {
      heading.scrollIntoView();
      found += 1;
    }
    tries -= 1;
    if (found > 3 || tries <= 0) clearInterval(timer);
  }, 200);
}

const inline = (paragraphs) => paragraphs.flatMap((pieces, i) => [...(i ? [element("br")] : []), ...pieces.map(piece)]);
const block = (paragraphs) => paragraphs.map((pieces) => element("p", {}, ...pieces.map(piece)));
const codeBlock = (code) => (code ? [element("pre", { tabindex: "0" }, element("code", {}, code))] : []);

function button(label, action, attributes = {}) {
  const node = element("button", { type: "button", class: "ah-button", ...attributes }, label);
  node.addEventListener("click", () => { if (node.getAttribute("aria-disabled") !== "true") action(); });
  return node;
}

// A field is {node, read(), write(answer), mark(parts), freeze(bool)}: one for each type of question.

function fieldset(legend, ...content) {
  return element("fieldset", {}, element("legend", {}, ...legend), ...content);
}

// A sign beside a part, and the same in words for a screen reader: never by colour alone.
function partMark(right, words) {
  return element("span", { class: right ? "ah-mark ah-right" : "ah-mark ah-wrong" },
    element("span", { "aria-hidden": "true" }, right ? "✓" : "✗"), element("span", { class: "ah-hidden" }, ` (${words}) `));
}

function marker(places, labels, right = labels.right_part, wrong = labels.wrong_part) {
  return (parts) => places.forEach((place, i) => {
    place.querySelectorAll(":scope > .ah-mark").forEach((old) => old.remove());
    if (parts[i] === true || parts[i] === false) place.append(partMark(parts[i], parts[i] ? right : wrong));
  });
}

function choices(view, legend, labels, type) {
  const name = unique("group");
  const inputs = view.options.map(() => element("input", { type, name, id: unique("option") }));
  const rows = view.options.map((option, i) => element("div", { class: "ah-option" }, inputs[i],
    element("label", { for: inputs[i].id }, ...inline(option.pieces), ...codeBlock(option.code))));
  rows.forEach((row) => row.querySelectorAll("pre").forEach((pre) => pre.removeAttribute("tabindex")));
  const columns = Number(view.columns) > 1 ? `--ah-columns: ${Number(view.columns)}` : null;
  const node = fieldset(legend, element("div", { class: "ah-options", style: columns }, ...rows));
  const ticked = () => inputs.flatMap((input, i) => (input.checked ? [i] : []));
  return {
    node,
    read: () => (type === "radio" ? ticked()[0] ?? null : ticked()),
    write: (answer) => {
      const wanted = Array.isArray(answer) ? answer : [answer];
      inputs.forEach((input, i) => { input.checked = wanted.includes(i); });
    },
    mark: marker(rows, labels),
    freeze: (frozen) => { node.disabled = frozen; },
  };
}

function typed(view, legend, labels, submit) {
  const input = element("input", {
    type: "text", class: "ah-input", id: unique("text"), autocomplete: "off", spellcheck: "false",
    inputmode: view.type === "numeric" ? "decimal" : null, dir: "auto", maxlength: "500",
  });
  // Enter that ends a Japanese conversion is no submission.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing && !event.shiftKey) { event.preventDefault(); submit(); }
  });
  const node = fieldset(legend, element("label", { for: input.id, class: "ah-label" }, labels.your_answer), input);
  return {
    node, read: () => input.value, write: (answer) => { input.value = answer ?? ""; },
    mark: () => {}, freeze: (frozen) => { input.readOnly = frozen; },
  };
}

function open(view, legend, labels) {
  const area = element("textarea", { class: "ah-input", id: unique("area"), rows: view.lines, dir: "auto", maxlength: "20000" });
  const node = fieldset(legend, element("label", { for: area.id, class: "ah-label" }, labels.your_answer), area);
  return {
    node, read: () => ({ text: area.value, points: null }), write: (answer) => { area.value = answer?.text ?? ""; },
    mark: () => {}, freeze: (frozen) => { area.readOnly = frozen; },
  };
}

function matching(view, legend, labels) {
  const lettered = view.rights.some((right) => !right.plain);
  const letter = (i) => String.fromCharCode(65 + i);
  const selects = view.lefts.map(() => element("select", { class: "ah-input", id: unique("select") },
    element("option", { value: "" }, labels.choose),
    ...view.rights.map((right, i) => element("option", { value: i }, lettered ? letter(i) : right.text))));
  const rows = view.lefts.map((left, i) => element("div", { class: "ah-pair" },
    element("label", { for: selects[i].id }, ...inline(left.pieces)), selects[i]));
  const list = lettered ? [element("ol", { class: "ah-letters" },
    ...view.rights.map((right) => element("li", {}, ...inline(right.pieces))))] : [];
  const node = fieldset(legend, element("p", { class: "ah-hint" }, view.hint), ...list, ...rows);
  return {
    node,
    read: () => selects.map((select) => (select.value === "" ? null : Number(select.value))),
    write: (answer) => selects.forEach((select, i) => { select.value = answer?.[i] ?? ""; }),
    mark: marker(rows, labels), freeze: (frozen) => { node.disabled = frozen; },
  };
}

function ordering(view, legend, labels, submit, say) {
  const list = element("ol", { class: "ah-order" });
  let order = view.items.map((_, i) => i);
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const rows = view.items.map((item, i) => element("li", {},
    element("span", { class: "ah-item" }, ...inline(item.pieces)),
    button("↑", () => move(i, -1), { "aria-label": fill(labels.move_up, { item: item.text }), class: "ah-button ah-small" }),
    button("↓", () => move(i, 1), { "aria-label": fill(labels.move_down, { item: item.text }), class: "ah-button ah-small" })));
  const place = () => {
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    list.replaceChildren(...order.map((i) => rows[i]));
    order.forEach((i, at) => {
      const [up, down] = rows[i].querySelectorAll("button");
      up.setAttribute("aria-disabled", at === 0);
      down.setAttribute("aria-disabled", at === order.length - 1);
    });
    if (focused) focused.focus();
  };
  const move = (i, step) => {
    const at = order.indexOf(i), to = at + step;
    [order[at], order[to]] = [order[to], order[at]];
    place();
    field.mark([]);
    say(fill(labels.moved, { item: view.items[i].text, place: to + 1, count: order.length }));
  };
  place();
  const node = fieldset(legend, element("p", { class: "ah-hint" }, view.hint), list);
  const signs = marker(rows, labels, labels.in_order, labels.out_of_order);
  const field = {
    node, read: () => [...order],
    write: (answer) => { order = Array.isArray(answer) ? [...answer] : view.items.map((_, i) => i); place(); },
    mark: (parts) => { // parts come in the order answered
      const byItem = [];
      order.forEach((i, at) => { byItem[i] = parts[at]; });
      signs(byItem);
    },
    freeze: (frozen) => { node.disabled = frozen; },
  };
  return field;
}

function cell(view, legend, labels) {
  const name = unique("cell"), inputs = [];
  const head = element("tr", {}, element("td"), ...view.columns.map((word) => element("th", { scope: "col" }, word)));
  const body = view.rows.map((word, r) => element("tr", {}, element("th", { scope: "row" }, word),
    ...view.columns.map((column, c) => {
      const weight = view.weights[r][c];
      const input = element("input", { type: "radio", name, "aria-label": `${word}, ${column}: ${weight}` });
      inputs.push(input);
      return element("td", {}, element("label", { class: "ah-cell", style: `--ah-weight: ${Math.round(100 * weight)}%` },
        input, element("span", { "aria-hidden": "true" }, String(weight))));
    })));
  const width = view.columns.length;
  const table = element("table", { class: "ah-heat" },
    element("caption", {}, [view.row_label, view.column_label].filter(Boolean).join(" × ")), head, ...body);
  table.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -width, ArrowDown: width }[event.key];
    const at = inputs.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = inputs[at + step];
    if (next) { next.checked = true; next.focus(); }
  });
  const node = fieldset(legend, element("p", { class: "ah-hint" }, view.hint), table);
  return {
    node,
    read: () => {
      const at = inputs.findIndex((input) => input.checked);
      return at < 0 ? null : [Math.floor(at / width), at % width];
    },
    write: (answer) => inputs.forEach((input, i) => {
      input.checked = answer != null && i === answer[0] * width + answer[1];
    }),
    mark: () => {}, freeze: (frozen) => { node.disabled = frozen; },
  };
}

function word(view, legend, labels) {
  const name = unique("word"), lines = view.layout === "lines";
  const inputs = view.words.map(() => element("input", { type: "radio", name }));
  const rows = view.words.map((text, i) => element("label", { class: lines ? "ah-line" : "ah-word" }, inputs[i],
    ...(lines ? [element("span", { class: "ah-hidden" }, labels.line.replace("{number}", i + 1)),
      element("span", { class: "ah-number", "aria-hidden": "true" }, String(i + 1)), element("code", {}, text)]
      : [element("span", {}, text)])));
  const node = fieldset(legend, element("p", { class: "ah-hint" }, view.hint),
    element("div", { class: lines ? "ah-lines" : "ah-words" }, ...rows));
  return {
    node,
    read: () => { const at = inputs.findIndex((input) => input.checked); return at < 0 ? null : at; },
    write: (answer) => inputs.forEach((input, i) => { input.checked = i === answer; }),
    mark: () => {}, freeze: (frozen) => { node.disabled = frozen; },
  };
}

const FIELDS = {
  multiple_choice: (...all) => choices(...all.slice(0, 3), "radio"),
  many_choice: (...all) => choices(...all.slice(0, 3), "checkbox"),
  numeric: typed, string: typed, matching, ordering, cell, word, open,
};

// After an open answer: the model answer, and its points to tick.
function selfMarking(state, labels) {
  const ticks = state.points.map((_, i) => element("input", {
    type: "checkbox", id: unique("point"), checked: state.answer?.points?.[i] === true, disabled: state.phase === "done",
  }));
  const rows = state.points.map((point, i) => element("div", { class: "ah-option" }, ticks[i],
    element("label", { for: ticks[i].id }, ...inline(point))));
  const node = element("div", { class: "ah-model" }, element("h4", {}, labels.model_answer), ...block(state.model),
    element("fieldset", {}, element("legend", {}, labels.points), ...rows));
  return { node, read: () => ticks.map((tick) => tick.checked) };
}

function feedback(state, labels) {
  const lines = [];
  if (state.words) {
    const sign = { right: "✓", partly: "◐", wrong: "✗" }[state.status] || "";
    lines.push(element("p", { class: `ah-verdict ah-${state.status}` },
      element("span", { "aria-hidden": "true" }, sign ? sign + " " : ""), state.words));
  }
  for (const text of state.feedback) lines.push(...block(text));
  if (state.solution.length) {
    lines.push(element("h4", {}, labels.solution), ...state.solution.flatMap(block));
  }
  if (state.explanation.length) lines.push(element("h4", {}, labels.explanation), ...block(state.explanation));
  if (state.section && state.correct !== true) {
    lines.push(element("p", {}, link(state.section, labels.section)));
  }
  if (state.notice) lines.push(element("p", { class: "ah-notice" }, state.notice));
  return lines;
}

function question(view, number, state, labels, send, say) {
  const section = element("section", { class: "ah-question", "data-question": view.id, "data-type": view.type });
  const answerOf = () => (points ? { text: field.read().text, points: points.read() } : field.read());
  const submit = () => send({ do: "check", id: view.id, answer: answerOf() });
  const title = labels.question.replace("{number}", number);
  const legend = [element("span", { class: "ah-title" }, title), ...block(view.question), ...codeBlock(view.code)];
  const field = FIELDS[view.type](view, legend, labels, submit, say);
  const said = element("div", { class: "ah-feedback" });
  const below = element("div");
  const act = button("", () => (section.dataset.phase === "done" ? send({ do: "again", id: view.id }) : submit()),
    { class: "ah-button ah-main" });
  let points = null;
  section.append(field.node, below, element("div", { class: "ah-bar" }, act), said);

  const update = (next, restore) => {
    section.dataset.phase = next.phase;
    section.dataset.status = next.status;
    points = null;
    below.replaceChildren();
    if (next.points.length) {
      points = selfMarking(next, labels);
      below.append(points.node);
    }
    if (restore || next.phase === "done" || (next.phase === "open" && !next.fresh)) field.write(next.answer);
    field.freeze(next.phase === "done" || next.phase === "marking");
    field.mark(next.parts);
    const label = { again: labels.check_again, marking: labels.save_marking }[next.phase]
      || (view.type === "open" ? labels.compare : labels.check);
    act.textContent = next.phase === "done" ? (view.variables ? labels.new_numbers : labels.answer_again) : label;
    said.replaceChildren(...feedback(next, labels));
    if (next.fresh && !restore) say([next.phase === "marking" ? labels.model_answer : "", said.textContent].join(" "));
  };
  update(state, true);
  return { section, update };
}

function resultTable(result, labels) {
  if (!result.rows.length) return [element("p", {}, labels.result_empty)];
  const cells = (tag, texts) => element("tr", {}, ...texts.map((text) => element(tag, {}, text)));
  return [element("table", { class: "ah-result" },
    cells("th", [labels.result_topic, labels.result_right, labels.result_again]),
    ...result.rows.map((row) => element("tr", {},
      element("th", { scope: "row" }, row.topic),
      element("td", {}, element("meter", { min: 0, max: row.count, value: row.right, "aria-hidden": "true" }),
        ` ${row.right} / ${row.count}`),
      element("td", {}, ...row.links.map(({ to, text }) => link(to, text))))))];
}

function render({ model, el }) {
  installKeyboardGuard();
  el.classList.add("ah", "ah-quiz");
  el.setAttribute("lang", model.get("language"));
  const labels = model.get("labels");
  const live = liveRegion();
  const say = (text) => announce(live, text);
  const send = (message) => model.send(message);
  const list = element("div");
  const summary = element("p", { class: "ah-summary" });
  const result = element("div", { class: "ah-result-place", role: "region", "aria-live": "polite" });
  const shown = new Map();

  const build = (view, i) => question(view, i + 1, model.get("states")[view.id], labels, send, say);
  const drawViews = () => model.get("views").forEach((view, i) => {
    const known = shown.get(view.id), text = JSON.stringify(view);
    if (known && known.text === text) return;
    const made = { ...build(view, i), text, state: JSON.stringify(model.get("states")[view.id]) };
    if (known) {
      const focused = known.section.contains(document.activeElement);
      known.section.replaceWith(made.section);
      if (focused) made.section.querySelector("input, textarea, button")?.focus();
    } else list.append(made.section);
    shown.set(view.id, made);
  });
  // Only the questions whose state changed are touched, so that what is being typed elsewhere stays.
  const drawStates = () => {
    for (const [id, state] of Object.entries(model.get("states"))) {
      const known = shown.get(id), text = JSON.stringify(state);
      if (!known || known.state === text) continue;
      known.state = text;
      known.update(state, false);
    }
    summary.textContent = model.get("summary");
  };
  const drawResult = () => {
    const value = model.get("result");
    result.replaceChildren(...(value ? resultTable(value, labels) : []));
  };

  el.append(element("h3", { class: "ah-heading" }, model.get("title")), list, summary);
  if (model.get("has_result")) el.append(button(labels.result, () => model.send({ do: "result" })), result);
  el.append(live);
  drawViews();
  drawStates();
  drawResult();
  model.on("change:views", drawViews);
  model.on("change:states", drawStates);
  model.on("change:summary", () => { summary.textContent = model.get("summary"); });
  model.on("change:result", drawResult);
}

export default { render };
