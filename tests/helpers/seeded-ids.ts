// Laws of random acts in studies. Ids differ in every run of the tests, as they do in use, and the order of two ids can
// decide a result. A seed determines the ids; a failure names the seed, so that its ids can be drawn again.
import crypto, { randomInt } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import fc from 'fast-check';

/** The seed of this run: random, or that of an earlier run in `CONCORD_IDS`, as a counterexample names it. */
const drawn = process.env['CONCORD_IDS'] ?? String(randomInt(2 ** 31));

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
