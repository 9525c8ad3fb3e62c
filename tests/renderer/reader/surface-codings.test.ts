import { describe, expect, it } from 'vitest';
import { codebookOf } from '#core/codes/codebook.ts';
import type { CodeRecord, CoderRecord, CodingRecord, MemoRecord } from '#core/records.ts';
import { currentSpans, trackCodings } from '#renderer/editor/tracked-codings.ts';
import { lanesOf, pendingCodings, surfaceCodings } from '#renderer/features/reader/surface-codings.ts';

function code(id: string, parentId: string | null, fields: Partial<CodeRecord> = {}): CodeRecord {
  return {
    id,
    parentId,
    name: id,
    position: 0,
    colour: 3,
    codable: true,
    status: 'stable',
    ...fields,
  } as CodeRecord;
}

function coding(id: string, codeId: string, fields: Partial<CodingRecord> = {}): CodingRecord {
  return {
    id,
    codeId,
    coderId: 'wei',
    start: 0,
    end: 5,
    stance: null,
    voice: null,
    ...fields,
  } as CodingRecord;
}

const codebook = codebookOf([
  code('interview codes', null, { codable: false }),
  code('outcomes', 'interview codes'),
  code('learning', 'outcomes'),
]);

function shown(codings: CodingRecord[], memos: Partial<MemoRecord>[] = []) {
  const stored = codings.flatMap(({ id, start, end }) =>
    start === null || end === null ? [] : [{ id, start, end }],
  );
  return surfaceCodings({
    codings,
    places: currentSpans(trackCodings(stored), 100),
    codebook,
    coders: new Map([['anna', { id: 'anna', name: 'Anna' } as CoderRecord]]),
    memos: memos as MemoRecord[],
    workingCoderId: 'wei',
    lanes: lanesOf(codings),
    words: { stance: (stance) => stance, voice: (voice) => voice, memo: 'memo' },
  });
}

describe('codings on the surface', () => {
  it('are labelled without the headings that only order the codebook, and know their whole path', () => {
    expect(shown([coding('a', 'learning')])[0]).toMatchObject({
      label: ['outcomes', 'learning'],
      path: ['interview codes', 'outcomes', 'learning'],
    });
  });

  it('show stance, unusual voice, memo and other coders in their second line', () => {
    const rows = shown(
      [
        coding('plain', 'learning', { voice: 'paraphrase' }),
        coding('rich', 'learning', { voice: 'verbatim-notes', stance: 'qualifies', coderId: 'anna' }),
      ],
      [{ codingId: 'rich' }],
    );

    expect(rows.map(({ note }) => note)).toEqual(['', 'qualifies · verbatim-notes · memo · Anna']);
  });

  it('are those with a place in the text', () => {
    const rows = shown([coding('whole', 'learning', { start: null, end: null }), coding('span', 'learning')]);

    expect(rows.map(({ id }) => id)).toEqual(['span']);
  });
});

describe('codings that are being stored', () => {
  const words = { start: 2, end: 4 };
  const pending = (codings: CodingRecord[]) =>
    pendingCodings([{ codeId: 'learning', span: words }], codings, codebook, 'wei');

  it('have the colour of their code and the lane that they will have', () => {
    const later = { ...words, start: 9, end: 12 };

    expect(pending([])).toEqual([{ ...words, colour: 3, lane: 0 }]);
    expect(pending([coding('around', 'outcomes')])).toEqual([{ ...words, colour: 3, lane: 1 }]);
    expect(pending([coding('later', 'outcomes', later)])).toEqual([{ ...words, colour: 3, lane: 0 }]);
  });

  it('are left out once the records have the same passage under the same code by the same coder', () => {
    expect(pending([coding('stored', 'learning', words)])).toEqual([]);
    expect(pending([coding('hers', 'learning', { ...words, coderId: 'anna' })])).toHaveLength(1);
  });
});
