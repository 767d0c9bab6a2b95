// A text area; once it is answered, the model answer and its points to tick below it, each with what was read of it.
addField("open", (view, legend, labels) => {
  const SIGNS = { found: "✓", not_found: "–", contradicted: "!" };
  const typed = typedField(legend, labels, element("textarea", { rows: view.lines, maxlength: "20000" }));
  const below = element("div");
  let ticks = null;

  const point = (state, i) => {
    const own = state.answer?.points?.[i], reading = state.readings[i];
    const tick = element("input", {
      type: "checkbox", id: unique("point"), checked: own ?? reading?.verdict === "found", disabled: state.phase === "done",
    });
    const label = labelFor(tick, state.points[i]);
    if (!reading) return { tick, node: element("div", { class: "ah-option" }, tick, label) };
    const said = element("div", { id: unique("reading"), class: `ah-said ah-said-${reading.verdict}` },
      element("span", { "aria-hidden": "true" }, SIGNS[reading.verdict] + " "),
      labels[`reading_${reading.verdict}`].replace("{words}", () => reading.words));
    tick.setAttribute("aria-describedby", said.id);
    return { tick, node: element("div", { class: "ah-option" }, tick, element("div", {}, label, said)) };
  };

  return {
    node: element("div", {}, typed.node, below),
    read: () => ({ text: typed.read(), points: ticks && ticks.map((tick) => tick.checked) }),
    write: (answer) => typed.write(answer?.text),
    freeze: typed.freeze,
    update: (state) => {
      const points = state.points ? state.points.map((_, i) => point(state, i)) : [];
      ticks = state.points ? points.map(({ tick }) => tick) : null;
      below.replaceChildren(...(ticks ? [element("div", { class: "ah-model" },
        element("h4", {}, labels.model_answer), ...block(state.model),
        fieldset([state.readings.length ? labels.points_read : labels.points], ...points.map(({ node }) => node)))] : []));
    },
  };
});
