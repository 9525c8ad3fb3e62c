import { describe, expect, it } from 'vitest';
import { citationOf, isQuotable, dateParts } from '#core/citation.ts';

describe('a citation', () => {
  it('names an interview by its label and month, never the day', () => {
    const interview = {
      kind: 'interview',
      title: 'A senior manager',
      label: 'N11.2',
      date: '2025-03-14',
    } as const;

    expect(citationOf(interview)).toEqual({
      key: 'interview',
      name: 'N11.2',
      date: { year: 2025, month: 3, day: null },
      pages: null,
    });
  });

  it('falls back to the title of an interview without a label', () => {
    expect(citationOf({ kind: 'interview', title: 'A manager', label: null, date: null }).name).toBe(
      'A manager',
    );
  });

  it('names a document by its title and its date as far as known, on its pages', () => {
    const report = { kind: 'document', title: 'Annual report', label: null, date: '2019-12' } as const;

    expect(citationOf(report, { first: 12, last: 13 })).toEqual({
      key: 'document',
      name: 'Annual report',
      date: { year: 2019, month: 12, day: null },
      pages: { first: 12, last: 13 },
    });
  });
});

describe('the parts of a date', () => {
  it.each([
    ['2019', { year: 2019, month: null, day: null }],
    ['2019-12-05', { year: 2019, month: 12, day: 5 }],
    ['last spring', null],
    [null, null],
  ])('of %j', (written, expected) => {
    expect(dateParts(written)).toEqual(expected);
  });
});

describe('quotation marks', () => {
  it.each([
    ['document', null, true],
    ['interview', null, false],
    ['interview', 'paraphrase', false],
    ['interview', 'remark', false],
    ['interview', 'verbatim-notes', true],
    ['interview', 'verbatim-recorded', true],
  ] as const)('of a %s in voice %s: %s', (kind, voice, expected) => {
    expect(isQuotable(kind, voice)).toBe(expected);
  });
});
