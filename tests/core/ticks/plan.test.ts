// From lines to a plan, and from a plan to its differences from the codings: exact numbers of a small study.
import { describe, expect, it } from 'vitest';
import { tally } from '#core/counting/tally.ts';
import { agreementOn } from '#core/ticks/agreement.ts';
import { guessLayout } from '#core/ticks/layout.ts';
import { codeMatcher } from '#core/ticks/match-codes.ts';
import { sourceMatcher } from '#core/ticks/match-sources.ts';
import { planTicks } from '#core/ticks/plan.ts';
import { type TickChoice, type TickPlan } from '#core/ticks/tick-plan.ts';
import { reconcile } from '#core/ticks/reconcile.ts';
import type { Reconciliation } from '#core/ticks/reconciliation.ts';
import { differenceTable, tallyTable } from '#core/ticks/reconciliation-tables.ts';
import { sheetOf, type TickSheet } from '#core/ticks/sheet.ts';
import { Study } from '../counting/study.ts';
import { bars } from './bars.ts';

const plain = (name: string): string => name.trim().toLowerCase();

function planned(
  study: Study,
  text: string,
  choice: Partial<TickChoice> = {},
): { read: TickSheet; plan: TickPlan } {
  const lines = bars(text);
  const { corpus } = study;
  const sources = sourceMatcher(corpus.sourcesInOrder, corpus.tables.class, plain);
  const codeNamed = codeMatcher(corpus.codebook, plain);
  const known = { isSource: sources.knows, isCode: (name: string) => codeNamed(name).codeId !== null };
  const read = sheetOf(lines, guessLayout(lines, known, 'sheet'), 'sheet', known);
  const whole = study.codings.filter(({ start, coderId }) => start === null && coderId === 'Wei');
  const project = { codebook: corpus.codebook, sources, codeNamed, whole, earlier: new Map() };
  return { read, plan: planTicks(read, project, { themes: [], rows: [], ...choice }) };
}

function compared(study: Study, text: string, within: 'sheet' | 'project' = 'sheet'): Reconciliation {
  const { read, plan } = planned(study, text);
  return reconcile(read, plan, study.corpus, study.table, { denominator: 'all' }, within);
}

/** The codings that would be written, as `source > code`. */
const codings = ({ writes }: TickPlan): string[] =>
  writes.codings.map(({ sourceId, codeId, place }) => `${sourceId} > ${codeId ?? place}`);

const study = (): Study =>
  new Study()
    .theme('connector')
    .theme('guide')
    .code('standards', { parentId: 'guide' })
    .document('Fair opens')
    .document('Fair closes')
    .document('Standards day')
    .interview('N1', ['N1'])
    .coding('Fair opens', 'connector', null);

const sheet = `
  Title         | connector | guide | matching | Total
  Fair opens    | x         |       | 3        | 2
  Fair closes   | x         | ?     |          | 1
  Standards day |           | x     | no       | 4
  N1            | x         | x     |          | 2
  A lost report | x         |       | 1        | 2
  Total         | 4         | 2     | 4        | 10`;

describe('a plan', () => {
  it('adds what is missing here, and lists what it leaves out', () => {
    const { plan } = planned(study(), sheet);

    expect(codings(plan)).toEqual([
      'Fair opens > 3',
      'Fair closes > connector',
      'Standards day > guide',
      'N1 > connector',
      'N1 > guide',
    ]);
    expect(plan.writes.codes).toEqual([{ place: 3, parentId: null, name: 'matching' }]);
    expect(plan.counts).toEqual({
      rows: 5,
      matched: 4,
      open: 1,
      ticks: 8,
      unclear: 1,
      newCodes: 1,
      codings: 5,
      present: 1,
      withoutSource: 2,
      leftOut: 0,
      refused: 0,
    });
    expect(plan.unclear).toEqual([{ value: '?', count: 1, cells: [{ row: 3, theme: 'guide' }] }]);
    expect(
      plan.themes.map(({ name, by, ticks, numbered, numbers }) => [name, by, ticks, numbered, numbers]),
    ).toEqual([
      ['connector', 'name', 4, 0, 4],
      ['guide', 'name', 2, 0, 2],
      ['matching', 'new', 2, 1, 4],
    ]);
  });

  it('follows what the analyst chooses', () => {
    const { plan } = planned(study(), sheet, {
      themes: [
        { place: 1, as: null },
        { place: 3, as: 'standards' },
      ],
      rows: [
        { row: 6, sourceId: 'N1' },
        { row: 3, sourceId: null },
      ],
    });

    expect(codings(plan)).toEqual([
      'Fair opens > standards',
      'Standards day > guide',
      'N1 > guide',
      'N1 > standards',
    ]);
    expect(plan.counts).toMatchObject({ matched: 4, open: 0, newCodes: 0, leftOut: 3, withoutSource: 1 });
    expect(plan.rows.map(({ outcome, by }) => [outcome, by])).toEqual([
      ['matched', 'title'],
      ['left', null],
      ['matched', 'title'],
      ['matched', 'title'],
      ['matched', 'chosen'],
    ]);
  });

  it('takes neither of two rows that match one source, until one is chosen', () => {
    const twice = 'Title | connector | guide\nFair closes | x |\nFAIR CLOSES | | x';
    const { plan } = planned(study(), twice);
    const chosen = planned(study(), twice, { rows: [{ row: 3, sourceId: 'Fair closes' }] }).plan;

    expect(plan.rows.map(({ outcome, candidates }) => [outcome, candidates])).toEqual([
      ['repeated', ['Fair closes']],
      ['repeated', ['Fair closes']],
    ]);
    expect(codings(plan)).toEqual([]);
    expect(codings(chosen)).toEqual(['Fair closes > connector', 'Fair closes > guide']);
  });

  it('joins rows of one source when they are marked alike, but not when a date differs', () => {
    const alike = planned(study(), 'Title | guide\nFair closes | x\nFAIR CLOSES | x\nFair opens |').plan;
    const otherwise = planned(
      study(),
      'Title | Date | guide\nFair closes | 2019 | x\nFair closes | | x',
    ).plan;

    expect(alike.rows.map(({ outcome, sourceId, rows }) => [outcome, sourceId, rows])).toEqual([
      ['matched', 'Fair closes', [2, 3]],
      ['matched', 'Fair closes', [2, 3]],
      ['matched', 'Fair opens', []],
    ]);
    expect(codings(alike)).toEqual(['Fair closes > guide']);
    expect(alike.counts).toMatchObject({ matched: 3, open: 0, codings: 1 });
    expect(otherwise.rows.map(({ outcome, rows }) => [outcome, rows])).toEqual([
      ['repeated', [2, 3]],
      ['repeated', [2, 3]],
    ]);
  });

  it('makes one coding of two ticks that mean the same, and creates a new code below its path', () => {
    const { plan } = planned(study(), 'Title | guide | GUIDE | guide > local\nFair opens | x | x | x');

    expect(codings(plan)).toEqual(['Fair opens > guide', 'Fair opens > 3']);
    expect(plan.writes.codes).toEqual([{ place: 3, parentId: 'guide', name: 'local' }]);
  });

  it('changes nothing when no source of the sheet is here', () => {
    const { plan } = planned(study(), 'Title | connector | trust\nA lost report | x | x\nAnother | | x');

    expect(plan.writes).toEqual({ codes: [], codings: [] });
    expect(plan.counts).toMatchObject({ newCodes: 0, withoutSource: 3, open: 2 });
  });

  it('removes no code from a branch that allows one code per source', () => {
    const branch = new Study()
      .code('area', { onePerSource: true })
      .code('design', { parentId: 'area' })
      .code('testing', { parentId: 'area' })
      .document('A')
      .document('B')
      .document('C')
      .coding('A', 'design', null);
    const { plan } = planned(branch, 'Title | design | testing\nA | | x\nB | x | x\nC | x |');

    expect(codings(plan)).toEqual(['C > design']);
    expect(plan.held).toEqual([
      { sourceId: 'A', place: 2 },
      { sourceId: 'B', place: 1 },
      { sourceId: 'B', place: 2 },
    ]);
  });

  it('uses no code that is retired or a heading', () => {
    const codes = new Study()
      .code('old', { status: 'retired' })
      .code('head', { codable: false })
      .document('A');
    const { plan } = planned(codes, 'Title | old | head\nA | x | x');

    expect(plan.counts).toMatchObject({ codings: 0, refused: 2 });
    expect(plan.themes.map(({ isRefused }) => isRefused)).toEqual([true, true]);
  });
});

describe('a reconciliation', () => {
  const coded = (): Study =>
    study()
      .coding('Fair closes', 'connector', [0, 10])
      .coding('Standards day', 'connector', [5, 9])
      .coding('N1', 'standards', [1, 2])
      .coding('Fair opens', 'standards', [3, 8]);

  it('sets both tallies side by side, kind by kind, and lists what differs', () => {
    const { themes, base, rowsAstray } = compared(coded(), sheet);

    expect(base).toEqual([
      { kind: 'document', sources: 3 },
      { kind: 'interview', sources: 1 },
    ]);
    expect(
      themes.map(({ name, ticks, stated, agreement, withoutSource }) => [
        name,
        ticks,
        stated,
        agreement,
        withoutSource,
      ]),
    ).toEqual([
      ['connector', 4, 4, 'ticks', 1],
      ['guide', 2, 2, 'ticks', 0],
      ['matching', 2, 4, 'numbers', 1],
    ]);
    expect(themes[0]?.sides).toEqual([
      { kind: 'document', ticked: 2, coded: 3, withPassage: 2 },
      { kind: 'interview', ticked: 1, coded: 0, withPassage: 0 },
    ]);
    expect(themes[0]?.differences.map(({ title, what, rows }) => [title, what, rows])).toEqual([
      ['Fair opens', 'no_passage', [2]],
      ['Standards day', 'not_ticked', [4]],
      ['N1', 'not_coded', [5]],
    ]);
    // A tick for standards counts for guide too, its parent.
    expect(themes[1]?.sides[1]).toEqual({ kind: 'interview', ticked: 1, coded: 1, withPassage: 1 });
    expect(themes[1]?.differences.map(({ title, what }) => [title, what])).toEqual([
      ['Fair opens', 'not_ticked'],
      ['Standards day', 'not_coded'],
    ]);
    expect(themes[2]).toMatchObject({ codeId: null, differences: [] });
    expect(rowsAstray).toEqual([{ row: 4, title: 'Standards day', stated: 4, ticks: 1 }]);
  });

  it('counts as a tally with the same request does', () => {
    const { corpus, table } = coded();
    const { themes, facts } = compared(coded(), sheet);
    const sourceIds = ['Fair opens', 'Fair closes', 'Standards day', 'N1'];
    const request = {
      denominator: 'all',
      by: 'kind',
      scope: { sourceIds },
      of: ['connector', 'guide'],
    } as const;
    const here = (basis: 'any' | 'spans') =>
      tally(corpus, table, { ...request, basis }).rows.map(({ cells }) => cells.map(({ count }) => count));

    expect(themes.slice(0, 2).map(({ sides }) => sides.map((side) => side.coded))).toEqual(here('any'));
    expect(themes.slice(0, 2).map(({ sides }) => sides.map((side) => side.withPassage))).toEqual(
      here('spans'),
    );
    expect(facts).toMatchObject({ unit: 'sources', denominator: { used: 'all' }, sources: { counted: 4 } });
  });

  it('lists unclear cells, sources outside the count, and sources that the sheet lacks', () => {
    const more = coded()
      .document('Left', { status: 'excluded' })
      .document('Copy', { duplicateOf: 'Fair opens' })
      .coding('Fair closes', 'guide', [0, 4])
      .coding('Standards day', 'guide', [0, 4]);
    const text = 'Title | connector | guide\nLeft | x |\nCopy | x |\nFair closes | x | ?\nFair opens | x | x';
    const sheetOnly = compared(more, text).themes;
    const [, guide] = compared(more, text, 'project').themes;

    expect(sheetOnly[0]?.differences.map(({ title, what, because }) => [title, what, because])).toEqual([
      ['Fair opens', 'no_passage', null],
      ['Left', 'not_counted', 'excluded'],
      ['Copy', 'not_counted', 'duplicate'],
      ['Standards day', 'not_in_sheet', null],
    ]);
    expect(sheetOnly[1]?.differences.map(({ title, what, unclear }) => [title, what, unclear])).toEqual([
      ['Fair closes', 'not_ticked', '?'],
      ['Standards day', 'not_in_sheet', null],
      ['N1', 'not_in_sheet', null],
    ]);
    expect(guide?.differences.map(({ title, what, rows }) => [title, what, rows])).toEqual([
      ['Fair closes', 'not_ticked', [4]],
      ['Standards day', 'not_ticked', []],
      ['N1', 'not_ticked', []],
    ]);
  });

  it('says that sheet and project agree only when everything could be compared', () => {
    const agree = (text: string): (string | null)[] =>
      told(compared(coded().coding('N1', 'connector', null), text));
    const told = ({ themes, reach }: Reconciliation) => themes.map((theme) => agreementOn(theme, reach));
    const begun =
      'Title | connector | trust\nFair opens | x | 1\nFair closes | x |\nStandards day | x |\nN1 | x |';

    expect(agree(begun)).toEqual(['agree', 'agree']);
    expect(agree(`${begun}\nTotal | 4 | 1`)).toEqual(['agree', 'agree']);
    expect(agree(`${begun}\nTotal | 5 | 1`)).toEqual(['agree_else', 'agree']);
    expect(agree(`${begun}\nA lost report | x | ?`)).toEqual(['agree_here', 'agree_else']);
    expect(agree('Title | connector\nFair opens | x\nFair closes | x (p. 3)')).toEqual(['differ']);
    expect(agree('Title | connector\nA lost report | x')).toEqual(['nothing']);
  });

  it('names coded sources that the sheet lacks, and says what it compared', () => {
    const text = 'Title | connector\nFair opens | x\nFair closes | x\nA lost report |';
    const ofSheet = compared(
      coded().document('Left', { status: 'excluded' }).coding('Left', 'connector', null),
      text,
    );
    const ofProject = compared(coded(), text, 'project');
    const told = ({ themes }: Reconciliation) =>
      themes.map(({ outside, differences }) => [
        outside,
        differences.map(({ title, what }) => `${title}: ${what}`),
      ]);

    expect(told(ofSheet)).toEqual([[1, ['Fair opens: no_passage', 'Standards day: not_in_sheet']]]);
    expect(told(ofProject)).toEqual([[1, ['Fair opens: no_passage', 'Standards day: not_ticked']]]);
    expect([ofSheet.reach, ofProject.reach]).toEqual([
      { inSheet: 3, compared: 2, counted: 2, contradicted: 0 },
      { inSheet: 3, compared: 2, counted: 4, contradicted: 0 },
    ]);
    expect(ofSheet.themes.map((theme) => agreementOn(theme, ofSheet.reach))).toEqual(['agree']);
    expect([...tallyTable(ofSheet).rows].map((row) => row.slice(-3))).toEqual([[0, 1, 1]]);
  });

  it('does not compare a source whose rows contradict each other, and never says then that all agree', () => {
    const text = 'Title | connector\nFair opens | x\nFair closes | x\nSTANDARDS DAY | x\nStandards day |';

    for (const within of ['sheet', 'project'] as const) {
      const { themes, reach } = compared(coded(), text, within);
      expect(reach).toMatchObject({ inSheet: 3, compared: 2, contradicted: 1 });
      expect(themes.map((theme) => agreementOn(theme, reach))).toEqual(['agree_else']);
      expect(themes[0]?.differences.map(({ title, what, rows }) => [title, what, rows])).toEqual([
        ['Fair opens', 'no_passage', [2]],
        ['Standards day', 'contradicted', [4, 5]],
      ]);
    }
  });

  it('joins the columns of one theme, in which a tick counts once', () => {
    const text = (totals: string): string =>
      `Title | connector | CONNECTOR | guide\nFair opens | x | x |\nFair closes | | 1 |\nStandards day | x | ? |\nTotal ${totals}`;
    const [first, ...others] = compared(coded(), text('| 2 | 2 |')).themes;
    const told = (totals: string) =>
      compared(coded(), text(totals)).themes.map(({ stated, agreement, astray }) => [
        stated,
        agreement,
        astray,
      ])[0];

    expect(others.map(({ name }) => name)).toEqual(['guide']);
    expect(first).toMatchObject({
      name: 'connector / CONNECTOR',
      ticks: 3,
      numbers: 4,
      unclear: 1,
      stated: 4,
    });
    expect(first?.sides).toEqual([{ kind: 'document', ticked: 3, coded: 3, withPassage: 2 }]);
    expect(first?.differences.map(({ title, what }) => `${title}: ${what}`)).toEqual([
      'Fair opens: no_passage',
    ]);
    // The total of the joined cells, of each column, of one column, and a wrong one.
    expect(['| 3 | |', '| 2 | 2 |', '| 2 | |', '| 2 | 5 |'].map(told)).toEqual([
      [3, 'ticks', null],
      [4, 'numbers', null],
      [null, null, null],
      [7, 'neither', { stated: 5, ticks: 2 }],
    ]);
  });

  it('is written as two tables', () => {
    const found = compared(coded(), sheet);

    expect([...tallyTable(found).rows]).toEqual([
      ['connector', 'connector', 4, 4, 4, 'ticks', 1, 0, 0, 2, 3, 2, 1, 0, 0, 2, 1, 0],
      ['guide', 'guide', 2, 2, 2, 'ticks', 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 0, 0],
      ['matching', '', 2, 4, 4, 'numbers', 1, 0, 0, 1, null, null, 0, null, null, null, null, null],
    ]);
    expect([...differenceTable(found).rows][2]).toEqual(
      'connector|connector|N1|interview|not_coded|||5|N1'.split('|'),
    );
  });
});

it('makes one new code of columns with the same name', () => {
  const { plan } = planned(study(), 'Title | trust | trust\nFair opens | x | x\nFair closes | | x');

  expect(plan.writes.codes).toEqual([{ place: 1, parentId: null, name: 'trust' }]);
  expect(codings(plan)).toEqual(['Fair opens > 1', 'Fair closes > 1']);
});

it('compares what the sheet has and what lies outside it in one layer, that of all sources', () => {
  // Of the two sources of the sheet both are adjudicated, of the study not all: the main coder's codings are counted.
  const some = new Study()
    .coder('agreed', 'adjudication')
    .theme('connector')
    .document('Fair opens')
    .document('Fair closes')
    .document('Standards day')
    .coding('Fair opens', 'connector', null)
    .coding('Standards day', 'connector', null)
    .reviewed(['Fair opens', 'Fair closes'], 'agreed');

  const within = compared(
    some,
    `
    Title       | connector
    Fair opens  | x
    Fair closes |`,
  );

  const [connector] = within.themes;
  expect(connector?.sides).toEqual([{ kind: 'document', ticked: 1, coded: 1, withPassage: 0 }]);
  expect(connector?.outside).toBe(1);
});
