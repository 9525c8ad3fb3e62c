import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { sourceMatrix } from '#core/counting/source-matrix.ts';
import { matrixTables } from '#core/exports/matrix-rows.ts';
import { matrixFiles, matrixZip, type MatrixFiles } from '#formats/writing/matrix-files.ts';
import { createWords } from '#words/words.ts';
import { study } from '../../core/exports/study.ts';

const names = { matrix: `it's "a" \\ 矩阵.csv`, columns: `it's "a" \\ 矩阵-columns.csv` };
const hostile = 'Roles\nimport os; os.mkdir("made")\r\ndir.create("made")';

function files(byteOrderMark = false): MatrixFiles {
  const { corpus, table, exported } = study({
    project: { notice: hostile },
    classes: [{ id: 'news', name: 'news, "daily"' }],
    respondents: [{ id: 'N9' }],
    attributes: [
      { id: 'share', name: 'share', type: 'decimal' },
      { id: 'place', name: 'place' },
      { id: 'member', name: 'member', type: 'boolean', owner: 'respondent' },
    ],
    values: [
      { attributeId: 'share', of: 'first', value: '0.25' },
      // A country, not a missing value.
      { attributeId: 'place', of: 'first', value: 'NA' },
      { attributeId: 'member', of: 'N9', value: 'false' },
    ],
    sources: [
      { id: 'first', title: 'Über\n网联 "hall"', classId: 'news', date: '2016-02', text: 'The 😀 hall.' },
      { id: 'second', text: 'The end.' },
      { id: 'notes', kind: 'interview', label: 'N9.1', date: '2025-03-14', respondents: ['N9'] },
    ],
    codes: [{ id: 'theme', name: 'guide', isTheme: true, shortDefinition: 'So, "that"\nand this.' }],
    reviews: [
      { sourceId: 'first', coderId: 'wen' },
      { sourceId: 'notes', coderId: 'wen' },
    ],
    codings: [
      { sourceId: 'first', codeId: 'theme', start: 0, end: 6 },
      { sourceId: 'second', codeId: 'theme', start: 0, end: 3 },
    ],
  });
  const tables = matrixTables(exported, sourceMatrix(corpus, table, { unit: 'characters' }), {
    layer: 'main',
    method: 'Counted so.',
    meaningOf: (key) => key,
  });
  return matrixFiles(tables, { ...names, heading: [hostile, 'Counted so.'] }, createWords('en'), {
    byteOrderMark,
  });
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-matrix-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function place({ matrix, columns, r, python }: MatrixFiles): void {
  writeFileSync(join(folder, names.matrix), [...matrix].join(''));
  writeFileSync(join(folder, names.columns), columns);
  writeFileSync(join(folder, 'matrix.R'), r);
  writeFileSync(join(folder, 'matrix.py'), python);
}

function run(command: string, ...args: string[]): string {
  const ran = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout;
}

function isThere(command: string): boolean {
  return spawnSync(command, ['--version']).status === 0;
}

describe.each([false, true])('the matrix with a byte-order mark: %s', (mark) => {
  it.skipIf(!isThere('python3'))(
    'is read in Python with its types (left out where python3 is not there)',
    () => {
      place(files(mark));

      const read = run(
        'python3',
        '-B',
        '-X',
        'utf8',
        '-c',
        'import json, matrix; print(json.dumps(matrix.sources, default=repr))',
      );

      expect(JSON.parse(read)).toEqual([
        expect.objectContaining({
          source_id: 'first',
          source: 'Über\n网联 "hall"',
          class: 'news, "daily"',
          date: '2016-02',
          date_first: 'datetime.date(2016, 2, 1)',
          date_precision: 'month',
          language: null,
          reviewed: true,
          source_share: 0.25,
          source_place: 'NA',
          respondent_member: null,
          code_guide: 5,
        }),
        expect.objectContaining({ source_id: 'second', date_first: null, reviewed: false, code_guide: null }),
        expect.objectContaining({ label: 'N9.1', respondent_member: false, code_guide: 0 }),
      ]);
      expect(run('python3', '-B', 'matrix.py')).toBe('code_guide 5 2\n');
      expect(existsSync(join(folder, 'made'))).toBe(false);
    },
  );

  it.skipIf(!isThere('Rscript'))('is read in R with its types (left out where Rscript is not there)', () => {
    place(files(mark));

    const read = run(
      'Rscript',
      '--vanilla',
      '-e',
      [
        'invisible(capture.output(source("matrix.R", encoding = "UTF-8")))',
        'cat(vapply(sources, function(column) class(column)[1], ""), "")',
        'cat(format(sources$date_first), sources$code_guide, format(sources$source_place), "")',
        'cat(enc2utf8(sources$source[1]), nrow(sources))',
      ].join('; '),
    );

    expect(read.replaceAll(/\s+/g, ' ')).toBe(
      [
        'character character character factor factor character Date factor factor',
        'character logical logical numeric factor logical integer character',
        '2016-02-01 NA 2025-03-14 5 NA 0 NA NA NA Über 网联 "hall" 3',
      ].join(' '),
    );
  });
});

describe('the matrix as a zip', () => {
  it('holds the two tables and the two scripts, with the same bytes for the same date', async () => {
    const date = '2026-03-01T10:00:00.000Z';
    const zip = await matrixZip(files(), date);

    const found = new Map<string, string>();
    const entries = await yauzl.fromBufferPromise(Buffer.from(zip), { lazyEntries: true });
    for await (const entry of entries.eachEntry()) {
      found.set(entry.fileName, (await buffer(await entries.openReadStreamPromise(entry))).toString('utf8'));
    }

    expect([...found.keys()]).toEqual(['matrix.csv', 'matrix-columns.csv', 'matrix.R', 'matrix.py']);
    expect(found.get('matrix.csv')).toBe([...files().matrix].join(''));
    expect(await matrixZip(files(), date)).toEqual(zip);
  });
});
