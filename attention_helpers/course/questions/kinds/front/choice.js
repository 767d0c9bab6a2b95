// Options with radio buttons or boxes to tick; the answer is an index, or a list of them.
for (const [kind, type] of [["multiple_choice", "radio"], ["many_choice", "checkbox"]]) {
  addField(kind, (view, legend, labels) => {
    const name = unique("group");
    const inputs = view.options.map(() => element("input", { type, name, id: unique("option") }));
    const rows = view.options.map((option, i) => element("div", { class: "ah-option" }, inputs[i],
      element("label", { for: inputs[i].id }, ...inline(option.pieces), ...codeBlock(option.code))));
    rows.forEach((row) => row.querySelectorAll("pre").forEach((pre) => pre.removeAttribute("tabindex")));
    const columns = Number(view.columns) > 1 ? `--ah-columns: ${Number(view.columns)}` : null;
    return {
      node: fieldset(legend, element("div", { class: "ah-options", style: columns }, ...rows)),
      read: () => (type === "radio" ? chosen(inputs) : inputs.flatMap((input, i) => (input.checked ? [i] : []))),
      write: (answer) => {
        const wanted = Array.isArray(answer) ? answer : [answer];
        inputs.forEach((input, i) => { input.checked = wanted.includes(i); });
      },
      mark: marker(rows, labels),
    };
  });
}
