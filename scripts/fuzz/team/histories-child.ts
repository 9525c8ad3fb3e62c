// Runs histories for the process that started it, and tells it what each came to: those with the seeds from the first one
// up to the last, of which others run as many.
import { historiesOf } from './histories.ts';

const [from = 1, to = 1, every = 1, steps = 25] = process.argv.slice(2).map(Number);

function* seeds(): Generator<number> {
  for (let seed = from; seed < to; seed += every) yield seed;
}

for await (const each of historiesOf(seeds(), steps)) process.send?.(each);
process.disconnect?.();
