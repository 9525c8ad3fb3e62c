// Waiting for what the page has not drawn yet.

/** Acts after so many frames, at once after none. Returns what gives it up. */
export function afterFrames(frames: number, act: () => void): () => void {
  let asked = 0;
  const wait = (left: number): void => {
    if (left === 0) act();
    else asked = requestAnimationFrame(() => wait(left - 1));
  };
  wait(frames);
  return () => cancelAnimationFrame(asked);
}

/**
 * What a screen lists may have to be counted first, on a busy machine for long: it is looked for in each frame for so long,
 * then now and then, in milliseconds.
 */
const EAGER = 2000;
const NOW_AND_THEN = 250;

/** Looks after so many frames, and again until `look` says that it has found, or a hand acts. Returns what gives it up. */
export function lookUntilFound(look: () => boolean, frames = 0): () => void {
  const began = performance.now();
  const ended = new AbortController();
  const { signal } = ended;
  for (const hand of ['pointerdown', 'keydown'] as const)
    window.addEventListener(hand, () => ended.abort(), { capture: true, signal });
  const again = (): void => {
    if (signal.aborted) return;
    if (look()) ended.abort();
    else if (performance.now() - began < EAGER) requestAnimationFrame(again);
    else setTimeout(again, NOW_AND_THEN);
  };
  afterFrames(frames, again);
  return () => ended.abort();
}
