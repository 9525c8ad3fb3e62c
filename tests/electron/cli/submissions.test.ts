// What was submitted, on the command line.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});
afterAll(() => {
  shell[Symbol.dispose]();
});

interface SubmissionJson {
  readonly name: string;
  readonly date: string;
  readonly note: string;
  readonly version: number;
  readonly snapshot: number;
  readonly tables: number;
}

test('a submission is kept with a snapshot that is made for it and stays, and with a version of the codebook', async () => {
  await shell.concord('new', 'other.concord');
  const none = await shell.concord('submissions', 'other.concord');
  // Else the submission takes the version that the sample study kept last.
  await shell.concord('call', 'study.concord', 'codes.create', '{"name":"unclear returns"}');
  const kept = await shell.json<SubmissionJson[]>(
    'submissions',
    'study.concord',
    '--keep',
    'second submission',
    '--date',
    '2026-11-03',
    '--note',
    'To the journal.',
    '--format',
    'json',
  );
  const snapshots = await shell.json<{ id: number; why: string }[]>(
    'snapshots',
    'study.concord',
    '--format',
    'json',
  );

  expect([none.status, none.stdout]).toEqual([0, expect.stringContaining('--keep NAME')]);
  expect(kept).toMatchObject([
    {
      name: 'second submission',
      date: '2026-11-03',
      note: 'To the journal.',
      version_name: 'second submission',
      tables: 4,
    },
    { name: 'First submission', date: '2026-03-13', version_name: 'Double coding', tables: 4 },
  ]);
  expect(snapshots.map(({ id, why }) => [id, why])).toEqual([
    [kept[0]?.snapshot, 'hand'],
    [kept[1]?.snapshot, 'hand'],
  ]);
  const { stdout } = await shell.concord('submissions', 'study.concord');
  expect(stdout).toContain('second submission · 3 November 2026');
  expect(stdout).toContain(`Snapshot ${kept[0]?.snapshot}, kept for good`);
});

test('a name that is taken, a day that is none, and a note of nothing are refused', async () => {
  const again = await shell.concord('submissions', 'study.concord', '--keep', 'second submission');
  const never = await shell.concord('submissions', 'study.concord', '--keep', 'x', '--date', '2026-02-30');
  const idle = await shell.concord('submissions', 'study.concord', '--note', 'x');

  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('“second submission”')]);
  expect([never.status, never.stderr]).toEqual([2, expect.stringContaining('calendar day')]);
  expect([idle.status, idle.stderr]).toEqual([2, expect.stringContaining('--keep NAME')]);
});
