// The installed command on a Node that cannot read the program, and on one that can.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const entry = resolve(import.meta.dirname, '../../../electron/concord.ts');

/** Runs the command on a Node that says it is of this version. */
function runOn(version: string) {
  const versions = `{ ...process.versions, node: '${version}' }`;
  const older = `Object.defineProperty(process, 'versions', { value: ${versions} })`;
  const words = ['--import', `data:text/javascript,${older}`, entry, '--help'];
  return spawnSync(process.execPath, words, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'en' } });
}

it('says which Node it needs, in one sentence, before anything that an older one cannot read', () => {
  const { status, stdout, stderr } = runOn('22.18.0');

  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^concord needs Node 24 or later, and this is Node 22\.18\.0\. .*\n$/);
});

it('runs the command line on the Node that it needs', () => {
  const { status, stdout } = runOn(process.versions.node);

  expect([status, stdout.split('\n')[0]]).toEqual([0, 'Usage: concord [options] [command]']);
});
