// A codebook on the command line: preview, import, report.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import type { CodebookImport } from '#electron/services/codebook-import.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeEach(() => {
  shell = terminal();
  createProject(
    join(shell.folder, 'study.concord'),
    { name: 'study', coderName: 'Wei' },
    openOptions,
  ).close();
});

afterEach(() => {
  shell[Symbol.dispose]();
});

function put(name: string, text: string): void {
  writeFileSync(join(shell.folder, name), text);
}

async function names(): Promise<string[]> {
  const { tables } = await shell.json<{ tables: HeldRecords }>('call', 'study.concord', 'project.records');
  return tables.code.map(({ name }) => name).toSorted();
}

const qdc =
  '<CodeBook><Codes><Code guid="c001" name="guide" isCodable="true"><Code name="standards" isCodable="true"/></Code></Codes></CodeBook>';

describe('concord import of a codebook', () => {
  it('recognises a qdc by its contents, previews its changes, and makes them', async () => {
    put('codes.xml', qdc);

    const dry = await shell.concord('import', 'study.concord', 'codes.xml', '--dry-run');
    const untouched = await names();
    const done = await shell.concord('import', 'study.concord', 'codes.xml', '--report', 'report.json');

    expect(dry.stderr).toBe('');
    expect(dry.stdout.trimEnd().split('\n')).toEqual([
      '+ guide',
      'guide: “c001” is not a valid GUID; the code gets a new one.',
      '+ guide › standards',
      'Codes: 2 would be added, 0 changed, 0 unchanged, 0 in conflict. 0 codes of the project are not in the file and would stay. Nothing was changed.',
    ]);
    expect(untouched).toEqual([]);
    expect([done.status, done.stdout.trimEnd().split('\n').at(-1)]).toEqual([
      0,
      'Codes: 2 added, 0 changed, 0 unchanged, 0 in conflict. 0 codes of the project are not in the file and stay.',
    ]);
    expect(await names()).toEqual(['guide', 'standards']);
    const report = JSON.parse(readFileSync(join(shell.folder, 'report.json'), 'utf8')) as CodebookImport;
    expect(report.counts).toEqual({ added: 2, changed: 0, unchanged: 0, conflicts: 0, taken: 2 });
  });

  it('imports a table as a codebook with --codebook, and reports changes and conflicts in the language of the terminal', async () => {
    put('codes.csv', 'path,code_id,codable\nguide,,是\nguide,,否\n');
    await shell.concord('import', 'study.concord', 'codes.csv', '--codebook');
    put('codes.csv', 'path,code_id,codable\nguide,,否\n');

    const { status, stdout } = await shell.concordIn(
      'zh_CN.UTF-8',
      'import',
      'study.concord',
      'codes.csv',
      '--codebook',
    );

    expect([status, stdout.split('\n', 1)[0]]).toEqual([0, '~ guide：可用于编码：是 → 否']);
  });

  it('reports what was changed both here and in the file, and decides as told', async () => {
    put('codes.csv', 'name,definition\nguide,Leads.\n');
    await shell.concord('import', 'study.concord', 'codes.csv', '--codebook');
    await shell.concord('export', 'study.concord', '--codebook', 'codebook.csv');
    put('codebook.csv', readFileSync(join(shell.folder, 'codebook.csv'), 'utf8').replace('Leads.', 'Shows.'));
    put('codes.csv', 'name,definition\nguide,Goes before.\n');
    await shell.concord('import', 'study.concord', 'codes.csv', '--codebook');
    const bring = async (...options: string[]) => {
      const told = await shell.concord('import', 'study.concord', 'codebook.csv', '--codebook', ...options);
      return [told.stderr, ...told.stdout.trimEnd().split('\n')];
    };

    const dry = await bring('--dry-run');
    const theirs = await bring('--conflicts', 'theirs');

    expect(dry).toEqual([
      '',
      '! guide: changed here and in the file: Full definition: “Goes before.” here, “Shows.” in the file',
      'Codes: 0 would be added, 0 changed, 0 unchanged, 1 in conflict. 0 codes of the project are not in the file and would stay. Nothing was changed.',
    ]);
    expect(theirs).toContain('~ guide: Full definition: Goes before. → Shows.');
  });

  it('compares a copy of the project with what both had in common', async () => {
    put('codes.csv', 'name,definition,use\nguide,Leads.,Often.\nmarket,Trades.,\n');
    await shell.concord('import', 'study.concord', 'codes.csv', '--codebook');
    copyFileSync(join(shell.folder, 'study.concord'), join(shell.folder, 'copy.concord'));
    put('codes.csv', 'name,definition,use\nguide,Shows.,Seldom.\nfairs,Gather.,\n');
    await shell.concord('import', 'copy.concord', 'codes.csv', '--codebook');
    put('codes.csv', 'name,definition\nmarket,Sells.\nguide,Goes before.\n');
    await shell.concord('import', 'study.concord', 'codes.csv', '--codebook');
    await shell.concord('export', 'copy.concord', '--qdc', 'copy.qdc');

    const { stdout } = await shell.concord('import', 'study.concord', 'copy.qdc');

    expect(stdout.trimEnd().split('\n').slice(0, -1)).toEqual([
      '! guide: changed here and in the file: Full definition: “Goes before.” here, “Shows.” in the file',
      '~ guide: When to use: Often. → Seldom.',
      '+ fairs',
    ]);
  });

  it.each([
    [['codes.qdc', 'more.qdc'], /^Codebooks are imported one at a time/],
    [['notes.txt', '--dry-run'], /^--dry-run is for codebooks, ticks and projects\./],
    [['codes.qdc', '--report', 'report.csv'], /“report\.csv”/],
    [['cut.qdc'], /^“cut\.qdc” is damaged or cut off in line 1\./],
    [['nowhere.qdc'], /^There is no file “nowhere\.qdc”\./],
  ])('refuses %j with a sentence', async (words, sentence) => {
    put('codes.qdc', qdc);
    put('more.qdc', qdc);
    put('notes.txt', 'A note.');
    put('cut.qdc', qdc.slice(0, 60));

    const { status, stderr } = await shell.concord('import', 'study.concord', ...words);

    expect([status, stderr]).toEqual([1, expect.stringMatching(sentence)]);
    expect(await names()).toEqual([]);
  });
});
