"""How long a playground takes from an input event to the first painted frame with the picture that it brings."""

from tests.browser.harness import PANEL

MOVES = 20

# From here on `next(kind)` of the page waits for the next event of that kind, then for a picture unlike the one before,
# then until a frame with it is painted: the frame after it begins only then. -> milliseconds since the event came in,
# which is before the page handles it.
WATCH = """(stage) => {
    const shown = () => stage.firstElementChild.innerHTML;
    window.ahNext = (kind) => new Promise((told, failed) => {
        setTimeout(() => failed(new Error('no new picture in 20 s')), 20_000);
        let start = null;
        const before = shown();
        const begin = (event) => { start ??= event.timeStamp; };
        addEventListener(kind, begin, true);
        const observer = new MutationObserver(() => {
            if (start === null || shown() === before) return;
            observer.disconnect();
            removeEventListener(kind, begin, true);
            const o=performance.timeOrigin, d={start: o+start, dom: o+performance.now()}; window.ahDetail ??= [];
            requestAnimationFrame(() => { d.raf1 = o+performance.now(); const c = new MessageChannel(); c.port1.onmessage = () => {d.after=o+performance.now()}; c.port2.postMessage(0);
            requestAnimationFrame(() => { d.raf2=o+performance.now(); setTimeout(()=>{window.ahDetail.push(d);told(d.raf2-d.start)},30)})});
        });
        observer.observe(stage, { childList: true });
    });
}"""
