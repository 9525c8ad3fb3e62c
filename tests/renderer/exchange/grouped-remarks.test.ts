// Many remarks of one kind are grouped under one line; few are shown one by one.
import { expect, test } from 'vitest';
import type { Remark } from '#core/refi/incoming.ts';
import { groupedRemarks } from '#renderer/features/exchange/grouped-remarks.ts';
import { createWords } from '#words/words.ts';

const { t } = createWords('en');
const withoutText = (source: string): Remark => ({ key: 'exchange:no_words', parameters: { source } });
const unplaced = (start: number): Remark => ({
  key: 'exchange:unplaced_no_text',
  parameters: { source: 'N1', start, end: start + 5 },
});
const renamed: Remark = { key: 'exchange:qde_called', parameters: { entry: 'Trial.qde' } };

test('many remarks of one kind are one line, which lists each', () => {
  const remarks = [withoutText('A'), renamed, ...['B', 'C', 'D'].map(withoutText), unplaced(1), unplaced(7)];

  const lines = groupedRemarks(remarks, t);

  expect(lines.map(({ sentence }) => sentence)).toEqual([
    '4 sources were imported without their texts. Their codings are kept, but have no place until the texts are there.',
    'The project in the archive is called “Trial.qde”, not project.qde.',
    'In “N1” a selection (1 to 6) has no text to be placed in. It is kept unchanged.',
    'In “N1” a selection (7 to 12) has no text to be placed in. It is kept unchanged.',
  ]);
  expect(lines[0]?.items).toHaveLength(4);
  expect(lines[0]?.items[3]).toContain('“D” was imported without its text');
});

test('many sources with invalid dates are one line', () => {
  const undated = ['A', 'B', 'C', 'D'].map((source) => ({
    key: 'exchange:no_date',
    parameters: { source, written: 'spring' },
  }));

  const [line, ...others] = groupedRemarks(undated, t);

  expect(others).toEqual([]);
  expect(line?.sentence).toMatch(/^The dates of 4 sources in the file are not dates/);
  expect(line?.items[1]).toContain('“B” is dated “spring” in the file');
});

test('selections without a place are of one kind, whatever the reason', () => {
  const backwards: Remark = { ...unplaced(9), key: 'exchange:unplaced_backwards' };

  const [line, ...others] = groupedRemarks([unplaced(1), unplaced(3), unplaced(5), backwards], t);

  expect(others).toEqual([]);
  expect(line?.sentence).toBe('4 selections have no place in their texts. They are kept unchanged.');
});
