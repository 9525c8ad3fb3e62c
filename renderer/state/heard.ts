// How far this window has heard of what was done in the study. An act may be answered before its change comes here: who lays out
// what has just been saved waits for it.

/** Longer than this, in milliseconds, is not waited: where no news comes any more, what is here is all there is. */
const PATIENCE = 2_000;

let last = 0;
const waiting = new Set<{ readonly seq: number; readonly go: () => void }>();

/** The records are those after act `seq` of the project just opened. */
export function beginHearing(seq: number): void {
  last = seq;
  for (const { go } of waiting) go();
}

/** The change of act `seq` is in the records. */
export function heard(seq: number): void {
  last = Math.max(last, seq);
  for (const each of waiting) if (each.seq <= last) each.go();
}

/** Resolves once the change of act `seq` is in the records and on the screen. */
export async function untilHeard(seq: number): Promise<void> {
  if (seq > last) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(go, PATIENCE);
      const mine = { seq, go };
      waiting.add(mine);
      function go(): void {
        clearTimeout(timer);
        waiting.delete(mine);
        resolve();
      }
    });
  }
  // The screen takes its turn to show what came.
  await new Promise((resolve) => setTimeout(resolve));
}
