import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/records.ts';
import { neighbourSource } from '#renderer/features/navigator/source-order.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';
import { sourceRecord } from '../../helpers/records.ts';

function row(id: string, className: string | null, fields: Partial<SourceRecord> = {}): SourceRow {
  const source = sourceRecord({ id, title: id, ...fields });
  return { source, className, respondents: [], reviewed: false, values: new Map() };
}

const rows = [
  row('fair', 'news'),
  row('N1', null, { kind: 'interview', label: 'N1' }),
  row('yearbook', 'report'),
  row('copy of the fair', 'news', { duplicateOf: 'fair' }),
  row('advertisement', 'news', { status: 'excluded' }),
  row('opening', 'news'),
];

describe('the source after another', () => {
  test('is the next in the navigator, group after group, without duplicates and excluded ones', () => {
    const read = ['N1'];
    for (let next = neighbourSource(rows, 'N1', 1); next !== null; next = neighbourSource(rows, next, 1))
      read.push(next);

    expect(read).toEqual(['N1', 'fair', 'opening', 'yearbook']);
    expect(neighbourSource(rows, 'opening', -1)).toBe('fair');
    expect(neighbourSource(rows, 'N1', -1)).toBeNull();
  });

  test('continues from an excluded one that is open', () => {
    expect(neighbourSource(rows, 'advertisement', 1)).toBe('opening');
  });
});
