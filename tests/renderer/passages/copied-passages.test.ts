import { describe, expect, it } from 'vitest';
import type { SourceRecord, Voice } from '#core/records.ts';
import { copiedPassages } from '#renderer/features/passages/copied-passages.ts';
import { createWords } from '#words/words.ts';
import { sourceRecord } from '../../helpers/records.ts';

const english = createWords('en');

const charter = sourceRecord({ id: 'source', title: 'Charter', date: '2016-02', language: 'en' });
const interview: SourceRecord = { ...charter, kind: 'interview', label: 'N11.2', date: '2025-03-14' };

const said = (...voices: (Voice | null)[]) => voices.map((voice) => ({ voice }));

describe('a copied passage', () => {
  it('of a document stands in quotation marks with its citation', () => {
    const passage = { source: charter, quote: 'Members may\n  propose.', pages: null, codings: said(null) };

    expect(copiedPassages(english, [passage])).toBe('“Members may propose.” (Charter, February 2016)');
  });

  it('of a source with pages names its page', () => {
    const passage = { source: charter, quote: 'Members may propose.', codings: said(null) };

    expect(
      copiedPassages(english, [
        { ...passage, pages: { first: 12, last: 12 } },
        { ...passage, pages: { first: 12, last: 13 } },
      ]).split('\n\n'),
    ).toEqual([
      '“Members may propose.” (Charter, February 2016, p. 12)',
      '“Members may propose.” (Charter, February 2016, pp. 12–13)',
    ]);
  });

  it('of interview notes is a paraphrase without quotation marks, dated by month', () => {
    const passage = { source: interview, quote: 'Sees it as a window.', pages: null, codings: said(null) };

    expect(copiedPassages(english, [passage])).toBe(
      'Sees it as a window. (Interview N11.2, March 2025; paraphrase)',
    );
  });

  it('that was taken down verbatim stands in quotation marks and says so', () => {
    const passage = { source: interview, quote: 'a window', pages: null, codings: said('verbatim-recorded') };

    expect(copiedPassages(english, [passage])).toBe(
      '“a window” (Interview N11.2, March 2025; verbatim, recorded)',
    );
  });

  it('is verbatim only if all its codings are', () => {
    const mixed = {
      source: interview,
      quote: 'a window',
      pages: null,
      codings: said('verbatim-notes', 'paraphrase'),
    };
    const both = {
      source: interview,
      quote: 'a window',
      pages: null,
      codings: said('verbatim-notes', 'verbatim-recorded'),
    };

    expect(copiedPassages(english, [mixed])).toBe('a window (Interview N11.2, March 2025; paraphrase)');
    expect(copiedPassages(english, [both])).toMatch(/^“a window”/);
  });

  it('of a whole source names the source', () => {
    expect(
      copiedPassages(english, [{ source: charter, quote: null, pages: null, codings: said(null) }]),
    ).toBe('The whole source (Charter, February 2016)');
  });

  it('is separated from the next by a blank line', () => {
    const whole = { source: charter, quote: null, pages: null, codings: [] };

    expect(copiedPassages(english, [whole, whole]).split('\n\n')).toHaveLength(2);
  });
});
