// The words of a sentence or the lines of a program, with a radio button each; the answer is an index.
addField("word", (view, legend, labels) => {
  const lines = view.layout === "lines";
  const { inputs, read, write } = inputGroup("radio", view.words.length);
  const rows = view.words.map((text, i) => element("label", { class: lines ? "ah-line" : "ah-word" }, inputs[i],
    ...(lines ? [element("span", { class: "ah-hidden" }, labels.line.replace("{number}", i + 1)),
      element("span", { class: "ah-number", "aria-hidden": "true" }, String(i + 1)), element("code", {}, text)]
      : [element("span", {}, text)])));
  const node = fieldset(legend, hint(view), element("div", { class: lines ? "ah-lines" : "ah-words" }, ...rows));
  return { node, read, write };
});
