// A damaged study on the command line: refused with a way out, and salvaged into a new file.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

const PAGE = 4096;

let shell: Terminal;
const at = (name: string): string => join(shell.folder, name);

/** The byte offset at which a table or index begins. */
function startOf(name: string): number {
  const study = new Database(at('study.concord'), { readonly: true });
  const root = study.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name);
  study.close();
  return (Number(root) - 1) * PAGE;
}

beforeAll(async () => {
  shell = terminal();
  // Without a snapshot, from which everything could be taken.
  buildSample(at('study.concord'), openOptions).close();
  const bytes = readFileSync(at('study.concord'));
  // The first page, and a page that holds nothing that is not elsewhere too.
  const index = startOf('coding_by_source');
  bytes.fill(0, 100, PAGE).fill(0, index, index + PAGE);
  writeFileSync(at('damaged.concord'), bytes);
});

afterAll(() => shell[Symbol.dispose]());

test('`concord salvage` writes a new study with a report, and never touches the damaged one', async () => {
  const before = readFileSync(at('damaged.concord'));

  const refused = await shell.concord('tally', 'damaged.concord');
  const done = await shell.concord('salvage', 'damaged.concord', 'new.concord', '--report', 'report.json');

  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('concord salvage');
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toContain('“new.concord” contains');
  expect(readFileSync(at('damaged.concord'))).toEqual(before);
  const report = JSON.parse(readFileSync(at('report.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(report)).toEqual(['state', 'tables', 'missing']);
  expect(report).toMatchObject({ tables: { coding: { found: 459, missing: 0 } } });
  expect(await shell.concord('tally', 'new.concord')).toMatchObject({ status: 0, stderr: '' });
});

test('`concord salvage` overwrites nothing, and its report replaces neither study', async () => {
  writeFileSync(at('mine.concord'), 'mine');

  const over = await shell.concord('salvage', 'damaged.concord', 'mine.concord');
  const report = await shell.concord(
    'salvage',
    'damaged.concord',
    'x.concord',
    '--report',
    'damaged.concord',
  );
  const gone = await shell.concord('salvage', 'gone.concord', 'x.concord');

  expect([over.status, report.status, gone.status]).toEqual([1, 1, 1]);
  expect(over.stderr).toContain('mine.concord');
  expect(report.stderr).toContain('damaged.concord');
  expect(gone.stderr).toContain('gone.concord');
  expect(readFileSync(at('mine.concord'), 'utf8')).toBe('mine');
  expect(existsSync(at('x.concord'))).toBe(false);
});

test('`concord salvage` reads no folder and does not wait for a pipe', async () => {
  mkdirSync(at('folder.concord'));
  execFileSync('mkfifo', [at('pipe.concord')]);

  for (const name of ['folder.concord', 'pipe.concord']) {
    const refused = await shell.concord('salvage', name, 'x.concord');

    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(`“${name}” is not a Concord project`);
  }
});

test('`concord salvage` takes from a file that is cut off what can be proven, into a new project', async () => {
  const bytes = readFileSync(at('study.concord'));
  // Includes the page of the history that would confirm which project it was.
  const first = Math.floor(bytes.indexOf('"project":{') / PAGE) * PAGE;
  bytes.fill(0, first, first + PAGE);
  writeFileSync(at('cut.concord'), bytes.subarray(0, Math.floor(bytes.length * 0.7)));

  const done = await shell.concord('salvage', 'cut.concord', 'before.concord', '--report', 'cut.json');

  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toContain('The end of the file is lost, and with it the checksums');
  expect(done.stdout).toContain('This is a new project, named after the file');
  const report = JSON.parse(readFileSync(at('cut.json'), 'utf8')) as Record<string, unknown>;
  expect(Object.keys(report)).toEqual(['state', 'tables', 'missing']);
  expect(report).toMatchObject({ state: 'proven' });
  const counted = await shell.concord('tally', 'before.concord');
  expect(counted.status).toBe(0);
  expect(counted.stderr).toContain('so counts and exports cover what is left');

  // A copy without its seal is read row by row.
  const bare = readFileSync(at('before.concord'));
  writeFileSync(at('bare.concord'), bare.subarray(0, bare.readUInt32BE(28) * PAGE));
  const checked = await shell.concord('check', 'bare.concord');
  expect(checked).toMatchObject({ status: 0, stderr: '' });
  expect(checked.stdout).toContain('Salvaged from a damaged file on 20');
});
