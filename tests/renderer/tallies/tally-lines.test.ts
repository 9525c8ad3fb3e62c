import { describe, expect, it } from 'vitest';
import type { TallyRequest } from '#core/counting/request.ts';
import { tallyAsAsked } from '#core/counting/tally-percent.ts';
import { tally } from '#core/counting/tally.ts';
import { copiedTally } from '#renderer/features/tallies/tally-copy.ts';
import { cellAsText } from '#words/cell-words.ts';
import { tallyLines, TOTAL, type TallyLines } from '#renderer/features/tallies/tally-lines.ts';
import type { Intervals } from '#core/counting/shown-intervals.ts';
import { createWords, type Language } from '#words/words.ts';
import { Study } from '../../core/counting/study.ts';

/** Forty news items, twelve of which have the theme, three policies, and nineteen interviews of as many people. */
function study(): Study {
  const told = new Study().theme('guide').theme('limits').class('news', 'sampled').class('policy');
  const news = Array.from({ length: 40 }, (_, index) => `news ${index}`);
  const interviews = Array.from({ length: 19 }, (_, index) => `N${index + 1}`);
  for (const title of news) told.document(title, { classId: 'news' });
  for (const title of ['P1', 'P2', 'P3']) told.document(title, { classId: 'policy' });
  for (const label of interviews) told.interview(label, [label]);
  for (const title of news.slice(0, 12)) told.coding(title, 'guide', [0, 5]);
  for (const label of interviews.slice(0, 9)) told.coding(label, 'guide', [0, 5]);
  told.coding('N1', 'guide', [10, 15], { stance: 'contradicts' });
  return told.reviewed([...news, ...interviews]);
}

function shown(request: TallyRequest, intervals: Intervals = 'none', language: Language = 'en'): TallyLines {
  const { corpus, table } = study();
  return tallyLines(createWords(language), tally(corpus, table, request), corpus.codebook.byId, intervals);
}

/** The cells of the first line as text, by the names of their columns. */
function guideIn({ columns, lines }: TallyLines): Record<string, string> {
  return Object.fromEntries(
    columns.map(({ name, base }, index) => [
      `${name}, ${base}`,
      cellAsText(lines[0]!.cells[index]?.words ?? { form: 'none' }),
    ]),
  );
}

describe('a cell', () => {
  it('is shaded by the five fixed steps where its share is written, and names what other shares are out of', () => {
    const { corpus, table } = study();
    const lines = (request: TallyRequest): TallyLines =>
      tallyLines(
        createWords('en'),
        tallyAsAsked(corpus, table, { scope: { kind: 'document' }, by: 'class', ...request }),
        corpus.codebook.byId,
      );

    expect(lines({}).lines[0]!.cells.map(({ step }) => step)).toEqual([2, null, 2]);
    expect(guideIn(lines({ percent: 'row' }))).toMatchObject({ 'News, in 40 sources': '12 of 12' });
    expect(guideIn(lines({ percent: 'column' }))).toMatchObject({
      'News, of 12 with any of these': '12 of 12',
    });
    expect(guideIn(lines({ percent: 'none' }))).toMatchObject({ 'News, in 40 sources': '12' });
  });

  it('out of many gives its count and its share, and the heading gives the base', () => {
    expect(guideIn(shown({ by: 'class', scope: { kind: 'document' } }))).toMatchObject({
      'News, of 40 sampled': '12 (30%)',
    });
  });

  it('out of fewer than twenty says “9 of 19” and no percentage', () => {
    const table = shown({ by: 'kind', scope: { kind: 'interview' } });

    expect(guideIn(table)).toEqual({ 'Interviews, of 19': '9 of 19' });
    expect(table.lines[0]!.cells[0]!.bar).toBeNull();
  });

  it('out of none is a dash', () => {
    expect(guideIn(shown({ by: 'class', scope: { kind: 'document' } }))).toMatchObject({
      'Policy, 3 not reviewed': '–',
    });
    expect(guideIn(shown({ by: 'kind', unit: 'respondents' }))).toMatchObject({
      'Documents, no respondents': '–',
      'Interviews, of 19': '9 of 19',
    });
  });

  it('for passages is a count in a number of sources', () => {
    expect(guideIn(shown({ by: 'kind', unit: 'passages' }))).toMatchObject({
      'Documents, in 40 sources': '12',
      'Interviews, in 19 sources': '10',
    });
  });

  it('of zero keeps its line, and has neither a bar nor a share', () => {
    const limits = shown({ by: 'class', scope: { kind: 'document' } }).lines[1]!;

    expect(limits.name).toBe('limits');
    expect(limits.cells[0]).toMatchObject({ words: { form: 'share', count: '0', share: '' }, bar: 0 });
  });

  it('shows the count of the code itself beside what its sub-codes add', () => {
    const { corpus, table } = study().code('brokers', { parentId: 'guide' }).coding('N12', 'brokers', [0, 5]);
    const request = { by: 'kind', scope: { kind: 'interview' } } as const;
    const lines = (withDirect: boolean) =>
      tallyLines(createWords('en'), tally(corpus, table, request), corpus.codebook.byId, 'none', withDirect);

    expect(lines(true).lines[0]!.cells[0]).toMatchObject({ words: { count: '10' }, direct: '9' });
    expect(lines(true).columns[0]?.hasDirect).toBe(true);
    expect(lines(false).lines[0]!.cells[0]?.direct).toBe('');
  });

  it('shows nothing beside counts without sub-codes, which are all the code’s own', () => {
    const { corpus, table } = study();

    const lines = tallyLines(
      createWords('en'),
      tally(corpus, table, { by: 'kind', rollup: false }),
      corpus.codebook.byId,
      'none',
      true,
    );

    expect(lines.columns.map(({ hasDirect }) => hasDirect)).toEqual(lines.columns.map(() => false));
  });

  it('shows counterexamples beside the count, without subtracting them', () => {
    const table = shown({ by: 'kind' });

    expect(table.columns.map(({ hasContradicting }) => hasContradicting)).toEqual([false, true, true]);
    expect(table.lines[0]!.cells[1]).toMatchObject({ value: 9, contradicting: 1 });
  });
});

describe('a bar', () => {
  it('is as long as its share is of the largest share', () => {
    const { corpus, table } = study().coding('news 39', 'limits', [0, 5]);
    const lines = tallyLines(createWords('en'), tally(corpus, table, { by: 'kind' }), corpus.codebook.byId);

    expect(lines.lines.map(({ cells }) => cells[0]!.bar)).toEqual([1, expect.closeTo(1 / 12)]);
  });

  it('for counts without a share is drawn once they are many, and never for the total', () => {
    expect(shown({ by: 'kind', unit: 'passages' }).lines[0]!.cells.map(({ bar }) => bar)).toEqual([
      null,
      null,
      null,
    ]);
    const many = study();
    for (let index = 0; index < 28; index += 1)
      many.coding('news 0', 'guide', [10 + index * 10, 15 + index * 10]);
    const { lines } = tallyLines(
      createWords('en'),
      tally(many.corpus, many.table, { by: 'kind', unit: 'passages' }),
      many.corpus.codebook.byId,
    );
    expect(lines[0]!.cells.map(({ bar }) => bar)).toEqual([1, 10 / 40, null]);
  });
});

describe('the total', () => {
  it('over documents and interviews is named as such, and has no share', () => {
    expect(guideIn(shown({ by: 'kind' }))).toMatchObject({ 'Total, union, no share': '21' });
  });

  it('of one kind has its share', () => {
    expect(guideIn(shown({ by: 'class', scope: { kind: 'document' } }))).toMatchObject({
      'Total, of 40': '12 (30%)',
    });
  });

  it('does not repeat a single column', () => {
    expect(shown({ by: 'kind', scope: { kind: 'interview' } }).columns.map(({ key }) => key)).toEqual([
      'interview',
    ]);
    expect(shown({ by: 'kind' }).columns.at(-1)?.key).toBe(TOTAL);
  });
});

describe('intervals', () => {
  const documents = { by: 'class', scope: { kind: 'document' } } as const;

  it('are shown by default only beside classes that were sampled', () => {
    const table = shown(documents, 'sampled');

    expect(table.columns.map(({ name, hasIntervals }) => [name, hasIntervals])).toEqual([
      ['News', true],
      ['Policy', false],
      ['Total', false],
    ]);
    expect(guideIn(table)['News, of 40 sampled']).toBe('12 (30%, 18–45%)');
  });

  it('are never shown beside few sources, nor beside lengths of text', () => {
    expect(shown({ by: 'kind' }, 'all').columns.map(({ hasIntervals }) => hasIntervals)).toEqual([
      true,
      false,
      false,
    ]);
    const lengths = shown({ ...documents, unit: 'characters' }, 'all');
    expect(lengths.columns.some(({ hasIntervals }) => hasIntervals)).toBe(false);
  });
});

describe('the bases', () => {
  it('are given in the heading', () => {
    const bases = (denominator: 'all' | 'any') =>
      shown({ by: 'class', scope: { kind: 'document' }, denominator }).columns.map(({ base }) => base);

    expect(bases('all')).toEqual(['of all 40', 'of all 3', 'in all 43 sources']);
    expect(bases('any')[0]).toBe('of 12 coded');
  });

  it('read in Chinese as a Chinese reader expects', () => {
    expect(guideIn(shown({ by: 'kind' }, 'none', 'zh-CN'))).toEqual({
      '文档, 共 40': '12 (30%)',
      '访谈, 共 19': '9 / 19',
      '合计, 不计比例': '21',
    });
  });
});

describe('the copied table', () => {
  it('puts the base of a column in full-width brackets in Chinese', () => {
    const table = shown({ by: 'kind' }, 'none', 'zh-CN');

    expect(copiedTally(createWords('zh-CN'), '主题', table, 'sources', []).text.split('\n')[0]).toBe(
      '主题\t文档（共 40）\t访谈（共 19）\t合计（不计比例）',
    );
  });

  it('is what one sees, with its notes below', () => {
    const copied = copiedTally(createWords('en'), 'Theme', shown({ by: 'kind' }), 'sources', [
      'Counted & told.',
      'Invented text.',
    ]);

    expect(copied.text.split('\n')).toEqual([
      'Theme\tDocuments (of 40)\tInterviews (of 19)\tTotal (union, no share)',
      'guide\t12 (30%)\t9 of 19\t21',
      'limits\t0\t0 of 19\t0',
      '',
      'Counted & told.',
      '',
      'Invented text.',
    ]);
    expect(copied.html).toContain('<td>9 of 19</td>');
    expect(copied.html).toContain('<p>Counted &amp; told.</p><p>Invented text.</p>');
  });
});
