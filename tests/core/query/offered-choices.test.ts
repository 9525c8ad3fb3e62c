// Every operator with every kind of operand at every place of the builder: what can be chosen is a query that is asked,
// written and said; what could never find anything cannot be chosen.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLine, changeLine } from '#core/query/edit-lines.ts';
import {
  linesOf,
  queryOf,
  takesOperand,
  type Line,
  type Operand,
  type QueryLines,
} from '#core/query/lines.ts';
import {
  chosen,
  mayBeGroup,
  offeredOperators,
  whyNotFilters,
  whyNotOperand,
} from '#core/query/offered-choices.ts';
import { whyImpossible, type AskedStudy } from '#core/query/impossible.ts';
import type { Filter, Query } from '#core/query/query.ts';
import { askQuery, selectFor } from '#core/query/query-result.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { sidesOf } from '#core/query/result-side.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { relationKey, queryInWords } from '#words/query-plain.ts';
import { createWords } from '#words/words.ts';
import { anyCode, everyRelation, textStudies } from './random-queries.ts';
import { writtenStudy, writtenTexts } from './written-study.ts';
import '../../helpers/in-time.ts';

const study = writtenStudy();
const { corpus } = study;
const selection = selectFor(corpus, study.table, { denominator: 'all' });
const asked: AskedStudy = {
  codebook: corpus.codebook,
  attributes: corpus.tables.attribute,
  hasInterviews: true,
};
const languages = [createWords('en'), createWords('zh-CN')];

const code = (name: string, direct = false): Operand & Query => ({ what: 'code', code: name, direct });

/** Each kind of operand; the groups begin with two parts that are chosen, too. */
const operands: readonly Operand[] = [
  code('guide'),
  code('guide', true),
  { what: 'words', text: 'market' },
  { what: 'words', text: "it's | 供需" },
  { what: 'pattern', text: String.raw`\bmarket\b` },
  { what: 'pattern', text: "(it's|供需)+" },
  { what: 'at-least', least: 2 },
];

/** Where a line may stand, as lines with an empty one: the first, below it, below that, after others, and in a group. */
const places: readonly (readonly [name: string, shown: QueryLines, at: number])[] = [
  ['below the first', [code('connector')], 1],
  ['below words', [{ what: 'words', text: 'price' } as Operand], 1],
  ['after another', [code('connector'), code('barrier')], 2],
].map(([name, first, at]) => [name as string, begun(first as readonly Operand[]), at as number] as const);

/** Lines one below the other, the last without an operand. */
function begun(first: readonly Operand[]): QueryLines {
  let lines: readonly Line[] = [{ depth: 0, operator: null, operand: first[0] ?? null }];
  for (const operand of [...first.slice(1), null]) {
    const added = addLine(lines, lines.length - 1, { what: 'and' });
    if (!added) throw new Error('there is room for a few lines');
    lines = operand ? changeLine(added.lines, added.at, { operand }).lines : added.lines;
  }
  return { lines, filters: [] };
}

function deeper({ lines, filters }: QueryLines): QueryLines {
  const [last] = lines.slice(-1);
  const first: Line = { depth: 1, operator: { what: 'or' }, operand: code('barrier') };
  return { lines: [...lines.slice(0, -1), first, { ...last!, depth: 2 }], filters };
}

function inGroup(): QueryLines {
  return {
    lines: [
      { depth: 0, operator: null, operand: { what: 'at-least', least: 2 } },
      { depth: 1, operator: { what: 'part' }, operand: code('connector') },
      { depth: 1, operator: { what: 'part' }, operand: code('barrier') },
      { depth: 1, operator: { what: 'part' }, operand: null },
    ],
    filters: [],
  };
}

const everyPlace = [
  ...places,
  ['below a line further in', deeper(begun([code('connector')])), 2] as const,
  ['in a group', inGroup(), 3] as const,
];

/** The operand in its line; a group with the parts that one chooses next. */
function filled({ lines, filters }: QueryLines, at: number, operand: Operand): QueryLines {
  const made = changeLine(lines, at, { operand }).lines;
  if (operand.what !== 'at-least') return { lines: made, filters };
  const first = changeLine(made, at + 1, { operand: code('guide') }).lines;
  return { lines: changeLine(first, at + 2, { operand: { what: 'words', text: 'price' } }).lines, filters };
}

function expectSound(shown: QueryLines): void {
  const query = queryOf(shown);
  if (!query) throw new Error('the lines make no query');
  const text = writeQuery(query);

  expect(writeQuery(readQuery(text))).toBe(text);
  expect(resolveQuery(corpus, readQuery(text))).toEqual(query);
  expect(linesOf(query)).toEqual(shown);
  for (const side of [null, ...sidesOf(query)])
    expect(() => askQuery(selection, query, side, writtenTexts)).not.toThrow();
  for (const words of languages) {
    const said = queryInWords(words, query);
    expect(said).not.toMatch(/\{\{|undefined|query:|plain\./);
    // What is named is said.
    const named = shown.lines.flatMap(({ operand }) => (operand?.what === 'code' ? [operand.code] : []));
    expect(named.filter((name) => !said.toLowerCase().includes(name))).toEqual([]);
  }
}

describe('what the builder offers', () => {
  const cases = everyPlace.flatMap(([name, shown, at]) =>
    offeredOperators(asked, shown, at).map(({ operator }) => {
      const key = operator.what === 'relation' ? relationKey(operator.relation) : operator.what;
      return { name, shown, at, operator, key };
    }),
  );

  it('has every operator at every place, and the parts of a group only in a group', () => {
    for (const [name, shown, at] of everyPlace) {
      const keys = offeredOperators(asked, shown, at).map(({ operator: { what } }) => what);
      expect(keys.filter((what) => what === 'part')).toHaveLength(name === 'in a group' ? 1 : 0);
      expect(keys.filter((what) => what !== 'part')).toHaveLength(21);
    }
  });

  it.each(cases)('$key, $name: a query with each kind of operand', ({ shown, at, operator }) => {
    const lines = changeLine(shown.lines, at, chosen(operator)).lines;
    const next = { ...shown, lines };
    if (!takesOperand(operator)) return expectSound(next);
    for (const operand of operands) {
      if (operand.what === 'at-least' && !mayBeGroup(next, at)) continue;
      expect(whyNotOperand(asked, next, at, operand)).toBeNull();
      expectSound(filled(next, at, operand));
    }
  });

  it('has no group too far in, or where its parts would be too many', () => {
    const deep = deeper(begun([code('connector')]));
    expect(mayBeGroup(deep, 2)).toBe(true);
    expect(mayBeGroup({ ...deep, lines: deep.lines.with(2, { ...deep.lines[2]!, depth: 3 }) }, 2)).toBe(
      false,
    );
    const long = Array.from({ length: 18 }, () => code('guide'));
    expect(mayBeGroup(begun(long), 18)).toBe(false);
    expect(mayBeGroup(begun(long.slice(1)), 17)).toBe(true);
  });
});

/** How many places the query finds in the study. */
function found(text: string): number {
  return askQuery(selection, resolveQuery(corpus, readQuery(text)), null, writtenTexts).rows.length;
}

const whyOf = (text: string, of = asked): string | null =>
  whyImpossible(of, resolveQuery(corpus, readQuery(text)));

describe('what could never find anything', () => {
  it.each([
    ['guide NOT OVERLAPPING guide', 'itself'],
    ['(guide OR barrier) IN SOURCES WITHOUT (barrier OR guide)', 'itself'],
    ["'market' IN PARAGRAPHS WITHOUT 'market'", 'itself'],
    ['guide DIRECT IN SENTENCES WITHOUT guide', 'itself'],
    ['guide IN PASSAGES WITHOUT guide', 'itself'],
    ['(guide IN RESPONDENTS WITH barrier) IN kind:document', 'people'],
    ['guide IN kind:interview IN kind:document', 'kinds'],
    ['guide IN status:excluded', 'excluded'],
  ])('%s: %s', (text, why) => {
    expect(whyOf(text)).toBe(why);
    expect(found(text)).toBe(0);
    expect(found('guide')).toBeGreaterThan(0);
  });

  it('is not what may find something', () => {
    for (const text of [
      'guide OVERLAPPING guide',
      'guide NEAR guide WITHIN 1 PARAGRAPHS',
      'guide TOUCHING guide',
      'guide NOT OVERLAPPING guide DIRECT',
      'guide IN RESPONDENTS WITHOUT guide',
      'guide IN RESPONDENTS WITH barrier IN kind:document',
      '(guide BY "Lena") NOT OVERLAPPING guide',
    ])
      expect([text, whyOf(text)]).toEqual([text, null]);
  });

  it('is also what asks for people where there are no interviews', () => {
    const none = { ...asked, hasInterviews: false };
    expect(whyOf('guide IN RESPONDENTS WITH barrier', none)).toBe('people');
    expect(whyOf('guide IN kind:interview', none)).toBe('people');
  });

  it('finds nothing but white space in random studies, and what it allows finds something in one', () => {
    const absences = everyRelation.filter(
      (relation) => relation.by === 'not-overlapping' || ('with' in relation && !relation.with),
    );
    const refused = new Set<string>();
    const foundSomething = new Set<string>();
    fc.assert(
      fc.property(
        textStudies,
        anyCode,
        anyCode,
        fc.constantFrom(...absences),
        (made, left, right, relation) => {
          const query: Query = { what: 'relation', relation, left, right };
          const { corpus: random, table } = made.study;
          const texts = { textOf: (id: string) => made.texts.get(id) ?? '', folding: writtenTexts.folding };
          const { rows } = askQuery(selectFor(random, table, { denominator: 'all' }), query, null, texts);
          const why = whyImpossible(
            { codebook: random.codebook, attributes: random.tables.attribute, hasInterviews: true },
            query,
          );
          if (why === null && rows.length > 0) foundSomething.add(relationKey(relation));
          if (why === null) return;
          refused.add(relationKey(relation));
          for (const { sourceId, span } of rows)
            expect(span && texts.textOf(sourceId).slice(span.start, span.end).trim()).toBe('');
        },
      ),
      { numRuns: 600, seed: 12 },
    );

    expect(refused.size).toBe(absences.length - 1);
    expect(foundSomething.size).toBe(absences.length);
  });

  it('cannot be chosen: neither the operator, nor the operand, nor the filter', () => {
    const { lines } = linesOf(readQuery('guide OVERLAPPING guide'))!;
    const shown = { lines, filters: [] };
    const refused = offeredOperators(asked, shown, 1).flatMap(({ operator, why }) =>
      why === null
        ? []
        : [[operator.what === 'relation' ? relationKey(operator.relation) : operator.what, why]],
    );
    expect(refused).toEqual([
      ['not_overlapping', 'itself'],
      ['passages_without', 'itself'],
      ['sentences_without', 'itself'],
      ['paragraphs_without', 'itself'],
      ['sources_without', 'itself'],
    ]);

    const apart = linesOf(readQuery('guide NOT OVERLAPPING barrier'))!;
    expect(whyNotOperand(asked, apart, 1, code('guide'))).toBe('itself');
    expect(whyNotOperand(asked, apart, 0, code('barrier'))).toBe('itself');
    expect(whyNotOperand(asked, apart, 1, code('connector'))).toBeNull();

    const documents: readonly Filter[] = [{ on: 'kind', kind: 'document' }];
    const people = linesOf(readQuery('guide IN RESPONDENTS WITH barrier'))!;
    expect(whyNotFilters(asked, people, documents)).toBe('people');
    const offered = offeredOperators(asked, { ...apart, filters: documents }, 1);
    expect(offered.filter(({ why }) => why === 'people').map(({ operator }) => operator)).toEqual([
      { what: 'relation', relation: { by: 'respondents', with: true } },
      { what: 'relation', relation: { by: 'respondents', with: false } },
    ]);
  });

  it('leaves what there is free to be changed', () => {
    const itself = linesOf(readQuery('guide NOT OVERLAPPING guide'))!;
    expect(offeredOperators(asked, itself, 1).filter(({ why }) => why !== null)).toEqual([]);
  });

  it('has lines below what would have no place for them', () => {
    const { lines } = linesOf(readQuery('guide OR (barrier AND connector)'))!;
    const only = offeredOperators(asked, { lines, filters: [] }, 1).find(
      ({ operator }) => operator.what === 'only',
    );
    expect(only?.why).toBe('below');
  });
});
