// Long work beside which acts are answered: after a few milliseconds it lets others have their turn.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#core/errors.ts';
import type { InSteps } from '#core/in-steps.ts';

/** How long the work goes on before others have a turn, in milliseconds. */
const TURN_MS = 15;

/** Returns a function to call after each step; it waits when others are to have a turn, after `ms`. Throws `cancelled`. */
export function turnsOf(signal: AbortSignal, ms = TURN_MS): () => Promise<void> | undefined {
  let began = performance.now();
  const giveWay = async (): Promise<void> => {
    await nextTurn();
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    began = performance.now();
  };
  return () => (performance.now() - began < ms ? undefined : giveWay());
}

/** Does the work in turns with others. `onStep` hears how many steps are done. Throws `cancelled`. */
export async function inTurns<Result>(
  work: InSteps<Result>,
  signal: AbortSignal,
  onStep?: (done: number) => void,
  ms?: number,
): Promise<Result> {
  const turn = turnsOf(signal, ms);
  for (let done = 1; ; done += 1) {
    const step = work.next();
    if (step.done) return step.value;
    const waiting = turn();
    if (!waiting) continue;
    onStep?.(done);
    await waiting;
  }
}
