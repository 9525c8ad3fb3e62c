// `team sync --watch` goes on until it is stopped, also where nothing holds a connection open.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { terminal, type Terminal } from '../cli/concord.ts';

const entry = resolve(import.meta.dirname, '../../../dist/cli.js');

async function said(shell: Terminal, ...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await shell.concord(...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

test('the file that keeps the log of a folder takes the work of others as long as it is watched, and says why it cannot', async () => {
  using shell = terminal();
  const folder = join(shell.folder, 'shared');
  mkdirSync(folder);
  await said(shell, 'new', 'his.concord', '--coder', 'Wei');
  await said(shell, 'team', 'folder', 'create', 'his.concord', folder);
  const invited = await said(shell, 'team', 'invite', 'his.concord', '--login', 'lena', '--role', 'coder');
  const invitation = invited.trimEnd().split('\n').at(-1) ?? '';
  const joining = ['team', 'join', 'hers.concord', '--invitation', invitation, '--name', 'Lena'];
  expect((await shell.concord(...joining, '--login', 'lena')).status).toBe(2);
  await said(shell, ...joining);

  const watching = spawn(
    process.execPath,
    [entry, 'team', 'sync', 'his.concord', '--watch', '--format', 'json'],
    {
      cwd: shell.folder,
      env: { ...process.env, CONCORD_HOME: join(shell.folder, 'home'), LC_ALL: 'en_GB.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(watching, 'exit');
  let out = '';
  let complaints = '';
  watching.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  watching.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  try {
    await expect.poll(() => out).toContain('"received":1');
    await said(shell, 'call', 'hers.concord', 'codes.create', '{"name":"guide"}');
    renameSync(folder, `${folder} away`);
    await expect.poll(() => complaints).toContain('is not at');
    renameSync(`${folder} away`, folder);
    await said(shell, 'team', 'sync', 'hers.concord');
    await expect.poll(() => out.split('\n').length).toBeGreaterThan(2);
  } finally {
    watching.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
  // It was closed, and not left as by a program that was killed.
  expect(await said(shell, 'tally', 'his.concord')).not.toBe('');
});
