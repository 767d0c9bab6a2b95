// A slider. It says nothing until it is moved: its place at the start is no answer.
addField("scale", (view, legend, labels) => {
  const range = element("input", { type: "range", class: "ah-scale", id: unique("scale"), min: view.low, max: view.high });
  const value = element("output", { for: range.id });
  let moved = false;
  const show = () => { value.textContent = moved ? range.value : ""; };
  range.addEventListener("input", () => { moved = true; show(); });
  return {
    node: fieldset(legend, hint(view), element("label", { for: range.id, class: "ah-label" }, labels.your_answer), range, value),
    read: () => (moved ? Number(range.value) : null),
    write: (answer) => {
      moved = answer !== null;
      if (moved) range.value = answer;
      show();
    },
  };
});
