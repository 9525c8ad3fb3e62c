// The installed command on a Node too old for the program, and on one that is recent enough.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const entry = resolve(import.meta.dirname, '../../../electron/concord.ts');

/** Runs the command on a Node that reports this version. */
function runOn(version: string) {
  const versions = `{ ...process.versions, node: '${version}' }`;
  const older = `Object.defineProperty(process, 'versions', { value: ${versions} })`;
  const words = ['--import', `data:text/javascript,${older}`, entry, '--help'];
  return spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'en' } });
}

it('says in one sentence which Node it needs, before any syntax that an older Node cannot read', () => {
  const { status, stdout, stderr } = runOn('22.18.0');

  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^concord needs Node 24 or later, and this is Node 22\.18\.0\. .*\n$/);
});

it('runs on the Node version that it needs', () => {
  const { status, stdout } = runOn(process.versions.node);

  expect([status, stdout.split('\n')[0]]).toEqual([0, 'Usage: concord [options] [command]']);
});
