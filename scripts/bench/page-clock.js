// Runs in the page, before its own code: the clock for the rows about reading. Plain JavaScript, since the page gets
// this file unchanged.

globalThis.pageClock = {
  /** Resolves when two more frames have been painted. */
  frames: () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))),

  /** The time from the arrival of a source's data to the first picture of its text. */
  firstText: new Promise((resolve) => {
    const look = () => {
      const first = document.querySelector('.ProseMirror > *');
      if (!first || first.getBoundingClientRect().height === 0) {
        requestAnimationFrame(look);
        return;
      }
      // The next frame begins when this one is on the screen.
      requestAnimationFrame(() => {
        const arrived = performance
          .getEntriesByType('resource')
          .findLast(({ name }) => name.includes('/rpc/sources.text'));
        resolve(performance.now() - (arrived?.responseEnd ?? Number.NaN));
      });
    };
    requestAnimationFrame(look);
  }),

  /** Makes the next load of the page open this source in the reader. */
  startWith: (sourceId) => {
    const name = 'concord.workspace';
    const kept = JSON.parse(localStorage.getItem(name) ?? '{"state":{},"version":0}');
    const state = { ...kept.state, screen: 'read', place: { sourceId, nonce: 0 } };
    localStorage.setItem(name, JSON.stringify({ ...kept, state }));
  },

  /**
   * Prepares for one key press; `pressed` then resolves to the time from the key to the picture of its effect: one more
   * or one fewer painted coding, or only a frame.
   */
  awaitKey: (what) => {
    const codings = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    const before = codings();
    globalThis.pageClock.pressed = new Promise((resolve) => {
      const begin = (event) => {
        const look = () => {
          if (what === 'coding' && codings() === before) requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - event.timeStamp));
        };
        requestAnimationFrame(look);
      };
      window.addEventListener('keydown', begin, { capture: true, once: true });
    });
  },

  /**
   * Prepares for keys that show something new on the page; `shown` then resolves to the time from the last of them to
   * its picture.
   */
  awaitShown: (selector) => {
    globalThis.pageClock.shown = new Promise((resolve) => {
      let pressed = Number.NaN;
      const press = (event) => (pressed = event.timeStamp);
      window.addEventListener('keydown', press, { capture: true });
      const look = () => {
        const found = [...document.querySelectorAll(selector)].some(
          (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0,
        );
        if (Number.isNaN(pressed) || !found) {
          requestAnimationFrame(look);
          return;
        }
        window.removeEventListener('keydown', press, { capture: true });
        requestAnimationFrame(() => resolve(performance.now() - pressed));
      };
      requestAnimationFrame(look);
    });
  },

  /**
   * Prepares for a key that changes the texts of these elements; `changed` then resolves to the time from the key to the
   * picture of the new ones, once nothing on the page is marked as being asked anew.
   */
  awaitChange: (selector) => {
    const texts = () =>
      [...document.querySelectorAll(selector)].map(({ textContent }) => textContent).join('|');
    const before = texts();
    globalThis.pageClock.changed = new Promise((resolve) => {
      const begin = (event) => {
        const look = () => {
          const now = texts();
          if (now === before || now === '' || document.querySelector('main [aria-busy="true"]'))
            requestAnimationFrame(look);
          else requestAnimationFrame(() => resolve(performance.now() - event.timeStamp));
        };
        requestAnimationFrame(look);
      };
      window.addEventListener('keydown', begin, { capture: true, once: true });
    });
  },

  /** The average time of a frame in which nothing moves. */
  resting: async () => {
    const start = performance.now();
    const frames = 60;
    for (let frame = 0; frame < frames; frame += 1) await new Promise(requestAnimationFrame);
    return (performance.now() - start) / frames;
  },

  /** The time from having a text to the first picture of it in one `<pre>`. */
  preText: async (text) => {
    const start = performance.now();
    const pre = document.createElement('pre');
    pre.style.whiteSpace = 'pre-wrap';
    pre.textContent = text;
    document.body.append(pre);
    await globalThis.pageClock.frames();
    return performance.now() - start;
  },

  /** The average time of a frame while the content of `within` scrolls half a screen in each frame. */
  scrolling: (within = '.ProseMirror') =>
    new Promise((resolve, reject) => {
      let scroller = document.querySelector(within)?.parentElement ?? null;
      while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1)
        scroller = scroller.parentElement;
      if (!scroller) {
        reject(new Error('Nothing scrolls.'));
        return;
      }
      const frames = 120;
      let frame = 0;
      let start = 0;
      const next = (now) => {
        if (frame === 0) start = now;
        if (frame === frames) {
          resolve((now - start) / frames);
          return;
        }
        frame += 1;
        scroller.scrollTop += scroller.clientHeight / 2;
        requestAnimationFrame(next);
      };
      requestAnimationFrame(next);
    }),
};
