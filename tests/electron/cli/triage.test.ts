// The output of duplicates, flow and sample: the JSON fields that scripts rely on, with the numbers of the project.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minutes, syndicated, wireStory } from '../../core/likeness/wire.ts';
import { parseSvg } from '../../figures/xml.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
  await shell.concord('new', 'news.concord');
  const texts = {
    wire: wireStory('en'),
    courier: syndicated('en', 0.08),
    通稿: wireStory('zh'),
    日报: syndicated('zh', 0.08),
    welding: minutes('en', 0),
    exports: minutes('en', 1),
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(shell.folder, `${name}.txt`), text);
  const files = Object.keys(texts).map((name) => `${name}.txt`);
  const { status, stderr } = await shell.concord('import', 'news.concord', ...files, '--class', 'news');
  if (status !== 0) throw new Error(stderr);
});

afterAll(() => {
  shell[Symbol.dispose]();
});

/** The rows of a csv without quotes or line ends in its cells, as records. */
function records(csv: string): Record<string, string>[] {
  const [head = '', ...rows] = csv.trim().split(/\r?\n/);
  const names = head.split(',');
  return rows.map((row) =>
    Object.fromEntries(row.split(',').map((cell, place) => [names[place] ?? '', cell])),
  );
}

describe('concord duplicates', () => {
  interface Told {
    groups: { original: { title: string }; copies: { title: string; similarity: number }[] }[];
    contained: unknown[];
  }

  it('prints the groups as json, and changes nothing', async () => {
    const { groups, contained } = await shell.json<Told>('duplicates', 'news.concord', '--format', 'json');

    const pairs = groups.map(({ original, copies }) =>
      [original.title, ...copies.map(({ title }) => title)].toSorted().join(' ~ '),
    );
    expect(pairs.toSorted()).toEqual(['courier ~ wire', '日报 ~ 通稿']);
    for (const { copies } of groups) expect(copies[0]?.similarity).toBeGreaterThan(0.7);
    expect(contained).toEqual([]);
  });

  it('prints one row for each source as csv', async () => {
    const { stdout } = await shell.concord('duplicates', 'news.concord', '--format', 'csv');

    const rows = records(stdout);
    expect(rows.map(({ role }) => role)).toEqual(['original', 'copy', 'original', 'copy']);
    expect(rows[1]).toMatchObject({ group: '1', other_id: rows[0]?.['source_id'] });
  });

  it('prints groups to read, and says when there are none', async () => {
    const found = await shell.concord('duplicates', 'news.concord');
    const strict = await shell.concord('duplicates', 'news.concord', '--threshold', '0.99');

    expect(found.stdout).toMatch(/\d+% {2}(courier|wire)/);
    expect(found.stdout).toContain('Groups: 2. Copies: 2.');
    expect(strict.stdout.trim()).toBe('There are no near-duplicates to decide about.');
  });

  it('refuses a threshold that is not a share', async () => {
    const { status, stderr } = await shell.concord('duplicates', 'news.concord', '--threshold', '0.2');

    expect(status).toBe(2);
    expect(stderr).toContain('0.5–1');
  });
});

describe('concord flow', () => {
  interface Told {
    counts: Record<string, number>;
    reasons: { reason: string | null; count: number }[];
    method: string;
  }

  it('follows the decisions, in every format', async () => {
    const { groups } = await shell.json<{ groups: { original: { id: string }; copies: { id: string }[] }[] }>(
      ...'duplicates news.concord --format json'.split(' '),
    );
    const [group] = groups;
    const link = { originalId: group?.original.id, copyIds: group?.copies.map(({ id }) => id) };
    await shell.concord('call', 'news.concord', 'duplicates.link', JSON.stringify(link));
    const out = { ids: [groups[1]?.original.id], exclusionReason: 'off topic' };
    await shell.concord('call', 'news.concord', 'triage.decide', JSON.stringify(out));

    const json = await shell.json<Told>('flow', 'news.concord', '--format', 'json');
    const csv = records((await shell.concord('flow', 'news.concord', '--format', 'csv')).stdout);
    const text = await shell.concord('flow', 'news.concord');
    const svg = await shell.concord('flow', 'news.concord', '--format', 'svg', '--figure-ground', 'none');

    expect(json.counts).toMatchObject({ found: 6, duplicates: 1, single: 5, excluded: 1, kept: 4, new: 4 });
    expect(json.reasons).toEqual([{ reason: 'off topic', count: 1 }]);
    const whole = csv.filter(({ reason, part_of: part }) => reason === '' && part !== 'excluded');
    expect(Object.fromEntries(whole.map(({ box, sources }) => [box, Number(sources)]))).toEqual(json.counts);
    expect(csv.find(({ reason }) => reason === 'off topic')).toMatchObject({
      sources: '1',
      part_of: 'excluded',
    });
    expect(text.stdout).toMatch(/Found +6\n– Duplicates +1\n/);
    expect(parseSvg(svg.stdout).texts).toEqual(expect.arrayContaining(['Found', 'off topic', 'Coded']));
    expect(svg.stdout).toMatch(/^<svg[^>]* width="174mm" height="[\d.]+mm"/);
  });

  it('is limited to a kind and to classes', async () => {
    const found = async (...words: string[]) =>
      (await shell.json<Told>('flow', 'study.concord', '--format', 'json', ...words)).counts['found'] ?? 0;

    const [documents, interviews] = [await found(), await found('--kind', 'interview')];
    const [news, others] = [await found('--class', 'news'), await found('--class', 'report,policy')];

    expect(interviews).toBeGreaterThan(0);
    expect(news + others).toBe(documents);
    const { status, stderr } = await shell.concord('flow', 'study.concord', '--class', 'novels');
    expect([status, stderr.trim()]).toEqual([1, 'There is no class “novels” in this project.']);
  });

  it.each([
    ['--figure-width 85', '--figure-width'],
    ['--format json --figure-greys', '--figure-greys'],
    ['--format csv --no-figure-title', '--no-figure-title'],
  ])('says that %s has no effect when no figure is printed', async (options, idle) => {
    const { status, stdout, stderr } = await shell.concord('flow', 'study.concord', ...options.split(' '));

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${idle} is used with --format svg`);
  });

  it('is also exported to a file', async () => {
    await shell.concord('export', 'study.concord', '--flow', 'flow.svg');
    await shell.concord('export', 'study.concord', '--flow', 'flow.json');
    await shell.concord('export', 'study.concord', '--flow', 'flow.xlsx');
    await shell.concord('export', 'study.concord', '--flow', 'news.json', '--class', 'news');

    const printed = await shell.concord('flow', 'study.concord', '--format', 'svg');
    expect(readFileSync(join(shell.folder, 'flow.svg'), 'utf8')).toBe(printed.stdout.trimEnd());
    expect(JSON.parse(readFileSync(join(shell.folder, 'flow.json'), 'utf8'))).toMatchObject({
      kind: 'document',
    });
    const news = await shell.json('flow', 'study.concord', '--class', 'news', '--format', 'json');
    expect(JSON.parse(readFileSync(join(shell.folder, 'news.json'), 'utf8'))).toEqual(news);
    expect(readFileSync(join(shell.folder, 'flow.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('concord sample', () => {
  interface Told {
    seed: number;
    strata: { key: string; size: number; drawn: number; guess?: number }[];
    sources: { source_id: string; stratum: string }[];
    method: string;
  }
  const draw = (...words: string[]) =>
    shell.json<Told>('sample', 'study.concord', '--format', 'json', ...words);

  it('draws by strata, keeps the sample, and draws the same again', async () => {
    const words = '--size 10 --by class --seed 20261125 --name Pilot'.split(' ');
    const first = await draw(...words);
    const second = await draw(...words);

    expect(first.sources).toHaveLength(10);
    expect(second.sources).toEqual(first.sources);
    expect(first.strata.map(({ key }) => key)).toEqual(['news', 'report', 'policy']);
    for (const { key, drawn: count } of first.strata)
      expect(first.sources.filter(({ stratum }) => stratum === key)).toHaveLength(count);
    expect(first.method).toMatch(
      /^A stratified random sample of 10 of \d+ documents, by class, drawn with the seed 20261125\./,
    );
    const { tables } = await shell.json<{ tables: { sample: { name: string; sourceIds: string }[] } }>(
      ...'call study.concord project.records'.split(' '),
    );
    const kept = tables.sample.filter(({ name }) => name === 'Pilot');
    const ids = JSON.stringify(first.sources.map(({ source_id: id }) => id));
    expect(kept.map(({ sourceIds }) => sourceIds)).toEqual([ids, ids]);
  });

  it('draws more where the expected spread is wider', async () => {
    const words = '--size 10 --by class --allocation neyman --guess news=0.5,report=0.5,policy=0.01';
    const wide = await draw(...words.split(' '));
    const misnamed = await shell.concord(
      ...'sample study.concord --size 10 --by class --allocation neyman --guess novels=0.3'.split(' '),
    );

    expect(wide.strata.map(({ key, guess }) => [key, guess])).toEqual([
      ['news', 0.5],
      ['report', 0.5],
      ['policy', 0.01],
    ]);
    expect(wide.strata[2]?.drawn).toBe(2);
    expect(wide.method).toContain('(Neyman allocation)');
    expect([misnamed.status, misnamed.stderr.trim()]).toEqual([
      1,
      'An expected share was given for “novels”, but the sample has no stratum of that name. Use the names shown in the preview.',
    ]);
  });

  it('draws neither excluded sources nor duplicates', async () => {
    const { stdout } = await shell.concord(
      ...'sample news.concord --size 4 --seed 1 --format csv'.split(' '),
    );
    const more = await shell.concord(...'sample news.concord --size 5'.split(' '));

    expect(stdout.trim().split('\n')).toHaveLength(5);
    expect(more.status).toBe(1);
    expect(more.stderr).toContain('A sample of 5 cannot be drawn from 4 sources.');
  });

  it.each([
    ['without a size', ''],
    ['with a size that is no number', '--size many'],
    ['with an invalid seed', '--size 2 --seed -1'],
    ['with an expected share above one', '--size 2 --by class --guess news=30'],
  ])('refuses a sample %s', async (_, words) => {
    const { status } = await shell.concord('sample', 'study.concord', ...words.split(' ').filter(Boolean));

    expect(status).toBe(2);
  });

  it('names the existing strata when asked for another', async () => {
    const { status, stderr } = await shell.concord(...'sample study.concord --size 2 --by mood'.split(' '));

    expect(status).toBe(1);
    expect(stderr).toContain('“mood” is not a way to form strata');
  });
});

describe('--with-duplicates', () => {
  it('includes linked copies in tallies and comparisons, and the method says so', async () => {
    const { tables } = await shell.json<{
      tables: { source: { id: string; kind: string; classId: string }[] };
    }>(...'call study.concord project.records'.split(' '));
    const documents = tables.source.filter(({ kind }) => kind === 'document');
    const ids = documents.slice(0, 3).map(({ id }) => id);
    await shell.concord(
      'call',
      'study.concord',
      'duplicates.link',
      JSON.stringify({ originalId: ids[0], copyIds: ids.slice(1) }),
    );
    const count = async (command: string) => {
      const {
        method,
        columns,
        documents: side,
      } = await shell.json<{
        method: string;
        columns?: { n: number }[];
        documents?: { n: number };
      }>(...`${command} --denominator all --format json`.split(' '));
      return { method, n: columns?.[0]?.n ?? side?.n ?? 0 };
    };

    for (const command of ['tally study.concord --kind document', 'compare study.concord']) {
      const without = await count(command);
      const withThem = await count(`${command} --with-duplicates`);

      expect(withThem.n - without.n).toBe(2);
      expect(without.method).toContain('2 duplicates');
      expect(withThem.method).toContain('Duplicates are counted as well.');
      expect(withThem.method).not.toContain('2 duplicates');
    }
  });
});
