// A study of an earlier version on the command line. A command that writes says what the update does and how to go
// back; output for scripts stays the same.
import { copyFileSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isOlderStudy } from '#electron/engines/updating.ts';
import { terminal, type Terminal } from './concord.ts';

const earlier = join(import.meta.dirname, '../../../fixtures/projects/0004.concord');

let shell: Terminal;
const at = (name: string): string => join(shell.folder, name);

beforeEach(() => {
  shell = terminal();
  copyFileSync(earlier, at('旧 研究.concord'));
});
afterEach(() => shell[Symbol.dispose]());

test('a command that writes says what the update does, where its snapshot lies and how to go back, and prints as always', async () => {
  const made = await shell.concord('call', '旧 研究.concord', 'codes.create', '{"name":"new"}');
  const again = await shell.concord('call', '旧 研究.concord', 'codes.create', '{"name":"newer"}');

  expect(made.status).toBe(0);
  expect(JSON.parse(made.stdout)).toMatchObject({ name: 'new' });
  const [first = '', last = '', ...more] = made.stderr.trimEnd().split('\n');
  expect(more).toEqual([]);
  expect(first).toContain('“旧 研究.concord” was last used with an earlier version of Concord');
  expect(first).toMatch(/takes about 2 seconds\. .* at most \d\S* [kM]B, with .* free, in /);
  expect(first).toContain(at('home/snapshots'));
  const [, command] = /run `(concord restore .*) NEW\.concord`/.exec(last) ?? [];
  expect(command).toBe(`concord restore '${at('旧 研究.concord')}' 1`);
  expect([again.status, again.stderr]).toEqual([0, '']);

  const restored = await shell.typed(`${command} back.concord`);

  expect(restored.status).toBe(0);
  expect(isOlderStudy(at('back.concord'))).toBe(true);
});

test('each command that writes says so, and a command that reads changes nothing', async () => {
  writeFileSync(at('fair.txt'), 'A fair was held.');
  const before = readFileSync(earlier);

  const counted = await shell.concord('tally', '旧 研究.concord', '--format', 'json');
  const asItWas = readFileSync(at('旧 研究.concord')).equals(before);
  const imported = await shell.concordIn('zh_CN.UTF-8', 'import', '旧 研究.concord', 'fair.txt');
  copyFileSync(earlier, at('kept.concord'));
  const kept = await shell.concord('snapshots', 'kept.concord', '--make', '--format', 'json');

  expect([counted.status, asItWas]).toEqual([0, true]);
  expect(JSON.parse(counted.stdout)).toHaveProperty('rows');
  expect(imported.status).toBe(0);
  expect(imported.stderr).toContain('“旧 研究.concord”上次由较早版本的 Concord 使用');
  expect(imported.stderr).toContain('已升级');
  expect(kept.status).toBe(0);
  expect(kept.stderr).toContain('“kept.concord” is updated.');
  expect((JSON.parse(kept.stdout) as { why: string }[]).map(({ why }) => why)).toContain('migration');
});

test('the browser host says so before its address, by whatever name the study is opened', async () => {
  symlinkSync(at('旧 研究.concord'), at('linked.concord'));
  linkSync(at('旧 研究.concord'), at('second name.concord'));

  using served = await shell.serve('linked.concord');

  await expect.poll(() => served.complained()).toContain('“旧 研究.concord” is updated.');
  expect(isOlderStudy(at('second name.concord'))).toBe(false);
});

test('an update for which no snapshot can be made is refused, and no success is reported', async () => {
  await shell.concord('new', 'any.concord');
  writeFileSync(at('home/snapshots'), 'no folder');

  const refused = await shell.concord('call', '旧 研究.concord', 'codes.create', '{"name":"new"}');

  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr.trimEnd().split('\n')).toEqual([
    expect.stringContaining('A copy has to be kept before the update'),
  ]);
  expect(readFileSync(at('旧 研究.concord')).equals(readFileSync(earlier))).toBe(true);
});
