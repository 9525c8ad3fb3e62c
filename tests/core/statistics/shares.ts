import * as fc from 'fast-check';
import type { Share } from '#core/statistics/proportion.ts';

/** Any share out of 1 to `most` sources or people. */
export function anyShare(most = 300): fc.Arbitrary<Share> {
  return fc.integer({ min: 1, max: most }).chain((n) => fc.record({ count: fc.nat(n), n: fc.constant(n) }));
}
