// A sheet of ticks on the command line: preview, import, comparison, report.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { all, remove } from '#db/write.ts';
import { writeXlsx } from '#formats/writing/xlsx.ts';
import type { TicksImport, TicksReconciliation } from '#electron/services/ticks.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

/** A study of two sources; every test gets a copy of it. */
let made: Terminal;
let shell: Terminal;

beforeAll(async () => {
  made = terminal();
  createProject(join(made.folder, 'study.concord'), { name: 'study', coderName: 'Wei' }, openOptions).close();
  writeFileSync(join(made.folder, 'Fair opens.txt'), 'A fair was held in the hall, and many firms came.');
  writeFileSync(join(made.folder, '展会开幕.txt'), '展会在大厅举行，许多企业参加。');
  const { status, stderr } = await made.concord('import', 'study.concord', 'Fair opens.txt', '展会开幕.txt');
  if (status !== 0) throw new Error(stderr);
});

beforeEach(() => {
  shell = terminal(made);
});

afterEach(() => {
  shell[Symbol.dispose]();
});

afterAll(() => {
  made[Symbol.dispose]();
});

function put(name: string, text: string): void {
  writeFileSync(join(shell.folder, name), text);
}

function codings(): number {
  const store = openStore(join(shell.folder, 'study.concord'), { ...openOptions, readOnly: true });
  const count = Number(store.db.sqlite.prepare('SELECT count(*) FROM coding').pluck().get());
  store.close();
  return count;
}

/** Imports a sheet as ticks. */
async function ticked(sheet: string, ...words: readonly string[]) {
  return await shell.concord('import', 'study.concord', sheet, '--ticks', ...words);
}

/** The report that `--report` saved as json. */
function reported(name: string): { import: TicksImport; reconciliation: TicksReconciliation } {
  return JSON.parse(readFileSync(join(shell.folder, name), 'utf8')) as ReturnType<typeof reported>;
}

const complete = '标题,guide,connector\nFair opens.txt,x,2\n展會開幕,✓,\n合计,2,1\n';
const gaps = 'Title,guide\nFair opens,x\nA lost report,x\nFair opens,?\n展会开幕,\n';

describe('concord import of ticks', () => {
  it('previews the import, makes it, and compares', async () => {
    put('tally.csv', complete);

    const dry = await ticked('tally.csv', '--dry-run');
    const untouched = codings();
    const done = await ticked('tally.csv', '--report', 'report.json');

    expect([dry.stderr, dry.stdout.trimEnd().split('\n')]).toEqual([
      '',
      [
        'One row has totals, counts or shares instead of a source; they are used as the totals stated by hand.',
        '+ guide',
        '+ connector',
        'guide: 2 ticked by hand (2 stated); documents: 2 ticked. The project has no such code yet.',
        'connector: 1 ticked by hand (1 stated); documents: 1 ticked. The project has no such code yet.',
        'Ticks: 3 would become codings, 0 are already there, 0 in rows without a source, 0 left out, 0 cells unclear. New codes: 2. Nothing was changed.',
      ],
    ]);
    expect(untouched).toBe(0);
    expect([done.status, done.stderr, done.stdout.trimEnd().split('\n').slice(3)]).toEqual([
      0,
      '',
      [
        'guide: 2 ticked by hand (2 stated); documents: 2 ticked, 2 coded, 0 in a passage. Ticks and codings agree on all 2 sources in the sheet. Coded as a whole but not in a passage: 2 sources.',
        'connector: 1 ticked by hand (1 stated); documents: 1 ticked, 1 coded, 0 in a passage. Ticks and codings agree on all 2 sources in the sheet. Coded as a whole but not in a passage: 1 source.',
        'Ticks: 3 became codings, 0 were already there, 0 in rows without a source, 0 left out, 0 cells unclear. New codes: 2.',
      ],
    ]);
    expect(codings()).toBe(3);
    const report = reported('report.json');
    expect(report.import.rows.map(({ by }) => by)).toEqual(['file', 'folded']);
    expect(report.reconciliation.themes.map(({ agreement }) => agreement)).toEqual(['ticks', 'ticks']);
  });

  it('imports what it can, names rows that match no source, and tells a script so', async () => {
    put('tally.csv', gaps);

    const { status, stdout, stderr } = await ticked('tally.csv', '--report', 'differences.csv');

    expect([status, stderr]).toEqual([
      1,
      'Left out of the sheet, and listed above: 3 of its sources; 1 unclear cell. Everything else was imported.\n',
    ]);
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      '! row 2; row 4: all match “Fair opens” but differ in name and marks. Make them one row.',
      '! row 3, A lost report: No source has this name.',
      '“?”: guide in row 4',
    ]);
    expect(
      readCsv(readFileSync(join(shell.folder, 'differences.csv'), 'utf8')).map(
        ({ source, difference, rows }) => [source, difference, rows],
      ),
    ).toEqual([['Fair opens', 'contradicted', '2; 4']]);
  });

  it('counts ticks whose codings were removed here since among those left out', async () => {
    put('tally.csv', complete);
    await ticked('tally.csv');
    const store = openStore(join(shell.folder, 'study.concord'), openOptions);
    const [coding] = all(store.db, 'coding');
    const act = { method: 'codings.remove', coderId: coding!.coderId, at: '2026-01-01T12:00:00.000Z' };
    store.transact(act, (db) => {
      remove(db, 'coding', coding!.id);
    });
    store.close();

    const { status, stdout } = await ticked('tally.csv');

    expect(status).toBe(0);
    expect(stdout).toContain('1 tick is not coded: an earlier sheet brought it');
    expect(stdout).toContain(
      'Ticks: 0 became codings, 2 were already there, 0 in rows without a source, 1 left out',
    );
    expect(codings()).toBe(2);
  });

  it('names every column and row that it leaves out, with the reason, and counts those with ticks', async () => {
    put(
      'tally.csv',
      'No,Title,guide,strange,Words\n1,Fair opens,x,maybe,812\n2,展会开幕,x (p. 3),✓,430\n3,,x,perhaps,977\n',
    );

    const ran = await ticked('tally.csv', '--report', 'r.json');

    expect([ran.status, ran.stderr]).toEqual([
      1,
      'Left out of the sheet, and listed above: 1 row without a name; 1 column with ticks; 1 unclear cell. Everything else was imported.\n',
    ]);
    expect(ran.stdout.split('\n').slice(0, 5)).toEqual([
      '! Column “strange” is left out, with 1 tick: Fewer than half of its cells are ticks, and no code has its name.',
      'Column “Words” is left out: Its numbers look like list numbers, page numbers or years rather than ticks.',
      'To import a column of numbers as a theme, name it together with all other themes: --themes "ONE,OTHER".',
      '! row 4 is left out: It names no source.',
      '“x (p. 3)”: guide in row 3',
    ]);
    const { import: told } = reported('r.json');
    expect([told.left.map(({ name }) => name), told.nameless]).toEqual([['strange', 'Words'], [4]]);
    expect(codings()).toBe(1);
  });

  it('takes the given row as header, counted as in a spreadsheet, and columns of one name as one', async () => {
    put(
      'tally.csv',
      '\nCounted by hand,connector,guide\n\nTitle,Ann,Ann\nFair opens,x,\n\n展会开幕,x,x\nLost,x,\n',
    );

    const row = ['--header-row', '4'];
    const ran = await ticked('tally.csv', ...row);

    expect(ran.stdout.split('\n').slice(0, 3)).toEqual([
      '! row 8, Lost: No source has this name.',
      '“Ann” appears 2 times: a tick under any of them counts, once.',
      '+ Ann',
    ]);
    expect(ran.stdout).toContain('New codes: 1.');
    expect(codings()).toBe(2);
  });

  it('joins rows of one source that are marked alike, and says so', async () => {
    put('tally.csv', 'Title,guide\nFair opens,x\n展会开幕,\nFair opens,x\n');

    const { status, stdout } = await ticked('tally.csv');

    expect([status, stdout.split('\n')[0]]).toEqual([
      0,
      'row 2; row 4: all match “Fair opens” with the same marks, so they were used as one.',
    ]);
    expect(codings()).toBe(1);
  });

  it('says for each theme what could not be compared, and which stated totals differ', async () => {
    put(
      'tally.csv',
      'Title,guide,connector,guide\nFair opens,x,有（第3页）,\n展会开幕,,x,x\nA lost report,x,,\n合计,5,2,1\n',
    );

    const { stdout } = await ticked('tally.csv');

    expect(stdout.trimEnd().split('\n').slice(-3, -1)).toEqual([
      'guide: 3 ticked by hand (6 stated); documents: 2 ticked, 2 coded, 0 in a passage. One of its columns states a total of 5, but its ticks add up to 2; the columns are compared as one. 1 tick is in a row without a matching source and is not compared. Otherwise ticks and codings agree, on 2 of the 3 sources in the sheet. Coded as a whole but not in a passage: 2 sources.',
      'connector: 1 ticked by hand (2 stated); documents: 1 ticked, 1 coded, 0 in a passage. The stated total is 2, but the ticks in the sheet add up to 1. 1 cell is unclear and is not compared. Otherwise ticks and codings agree, on 2 of the 3 sources in the sheet. Coded as a whole but not in a passage: 1 source.',
    ]);
  });

  it('changes nothing for a sheet that matches no source, and says why', async () => {
    put('tally.csv', '标题,guide,connector\nA lost report,x,x\nAnother,,x\n');

    const ran = await ticked('tally.csv');
    const dry = await ticked('tally.csv', '--dry-run');
    const { rows } = await shell.json<{ rows: unknown[] }>(
      'tally',
      'study.concord',
      '--of',
      'codes',
      '--format',
      'json',
    );

    const why =
      'No row of “tally.csv” matches a source in the project, for the reasons above, so nothing is imported or compared. Import the sources first, or name them in the sheet as they are named in the project: by title, file name, label or number.\n';
    expect([ran.status, ran.stderr, ran.stdout.includes('agree')]).toEqual([1, why, false]);
    expect([dry.status, dry.stdout.endsWith(why)]).toEqual([0, true]);
    expect(rows).toEqual([]);
  });

  it('skips a cover sheet, and takes the sheet and the themes that it is told', async () => {
    const sheet = (name: string, ...lines: string[]) => ({
      name,
      widths: [20],
      rows: lines.map((line) => line.split(',')),
    });
    const book = await writeXlsx(
      [
        sheet('Cover', 'What,By', 'A tally,Wei'),
        sheet('2019', 'Title,guide,trust', 'Fair opens,x,weak', '展会开幕,x,strong'),
        sheet('2020', 'Title,connector', 'Fair opens,x'),
      ],
      '2026-03-14',
    );
    writeFileSync(join(shell.folder, 'tally.xlsx'), book);
    const lines = async (...words: string[]): Promise<string> => {
      const { stdout, stderr } = await ticked('tally.xlsx', '--dry-run', ...words);
      return stdout + stderr;
    };

    expect(await lines()).toContain('Only the sheet “2019” was read. Other sheets with rows: Cover, 2020.');
    expect(await lines('--sheet', '2020')).toContain('connector: 1 ticked by hand');
    expect(await lines('--themes', 'trust')).toMatch(/trust: 0 ticked by hand; .* 2 cells are unclear/);
    expect(await lines('--themes', 'trust')).not.toContain('guide:');
    expect(await lines('--sheet', 'Cover')).toBe(
      'The sheet “Cover” of “tally.xlsx” has no column with ticks. Choose another sheet (2019, 2020), or choose the columns that are themes. On the command line: --sheet NAME, and --themes "ONE,OTHER".\n',
    );
    expect(await lines('--themes', '"trust","learning, slow"')).toContain('has no column “learning, slow”');
  });

  it('names the differences, kind by kind', async () => {
    put('tally.csv', 'Title,guide\nFair opens,x\n展会开幕,\n');
    await ticked('tally.csv');
    put('other.csv', 'Title,guide\nFair opens,\n展会开幕,x\n');

    const { stdout } = await ticked('other.csv', '--dry-run');

    expect(stdout.split('\n')[0]).toBe(
      'guide: 1 ticked by hand; documents: 1 ticked, 1 coded, 0 in a passage. Ticked but not coded: 1 source. Coded but not ticked: 1 source.',
    );
  });

  it('says what it compared, names sources that the sheet lacks, and compares all when told to', async () => {
    put('tally.csv', 'Title,guide\nFair opens,x\n展会开幕,x\n');
    await ticked('tally.csv');
    put('half.csv', 'Title,guide\nFair opens,x\nFair closes,\n');
    const half = async (...words: string[]): Promise<string> => {
      const ran = await ticked('half.csv', '--dry-run', ...words);
      return ran.stdout.split('\n').find((line) => line.startsWith('guide:')) ?? '';
    };

    expect(await half('--report', 'half.json')).toBe(
      'guide: 1 ticked by hand; documents: 1 ticked, 1 coded, 0 in a passage. Ticks and codings agree on 1 of the 2 sources in the sheet. Coded as a whole but not in a passage: 1 source. 1 source that is not in the sheet has this code in the project.',
    );
    expect(await half('--within', 'project')).toBe(
      'guide: 1 ticked by hand; documents: 1 ticked, 2 coded, 0 in a passage. Coded but not ticked: 1 source. Coded as a whole but not in a passage: 1 source. 1 source that is not in the sheet has this code in the project.',
    );
    const { reconciliation } = reported('half.json');
    expect(reconciliation.themes[0]?.differences.map(({ title, what }) => [title, what])).toEqual([
      ['Fair opens', 'no_passage'],
      ['展会开幕', 'not_in_sheet'],
    ]);
  });

  it('reads sources in 2,700 columns, which are not a table of texts', async () => {
    const names = Array.from({ length: 2698 }, (_, place) => `Report ${place}`);
    put('wide.csv', `Theme,Fair opens,展会开幕,${names.join(',')}\nguide,x,x${','.repeat(names.length)}\n`);

    const asTicks = await ticked('wide.csv');
    const plain = await shell.concord('import', 'study.concord', 'wide.csv');

    expect([asTicks.status, codings()]).toEqual([1, 2]);
    expect(asTicks.stdout).toContain('! column 4, Report 0: No source has this name.');
    expect(asTicks.stderr).toContain('Left out of the sheet, and listed above: 2,698 of its sources.');
    expect([plain.status, plain.stderr]).toEqual([1, expect.stringContaining('import it as ticks')]);
  });

  it('prints in the language of the terminal', async () => {
    put('tally.csv', complete);

    const { stdout } = await shell.concordIn(
      'zh_CN.UTF-8',
      'import',
      'study.concord',
      'tally.csv',
      '--ticks',
      '--dry-run',
    );

    expect(stdout.split('\n')[3]).toBe('guide：勾选 2 个（所列 2）；文档：已勾选 2。此处尚无该代码。');
  });

  it.each([
    [['tally.csv', 'more.csv', '--ticks'], 1, /^Sheets of ticks are imported one at a time\./],
    [['tally.csv', '--ticks', '--report', 'report.docx'], 1, /“report\.docx”/],
    [['notes.txt', '--ticks'], 1, /^“notes\.txt” is not a table\./],
    [['nowhere.csv', '--ticks'], 1, /^There is no file “nowhere\.csv”/],
    [['tally.csv', '--ticks', '--codebook'], 2, /--ticks/],
    [['tally.csv', '--ticks', '--conflicts', 'theirs'], 1, /^--conflicts is used with project files/],
    [['notes.txt', '--header-row', '2'], 1, /^--header-row is used with --ticks/],
    [['tally.csv', '--ticks', '--header-row', 'two'], 2, /Write the number of a row/],
    [['notes.txt', '--sheet', 'Two'], 1, /^--sheet is used with --ticks/],
    [['notes.txt', '--themes', 'guide'], 1, /^--themes is used with --ticks/],
    [['notes.txt', '--within', 'sheet'], 1, /^--within is used with --ticks/],
    [['tally.csv', '--ticks', '--no-highlights'], 1, /^--no-highlights is used with --comments/],
  ])('refuses %j with a sentence', async (words, expected, sentence) => {
    put('tally.csv', complete);
    put('more.csv', complete);
    put('notes.txt', 'A note.');

    const { status, stderr } = await shell.concord('import', 'study.concord', ...words);

    expect([status, stderr]).toEqual([expected, expect.stringMatching(sentence)]);
    expect(codings()).toBe(0);
  });
});
