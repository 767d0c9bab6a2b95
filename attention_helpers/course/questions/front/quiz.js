// The questions of a bank, one below the other: each with its field, its button and what is said to the answer.

function feedback(state, labels) {
  const lines = [];
  if (state.words) {
    const sign = { right: "✓", partly: "◐", wrong: "✗", look: "◇" }[state.status] || "";
    lines.push(element("p", { class: `ah-verdict ah-${state.status}` },
      element("span", { "aria-hidden": "true" }, sign ? sign + " " : ""), state.words));
  }
  for (const text of state.feedback) lines.push(...block(text));
  if (state.solution.length) lines.push(element("h4", {}, labels.solution), ...state.solution.flatMap(block));
  if (state.explanation.length) lines.push(element("h4", {}, labels.explanation), ...block(state.explanation));
  if (state.section && state.correct !== true) lines.push(element("p", {}, link(state.section, labels.section)));
  if (state.notice) lines.push(element("p", { class: "ah-notice" }, state.notice));
  return lines;
}

const WINDOW = Math.random().toString(36).slice(2);  // tells this window from others that show the same quiz

function question(view, number, state, labels, send, say, paper) {
  const section = element("section", { class: "ah-question", "data-question": view.id, "data-type": view.type });
  const ask = (answer) => send({ do: "read", id: view.id, answer });
  const check = (answer, held = {}) => send({ do: "check", id: view.id, answer, by: WINDOW, ...held });
  const submit = () => {
    pressed = true;
    if (section.dataset.phase === "keep") keep.flush(true);
    else check(field.read());
  };
  const title = labels.question.replace("{number}", number);
  const legend = [element("span", { class: "ah-title" }, title), ...block(view.question), ...codeBlock(view.code)];
  const field = FIELDS[view.type](view, legend, labels, { submit, say, ask });
  const said = element("div", { class: "ah-feedback" });
  const act = button("", () => (section.dataset.phase === "done" ? send({ do: "again", id: view.id }) : submit()),
    { class: "ah-button ah-main" });
  const key = () => (paper() ? `ah-draft/${paper()}/${view.id}` : null);
  const keep = keeper(section, field, check, () => said.replaceChildren(), key);
  let pressed = false;
  section.append(field.node, element("div", { class: "ah-bar" }, act), said);

  const update = (next, restore) => {
    section.dataset.phase = next.phase;
    section.dataset.status = next.status;
    field.update?.(next);
    const done = next.phase === "done", frozen = done || next.phase === "marking";
    const late = !restore && frozen ? keep.held() : null;  // handed in elsewhere while this was typed
    const other = next.phase === "keep" && next.by && next.by !== WINDOW && keep.settled();
    if (restore || done || other || (next.phase !== "again" && !next.fresh)) { field.write(next.answer); keep.shown(); }
    if (field.freeze) field.freeze(frozen);
    else field.node.disabled = frozen;
    field.mark?.(next.parts);
    const label = { again: labels.check_again, keep: labels.keep, marking: labels.save_marking }[next.phase]
      || (view.self_marked ? labels.compare : labels.check);
    act.textContent = done ? (view.variables ? labels.new_numbers : labels.answer_again) : label;
    act.hidden = next.final === true;
    if (late) keep.offer(late);
    if (next.phase === "keep" && next.answer !== null && !keep.taken(next.answer)) return;  // more was typed meanwhile
    said.replaceChildren(...feedback(next, labels));
    if (!next.fresh || restore || (next.phase === "keep" && !pressed)) return;  // not with every letter
    pressed = false;
    say([next.phase === "marking" ? labels.model_answer : "", said.textContent].join(" "));
  };
  const held = keep.held();  // before what the kernel holds takes its place
  update(state, true);
  if (held) keep.offer(held);
  return { section, update, tell: field.tell, flush: () => keep.flush() };
}

function resultTable(result, labels, right) {
  if (!result.rows.length) return [element("p", {}, labels.result_empty)];
  const cells = (tag, texts) => element("tr", {}, ...texts.map((text) => element(tag, {}, text)));
  return [element("table", { class: "ah-result" },
    cells("th", [labels.result_topic, labels[right], labels.result_again]),
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
  const send = (message) => {
    try { model.send(message); } catch { tellTrouble(labels.not_sent); }  // its kernel is gone
  };
  const list = element("div");
  const summary = element("p", { class: "ah-summary" });
  const result = element("div", { class: "ah-result-place", role: "region", "aria-live": "polite" });
  const shown = new Map();
  const lead = element("div", { class: "ah-lead", tabindex: "-1" });
  const trouble = element("p", { class: "ah-trouble" });
  const tellTrouble = (text) => {
    if (text && text !== trouble.textContent) say(text);
    trouble.textContent = text;
  };
  const flush = () => shown.forEach((one) => one.flush());
  const bars = model.get("situation") && examBars(labels, send, flush);
  const paper = () => model.get("situation")?.paper;

  // Only the questions whose view or state changed are touched, so that what is being typed elsewhere stays.
  const draw = () => {
    if (!model.get("views").length) { list.replaceChildren(); shown.clear(); }
    model.get("views").forEach((view, i) => {
      const state = model.get("states")[view.id], known = shown.get(view.id);
      const now = { view: JSON.stringify(view), state: JSON.stringify(state) };
      if (known?.view !== now.view) {
        const made = question(view, i + 1, state, labels, send, say, paper);
        const focused = known?.section.contains(document.activeElement);
        if (known) known.section.replaceWith(made.section);
        else list.append(made.section);
        if (focused) made.section.querySelector("input, textarea, button")?.focus();
        shown.set(view.id, { ...made, ...now });
      } else if (known.state !== now.state) {
        known.state = now.state;
        known.update(state, false);
      }
    });
    summary.textContent = model.get("summary");
    tellTrouble(model.get("trouble"));
    lead.replaceChildren(...model.get("lead").map((text) => element("p", {}, text)));
    bars?.update(model.get("situation"), lead);
  };
  const drawResult = () => {
    const value = model.get("result");
    result.replaceChildren(...(value ? resultTable(value, labels, bars ? "result_marked" : "result_right") : []));
  };

  el.append(element("h3", { class: "ah-heading" }, model.get("title")), lead);
  if (bars) el.append(result, bars.above, list, summary, bars.below);
  else el.append(list, summary);
  el.append(trouble);
  if (model.get("has_result")) el.append(button(labels.result, () => send({ do: "result" })), result);
  el.append(live);
  draw();
  drawResult();
  for (const name of ["views", "states", "summary", "lead", "situation", "trouble"]) model.on(`change:${name}`, draw);
  model.on("change:result", drawResult);
  model.on("msg:custom", (message) => { if (message.do === "read") shown.get(message.id)?.tell?.(message); });
  if (bars) send({ do: "clock" });  // a page that was opened again
}

export default { render };
