// A list to choose from for each left side. What no list can show (a formula, code) stands below, lettered.
addField("matching", (view, legend, labels) => {
  const lettered = view.rights.some((right) => !right.plain);
  const letter = (i) => String.fromCharCode(65 + i);
  const selects = view.lefts.map(() => element("select", { class: "ah-input", id: unique("select") },
    element("option", { value: "" }, labels.choose),
    ...view.rights.map((right, i) => element("option", { value: i }, lettered ? letter(i) : right.text))));
  const rows = view.lefts.map((left, i) => element("div", { class: "ah-pair" },
    labelFor(selects[i], left.pieces), selects[i]));
  const list = lettered ? [element("ol", { class: "ah-letters" },
    ...view.rights.map((right) => element("li", {}, ...inline(right.pieces))))] : [];
  return {
    node: fieldset(legend, hint(view), ...list, ...rows),
    read: () => selects.map((select) => (select.value === "" ? null : Number(select.value))),
    write: (answer) => selects.forEach((select, i) => { select.value = answer?.[i] ?? ""; }),
    mark: marker(rows, labels),
  };
});
