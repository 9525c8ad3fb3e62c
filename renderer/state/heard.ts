// How far the records of this window are. A call may be answered before its change arrives here; code that shows what
// it has just saved waits for the change.

/**
 * How long to wait for a change, in milliseconds; after that the connection is taken to be silent, and the records are
 * used as they are.
 */
const HEARD_TIMEOUT_MS = 2_000;

let last = 0;
const waiting = new Set<{ readonly seq: number; readonly go: () => void }>();

/** Notes that the records just loaded include the change `seq` and all before it. */
export function noteLoaded(seq: number): void {
  last = seq;
  for (const { go } of waiting) go();
}

/** Notes that the change `seq` has been applied to the records. */
export function noteHeard(seq: number): void {
  last = Math.max(last, seq);
  for (const each of waiting) if (each.seq <= last) each.go();
}

/** Resolves once the change `seq` has been applied to the records and drawn, or after the timeout. */
export async function untilHeard(seq: number): Promise<void> {
  if (seq > last) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(go, HEARD_TIMEOUT_MS);
      const mine = { seq, go };
      waiting.add(mine);
      function go(): void {
        clearTimeout(timer);
        waiting.delete(mine);
        resolve();
      }
    });
  }
  // Give React a turn to draw the change.
  await new Promise((resolve) => setTimeout(resolve));
}
