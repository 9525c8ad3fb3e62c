// The output of tally and compare: the JSON fields that scripts rely on, and numbers that a script can recount.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparisonJson } from '#core/comparison/comparison-json.ts';
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { recount, type ExportedFiles, type Question } from '../../core/exports/recount.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

function tally(options = ''): Promise<TallyJson> {
  return shell.json<TallyJson>(...`tally study.concord ${options} --format json`.trim().split(/ +/));
}

describe('concord tally --format json', () => {
  it('has the documented fields and the documented defaults', async () => {
    const json = await tally();

    const promised = 'unit basis rollup layer denominator not_reviewed columns rows method'.split(' ');
    expect(Object.keys(json)).toEqual(expect.arrayContaining(promised));
    expect(json).toMatchObject({
      unit: 'sources',
      basis: 'any',
      rollup: true,
      layer: 'main',
      denominator: 'reviewed',
      columns: [{ key: 'all' }],
    });
    expect(json.rows.map(({ code, path, theme }) => [code, path, theme])).toEqual(
      ['connector', 'guide', 'marketplace'].map((name) => [name, name, true]),
    );
    for (const row of json.rows) expect(row.total).toBe(row.cells['all']);
    expect(json.method).toMatch(/\.$/);
  });

  it('has a path for every code, the codes alone without roll-up, and the name of the requested coder', async () => {
    const json = await tally(
      '--of codes --no-rollup --coder Lena --unit codings --kind interview --by class',
    );

    expect(json).toMatchObject({ unit: 'codings', rollup: false, layer: 'Lena' });
    expect(json.columns.map(({ key }) => key)).toEqual(['interview']);
    expect(json.rows).toHaveLength(25);
    expect(json.rows.filter(({ path }) => path.includes(' > ')).length).toBeGreaterThan(10);
    expect(json.rows.some(({ total }) => (total ?? 0) > 0)).toBe(true);
  });

  it('has numbers of people as bases of respondents, and null for documents', async () => {
    const json = await tally('--unit respondents --by kind');

    expect(json.columns).toEqual([
      { key: 'document', n: null, coverage: null, frame: null },
      { key: 'interview', n: 17, coverage: 'purposive', frame: null },
    ]);
    for (const row of json.rows) expect(row.cells['document']).toBeNull();
  });

  it('has the values of an attribute as columns', async () => {
    const json = await tally('--unit respondents --kind interview --by member');

    expect(json.columns.toSorted((a, b) => a.n! - b.n!)).toMatchObject([
      { key: 'true', n: 4 },
      { key: 'false', n: 13 },
    ]);
  });
});

describe('concord tally', () => {
  it('prints csv with the counts of the same tally', async () => {
    const json = await tally('--by kind');

    const { stdout } = await shell.concord(...'tally study.concord --by kind --format csv'.split(' '));

    const [head = '', ...rows] = stdout.trimEnd().split(/\r?\n/);
    const cells = head.split(',');
    const at = (row: string, key: string): string | undefined => row.split(',')[cells.indexOf(key)];
    expect(
      rows.map((row) => [at(row, 'path'), at(row, 'document'), at(row, 'interview'), at(row, 'total')]),
    ).toEqual(
      json.rows.map(({ path, cells: count, total }) => [
        path,
        String(count['document']),
        String(count['interview']),
        String(total),
      ]),
    );
  });

  it('prints a table to read, with its method and the notice of the sample', async () => {
    const { stdout } = await shell.concord('tally', 'study.concord', '--by', 'kind');

    expect(stdout).toMatch(
      /^code +documents +interviews +total\n +in 37 sources +of 19 +union, no share\nconnector +\d+ +\d+ +\d+\n/,
    );
    expect(stdout).toContain('Counted in the 56 of 82 sources reviewed by');
    expect(stdout).toContain('Invented text');
  });
});

describe('concord tally --direct', () => {
  it('adds the count of the code itself beside each count, in the requested unit', async () => {
    const asked = 'study.concord --by kind --of codes --unit passages --direct'.split(' ');
    const alone = await tally('--by kind --of codes --unit passages --no-rollup');

    const json = await shell.json<TallyJson>('tally', ...asked, '--format', 'json');
    const { stdout: table } = await shell.concord('tally', ...asked);
    const { stdout: csv } = await shell.concord('tally', ...asked, '--format', 'csv');

    expect(json.rows.map(({ direct }) => direct)).toEqual(
      alone.rows.map(({ cells, total }) => ({ ...cells, total })),
    );
    expect(table).toMatch(/\n\S.* +\d+ \(\d+\) +\d+ \(\d+\)/);
    expect(table).toContain('the count of the code itself, without its sub-codes. Unit: Passages.');
    expect(csv.split(/\r?\n/)[0]).toContain('document: direct');
  });

  it('refuses --direct without sub-codes, and beside a bar', async () => {
    const twice = await shell.concord('tally', 'study.concord', '--direct', '--no-rollup');
    const figure = await shell.concord('export', 'study.concord', '--tally', 'x.svg', '--direct');

    expect([twice.status, twice.stderr]).toEqual([2, expect.stringContaining('--no-rollup')]);
    expect([figure.status, figure.stderr]).toEqual([2, expect.stringContaining('--direct')]);
  });
});

describe('concord compare', () => {
  it('has the documented fields', async () => {
    const json = await shell.json<ComparisonJson>(...'compare study.concord --format json'.split(' '));

    expect(Object.keys(json)).toEqual(
      expect.arrayContaining(['documents', 'interviews', 'respondents', 'rows', 'method']),
    );
    expect([json.documents?.n, json.interviews?.n, json.respondents?.n]).toEqual([37, 19, 17]);
    expect(json.documents?.classes.map(({ key, n }) => [key, n])).toEqual([
      ['news', 22],
      ['report', 15],
      ['policy', 0],
    ]);
    const [row] = json.rows;
    expect(Object.keys(row ?? {})).toEqual(
      expect.arrayContaining(
        'code path documents respondents interviews passages difference fisher pattern prominence verdict'.split(
          ' ',
        ),
      ),
    );
    expect(Object.keys(row?.documents ?? {})).toEqual([
      'count',
      'share',
      'se',
      'low',
      'high',
      'rank',
      'reason',
    ]);
    expect(Object.keys(row?.respondents ?? {})).toEqual([
      'count',
      'share',
      'se',
      'low',
      'high',
      'rank',
      'reason',
    ]);
    expect(Object.keys(row?.difference ?? {})).toEqual(['value', 'low', 'high']);
    expect(Object.keys(row?.passages ?? {})).toEqual(['documents', 'interviews']);
    expect(Object.keys(row?.interviews ?? {})).toEqual(['count']);
  });

  it('names the two sides, and says why the mixed classes of the sample have no share', async () => {
    const json = await shell.json<ComparisonJson>(...'compare study.concord --format json'.split(' '));

    expect(json.sides).toMatchObject([
      { name: 'documents', kind: 'document', n: 37, unit: 'sources' },
      { name: 'interviews', kind: 'interview', n: 17, unit: 'respondents', classes: [{ n: 19 }] },
    ]);
    for (const row of json.rows) {
      expect(row.a).toMatchObject({
        share: null,
        low: null,
        high: null,
        rank: null,
        reason: 'unlike_coverage',
      });
      expect(row.b.reason).toBeNull();
      expect([row.prominence, row.fisher]).toEqual([null, null]);
    }
    expect(json.method).toContain('news: sampled; report: purposive');
  });

  describe('with saved comparisons', () => {
    beforeAll(async () => {
      await shell.concord('new', 'kept.concord', '--sample');
      const { tables } = await shell.json<{ tables: HeldRecords }>('call', 'kept.concord', 'project.records');
      const classId = (name: string): string[] =>
        tables.class.filter((row) => row.name === name).map(({ id }) => id);
      const themeId = tables.code.find(({ name }) => name === 'guide')?.id;
      const call = (method: string, input: object) =>
        shell.json<{ id: string }>('call', 'kept.concord', method, JSON.stringify(input));
      for (const { id } of tables.comparison) await call('comparisons.remove', { id });
      const { id: comparisonId } = await call('comparisons.create', {
        name: 'News and reports',
        settings: {
          a: { kind: 'document', classIds: classId('news') },
          b: { kind: 'document', classIds: classId('report') },
        },
      });
      await call('comparisons.judge', { comparisonId, themeId, value: 'contradicts' });
    });

    const compare = (...more: string[]) =>
      shell.json<ComparisonJson>('compare', 'kept.concord', '--format', 'json', ...more);
    const verdicts = ({ rows }: ComparisonJson) => rows.map(({ code, verdict }) => [code, verdict]);

    it('counts a saved comparison by its name, with its verdicts', async () => {
      const json = await compare('--comparison', 'News and reports');

      expect(json.sides.map(({ name, kind, n }) => [name, kind, n])).toEqual([
        ['news', 'document', 22],
        ['report', 'document', 15],
      ]);
      expect(verdicts(json)).toContainEqual(['guide', 'contradicts']);
      expect(json).not.toHaveProperty('interviews');
    });

    it('prints no verdict of another comparison beside documents and interviews', async () => {
      const json = await compare();

      expect(verdicts(json).map(([, verdict]) => verdict)).toEqual([null, null, null]);
    });

    it('prints the verdicts of a saved comparison with these very settings', async () => {
      const { id } = await shell.json<{ id: string }>(
        'call',
        'kept.concord',
        'comparisons.create',
        JSON.stringify({ name: 'All', settings: { denominator: 'all' } }),
      );
      const { rows } = await compare();
      const judged = { comparisonId: id, themeId: rows[0]?.code_id, value: 'silent' };
      await shell.concord('call', 'kept.concord', 'comparisons.judge', JSON.stringify(judged));

      expect(verdicts(await compare('--denominator', 'all'))[0]).toEqual([rows[0]?.code, 'silent']);
      expect(verdicts(await compare())[0]).toEqual([rows[0]?.code, null]);
    });

    it('is exported by its name, and not as the first saved comparison', async () => {
      await shell.concord('call', 'kept.concord', 'comparisons.create', JSON.stringify({ name: 'Later' }));
      const written = async (name: string) => {
        await shell.concord('export', 'kept.concord', '--compare', `${name}.json`, '--comparison', name);
        const { sides } = JSON.parse(
          readFileSync(join(shell.folder, `${name}.json`), 'utf8'),
        ) as ComparisonJson;
        return sides;
      };

      expect(await written('Later')).toEqual((await compare('--comparison', 'Later')).sides);
      expect(await written('News and reports')).toEqual(
        (await compare('--comparison', 'News and reports')).sides,
      );
    });

    it.each([
      ['--class', 'news'],
      ['--layer', 'union'],
      ['--coder', 'Lena'],
      ['--denominator', 'all'],
    ])('refuses %s beside its name', async (option, value) => {
      const { status } = await shell.concord(
        'compare',
        'kept.concord',
        '--comparison',
        'News and reports',
        option,
        value,
      );

      expect(status).toBe(2);
    });

    it('says so when no comparison has the name', async () => {
      const { status, stderr } = await shell.concord('compare', 'kept.concord', '--comparison', 'Waves');

      expect(status).toBe(1);
      expect(stderr).toContain('This project has no comparison called “Waves”.');
    });

    it('prints Chinese in a Chinese terminal', async () => {
      const { stdout } = await shell.concordIn(
        'zh_CN.UTF-8',
        'compare',
        'kept.concord',
        '--comparison',
        'News and reports',
      );

      expect(stdout).toContain('双方均有');
      expect(stdout).toContain('相互矛盾');
      expect(stdout).not.toMatch(/both|different|similar|contradicts/);
    });
  });

  it('takes the requested classes as its document side', async () => {
    const json = await shell.json<ComparisonJson>(
      ...'compare study.concord --class report,policy --denominator all --format json'.split(' '),
    );

    expect(json.documents).toEqual({
      n: 39,
      classes: [
        { key: 'report', n: 16 },
        { key: 'policy', n: 23 },
      ],
    });
  });
});

describe('the three tables of an export', () => {
  let files: ExportedFiles;

  beforeAll(async () => {
    const targets = { sources: 'sources.csv', passages: 'passages.csv', codebook: 'codebook.csv' };
    await shell.concord(
      'export',
      'study.concord',
      ...Object.entries(targets).flatMap(([what, file]) => [`--${what}`, file]),
    );
    const read = (name: string): string => readFileSync(join(shell.folder, name), 'utf8');
    files = {
      sources: read(targets.sources),
      codings: read(targets.passages),
      codebook: read(targets.codebook),
    };
  });

  it.each<[options: string, question: Question]>([
    ['--by class', { of: 'themes', unit: 'sources', by: 'class' }],
    [
      '--of codes --unit passages --layer union --by kind',
      { of: 'codes', unit: 'passages', layer: 'union', by: 'kind' },
    ],
    [
      '--of codes --unit characters --no-rollup --denominator all --by year',
      { of: 'codes', unit: 'characters', rollup: false, denominator: 'all', by: 'year' },
    ],
    [
      '--unit respondents --kind interview --by workplace --denominator any',
      { of: 'themes', unit: 'respondents', kind: 'interview', byPeople: 'workplace', denominator: 'any' },
    ],
    [
      '--of codes --unit codings --coder Lena --basis spans',
      { of: 'codes', unit: 'codings', layer: 'coder: Lena', basis: 'spans' },
    ],
    [
      '--of codes --layer majority --basis whole --denominator all',
      { of: 'codes', unit: 'sources', layer: 'majority', basis: 'whole', denominator: 'all' },
    ],
  ])('give the same numbers as concord tally %s', async (options, question) => {
    const json = await tally(options);

    const again = recount(files, question);

    const inOrder = (columns: Recounted) => columns.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect({ not_reviewed: again.not_reviewed, columns: inOrder(again.columns), rows: again.rows }).toEqual({
      not_reviewed: json.not_reviewed,
      columns: inOrder(json.columns.map(({ key, n }) => ({ key, n }))),
      rows: json.rows.map(({ path, cells, total }) => ({ path, cells, total })),
    });
    expect(json.rows.some(({ total }) => (total ?? 0) > 0)).toBe(true);
  });
});

type Recounted = readonly { readonly key: string; readonly n: number | null }[];
