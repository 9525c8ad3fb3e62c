// Runs histories for the process that started it, and tells it what each came to: those with the seeds from the first one
// up to the last, of which others run as many.
import { historiesOf, type Over } from './histories.ts';

const [over = 'log', ...numbers] = process.argv.slice(2);
const [from = 1, to = 1, every = 1, steps = 25] = numbers.map(Number);

function* seeds(): Generator<number> {
  for (let seed = from; seed < to; seed += every) yield seed;
}

for await (const each of historiesOf(seeds(), steps, over as Over)) process.send?.(each);
process.disconnect?.();
