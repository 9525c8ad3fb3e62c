// What the recorded consent of respondents holds back, and what it never changes.
import { describe, expect, it } from 'vitest';
import { consentFrom, consentIn, narrowest, type ConsentScope } from '#core/respondents/consent.ts';
import { Study } from '../counting/study.ts';

/** Two people alone and together; `guide` on words that are marked as they were said. */
function studyWith(scopes: Readonly<Record<string, ConsentScope>>): Study {
  const study = new Study().theme('guide').document('A news');
  study.interview('N9', ['N9']).interview('N10', ['N10']).interview('both', ['N9', 'N10']);
  study.coding('N9', 'guide', [0, 5]).coding('N9', 'guide', [10, 20], { voice: 'verbatim-notes' });
  study.coding('both', 'guide', [0, 5], { respondentId: 'N9' });
  study.coding('both', 'guide', [10, 20], { respondentId: 'N10' });
  study.coding('A news', 'guide', [0, 5]);
  for (const person of study.rows.respondent) person.consent = scopes[person.id] ?? null;
  return study;
}

const span = (start: number, end: number) => ({ start, end });

function held(scopes: Readonly<Record<string, ConsentScope>>) {
  const { corpus, table } = studyWith(scopes);
  const consent = consentIn(corpus, table);
  return (sourceId: string, start: number, end: number) => consent.heldBack(sourceId, span(start, end));
}

describe('consent', () => {
  it('holds nothing back where none is recorded, or quotation', () => {
    for (const scopes of [{}, { N9: 'quotation' as const, N10: 'quotation' as const }]) {
      const why = held(scopes);
      expect([why('N9', 0, 5), why('N9', 10, 20), why('both', 0, 20), why('A news', 0, 5)]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });

  it('holds back every word of somebody who may only be counted, and no other', () => {
    const why = held({ N9: 'counts' });

    expect(why('N9', 0, 5)).toBe('counts');
    expect(why('both', 0, 5)).toBe('counts');
    expect(why('both', 10, 20)).toBeNull();
    // What holds both cannot be cut.
    expect(why('both', 3, 12)).toBe('counts');
    expect(why('A news', 0, 5)).toBeNull();
  });

  it('holds back the very words of somebody who may only be paraphrased, and whatever shares a character with them', () => {
    const why = held({ N9: 'paraphrase' });

    expect(why('N9', 0, 5)).toBeNull();
    expect(why('N9', 10, 20)).toBe('paraphrase');
    expect(why('N9', 4, 11)).toBe('paraphrase');
    expect(why('N9', 5, 10)).toBeNull();
  });

  it('names no source as coded in which everybody may only be counted', () => {
    const of = (scopes: Readonly<Record<string, ConsentScope>>) => {
      const { corpus, table } = studyWith(scopes);
      const consent = consentIn(corpus, table);
      return ['N9', 'both', 'A news'].map((id) => consent.heldBack(id, null));
    };

    expect(of({ N9: 'counts' })).toEqual(['counts', null, null]);
    expect(of({ N9: 'counts', N10: 'counts' })).toEqual(['counts', 'counts', null]);
    expect(of({ N9: 'paraphrase' })).toEqual([null, null, null]);
  });

  it('is the narrowest that is recorded', () => {
    expect(narrowest([null, 'quotation', 'paraphrase'])).toBe('paraphrase');
    expect(narrowest([null, null])).toBeNull();
    expect(narrowest(['counts', 'quotation'])).toBe('counts');
  });

  it.each([
    ['Counts only', 'counts'],
    [' paraphrase ', 'paraphrase'],
    ['Quotes', 'quotation'],
    ['仅计数', 'counts'],
    ['转述', 'paraphrase'],
    ['引用', 'quotation'],
    ['yes', null],
    ['', null],
  ])('reads “%s” in a sheet as %s', (written, scope) => {
    expect(consentFrom(written)).toBe(scope);
  });
});
