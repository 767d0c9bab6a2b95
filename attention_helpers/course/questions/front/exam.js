// An exam's buttons, its time and its question before it is handed in; and answers that are kept while they are given.

// Reads a field after whatever may have changed it, and sends what is new: at once where the focus leaves or a button is
// pressed, else when the typing rests. What the kernel has not taken yet is held in this window, so that it outlasts a
// kernel that died; `key` names it, null where it need not be. `send(answer, held)`: since when it was held, if it was.
function keeper(section, field, send, changed, key) {
  const now = () => JSON.stringify(field.read());
  let sent = now(), timer = 0;
  const hold = (action, ...more) => {
    try { return key() && sessionStorage[action](key(), ...more); } catch { return null; }  // a window may hold nothing
  };
  const held = () => JSON.parse(hold("getItem"));
  const flush = (always = false) => {
    clearTimeout(timer);
    if (section.dataset.phase !== "keep" || !(always || now() !== sent)) return;
    sent = now();
    send(JSON.parse(sent));
  };
  const look = (event) => {
    if (section.dataset.phase !== "keep" || now() === sent) return;
    const base = held() ? held().base : JSON.parse(sent);  // what stood here before
    hold("setItem", JSON.stringify({ answer: field.read(), time: Date.now(), base }));
    changed();
    clearTimeout(timer);
    timer = setTimeout(flush, event.type === "input" ? 600 : 50);
  };
  for (const name of ["input", "change", "click", "keyup"]) section.addEventListener(name, look);
  section.addEventListener("focusout", () => flush());
  return {
    flush,
    shown: () => { sent = now(); },  // what stands in the field came from the kernel
    settled: () => now() === sent,  // nothing was typed since
    taken: (answer) => {  // whether the kernel holds what stands in the field
      const all = JSON.stringify(answer) === now();
      if (all) hold("removeItem");
      return all;
    },
    held,  // {answer, time, base}, or null
    offer: (old) => {  // the kernel knows whether something newer was given elsewhere
      if (section.dataset.phase === "keep") { field.write(old.answer); sent = now(); }
      else hold("removeItem");
      send(old.answer, { base: old.base, ago: Math.max(0.001, (Date.now() - old.time) / 1000) });
    },
  };
}

// Minutes since the beginning, which can be hidden: what changes by itself must not disturb.
function clock(labels) {
  const words = element("span", { role: "timer", class: "ah-time" });
  const toggle = button("", () => { words.hidden = !words.hidden; name(); });
  const name = () => { toggle.textContent = words.hidden ? labels.show_time : labels.hide_time; };
  const node = element("div", { class: "ah-bar" }, words, " ", toggle);
  let begun = 0, timer = 0;
  const tell = () => {
    clearTimeout(timer);
    words.textContent = labels.minutes.replace("{minutes}", Math.floor((Date.now() - begun) / 60000));
    if (node.isConnected) timer = setTimeout(tell, 5000);
  };
  name();
  return { node, set: (seconds) => { begun = Date.now() - 1000 * seconds; tell(); } };
}

// What stands above the questions and below them, by the phase the exam is in.
function examBars(labels, send, flush) {
  const above = element("div", { class: "ah-above" }), below = element("div", { class: "ah-bar" });
  const press = (label, name, more = "") => (
    button(label, () => { flush(); send({ do: name }); }, { class: `ah-button ${more}` }));
  const time = clock(labels);
  const asking = element("p", { tabindex: "-1", class: "ah-ask" });
  const content = {
    ready: () => [[press(labels.begin, "begin", "ah-main")], []],
    running: () => [[time.node], [press(labels.hand_in, "ask", "ah-main")]],
    asked: () => [[time.node], [asking, press(labels.hand_in_now, "hand_in", "ah-main"), " ", press(labels.go_on, "go_on")]],
    done: () => [[], [press(labels.take_again, "begin")]],
  };
  let phase = null;
  return {
    above, below,
    // The focus follows, so that no key and no screen reader is left on a button that is gone; null at the first drawing.
    update: (situation, lead) => {
      asking.textContent = situation.ask;
      if (situation.phase !== phase) {
        const before = phase, [top, bottom] = content[phase = situation.phase]();
        above.replaceChildren(...top);
        below.replaceChildren(...bottom);
        if (before === "running" && phase === "asked") asking.focus();
        else if (before === "asked" && phase === "running") below.querySelector("button").focus();
        else if (before) { lead.focus(); lead.scrollIntoView({ block: "nearest" }); }
      }
      if (time.node.isConnected) time.set(situation.seconds);
    },
  };
}
