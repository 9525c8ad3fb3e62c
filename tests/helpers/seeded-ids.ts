// Laws of what is done in studies. Ids are others in every run of the tests, as they are in life, and which of two comes first
// decides more than one would think: so they follow from a text that a failure names, and can be made again.
import crypto, { randomInt } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import fc from 'fast-check';

/** Drawn anew by every run; of an earlier one again with `CONCORD_IDS=…`, which a counterexample names. */
const drawn = process.env['CONCORD_IDS'] ?? String(randomInt(2 ** 31));

/** From what the ids for one input follow; while a counterexample gets smaller, they stay the same. */
const seeds = fc.noShrink(fc.nat()).map((number) => `CONCORD_IDS=${drawn} ${number}`);

/** The property that `law` holds for every input, whatever ids are drawn for it: it throws where it does not. */
export function lawOf<T>(
  inputs: fc.Arbitrary<T>,
  law: (input: T) => Promise<void>,
): fc.IAsyncProperty<[T, string]> {
  return fc.asyncProperty(inputs, seeds, async (input, seed) => {
    using _ = idsFrom(seed);
    await law(input);
  });
}

/** Until it is disposed of, every id that is drawn in this process follows from the seed. */
export function idsFrom(seed: string): Disposable {
  const { randomUUID } = crypto;
  let count = 0;
  setIds(() => {
    const hex = crypto
      .createHash('sha256')
      .update(`${seed} ${(count += 1)}`)
      .digest('hex');
    const [first, second, third, fourth, fifth] = [
      [0, 8],
      [8, 12],
      [13, 16],
      [17, 20],
      [20, 32],
    ].map(([start, end]) => hex.slice(start, end));
    return `${first}-${second}-4${third}-8${fourth}-${fifth}`;
  });
  return { [Symbol.dispose]: () => setIds(randomUUID) };
}

function setIds(to: typeof crypto.randomUUID): void {
  crypto.randomUUID = to;
  // Modules that have imported it by its name have the new one then.
  syncBuiltinESMExports();
}
