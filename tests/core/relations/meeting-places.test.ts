// The places behind a cell of relations are as many as it counts, and their words hold every mark.
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '#core/text/text-units.ts';
import { markedText } from '#core/relations/marked-text.ts';
import { meetingPlaces } from '#core/relations/meeting-places.ts';
import { relationsOf } from '#core/relations/relations.ts';
import { meetings } from '#core/relations/request.ts';
import { marked } from '../../helpers/marked.ts';
import { writtenStudy, writtenTexts } from '../query/written-study.ts';
import { drained } from '../../helpers/drained.ts';

const study = writtenStudy();
const codeIds = ['connector', 'guide', 'marketplace', 'barrier', 'standards'];
const lines = ({ id }: { readonly id: string }) => paragraphsOf(writtenTexts.textOf(id));

describe('the places of a pair', () => {
  it.each(meetings)('by %s are as many as its cell counts, in as many sources', (by) => {
    for (const layer of ['main', 'union'] as const) {
      const request = { by, layer, denominator: 'all' } as const;
      const { relations } = drained(
        relationsOf(study.corpus, study.table, { ...request, of: codeIds }, lines),
      );

      for (const { a, b, both, sourcesWithBoth } of relations) {
        const found = meetingPlaces(study.corpus, study.table, request, [a, b], lines);
        expect([found.a, found.b, found.places.length]).toEqual([a, b, both]);
        if (by === 'respondent') continue;
        const sources = new Set(
          found.places.flatMap((place) => place.sources.map(({ sourceId }) => sourceId)),
        );
        expect(sources.size).toBe(sourcesWithBoth);
      }
      expect(relations.some(({ both }) => both! > 0)).toBe(true);
    }
  });

  it('of a majority are the sources in which both have won', () => {
    const request = { by: 'source', layer: 'majority' } as const;
    const { places } = meetingPlaces(study.corpus, study.table, request, ['guide', 'barrier'], lines);

    expect(places).toHaveLength(2);
  });
});

describe('the words of a meeting', () => {
  it('are marked with either code or both, with some words around them', () => {
    const { text, at } = marked('Before it <a>one <c>and<b> two<d> after.');
    const pieces = markedText(text, {
      a: [{ start: at['a']!, end: at['b']! }],
      b: [{ start: at['c']!, end: at['d']! }],
      paragraph: null,
    });

    expect(pieces.map((piece) => [piece.text, piece.isA, piece.isB])).toEqual([
      ['Before it ', false, false],
      ['one ', true, false],
      ['and', true, true],
      [' two', false, true],
      [' after.', false, false],
    ]);
  });

  it('are cut between marks that are far apart and inside long passages, and never split a character', () => {
    const far = `A${'𠮷'.repeat(200)}B`;
    const apart = markedText(far, {
      a: [{ start: 0, end: 1 }],
      b: [{ start: far.length - 1, end: far.length }],
      paragraph: null,
    });
    const long = markedText('𠮷'.repeat(400), { a: [{ start: 0, end: 800 }], b: [], paragraph: null });

    expect(apart.map(({ text, isAfterGap }) => [[...text].length, isAfterGap])).toEqual([
      [1, false],
      [60, false],
      [60, true],
      [1, false],
    ]);
    expect(long.map(({ text }) => [...text].length)).toEqual([240, 240]);
    expect([...apart, ...long].every(({ text }) => text.isWellFormed())).toBe(true);
  });

  it('end with the paragraph in which both meet', () => {
    const text = 'First line.\nSecond line.\nThird.';
    const pieces = markedText(text, {
      a: [{ start: 0, end: text.length }],
      b: [{ start: 12, end: 18 }],
      paragraph: { start: 12, end: 24 },
    });

    expect(pieces.map((piece) => piece.text)).toEqual(['Second', ' line.']);
  });
});
