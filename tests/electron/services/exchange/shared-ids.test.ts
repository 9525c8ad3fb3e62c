// Rows of a large study share their strings. What they say stays the same.
import { expect, test } from 'vitest';
import { SharedIds, sharesWith } from '../../../../electron/services/exchange/shared-ids.ts';

const coding = { id: 'a', sourceId: 's', codeId: 'c', coderId: 'wei', start: 1, end: null, quoteDigest: 'd' };

test('a row is the same as another only if every field is', () => {
  expect(sharesWith(coding, { ...coding })).toBe(true);
  expect(sharesWith(coding, { ...coding, coderId: 'lena' })).toBe(false);
  expect(sharesWith(coding, { ...coding, end: 2 })).toBe(false);
  expect(sharesWith({ id: 'a' }, { id: 'a', weight: null })).toBe(false);
});

test('sharing strings changes no value', () => {
  const ids = new SharedIds();
  const rows = [coding, { ...coding, id: 'b', coderId: 'lena' }, { ...coding, id: 'c', start: null }];

  for (const row of rows) {
    const copy = { ...row };
    sharesWith(coding, copy);
    expect(ids.sharedIn('coding', copy)).toEqual(row);
  }
});
