// Lines with buttons that move them; the answer is the places shown, from first to last.
addField("ordering", (view, legend, labels, { say }) => {
  const list = element("ol", { class: "ah-order" });
  const wide = (text) => [...text].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1 : 0.6), 1); // in em, about
  list.style.setProperty("--ah-longest", `${Math.max(...view.items.map((item) => wide(item.text)))}em`); // buttons align
  let order = view.items.map((_, i) => i);
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const rows = view.items.map((item, i) => element("li", {},
    element("span", { class: "ah-item" }, ...inline(item.pieces)),
    button("↑", () => move(i, -1), { "aria-label": fill(labels.move_up, { item: item.text }), class: "ah-button ah-small" }),
    button("↓", () => move(i, 1), { "aria-label": fill(labels.move_down, { item: item.text }), class: "ah-button ah-small" })));
  const place = () => {
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    list.replaceChildren(...order.map((i) => rows[i]));
    order.forEach((i, at) => {
      const [up, down] = rows[i].querySelectorAll("button");
      up.setAttribute("aria-disabled", at === 0);
      down.setAttribute("aria-disabled", at === order.length - 1);
    });
    if (focused) focused.focus();
  };
  const move = (i, step) => {
    const at = order.indexOf(i), to = at + step;
    [order[at], order[to]] = [order[to], order[at]];
    place();
    field.mark([]);
    say(fill(labels.moved, { item: view.items[i].text, place: to + 1, count: order.length }));
  };
  place();
  const field = {
    node: fieldset(legend, hint(view), list),
    read: () => [...order],
    write: (answer) => { order = Array.isArray(answer) ? [...answer] : view.items.map((_, i) => i); place(); },
    mark: (parts) => { // parts come in the order answered
      marker(order.map((i) => rows[i]), labels, labels.in_order, labels.out_of_order)(parts);
    },
  };
  return field;
});
