// Laws of random acts in studies. In use, ids are random, and the order of two ids can decide a result. A seed determines
// the ids; a failure names the seed, so that its ids can be drawn again. The tests try the same inputs with the same ids in
// every run; `npm run fuzz -- laws` tries many others.
import crypto, { randomInt } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import fc from 'fast-check';

/** How many inputs to try for each law, with other inputs and ids in every run; undefined in the tests. */
const wanted = process.env['CONCORD_LAWS'];

/** The seed of the ids: that of an earlier run in `CONCORD_IDS`, as a counterexample names it, or else that of the tests. */
const drawn = process.env['CONCORD_IDS'] ?? (wanted === undefined ? '1' : String(randomInt(2 ** 31)));

/** The seeds of the ids for one input. Shrinking a counterexample keeps its seed. */
const seeds = fc.noShrink(fc.nat()).map((number) => `CONCORD_IDS=${drawn} ${number}`);

/** The property that `law` holds for every input and any ids; `law` throws when it is broken. */
export function lawOf<T>(
  inputs: fc.Arbitrary<T>,
  law: (input: T) => Promise<void>,
): fc.IAsyncProperty<[T, string]> {
  return fc.asyncProperty(inputs, seeds, async (input, seed) => {
    using _ = idsFrom(seed);
    await law(input);
  });
}

/** The parameters with which a law is tried: with `numRuns` inputs that `seed` determines, or with as many as `npm run fuzz -- laws` asks for. */
export function tries(numRuns: number, seed: number): { readonly numRuns: number; readonly seed?: number } {
  return wanted === undefined ? { numRuns, seed } : { numRuns: Number(wanted) };
}

/** Makes every id in this process follow from the seed, until the result is disposed of. */
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
  // Updates modules that have imported the function by name.
  syncBuiltinESMExports();
}
