// Some of the sheets of `npm run trust`; the test of the vectors covers the screens and files that come afterwards.
import { expect, test } from 'vitest';
import { trySheets } from '../../../scripts/trust/vectors/try-sheets.ts';

test('a hostile text stays a text in the dialogs of sheets of ticks and attributes', async () => {
  const { faults, came } = await trySheets({ count: 6, seed: 20_260_314 }, []);

  expect(faults).toEqual([]);
  expect(came['sheets imported']).toBe(8);
  expect(came['looks at screens']).toBe(24);
});
