// Serves the project in its argument as `concord serve` does, and beside that does what its parent asks for: each call is
// answered with how long it took until its answer could be sent, and how long the program stood still meanwhile.
import { setTimeout as after } from 'node:timers/promises';
import { serve } from '#electron/serve.ts';
import type { ServedAnswer, ServedCall } from './served-program.ts';

/** How often it is looked whether the program stands still, in milliseconds. */
const LOOK = 5;

const [project = ''] = process.argv.slice(2);
const served = await serve({ project, language: 'en' });
let lookedAt = performance.now();
let stood = 0;
setInterval(() => {
  const now = performance.now();
  stood = Math.max(stood, now - lookedAt - LOOK);
  lookedAt = now;
}, LOOK).unref();

async function answer({ name, input }: ServedCall): Promise<ServedAnswer> {
  stood = 0;
  let told: number | null = null;
  const start = performance.now();
  const unsubscribe = served.session.subscribe(({ type }) => {
    if (type === 'snapshots') told ??= performance.now() - start;
  });
  const outcome = await served.session.call(name, input);
  const bytes = JSON.stringify(outcome).length;
  const time = performance.now() - start;
  unsubscribe();
  // The look that was due meanwhile must have been taken.
  await after(4 * LOOK);
  return outcome.ok
    ? { time, stood, bytes, told, result: bytes < 100_000 ? outcome.value : null }
    : { failed: outcome.error.key };
}

process.on('message', (call: ServedCall | 'end') => {
  if (call === 'end') void served.close().then(() => process.exit(0));
  else void answer(call).then((done) => process.send?.(done));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ address: served.address });
