// The course's slides in JupyterLab, over jupyterlab-slideshow: the keys of a presenter's remote wherever the focus is,
// cells that run as they come, and the speaker's notes in a window of their own.
//
// It has the form in which JupyterLab loads an extension (a container of webpack's module federation, with init and
// get), so that nothing has to be built. `make class` names this folder to the server; no other JupyterLab has it.
(() => {
  const HERE = document.currentScript.src;
  const FIELD = "input, textarea, select, button, a[href], summary, [contenteditable=true], [role=slider], [role=button]";
  const SIZE = [1920, 1080];  // the screen that slides.css and slides/blocks.py reckon with

  // A remote is a keyboard: PageUp and PageDown, a full stop or B for a dark screen, F5 and Escape to begin and to end.
  // Nobody types the first three, so they mean the slides everywhere; the others where nothing takes keys.
  const EVERYWHERE = { PageDown: "next", PageUp: "previous", F5: "start" };
  const ELSEWHERE = { ArrowRight: "next", " ": "next", ArrowLeft: "previous", ".": "dark", b: "dark", n: "openNotes" };

  const presenting = () => document.body.dataset.jpDeckMode === "presenting";
  const typeOf = (cell) => cell.model.getMetadata("slideshow")?.slide_type;
  const isStart = (cell) => ["slide", "subslide"].includes(typeOf(cell));
  const isFolded = (cell) => Boolean(cell.model.getMetadata("jupyter")?.source_hidden);
  const isBusy = (cell) => cell.node.querySelector(".jp-InputPrompt")?.textContent.includes("*");
  const waits = (cell) => cell.model.type === "code" && cell.model.executionCount === null && !isBusy(cell)
    && cell.model.sharedModel.getSource().trim() !== "";

  function fit() {
    const scale = Math.min(window.innerWidth / SIZE[0], window.innerHeight / SIZE[1]);
    document.documentElement.style.setProperty("--attention-scale", scale);
  }

  class Slides {
    constructor(app, actions) {
      this.app = app;
      this.actions = actions;
      this.watched = new WeakSet();
      this.notes = null;  // the window
    }

    get panel() { return this.app.shell.currentWidget; }

    get notebook() { return this.panel?.content?.activeCellChanged ? this.panel.content : null; }

    watch() {
      const { notebook } = this;
      if (!notebook || this.watched.has(notebook)) return;
      this.watched.add(notebook);
      notebook.activeCellChanged.connect((sender, cell) => this.onCell(cell));
    }

    onKey(event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const free = !event.shiftKey && !event.target.closest?.(FIELD);
      const action = EVERYWHERE[event.key] ?? (free ? ELSEWHERE[event.key] : undefined);
      if (!action || !this.notebook || (action !== "start" && !presenting())) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this[action]();
    }

    start() {
      if (!presenting()) this.app.commands.execute("deck:start");
    }

    // On: down a slide that is higher than the screen, then the code that waits, then what comes next.
    async next() {
      if (this.lighten() || this.scroll(1)) return;
      const cell = this.notebook.activeCell;
      if (waits(cell)) await this.run(cell);
      else await this.go("forward", "down");
    }

    async previous() {
      if (this.lighten() || this.scroll(-1)) return;
      await this.go("back", "up");
    }

    // The slides below a heading are passed by; for whoever went down to them the next one is the next below.
    async go(direction, alternate) {
      const { widgets, activeCellIndex } = this.notebook;
      const start = widgets.slice(0, activeCellIndex + 1).reverse().find(isStart);
      const below = start && typeOf(start) === "subslide";
      const [first, second] = below ? [alternate, direction] : [direction, alternate];
      await this.app.commands.execute("deck:go", { direction: first, alternate: second });
    }

    scroll(sign) {
      const nodes = [this.notebook.node, this.notebook.node.querySelector(".jp-WindowedPanel-outer")];
      for (const node of nodes) {
        const room = sign > 0 ? node.scrollHeight - node.clientHeight - node.scrollTop : node.scrollTop;
        if (room < 16 || getComputedStyle(node).overflowY === "visible") continue;
        node.scrollBy({ top: sign * 0.8 * node.clientHeight });
        return true;
      }
      return false;
    }

    dark() {
      if (!this.lighten()) document.body.append(Object.assign(document.createElement("div"), { id: "attention-dark" }));
    }

    lighten() {
      const dark = document.getElementById("attention-dark");
      dark?.remove();
      return dark !== null;
    }

    // A cell, after what waits above it: so one can begin anywhere.
    async run(cell) {
      const upTo = this.notebook.widgets.slice(0, this.notebook.widgets.indexOf(cell) + 1);
      await this.actions.runCells(this.notebook, upTo.filter(waits), this.panel.sessionContext);
    }

    async onCell(cell) {
      if (!cell || !presenting()) return;
      if (typeOf(cell) === "notes") {  // Shift+Enter goes to the next cell, whatever it is
        this.notebook.activeCellIndex += 1;
        return;
      }
      if (isStart(cell)) this.notebook.node.querySelector(".jp-WindowedPanel-outer").scrollTop = 0;
      this.tell();
      if (isFolded(cell) && waits(cell)) await this.run(cell);
    }

    openNotes() {
      this.notes = window.open("", "attention-notes", "popup,width=960,height=720");
      if (!this.notes) return;
      const { document: page } = this.notes;
      page.head.replaceChildren(...[...document.head.querySelectorAll("style, link[rel=stylesheet]")]
        .map((style) => page.importNode(style, true)));
      page.body.className = "attention-notes jp-RenderedHTMLCommon";
      page.body.dataset.jpThemeLight = document.body.dataset.jpThemeLight;
      this.notes.onkeydown = (event) => this.onKey(event);
      this.tell();
    }

    // The notes of this slide, under its number.
    tell() {
      if (!this.notes || this.notes.closed) return;
      const { widgets, activeCellIndex } = this.notebook;
      const { document: page } = this.notes;
      const starts = widgets.filter(isStart);
      const number = widgets.slice(0, activeCellIndex + 1).filter(isStart).length;
      const from = widgets.indexOf(starts[number - 1]), to = starts[number] ? widgets.indexOf(starts[number]) : widgets.length;
      const texts = widgets.slice(from, to).filter((cell) => typeOf(cell) === "notes")
        .map((cell) => cell.node.querySelector(".jp-RenderedMarkdown")).filter(Boolean)
        .map((text) => page.importNode(text, true));
      const count = Object.assign(page.createElement("p"), { textContent: `${number} / ${starts.length}` });
      page.title = count.textContent;
      page.body.replaceChildren(count, ...texts);
    }
  }

  let shared = null;  // the modules that JupyterLab shares with its extensions

  async function activate(app) {
    const [module] = Object.values(shared["@jupyterlab/notebook"]);
    const slides = new Slides(app, (await module.get())().NotebookActions);
    document.head.append(Object.assign(document.createElement("link"),
      { rel: "stylesheet", href: new URL("slides.css", HERE).href }));
    window.addEventListener("keydown", (event) => slides.onKey(event), true);
    window.addEventListener("resize", fit);
    fit();
    app.shell.currentChanged?.connect(() => slides.watch());
    app.restored.then(() => slides.watch());
  }

  const plugin = { id: "attention-slides:plugin", autoStart: true, activate };
  (window._JUPYTERLAB ??= {})["attention-slides"] = {
    init: (scope) => { shared = scope; },
    get: async () => () => ({ __esModule: true, default: [plugin] }),
  };
})();
