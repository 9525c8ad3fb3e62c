// Portraits are what one finds on paper: passages as sets of characters, people looked up coding by coding.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadOf } from '#core/portraits/carrying.ts';
import { portraits } from '#core/portraits/portraits.ts';
import type { PortraitsRequest } from '#core/portraits/request.ts';
import { summaryGrid } from '#core/summary-grid/grid.ts';
import type { CodingRecord } from '#core/records.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { Study } from '../counting/study.ts';

function portrayed(study: Study, request: PortraitsRequest) {
  return portraits(study.corpus, study.table, request);
}

describe('the spread of a theme', () => {
  it.each([
    { counts: [], carriers: 0, most: 0, largest: [], share: null, effective: null },
    { counts: [0, 0], carriers: 0, most: 0, largest: [], share: null, effective: null },
    { counts: [3], carriers: 1, most: 3, largest: [0], share: 1, effective: 1 },
    { counts: [2, 0, 2, 2], carriers: 3, most: 2, largest: [0, 2, 3], share: 1 / 3, effective: 3 },
    { counts: [1, 3], carriers: 2, most: 3, largest: [1], share: 0.75, effective: 1.6 },
  ])('of $counts', ({ counts, ...spread }) => {
    expect(spreadOf(counts)).toEqual({ passages: counts.reduce((sum, count) => sum + count, 0), ...spread });
  });

  it('has an effective number between one and the carriers, the larger the more even', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1, maxLength: 12 }), (counts) => {
        const { effective, carriers } = spreadOf(counts);
        fc.pre(effective !== null);
        expect(effective).toBeGreaterThanOrEqual(1);
        expect(effective).toBeLessThanOrEqual(carriers + 1e-9);
        const sum = counts.reduce((all, count) => all + count, 0);
        expect(effective).toBeCloseTo(1 / counts.reduce((all, count) => all + (count / sum) ** 2, 0), 9);
      }),
      tries(100, 1),
    );
  });
});

describe('portraits', () => {
  const study = new Study()
    .attribute('member', 'respondent', 'boolean')
    .theme('guide')
    .code('role', { parentId: 'guide' })
    .code('other')
    .interview('N1.1', ['N1'], { length: 100, language: 'en' })
    .interview('N1.2', ['N1'], { length: 50, language: 'zh-CN' })
    .interview('N2', ['N2'], { length: 80, language: 'en' })
    .interview('nobody', [], { length: 10 })
    .document('D', { length: 30 })
    .values('member', { N1: 'false', N2: 'true' })
    .reviewed(['N1.1', 'N1.2', 'N2', 'nobody', 'D'])
    .coding('N1.1', 'guide', [0, 10])
    .coding('N1.1', 'role', [5, 20], { stance: 'contradicts' })
    .coding('N1.1', 'guide', [20, 30])
    .coding('N1.1', 'guide', [40, 60], { voice: 'remark' })
    .coding('N1.2', 'role', [1, 2])
    .coding('N2', 'guide', [70, 80])
    .coding('N2', 'guide', null)
    .coding('nobody', 'guide', [0, 5])
    .coding('D', 'guide', [0, 30]);

  it('draw interviews alone where respondents carry themes, and join the interviews of one person', () => {
    const made = portrayed(study, { of: 'respondents' });

    expect(made.lines.map(({ id }) => id)).toEqual(['N1.1', 'N1.2', 'N2', 'nobody']);
    expect(made.lines[0]).toMatchObject({
      length: 100,
      language: 'en',
      places: [
        [
          { start: 0, end: 20, isCounterexample: true },
          { start: 20, end: 30, isCounterexample: false },
        ],
      ],
    });
    expect(made.carriers.map(({ name, passages }) => [name, passages])).toEqual([
      ['N1', [3]],
      ['N2', [1]],
    ]);
    expect(made.themes).toMatchObject([{ passages: 5, spread: { passages: 4, carriers: 2, most: 3 } }]);
    expect(made).toMatchObject({ inBase: 2, withoutRespondent: 1, facts: { withoutPlace: 1 } });
  });

  it('of sources have documents beside interviews', () => {
    const made = portrayed(study, { of: 'sources' });

    expect(made.lines).toHaveLength(5);
    expect(made.themes).toMatchObject([{ passages: 6, spread: { passages: 6, carriers: 5 } }]);
  });

  it('are grouped and sorted by an attribute of the people, lines and carriers alike', () => {
    const made = portrayed(study, { of: 'respondents', group: { attributeId: 'member' } });

    expect(made.lines.map(({ id }) => id)).toEqual(['N2', 'N1.1', 'N1.2', 'nobody']);
    expect(made.groups.map(({ rows }) => rows)).toEqual([1, 2, 1]);
    expect(made.carriers.map(({ name, group }) => [name, group])).toEqual([
      ['N2', 0],
      ['N1', 1],
    ]);
  });

  it('have beside each line the values of the attribute that they are sorted by', () => {
    const made = portrayed(study, { of: 'respondents', sort: { attributeId: 'member' } });
    const none = portrayed(study, { of: 'respondents', sort: 'name' });

    expect(made.lines.map(({ id, values }) => [id, values])).toEqual([
      ['N2', [{ what: 'value', type: 'boolean', value: 'true' }]],
      ['N1.1', [{ what: 'value', type: 'boolean', value: 'false' }]],
      ['N1.2', [{ what: 'value', type: 'boolean', value: 'false' }]],
      ['nobody', []],
    ]);
    expect(none.lines.flatMap(({ values }) => values)).toEqual([]);
  });

  it('keep a line without passages, and one that nobody has reviewed', () => {
    const bare = new Study().code('a').interview('N1', ['N1'], { length: 9 }).interview('N2', ['N2']);
    bare.reviewed(['N1']);
    const made = portrayed(bare, { of: 'sources', themes: ['a'] });

    expect(made.lines).toMatchObject([
      { id: 'N1', places: [[]], isInBase: true },
      { id: 'N2', places: [[]], isInBase: false },
    ]);
    expect(made.themes[0]!.spread).toMatchObject({ share: null, effective: null });
  });

  it('of a majority, of an unknown code, or of an unknown attribute are refused', () => {
    const asked = { of: 'respondents' } as const;

    expect(() => portrayed(study, { ...asked, layer: 'majority' })).toThrow(
      expect.objectContaining({ code: 'unsupported' }),
    );
    expect(() => portrayed(study, { ...asked, themes: ['gone'] })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
    expect(() => portrayed(study, { ...asked, group: { attributeId: 'gone' } })).toThrow(
      expect.objectContaining({ code: 'not_found' }),
    );
  });
});

const people: Readonly<Record<string, readonly string[]>> = {
  N1: ['N1'],
  'N2.1': ['N2'],
  'N2.2': ['N2'],
  group: ['N2', 'N3'],
  D: [],
};
const below: Readonly<Record<string, readonly string[]>> = {
  guide: ['guide', 'role', 'link'],
  other: ['other'],
};

const coding = fc.record({
  sourceId: fc.constantFrom(...Object.keys(people)),
  codeId: fc.constantFrom('guide', 'role', 'link', 'other'),
  coderId: fc.constantFrom('Wei', 'Wei', 'Lin'),
  span: fc.option(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 })), { freq: 8 }),
  voice: fc.constantFrom(null, null, 'remark' as const),
  stance: fc.constantFrom(null, 'supports' as const, 'contradicts' as const),
  respondentId: fc.option(fc.constantFrom('N1', 'N2', 'N3')),
});

const anyStudy = fc.array(coding, { minLength: 1, maxLength: 30 }).map((codings) => {
  const study = new Study().coder('Lin');
  for (const [id, interviewed] of Object.entries(people)) {
    if (id === 'D') study.document(id, { length: 40 });
    else study.interview(id, interviewed, { length: 40 });
  }
  study.theme('guide', ['link']).code('role', { parentId: 'guide' }).code('link').code('other');
  for (const { span, ...facts } of codings)
    study.coding(facts.sourceId, facts.codeId, span && [span[0], span[0] + span[1]], facts);
  return study;
});

/** Stretches of characters that codings join, character by character. */
function slowPassages(codings: readonly CodingRecord[]): { start: number; end: number }[] {
  const joined = new Set<number>();
  const covered = new Set<number>();
  for (const { start, end } of codings) {
    if (start === null || end === null) continue;
    for (let at = start; at < end; at += 1) covered.add(at);
    // Two neighbouring characters are one passage only if one coding holds both.
    for (let at = start; at < end - 1; at += 1) joined.add(at);
  }
  const passages: { start: number; end: number }[] = [];
  for (const at of [...covered].sort((a, b) => a - b)) {
    if (joined.has(at - 1)) passages.at(-1)!.end = at + 1;
    else passages.push({ start: at, end: at + 1 });
  }
  return passages;
}

it('portraits of any study are what a slow count finds, in every order and grouping', () => {
  fc.assert(
    fc.property(
      anyStudy,
      fc.boolean(),
      fc.constantFrom('order', 'name', 'passages'),
      (study, isUnion, sort) => {
        const coders = isUnion ? ['Wei', 'Lin'] : ['Wei'];
        const counted = study.codings.filter(
          ({ coderId, voice }) => coders.includes(coderId) && voice !== 'remark',
        );
        const asked = {
          themes: ['guide', 'other'],
          layer: isUnion ? 'union' : 'main',
          denominator: 'all',
          sort,
        } as const;
        const there = (sourceId: string, theme: string): CodingRecord[] =>
          counted.filter((each) => each.sourceId === sourceId && below[theme]!.includes(each.codeId));

        const bySource = portrayed(study, { ...asked, of: 'sources' });
        for (const { id, places } of bySource.lines) {
          for (const [place, theme] of asked.themes.entries()) {
            const own = there(id, theme);
            expect(places[place]).toEqual(
              slowPassages(own).map((passage) => ({
                ...passage,
                isCounterexample: own.some(
                  ({ start, end, stance }) =>
                    stance === 'contradicts' && start !== null && start < passage.end && end! > passage.start,
                ),
              })),
            );
          }
        }
        for (const { id, passages } of bySource.carriers)
          expect(passages).toEqual(asked.themes.map((theme) => slowPassages(there(id, theme)).length));

        const byPerson = portrayed(study, { ...asked, of: 'respondents' });
        for (const { id: person, passages } of byPerson.carriers) {
          expect(passages).toEqual(
            asked.themes.map((theme) =>
              Object.entries(people).reduce((sum, [sourceId, interviewed]) => {
                if (!interviewed.includes(person)) return sum;
                const hers = there(sourceId, theme).filter(
                  ({ respondentId }) =>
                    respondentId === null || !interviewed.includes(respondentId) || respondentId === person,
                );
                return sum + slowPassages(hers).length;
              }, 0),
            ),
          );
        }
        // The lines are the rows of a grid of sources, though they are counted by their own passages.
        const interviews = summaryGrid(study.corpus, study.table, {
          ...asked,
          of: 'sources',
          scope: { kind: 'interview' },
        });
        expect(byPerson.lines.map(({ id, places }) => [id, places.map(({ length }) => length)])).toEqual(
          interviews.rows.map(({ id, cells }) => [id, cells.map(({ passages }) => passages)]),
        );
        for (const { passages, spread } of byPerson.themes)
          expect(spread.passages).toBeGreaterThanOrEqual(passages);
      },
    ),
    tries(80, 1),
  );
});
