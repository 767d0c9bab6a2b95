// Options with radio buttons or boxes to tick; the answer is an index, or a list of them.
for (const [kind, type] of [["multiple_choice", "radio"], ["many_choice", "checkbox"]]) {
  addField(kind, (view, legend, labels) => {
    const { inputs, read, write } = inputGroup(type, view.options.length);
    const rows = view.options.map((option, i) => element("div", { class: "ah-option" }, inputs[i],
      labelFor(inputs[i], option.pieces, ...codeBlock(option.code, {}))));
    const columns = Number(view.columns) > 1 ? `--ah-columns: ${Number(view.columns)}` : null;
    const node = fieldset(legend, element("div", { class: "ah-options", style: columns }, ...rows));
    return { node, read, write, mark: marker(rows, labels) };
  });
}
