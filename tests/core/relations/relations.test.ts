import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tally } from '#core/counting/tally.ts';
import { paragraphsOf } from '#core/text/text-units.ts';
import { relationsOf, type Relation, type Relations } from '#core/relations/relations.ts';
import { meetings, type MeetBy, type RelationsRequest } from '#core/relations/request.ts';
import { measuresOf } from '#core/text/plain-text.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { Study } from '../counting/study.ts';
import { tries } from '../../helpers/seeded-ids.ts';
import { writtenStudy, writtenTexts } from '../query/written-study.ts';
import { slowRelation } from './slow-relations.ts';
import { drained } from '../../helpers/drained.ts';

const { cells: worked, atlas_ti_printed: printed } = analysis.relations;

/** A study and the texts of its sources. */
interface WithTexts {
  readonly study: Study;
  readonly textOf: (sourceId: string) => string;
}

function related({ study, textOf }: WithTexts, request: RelationsRequest): Relations {
  return drained(relationsOf(study.corpus, study.table, request, ({ id }) => paragraphsOf(textOf(id))));
}

const there: WithTexts = { study: writtenStudy(), textOf: writtenTexts.textOf };

function near(text: string): unknown {
  const [over, under = '1'] = text.split('/');
  return expect.closeTo(Number(over) / Number(under), 12);
}

describe('the worked relations', () => {
  it('are ninety-six', () => {
    expect(worked).toHaveLength(96);
  });

  it.each(worked.map((cell) => [`${cell.a} and ${cell.b} by ${cell.by}, ${cell.layer}`, cell] as const))(
    '%s',
    (_, cell) => {
      const made = related(there, {
        of: [cell.a, cell.b],
        by: cell.by === 'within 1' ? 'within' : (cell.by as MeetBy),
        layer: cell.layer === 'union' ? 'union' : { coderId: cell.layer },
        denominator: 'all',
      });
      const [found] = made.relations;

      expect(found).toMatchObject({
        a: cell.a,
        b: cell.b,
        isInside: cell.one_inside_other,
        nA: cell.n_a,
        nB: cell.n_b,
        aMeetingB: cell.a_meeting_b ?? null,
        bMeetingA: cell.b_meeting_a ?? null,
        both: cell.both,
        either: cell.places ?? cell.either,
        c: near(cell.c),
        jaccard: near(cell.jaccard ?? cell.c),
        sharedCharacters: cell.shared_characters ?? null,
        jaccardCharacters: cell.jaccard_characters === undefined ? null : near(cell.jaccard_characters),
      });
      expect(made.of).toBe(cell.of ?? null);
      expect(found!.sharedCodes).toEqual(cell.one_inside_other ? [] : cell.shared_codes);
    },
  );

  it('have the printed coefficient of another program, where places are pairs', () => {
    const made = new Study().code('a').code('b');
    const { n1, n2, n12 } = printed;
    for (let at = 0; at < n1; at += 1) made.document(`D${at}`).coding(`D${at}`, 'a', [0, 5]);
    for (let at = 0; at < n2; at += 1) made.coding(`D${at}`, 'b', at < n12 ? [3, 8] : [7, 9]);
    const { relations } = related(
      { study: made, textOf: () => 'ten letter' },
      { of: ['a', 'b'], by: 'overlap' },
    );

    expect(relations[0]!.c).toBeCloseTo(printed.c, 12);
    expect(relations[0]!.c).toBeCloseTo(printed.printed, 3);
  });
});

describe('relations', () => {
  it('name the wider code first where one is part of the other, and say what is set apart or left out', () => {
    const { relations, facts } = related(there, { of: ['standards', 'guide', 'rules'], by: 'source' });

    expect(
      relations.map(({ a, b, isInside, sharedCodes, reason }) => [a, b, isInside, sharedCodes, reason?.key]),
    ).toEqual([
      ['guide', 'standards', true, [], 'one_inside_other'],
      ['rules', 'standards', true, [], 'one_inside_other'],
      ['guide', 'rules', false, ['standards'], 'shares_codes'],
    ]);
    expect([facts.hasInside, facts.hasShared]).toEqual([true, true]);
  });

  it('have a dash where neither code is anywhere, and where nothing can be counted', () => {
    const empty = new Study().code('a').code('b').document('D').reviewed(['D']);
    const textOf = (): string => '';
    const byOverlap = related({ study: empty, textOf }, { of: ['a', 'b'], by: 'overlap' });
    const byPeople = related({ study: empty, textOf }, { of: ['a', 'b'], by: 'respondent' });

    expect(byOverlap.relations).toMatchObject([{ nA: 0, both: 0, c: null, reason: { key: 'no_variation' } }]);
    expect(byPeople.relations).toMatchObject([{ nA: null, c: null, reason: { key: 'no_respondents' } }]);
  });

  it('leave whole-source codings out where codes meet in the text, and say how many', () => {
    const codesThere = ['guide', 'marketplace'];

    expect(related(there, { of: codesThere, by: 'overlap', denominator: 'all' }).facts.withoutPlace).toBe(2);
    expect(related(there, { of: codesThere, by: 'source', denominator: 'all' }).facts.withoutPlace).toBe(0);
  });

  it('of a majority are by source and respondent only', () => {
    expect(() => related(there, { by: 'overlap', of: ['guide', 'barrier'], layer: 'majority' })).toThrow(
      expect.objectContaining({ code: 'unsupported', key: 'errors:majority_counts_presence' }),
    );
    expect(
      related(there, { by: 'source', of: ['guide', 'barrier'], layer: 'majority' }).relations[0],
    ).toMatchObject({ nA: 4, nB: 2, both: 2 });
  });

  it('of a majority count nobody as without both where nobody has reviewed, and tell ties', () => {
    const voted = new Study().coder('Lin').code('a').code('b');
    for (const id of ['D1', 'D2', 'D3', 'unread']) voted.document(id);
    voted.interview('N1', ['N1']).interview('N2', ['N2']);
    voted.reviewed(['D1', 'D2', 'D3', 'N1']).reviewed(['D1', 'D2'], 'Lin');
    // A tie in D1; both agree in D2; one reviewer alone in N1.
    voted.coding('D1', 'a', null).coding('D2', 'a', null).coding('D2', 'a', null, { coderId: 'Lin' });
    voted.coding('N1', 'b', null);
    const of = ['a', 'b'];
    const asked = { of, layer: 'majority', denominator: 'all' } as const;

    const bySource = related({ study: voted, textOf: () => '' }, { ...asked, by: 'source' });
    const byPerson = related({ study: voted, textOf: () => '' }, { ...asked, by: 'respondent' });

    expect(bySource.of).toBe(6);
    expect(bySource.relations[0]).toMatchObject({ nA: 1, nB: 1, both: 0, either: 2, neither: 2 });
    expect(bySource.facts).toMatchObject({ undecided: 2, depth: { what: 'majority', ties: 1, single: 2 } });
    expect(byPerson.of).toBe(2);
    expect(byPerson.relations[0]).toMatchObject({ nA: 0, nB: 1, either: 1, neither: 0 });
  });
});

const texts: Readonly<Record<string, string>> = {
  D1: 'One line here.\n\n  Another, set in. \nThird\n',
  D2: '𠮷工业互联网\n供需对接，连接供给与需求。\n \n末段',
  N1: '\nSaid 😀 so\n\n\nand so\nagain',
  'N2.1': 'No end of line',
  group: 'A\nB\nC\nD\nE\nF\nG\nH',
};
const people: Readonly<Record<string, readonly string[]>> = {
  N1: ['N1'],
  'N2.1': ['N2'],
  group: ['N2', 'N3', 'N4'],
};
const names = ['guide', 'role', 'task', 'bridge', 'link', 'other'];
const coders = ['Wei', 'Lin'];

const coding = fc.record({
  sourceId: fc.constantFrom(...Object.keys(texts)),
  codeId: fc.constantFrom(...names),
  coderId: fc.constantFrom(...coders),
  span: fc.option(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 14 })), { freq: 8 }),
  voice: fc.constantFrom(null, null, null, 'remark' as const),
  respondentId: fc.option(fc.constantFrom('N1', 'N2', 'N3', 'N4')),
});

/** A study of a few lines with nested, overlapping, touching and whole-source codings by two coders. */
const random: fc.Arbitrary<WithTexts> = fc.array(coding, { minLength: 4, maxLength: 30 }).map((codings) => {
  const study = new Study().coder('Lin');
  for (const [id, text] of Object.entries(texts)) {
    const interviewed = people[id];
    if (interviewed) study.interview(id, interviewed, measuresOf(text));
    else study.document(id, measuresOf(text));
  }
  study.theme('guide').code('role', { parentId: 'guide' }).code('task', { parentId: 'role' });
  study.theme('bridge', ['task']).code('link', { parentId: 'bridge' }).code('other');
  for (const { span, ...facts } of codings) {
    const text = texts[facts.sourceId]!;
    const place = span && placeIn(text, span);
    study.coding(facts.sourceId, facts.codeId, place, facts);
  }
  return { study, textOf: (id) => texts[id]! };
});

/** A span of the text that splits no pair of surrogates. */
function placeIn(text: string, [from, size]: readonly [number, number]): readonly [number, number] {
  const whole = (at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at);
  const start = whole(Math.min(from % text.length, text.length - 1));
  const end = whole(Math.min(text.length, start + size + 1));
  return [start, Math.max(end, start + (/[\uD800-\uDBFF]/.test(text.charAt(start)) ? 2 : 1))];
}

function asSlow(relation: Relation, of: number | null) {
  return {
    a: relation.a,
    b: relation.b,
    n_a: relation.nA,
    n_b: relation.nB,
    a_meeting_b: relation.aMeetingB,
    b_meeting_a: relation.bMeetingA,
    both: relation.both,
    either: relation.either,
    shared_characters: relation.sharedCharacters,
    jaccard_characters: relation.jaccardCharacters,
    of,
  };
}

describe('relations of any study', () => {
  it.each(meetings)('by %s are what a slow count on sets of characters finds', (by) => {
    fc.assert(
      fc.property(random, fc.boolean(), fc.boolean(), fc.nat(3), (anyStudy, isUnion, rollup, paragraphs) => {
        const made = related(anyStudy, {
          of: names,
          by,
          paragraphs,
          rollup,
          layer: isUnion ? 'union' : 'main',
          denominator: 'all',
        });
        expect(made.relations).toHaveLength(15);
        // A layer in which nobody did anything has no counts.
        fc.pre(made.facts.missing === null);
        const asked = { by, paragraphs, rollup, coders: isUnion ? coders : ['Wei'] };
        for (const relation of made.relations)
          expect(asSlow(relation, made.of)).toEqual(
            slowRelation(anyStudy.study, anyStudy.textOf, [relation.a, relation.b], asked),
          );
      }),
      tries(60, 1),
    );
  });

  it('have the totals of tallies, coefficients from 0 to 1, and stay the same when codings are shuffled', () => {
    fc.assert(
      fc.property(random, fc.constantFrom(...meetings), (anyStudy, by) => {
        const { study } = anyStudy;
        const request = { of: ['role', 'link', 'other'], denominator: 'all' } as const;
        const made = related(anyStudy, { ...request, by });
        fc.pre(made.facts.missing === null);
        for (const { nA, nB, both, either, c, jaccard } of made.relations) {
          expect(both).toBeLessThanOrEqual(Math.min(nA!, nB!));
          expect([c, jaccard].filter((share) => share !== null && (share < 0 || share > 1))).toEqual([]);
          expect(jaccard === 1).toBe(both === either && either! > 0);
        }
        const unit =
          ({ source: 'sources', respondent: 'respondents' } as const)[by as 'source'] ?? 'passages';
        const totals = tally(study.corpus, study.table, { ...request, unit });
        const [first, second] = totals.rows.map(({ total }) => total.count);
        const [relation] = made.relations;
        // Distinct spans and paragraphs are no unit of tallies.
        const isTallied = by !== 'passage' && by !== 'paragraph';
        expect(isTallied ? [relation!.nA, relation!.nB] : [first, second]).toEqual([first, second]);
        const reversed = new Study();
        Object.assign(reversed.rows, study.rows);
        reversed.codings.push(...study.codings.toReversed());
        expect(related({ ...anyStudy, study: reversed }, { ...request, by }).relations).toEqual(
          made.relations,
        );
      }),
      tries(40, 1),
    );
  });
});
