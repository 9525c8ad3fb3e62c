// How counts are shown: the order of rows, intervals beside shares, and codings of chosen voices; and what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonJson } from '#core/comparison/comparison-json.ts';
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { CrosstabJson } from '#core/crosstab/crosstab-json.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  await shell.concord('query', 'study.concord', 'connector AND guide', '--save', 'both ways');
});

afterAll(() => shell[Symbol.dispose]());

const json = <T>(verb: string, ...options: string[]) =>
  shell.json<T>(verb, 'study.concord', ...options, '--format', 'json');
const rowsOf = ({ rows }: TallyJson) => rows.map(({ code }) => code);

describe('--order', () => {
  it('puts the rows that it names first, of a saved query too, and leaves the others as in the codebook', async () => {
    const usual = await json<TallyJson>('tally', '--row', 'both ways');
    const ordered = await json<TallyJson>('tally', '--row', 'both ways', '--order', 'both ways,marketplace');

    expect(rowsOf(usual)).toEqual(['connector', 'guide', 'marketplace', 'both ways']);
    expect(rowsOf(ordered)).toEqual(['both ways', 'marketplace', 'connector', 'guide']);
    expect(ordered.rows.find(({ code }) => code === 'guide')).toEqual(
      usual.rows.find(({ code }) => code === 'guide'),
    );
  });

  it('leaves each theme of a crosstab its own tests', async () => {
    const options = '--by workplace --by2 member --unit respondents --of codes --statistics'.split(' ');
    const usual = await json<CrosstabJson>('crosstab', ...options);
    const ordered = await json<CrosstabJson>('crosstab', ...options, '--order', 'marketplace,learning');
    const testOf = (made: CrosstabJson, name: string) =>
      made.themes.find(({ code }) => code === name)?.statistics;

    const names = usual.themes.map(({ code }) => code);

    expect(ordered.themes.slice(0, 2).map(({ code }) => code)).toEqual(['marketplace', 'learning']);
    expect(new Set(names.map((name) => JSON.stringify(testOf(usual, name)))).size).toBeGreaterThan(3);
    for (const name of names) expect([name, testOf(ordered, name)]).toEqual([name, testOf(usual, name)]);
  });

  it('orders the themes of a comparison, and of figures', async () => {
    const compared = await json<ComparisonJson>('compare', '--order', 'marketplace');
    const bars = '--tally bars.svg --by class --kind document --order marketplace,connector --intervals none';
    const drawn = await shell.concord('export', 'study.concord', ...bars.split(' '));
    const svg = readFileSync(join(shell.folder, 'bars.svg'), 'utf8');

    expect(compared.rows.map(({ code }) => code)).toEqual(['marketplace', 'connector', 'guide']);
    expect(drawn.status).toBe(0);
    expect(svg.indexOf('>marketplace<')).toBeLessThan(svg.indexOf('>connector<'));
    expect(svg).not.toContain('Thin lines are 95% intervals');
  });
});

describe('--intervals', () => {
  it('adds to a tally the intervals of shares of sampled classes, or of all', async () => {
    const byClass = ['--kind', 'document', '--by', 'class'];
    const sampled = await json<TallyJson>('tally', ...byClass, '--intervals', 'sampled');
    const all = await json<TallyJson>('tally', '--kind', 'interview', '--intervals', 'all');
    const inText = await shell.concord('tally', 'study.concord', ...byClass, '--intervals', 'sampled');
    const [connector] = sampled.rows;

    // Wilson's interval of 15 of 22.
    expect(connector?.intervals).toEqual({
      news: [expect.closeTo(0.4732, 4), expect.closeTo(0.8364, 4)],
    });
    expect(inText.stdout).toContain('15 (68%; 47–84%)');
    expect(all.rows.every(({ intervals }) => intervals !== undefined)).toBe(true);
    expect((await json<TallyJson>('tally', ...byClass)).rows[0]).not.toHaveProperty('intervals');
  });
});

describe('--voice', () => {
  it('counts codings of these voices alone; all of them are as many as with remarks', async () => {
    const codings = (...options: string[]) => json<TallyJson>('tally', '--unit', 'codings', ...options);
    const sum = ({ rows }: TallyJson) => rows.reduce((all, { total }) => all + (total ?? 0), 0);
    const one = async (voice: string) => sum(await codings('--voice', voice));
    const apart = await Promise.all(
      ['paraphrase', 'verbatim-notes', 'verbatim-recorded', 'remark', 'none'].map(one),
    );
    const [all, noRemarks] = [sum(await codings('--with-remarks')), sum(await codings())];

    expect(apart.reduce((total, part) => total + part, 0)).toBe(all);
    expect(apart[3]).toBe(all - noRemarks);
    expect(apart.filter((part) => part > 0).length).toBeGreaterThan(2);
  });
});

it('refuses what cannot be or has no effect, with a sentence', async () => {
  const refused: readonly (readonly [line: string, sentence: string])[] = [
    ['tally study.concord --order guide,guide', 'Name each row once.'],
    ['tally study.concord --order guide,', 'Name each row once.'],
    ['tally study.concord --by class --percent row --intervals all', 'Only shares of bases have intervals'],
    ['tally study.concord --intervals some', 'Allowed choices are sampled, all, none.'],
    ['tally study.concord --voice said', 'Choose from: paraphrase, verbatim-notes'],
    ['tally study.concord --voice remark --with-remarks', 'cannot be used with option'],
    ['compare study.concord --margin 20', 'Give a number from 0 to 1.'],
    ['compare study.concord --only guide --of codes', 'cannot be used with option'],
    ['compare study.concord --comparison Usual --margin 0.1', 'cannot be used with option'],
    ['export study.concord --sources sources.csv --order guide', '--order'],
    ['export study.concord --compare both.json --intervals all', '--intervals'],
  ];
  for (const [line, sentence] of refused) {
    const { status, stderr } = await shell.concord(...line.split(' '));
    expect([line, status]).toEqual([line, 2]);
    expect(stderr).toContain(sentence);
  }
  const unknown = await shell.concord('tally', 'study.concord', '--order', 'guidance');
  expect(unknown.status).toBe(1);
  expect(unknown.stderr).toContain('There is no code “guidance”');
});
