// A table of weights with a radio button in each cell; the answer is [row, column].
addField("cell", (view, legend) => {
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
  return {
    node: fieldset(legend, hint(view), table),
    read: () => {
      const at = chosen(inputs);
      return at === null ? null : [Math.floor(at / width), at % width];
    },
    write: (answer) => inputs.forEach((input, i) => {
      input.checked = answer != null && i === answer[0] * width + answer[1];
    }),
  };
});
