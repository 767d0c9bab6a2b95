// A text area; once it is answered, the model answer and its points to tick below it.
addField("open", (view, legend, labels) => {
  const typed = typedField(legend, labels, element("textarea", { rows: view.lines, maxlength: "20000" }));
  const below = element("div");
  let ticks = null;
  return {
    node: element("div", {}, typed.node, below),
    read: () => ({ text: typed.read(), points: ticks && ticks.map((tick) => tick.checked) }),
    write: (answer) => typed.write(answer?.text),
    freeze: typed.freeze,
    update: (state) => {
      ticks = state.points ? state.points.map((_, i) => element("input", {
        type: "checkbox", id: unique("point"), checked: state.answer?.points?.[i] === true, disabled: state.phase === "done",
      })) : null;
      below.replaceChildren(...(ticks ? [element("div", { class: "ah-model" },
        element("h4", {}, labels.model_answer), ...block(state.model),
        fieldset([labels.points], ...ticks.map((tick, i) => element("div", { class: "ah-option" }, tick,
          element("label", { for: tick.id }, ...inline(state.points[i]))))))] : []));
    },
  };
});
