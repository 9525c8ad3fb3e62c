// Importing one file as many articles on the command line, and references to what was imported.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { all } from '#db/write.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

const folder = resolve('fixtures/documents/articles');
let shell: Terminal;

beforeEach(() => {
  shell = terminal();
  mkdirSync(join(shell.folder, 'news'));
  createProject(study(), { name: 'study', coderName: 'Wei' }, openOptions).close();
});

afterEach(() => {
  shell[Symbol.dispose]();
});

function study(): string {
  return join(shell.folder, 'study.concord');
}

function titles(): string[] {
  const store = openStore(study(), { ...openOptions, readOnly: true });
  try {
    return all(store.db, 'source').map(({ title }) => title);
  } finally {
    store.close();
  }
}

describe('concord import --split', () => {
  it('imports the articles of a file, with a report, and finds them again', async () => {
    const report = join(shell.folder, 'report.json');
    const line = ['import', study(), join(folder, 'nexis.docx'), '--split', 'line:End of Document'];

    const first = await shell.concord(...line, '--class', 'news', '--report', report);
    const again = await shell.concord(...line);

    expect([first.status, again.status]).toEqual([0, 0]);
    expect(first.stdout).toContain('3 sources');
    const { lines } = JSON.parse(readFileSync(report, 'utf8')) as ImportReport;
    expect(lines.map(({ sourceIds }) => sourceIds.length)).toEqual([3]);
    expect(titles()).toHaveLength(3);
  });

  it('lists with --dry-run what would be imported and what to check, and imports nothing', async () => {
    const { status, stdout: out } = await shell.concord(
      'import',
      study(),
      join(folder, 'bundle.docx'),
      '--split',
      'line:Document # of #',
      '--dry-run',
    );

    expect(status).toBe(0);
    expect(out).toContain(
      '1. Springs on the open network · 2020-03-05 · Suzhou Industrial Times · 148 words',
    );
    expect(out).toContain('the mark says 9, nearly all others 4');
    expect(out).toContain('--split "line:Document # of 4", which gives 4 articles');
    expect(out).toContain('5 articles would be imported');
    expect(titles()).toEqual([]);
  });

  it('refuses an unknown rule, several files and a rule that does not cut', async () => {
    const one = join(folder, 'pages.txt');

    const unknown = await shell.concord('import', study(), one, '--split', 'chapter');
    const several = await shell.concord(
      'import',
      study(),
      one,
      join(folder, 'nexis.docx'),
      '--split',
      'page',
    );
    const whole = await shell.concord('import', study(), one, '--split', 'heading');

    expect([unknown, several, whole].map(({ status }) => status)).toEqual([1, 1, 1]);
    expect(unknown.stderr).toContain('“chapter” is not a way to cut a file');
    expect(several.stderr).toContain('Only one file at a time');
    expect(whole.stderr).toContain('fewer than two articles');
    expect(titles()).toEqual([]);
  });
});

describe('concord import --references', () => {
  const RIS =
    'TY  - NEWS\nTI  - Springs on the open network\nAU  - Doe, Jane\nDA  - 2019/03//\nER  - \nTY  - NEWS\nTI  - A hall\nAB  - It was opened.\nER  - \n';

  it('fills in what is missing, tells what stays, makes sources of abstracts, and previews all that', async () => {
    const file = join(shell.folder, 'zotero.ris');
    const report = join(shell.folder, 'report.json');
    writeFileSync(file, RIS);
    await shell.concord('import', study(), join(folder, 'nexis.docx'), '--split', 'page');

    const preview = await shell.concord('import', study(), '--references', file, '--dry-run');
    const before = titles();
    const done = await shell.concord('import', study(), '--references', file, '--report', report);

    expect([preview.status, done.status, before.length]).toEqual([0, 0, 3]);
    expect(preview.stdout).toContain('1 value would be filled in');
    expect(done.stdout).toContain('1 of 2 references mean a source');
    expect(done.stdout).toContain('Springs on the open network: Creator “Doe, Jane”');
    expect(done.stdout).toContain('Date “2020-03-05” stays, the reference says “2019-03”');
    expect(done.stdout).toContain('becomes a source: A hall');
    expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ matched: 1, made: ['A hall'] });
    expect(titles()).toHaveLength(4);
  });

  it('takes no other files, and an import without any file says what to name', async () => {
    const file = join(shell.folder, 'zotero.ris');
    writeFileSync(file, RIS);

    const both = await shell.concord('import', study(), file, '--references', file);
    const none = await shell.concord('import', study());

    expect([both.status, none.status]).toEqual([1, 2]);
    expect(both.stderr).toContain('one file and no others');
    expect(none.stderr).toContain('Name the files to import');
  });
});
