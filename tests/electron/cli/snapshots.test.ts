// Snapshots of a study on the command line, and restoring the study from them.
import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { openOptions } from '../../helpers/project.ts';
import { terminal, type Terminal } from './concord.ts';

interface SnapshotJson {
  readonly id: number;
  readonly file: string;
  readonly path: string;
  readonly at: string;
  readonly why: string;
  readonly bytes: number;
  readonly added: number;
  readonly verified: boolean | null;
  readonly counts: Record<string, number>;
}

let shell: Terminal;
const at = (name: string): string => join(shell.folder, name);
const listed = (...words: string[]) => shell.json<SnapshotJson[]>('snapshots', ...words, '--format', 'json');

beforeAll(async () => {
  shell = terminal();
  // Without the snapshot that belongs to what it has submitted.
  buildSample(at('study.concord'), openOptions).close();
});

afterAll(() => {
  shell[Symbol.dispose]();
});

describe('concord snapshots', () => {
  it('makes a snapshot that is checked by restoring it, and has the documented fields', async () => {
    const made = await shell.json<SnapshotJson[]>('snapshots', 'study.concord', '--make', '--format', 'json');

    expect(made).toHaveLength(1);
    expect(Object.keys(made[0] ?? {})).toEqual('id file path at why bytes added verified counts'.split(' '));
    expect(made[0]).toMatchObject({ path: at('study.concord'), why: 'hand', verified: true });
    expect(made[0]?.counts).toMatchObject({ sources: 82, codings: 450, codes: 25, respondents: 17 });
    expect(made[0]?.added).toBeLessThan(made[0]?.bytes ?? 0);
  });

  it('makes one before files are imported, which holds the study without them', async () => {
    writeFileSync(at('fair.txt'), 'A fair was held.');
    const imported = await shell.concord('import', 'study.concord', 'fair.txt');
    writeFileSync(at('second.txt'), 'And a second one.');
    await shell.concord('import', 'study.concord', 'second.txt');

    const [newest, first] = await listed('study.concord');

    expect(imported).toMatchObject({ status: 0, stderr: '' });
    expect([newest?.why, newest?.counts['sources']]).toEqual(['import', 83]);
    expect([first?.why, first?.counts['sources']]).toEqual(['hand', 82]);
  });

  it('lets an import continue without a snapshot that cannot be made, when told to', async () => {
    using other = terminal();
    await other.concord('new', 'study.concord', '--sample');
    writeFileSync(join(other.folder, 'fair.txt'), 'A fair was held.');
    // The folder for snapshots cannot be created where a file has its name.
    rmSync(join(other.folder, 'home/snapshots'), { recursive: true, force: true });
    writeFileSync(join(other.folder, 'home/snapshots'), '');

    const refused = await other.concord('import', 'study.concord', 'fair.txt');
    const before = await other.json<{ counts: { sources: number } }>(
      'check',
      'study.concord',
      '--format',
      'json',
    );
    const done = await other.concord('import', 'study.concord', 'fair.txt', '--without-snapshot');

    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('No snapshot was made');
    expect(refused.stderr).toContain('add --without-snapshot');
    expect(before.counts.sources).toBe(82);
    expect(done.status).toBe(0);
  });

  it('says so when there is none, and what --make needs', async () => {
    await shell.concord('new', 'other.concord');

    const none = await shell.concord('snapshots', 'other.concord');
    const nothing = await shell.concord('snapshots', '--make');

    expect([none.status, none.stdout]).toEqual([1, '']);
    expect(none.stderr).toContain('There is no snapshot of “other.concord”');
    expect(nothing.status).toBe(2);
  });

  it('lists snapshots although a store is cut off and other things lie in the folder', async () => {
    const folder = at('home/snapshots');
    writeFileSync(join(folder, 'x.snapshots'), 'no database');

    const all = await listed();

    expect(all.length).toBeGreaterThanOrEqual(2);
    expect(new Set(all.map(({ path }) => path))).toEqual(new Set([at('study.concord')]));
  });
});

describe('concord restore', () => {
  it('restores the study as it was, into a file of its own, and overwrites nothing', async () => {
    const all = await listed('study.concord');
    const first = all.at(-1);

    const done = await shell.concord('restore', 'study.concord', String(first?.id), 'earlier.concord');
    const again = await shell.concord('restore', 'study.concord', 'latest', 'earlier.concord');

    expect([done.status, done.stderr]).toEqual([0, '']);
    expect(done.stdout).toContain('Sources: 82, codings: 450');
    expect((await shell.concord('check', 'earlier.concord')).stdout).toContain('Sources: 82, codings: 450');
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('already exists')]);
    expect((await shell.concord('snapshots', 'earlier.concord')).stderr).toContain('no snapshot of');
  });

  it('works when the study cannot be read, and when it is gone', async () => {
    const [newest] = await listed('study.concord');
    renameSync(at('study.concord'), at('aside.concord'));
    writeFileSync(at('study.concord'), 'not a study any more');

    const damaged = await shell.concord('restore', 'study.concord', 'latest', 'from-damaged.concord');
    rmSync(at('study.concord'));
    const gone = await shell.concord('restore', 'study.concord', 'latest', 'from-gone.concord');
    const byId = await shell.concord('restore', newest?.file ?? '', 'latest', 'by-id.concord');
    const all = await shell.concord('snapshots');

    expect([damaged.status, gone.status, byId.status]).toEqual([0, 0, 0]);
    expect((await shell.concord('check', 'from-gone.concord')).stdout).toContain('Sources: 83,');
    expect(all.stdout).toContain('file not found');
    renameSync(at('aside.concord'), at('study.concord'));
  });

  it('says when a snapshot does not exist or is damaged, and leaves no file behind', async () => {
    const missing = await shell.concord('restore', 'study.concord', '99', 'none.concord');
    const [store = ''] = readdirSync(at('home/snapshots')).filter((name) =>
      /^[0-9a-f-]+\.snapshots$/.test(name),
    );
    const path = join(at('home/snapshots'), store);
    const sqlite = new Database(path);
    sqlite.exec('UPDATE chunk SET bytes = zeroblob(9)');
    sqlite.close();

    const damaged = await shell.concord('restore', 'study.concord', '1', 'none.concord');
    writeFileSync(path, 'no store any more');
    const unreadable = await shell.concord('restore', 'study.concord', '1', 'none.concord');

    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('no snapshot 99')]);
    expect([damaged.status, damaged.stderr]).toEqual([1, expect.stringContaining('damaged')]);
    expect([unreadable.status, unreadable.stderr]).toEqual([1, expect.stringContaining(path)]);
    expect(readdirSync(shell.folder).filter((name) => name.startsWith('none'))).toEqual([]);
  });
});

describe('while a blind round lasts', () => {
  it('tells no counts of snapshots to those from whom it hides some of the study', async () => {
    using own = terminal();
    const made = await own.concord('new', 'blind.concord', '--sample');
    expect(made.status).toBe(0);
    await own.concord('snapshots', 'blind.concord', '--make');
    const { tables } = await own.json<{ tables: { coder: { id: string; name: string }[] } }>(
      'call',
      'blind.concord',
      'project.records',
    );
    const lena = tables.coder.find(({ name }) => name === 'Lena')!;
    const round = { name: 'Round 1', kind: 'persons', coderIds: [lena.id], ownerSees: true };
    await own.concord('call', 'blind.concord', 'rounds.open', JSON.stringify(round));
    const counts = async (...as: string[]) =>
      (await own.json<SnapshotJson[]>('snapshots', 'blind.concord', '--format', 'json', ...as))[0]?.counts;

    expect([await counts(), await counts('--as', 'Lena')]).toEqual([null, null]);
    const seen = await counts('--as', 'Wei');
    expect(seen?.['codings']).toBeGreaterThan(300);
    const { stdout } = await own.concord('snapshots', 'blind.concord', '--as', 'Lena');
    expect(stdout).toContain('hidden from you while blind work lasts');
    // Not as a part of an id.
    const told = new RegExp(`\\b${seen?.['codings'] ?? 0}\\b(?! [KM]B)`);
    expect(stdout).not.toMatch(told);
    const restored = await own.concord('restore', 'blind.concord', '1', 'earlier.concord');
    expect([restored.status, told.test(restored.stdout)]).toEqual([0, false]);
  });
});
