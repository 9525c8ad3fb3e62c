// Waiting for content that the page has not drawn yet.

/** Runs `act` after this many frames; with 0 at once. Returns a function that cancels it. */
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
 * A list may have to be counted first, which takes long on a busy machine: look in every frame for this many
 * milliseconds, then at longer intervals.
 */
const EVERY_FRAME_MS = 2000;
const RETRY_INTERVAL_MS = 250;

/**
 * Calls `look` after this many frames and again until it returns true or the person presses something. Returns a
 * function that cancels it.
 */
export function lookUntilFound(look: () => boolean, frames = 0): () => void {
  const began = performance.now();
  const ended = new AbortController();
  const { signal } = ended;
  for (const hand of ['pointerdown', 'keydown'] as const)
    window.addEventListener(hand, () => ended.abort(), { capture: true, signal });
  const again = (): void => {
    if (signal.aborted) return;
    if (look()) ended.abort();
    else if (performance.now() - began < EVERY_FRAME_MS) requestAnimationFrame(again);
    else setTimeout(again, RETRY_INTERVAL_MS);
  };
  afterFrames(frames, again);
  return () => ended.abort();
}
