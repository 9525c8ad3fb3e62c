import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, test, vi } from 'vitest';
import { createWords } from '#words/words.ts';
import { electronProgram, fetchElectron, wasRefused } from '../../scripts/electron-program.ts';
import { hindrance, runWindow } from '../../scripts/start.ts';
import { testFolder } from '../helpers/project.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
  ['linux', {}, 1000, 'no_display'],
  ['linux', { DISPLAY: ':0' }, 0, 'root'],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000, null],
  ['linux', { DISPLAY: ':0', CONCORD_NO_OPEN: '1' }, 1000, 'asked'],
  ['darwin', {}, 501, null],
  ['win32', {}, undefined, null],
] as const)(
  'on %s with %j as user %s what prevents a window is %s',
  (platform, environment, uid, expected) => {
    expect(hindrance(platform, environment, uid)).toBe(expected);
  },
);

/** Writes Electron's package into `root`, with the parts that a finished download leaves. */
function electronIn(root: string, parts: { version: string; path?: string; program?: string }): void {
  const write = (name: string, text: string): void => {
    const path = join(root, 'node_modules/electron', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write('package.json', JSON.stringify({ version: '45.4.1' }));
  write('dist/version', parts.version);
  if (parts.path !== undefined) write('path.txt', parts.path);
  if (parts.program !== undefined) write(`dist/${parts.program}`, '');
}

test('finds Electron’s program when it was downloaded completely', () => {
  using folder = testFolder();
  electronIn(folder.path, { version: '45.4.1', path: 'electron', program: 'electron' });

  expect(electronProgram(folder.path)).toBe(join(folder.path, 'node_modules/electron/dist/electron'));
});

test.each([
  ['the download was interrupted', { version: '45.4.1', program: 'electron' }],
  ['it is of another version', { version: '44.0.0', path: 'electron', program: 'electron' }],
  ['it is gone', { version: '45.4.1', path: 'electron' }],
])('finds no program when %s', (_, parts) => {
  using folder = testFolder();
  electronIn(folder.path, parts);

  expect(electronProgram(folder.path)).toBeNull();
});

test('remembers for a day that the program could not be downloaded', () => {
  using folder = testFolder();
  const cache = join(folder.path, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'concord-electron-refused'), '2026-03-14T09:00:00.000Z');

  expect(wasRefused(folder.path, Date.parse('2026-03-15T08:59:00.000Z'))).toBe(true);
  expect(wasRefused(folder.path, Date.parse('2026-03-15T09:01:00.000Z'))).toBe(false);
});

test('downloads the program once and finds it', async () => {
  using folder = testFolder();
  electronIn(folder.path, { version: '45.4.1', program: 'electron' });
  installerThat(folder.path, "fs.writeFileSync(__dirname + '/path.txt', 'electron')");

  const program = await fetchElectron(folder.path);

  expect(program).toBe(join(folder.path, 'node_modules/electron/dist/electron'));
  expect(wasRefused(folder.path, Date.now())).toBe(false);
});

test('a refused download is not tried again the same day', async () => {
  using folder = testFolder();
  electronIn(folder.path, { version: '45.4.1' });
  installerThat(folder.path, 'process.exit(1)');

  const program = await fetchElectron(folder.path);

  expect(program).toBeNull();
  expect(wasRefused(folder.path, Date.now())).toBe(true);
});

/** Replaces Electron's installer, so that no test uses the network. */
function installerThat(root: string, does: string): void {
  writeFileSync(join(root, 'node_modules/electron/install.js'), `const fs = require('node:fs');\n${does};\n`);
}

/** Replaces Electron's program. */
function programThat(folder: string, does: string): string {
  const path = join(folder, 'electron');
  writeFileSync(path, `#!/bin/sh\n${does}\n`, { mode: 0o755 });
  return path;
}

test('runs the program on the clone with its arguments, and no longer as Node', async () => {
  using folder = testFolder();
  const said = join(folder.path, 'said');
  const program = programThat(folder.path, `echo "$@" "[$ELECTRON_RUN_AS_NODE]" > ${said}`);
  vi.stubEnv('ELECTRON_RUN_AS_NODE', '1');

  const failure = await runWindow(program, folder.path, ['study.concord']);

  expect(failure).toBeNull();
  expect(readFileSync(said, 'utf8')).toBe(`${folder.path} study.concord []\n`);
});

test.each([
  ['exit 127', '127'],
  ['kill -TRAP $$', 'SIGTRAP'],
])('a program that ends at once (%s) has opened no window', async (does, expected) => {
  using folder = testFolder();

  expect(await runWindow(programThat(folder.path, does), folder.path, [])).toBe(expected);
});

test('when no window can be opened, prints one sentence with the address, and serves there', async () => {
  using folder = testFolder();
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const code = `import('${resolve('scripts/start.ts')}').then(({ start }) => start(${JSON.stringify(resolve('.'))}))`;
  const child = spawn(process.execPath, ['--eval', code], {
    env: { ...environment, CONCORD_HOME: folder.path, CONCORD_NO_OPEN: '1', LC_ALL: 'en_GB.UTF-8' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = createInterface(child.stdout)[Symbol.asyncIterator]();

  const { value: line } = await said.next();
  const address = /http:\S+/.exec(String(line))?.[0] ?? '';
  const page = await fetch(address);
  child.kill('SIGINT');
  const [status] = (await once(child, 'exit')) as [number | null];

  const { t } = createWords('en');
  const why = process.platform === 'linux' ? 'no_display' : 'asked';
  expect(line).toBe(t('menu:in_browser', { reason: t(`menu:because_${why}`), address }));
  expect(await page.text()).toContain('<title>Concord</title>');
  expect(status).toBe(0);
  expect((await said.next()).done).toBe(true);
});
