// The commands that create, fill, read and check a project.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HeldRecords } from '#electron/services/project.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeEach(() => {
  shell = terminal();
});

afterEach(() => {
  shell[Symbol.dispose]();
});

async function records(): Promise<HeldRecords> {
  return (await shell.json<{ tables: HeldRecords }>('call', 'study.concord', 'project.records')).tables;
}

describe('a new project', () => {
  it('is empty, whole and has its main coder', async () => {
    const made = await shell.concord('new', 'study.concord', '--coder', 'Wei');

    const checked = await shell.concord('check', 'study.concord');
    const tables = await records();

    expect(made).toEqual({ status: 0, stdout: '', stderr: '' });
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toContain('No problem found. Sources: 0, codings: 0');
    expect(tables.coder.map(({ name, kind }) => [name, kind])).toEqual([['Wei', 'person']]);
    expect(tables.project[0]).toMatchObject({ name: 'study', mainCoderId: tables.coder[0]?.id });
  });

  it('can be the sample study, which is whole', async () => {
    await shell.concord('new', 'study.concord', '--sample');

    const { status, stdout } = await shell.concord('check', 'study.concord');

    expect([status, stdout]).toEqual([0, expect.stringContaining('No problem found. Sources: 82,')]);
  });
});

describe('concord check', () => {
  it('names a row that something other than Concord changed, also as json, and exits with 1', async () => {
    await shell.concord('new', 'study.concord', '--sample');
    const damaged = new Database(join(shell.folder, 'study.concord'));
    damaged.exec(
      'UPDATE coding SET start = start + 1 WHERE id = (SELECT min(id) FROM coding WHERE start > 0)',
    );
    damaged.close();

    const { status, stdout, stderr } = await shell.concord('check', 'study.concord');

    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^Rows of table coding that have changed since the last recorded change: 1\.\nA coding in “.+” no longer matches its words \(.+\)\.\n$/,
    );
    expect(stderr).toBe(
      '“study.concord” is damaged: 2 problems found. Restore a snapshot of it, or salvage what is left into a new file: `concord salvage DAMAGED NEW`.\n',
    );
    const inJson = await shell.concord('check', 'study.concord', '--format', 'json');
    expect(inJson.status).toBe(1);
    expect(JSON.parse(inJson.stdout)).toMatchObject({
      state: 'damaged',
      problems: [
        {
          key: 'check_rows',
          parameters: { table: 'coding', count: 1 },
          message: 'Rows of table coding that have changed since the last recorded change: 1.',
        },
        { key: 'check_quote' },
      ],
      counts: { sources: 82 },
    });
  });
});

describe('concord import', () => {
  it('imports files and folders with a kind and a class, and names what it left out', async () => {
    mkdirSync(join(shell.folder, 'news'));
    writeFileSync(join(shell.folder, 'news', 'first.txt'), 'The hall was opened.');
    writeFileSync(join(shell.folder, 'news', 'second.md'), '# Second\n\nThe hall was closed.');
    writeFileSync(join(shell.folder, 'news', 'table.numbers'), 'x');
    writeFileSync(join(shell.folder, 'empty.txt'), '');
    await shell.concord('new', 'study.concord');

    const ran = await shell.concord(...'import study.concord news empty.txt --class news'.split(' '));
    const again = await shell.concord(...'import study.concord news --class news'.split(' '));

    expect([ran.status, ran.stderr]).toEqual([1, '“empty.txt” is empty.\n']);
    expect(ran.stdout).toContain(
      'Files: 2 imported as 2 sources, 0 already in the project, 1 failed, 1 skipped.',
    );
    expect(ran.stdout).toContain('“table.numbers” was skipped');
    expect([again.status, again.stderr]).toEqual([0, '']);
    expect(again.stdout).toContain(
      'Files: 0 imported as 0 sources, 2 already in the project, 0 failed, 1 skipped.',
    );
    const { source, class: classes } = await records();
    expect(classes.map(({ name }) => name)).toEqual(['news']);
    expect(source.map(({ title, kind, classId }) => [title, kind, classId])).toEqual(
      expect.arrayContaining([
        ['first', 'document', classes[0]?.id],
        ['second', 'document', classes[0]?.id],
      ]),
    );
  });

  it('makes interviews and respondents from a table with a column of respondents', async () => {
    writeFileSync(
      join(shell.folder, 'notes.csv'),
      'title,respondent,workplace,date,text\nN9.1,N9,private,2024-12,Says this.\nN9.2,N9,private,2025-03,Says that.\n',
    );
    await shell.concord('new', 'study.concord');

    await shell.concord(...'import study.concord notes.csv'.split(' '));

    const { source, respondent, attribute, attributeValue } = await records();
    expect(Object.fromEntries(source.map(({ label, kind, date }) => [label, [kind, date]]))).toEqual({
      'N9.1': ['interview', '2024-12'],
      'N9.2': ['interview', '2025-03'],
    });
    expect(respondent.map(({ name }) => name)).toEqual(['N9']);
    expect(attribute.map(({ name, owner }) => [name, owner])).toEqual([['workplace', 'respondent']]);
    expect(attributeValue.map(({ value }) => value)).toEqual(['private']);
  });
});

describe('concord call', () => {
  it('calls any method, as a coder by name, and the call can be undone', async () => {
    await shell.concord('new', 'study.concord', '--coder', 'Wei');
    await shell.json('call', 'study.concord', 'coders.add', '{"name":"Lena"}');

    const made = await shell.json<{ name: string }>(
      'call',
      'study.concord',
      'codes.create',
      '{"name":"guide"}',
      '--as',
      'Lena',
    );
    const [newest] = await shell.json<{ method: string; coderId: string }[]>(
      'call',
      'study.concord',
      'history.list',
    );
    const { coder, code } = await records();
    await shell.json('call', 'study.concord', 'history.undo', '--as', 'Lena');

    expect(made.name).toBe('guide');
    expect(code.map(({ name }) => name)).toEqual(['guide']);
    expect(newest).toMatchObject({
      method: 'codes.create',
      coderId: coder.find(({ name }) => name === 'Lena')?.id,
    });
    expect((await records()).code).toEqual([]);
  });

  it('undoes what a person did in a layer that several people write to, if that person is named', async () => {
    await shell.concord('new', 'study.concord', '--coder', 'Wei');
    await shell.json('call', 'study.concord', 'coders.add', '{"name":"Lena"}');
    await shell.json('call', 'study.concord', 'coders.add', '{"name":"agreed","kind":"adjudication"}');
    const agreed = ['--as', 'agreed', '--person', 'Lena'];
    await shell.json('call', 'study.concord', 'codes.create', '{"name":"guide"}', ...agreed);

    const other = await shell.concord(
      'call',
      'study.concord',
      'history.undo',
      '--as',
      'agreed',
      '--person',
      'Mei',
    );
    await shell.json('call', 'study.concord', 'history.undo', ...agreed);

    expect(other.stderr).toContain('Mei');
    expect((await records()).code).toEqual([]);
  });
});

describe('concord methods', () => {
  it('lists every method with its kind, and describes the input of one', async () => {
    const all = await shell.concord('methods');
    const one = await shell.concord('methods', 'codings.apply');

    const lines = all.stdout.trimEnd().split('\n');
    expect(lines).toEqual(
      expect.arrayContaining(['codings.apply\tcommand', 'tallies.count\tquery', 'imports.run\tjob']),
    );
    expect(lines).toEqual(lines.toSorted());
    const [head, schema = ''] = one.stdout.split('\n');
    expect(head).toBe('codings.apply\tcommand');
    expect(JSON.parse(schema)).toMatchObject({
      type: 'object',
      required: ['sourceId', 'textHash', 'codeId', 'span'],
      additionalProperties: false,
    });
  });
});

describe('concord export', () => {
  const begins = {
    codebook: 'path,theme,gathered_by,',
    passages: 'source_id,source,kind,class,date,respondent,code,coder,coder_kind,voice,start,end,quote',
    sources: 'source_id,source,kind,class,date,respondent,status,duplicate_of,characters,reviewed_by',
  };

  it('writes csv with exactly the documented leading columns', async () => {
    await shell.concord('new', 'study.concord', '--sample');

    const { status, stderr } = await shell.concord(
      ...'export study.concord --codebook codebook.csv --passages passages.csv --sources sources.csv'.split(
        ' ',
      ),
    );

    expect([status, stderr]).toEqual([0, '']);
    for (const [name, head] of Object.entries(begins)) {
      expect(read(`${name}.csv`).startsWith(head)).toBe(true);
    }
    const sources = read('sources.csv').split(/\r?\n/)[0]?.split(',') ?? [];
    expect(sources.slice(10, 13)).toEqual(['workplace', 'member', 'position']);
  });

  it('names the texts that do not fit into a workbook', async () => {
    await shell.concord('new', 'study.concord', '--sample');
    const guide = (await records()).code.find(({ name }) => name === 'guide');
    const long = JSON.stringify({ id: guide?.id, fullDefinition: 'x'.repeat(40_000) });
    await shell.concord('call', 'study.concord', 'codes.update', long);

    const { stdout } = await shell.concord(
      ...'export study.concord --codebook codebook.xlsx --maxqda maxqda.xlsx --report report.json'.split(' '),
    );

    const sentence =
      'One text is longer than the 32,767 characters that a spreadsheet cell can hold, so it was cut there. Export csv to get the whole text.';
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      sentence,
      '  guide · Full definition',
      sentence,
      '  guide · Memo',
    ]);
    const { losses } = JSON.parse(read('report.json')) as { losses: readonly { items: readonly string[] }[] };
    expect(losses.flatMap(({ items }) => items)).toEqual(['guide · Full definition', 'guide · Memo']);
  });

  it('says before it writes a table of passages whose words in it are not to be quoted', async () => {
    await shell.concord('new', 'agreed.concord', '--sample');
    const { tables } = await shell.json<{ tables: { respondent: { id: string; name: string }[] } }>(
      ...'call agreed.concord project.records'.split(' '),
    );
    const idOf = (name: string) => tables.respondent.find((person) => person.name === name)?.id ?? '';
    for (const [name, consent] of [
      ['N9', 'paraphrase'],
      ['N3', 'counts'],
      ['N5', 'quotation'],
    ] as const)
      await shell.concord(
        ...'call agreed.concord respondents.setConsent'.split(' '),
        JSON.stringify({ ids: [idOf(name)], consent }),
      );

    const table = await shell.concord(...'export agreed.concord --passages all.csv'.split(' '));
    const reading = await shell.concord(...'export agreed.concord --passages all.md'.split(' '));

    expect(table.stderr).toContain(
      'all.csv is for your own use: it may have words of N3 and N9, who did not',
    );
    expect([reading.status, reading.stderr]).toEqual([0, '']);
  });

  it('exports only the passages of a code and its sub-codes', async () => {
    await shell.concord('new', 'study.concord', '--sample');
    const { code } = await records();
    const theme = code.find(({ name }) => name === 'guide');

    await shell.concord(...'export study.concord --passages all.csv'.split(' '));
    await shell.concord(...'export study.concord --passages guide.csv --code guide'.split(' '));

    const all = readCsv(read('all.csv'));
    const some = readCsv(read('guide.csv'));
    expect(theme?.isTheme).toBe(true);
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(all.length);
    const { rows } = await shell.json<{ rows: { code: string; total: number }[] }>(
      ...'tally study.concord --unit codings --layer union --denominator all --format json'.split(' '),
    );
    // Interviewer’s remarks are exported but not counted, and so is what coders agreed on or coded again.
    const counted = some.filter((row) => row['voice'] !== 'remark' && row['coder_kind'] === 'person');
    expect(counted).toHaveLength(rows.find(({ code: name }) => name === 'guide')?.total ?? 0);
  });

  it('quotes the exact text between its code points', async () => {
    await shell.concord('new', 'study.concord');
    writeFileSync(join(shell.folder, 'a.txt'), '😀 They 𠮷 met.');
    await shell.concord('import', 'study.concord', 'a.txt');
    const { source } = await records();
    const { id: codeId } = await shell.json<{ id: string }>(
      'call',
      'study.concord',
      'codes.create',
      '{"name":"guide"}',
    );
    const place = { sourceId: source[0]?.id, textHash: source[0]?.textHash, codeId };
    for (const span of [{ start: 3, end: 10 }, null]) {
      await shell.json('call', 'study.concord', 'codings.apply', JSON.stringify({ ...place, span }));
    }

    await shell.concord(...'export study.concord --passages passages.csv'.split(' '));

    expect(readCsv(read('passages.csv')).map(({ start, end, quote }) => [start, end, quote])).toEqual([
      ['', '', ''],
      ['2', '8', 'They 𠮷'],
    ]);
  });
});

function read(name: string): string {
  return readFileSync(join(shell.folder, name), 'utf8');
}

describe('a csv for Excel', () => {
  it('guards texts that Excel would run as formulas, only when asked', async () => {
    await shell.concord('new', 'study.concord');
    await shell.concord('call', 'study.concord', 'codes.create', JSON.stringify({ name: '=SUM(A1)' }));
    const names = async (...options: string[]) => {
      await shell.concord('export', 'study.concord', '--codebook', 'codes.csv', ...options);
      return readCsv(readFileSync(join(shell.folder, 'codes.csv'), 'utf8')).map((row) => row['name']);
    };

    expect(await names()).toEqual(['=SUM(A1)']);
    expect(await names('--for-excel')).toEqual(["'=SUM(A1)"]);
  });

  it('is refused when no csv is written', async () => {
    await shell.concord('new', 'study.concord');

    const ran = await shell.concord('export', 'study.concord', '--qdpx', 's.qdpx', '--for-excel');

    expect(ran.status).toBe(2);
    expect(ran.stderr).toContain('--for-excel is used with');
  });
});
