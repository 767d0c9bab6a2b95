// No picture of its own: it guards the keyboard for the stock controls beside it and speaks to screen readers.
function render({ model, el }) {
  installKeyboardGuard();
  el.classList.add("ah");
  const live = liveRegion();
  el.append(live);
  model.on("change:message", () => announce(live, model.get("message")));
}

export default { render };
