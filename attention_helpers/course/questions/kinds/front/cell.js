// A table of weights with a radio button in each cell; the answer is [row, column].
addField("cell", (view, legend) => {
  const { rows, columns, weights } = view, width = columns.length;
  const at = (i) => [Math.floor(i / width), i % width];
  const { inputs, read, write } = inputGroup("radio", rows.length * width, (i) => {
    const [r, c] = at(i);
    return `${rows[r]}, ${columns[c]}: ${weights[r][c]}`;
  });
  const cell = (weight, input) => element("td", {},
    element("label", { class: "ah-cell", style: `--ah-weight: ${Math.round(100 * weight)}%` },
      input, element("span", { "aria-hidden": "true" }, String(weight))));
  const table = element("table", { class: "ah-heat" },
    element("caption", {}, [view.row_label, view.column_label].filter(Boolean).join(" × ")),
    element("tr", {}, element("td"), ...columns.map((word) => element("th", { scope: "col" }, word))),
    ...rows.map((word, r) => element("tr", {}, element("th", { scope: "row" }, word),
      ...weights[r].map((weight, c) => cell(weight, inputs[r * width + c])))));
  table.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -width, ArrowDown: width }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = inputs[inputs.indexOf(event.target) + step];
    if (next) { next.checked = true; next.focus(); }
  });
  return {
    node: fieldset(legend, hint(view), table),
    read: () => (read() === null ? null : at(read())),
    write: (answer) => write(answer && answer[0] * width + answer[1]),
  };
});
