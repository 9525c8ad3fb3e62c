// Another user of the same machine finds the key nowhere and is never let in.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { launchChromium } from '../../helpers/chromium.ts';
import { testFolder } from '../../helpers/project.ts';
import { served } from './served.ts';

const NOBODY = 65_534;
const entry = fileURLToPath(new URL('../../../electron/concord.ts', import.meta.url));
const KEY = /#key=([0-9a-f]{32})/;

/** What a Node script prints when another user runs it. Only root can become another user; elsewhere this fails. */
async function asNobody(script: string): Promise<string> {
  const become = `process.setgroups([]); process.setgid(${NOBODY}); process.setuid(${NOBODY});`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `${become} ${script}`]);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await once(child, 'close');
  return printed.trim();
}

it('another user of the machine is refused even with the key, which stays valid for its owner', async () => {
  await using host = await served();

  const refused = await asNobody(`
    const body = JSON.stringify({ key: '${host.key}' });
    const answer = await fetch('http://127.0.0.1:${host.port}/session', { method: 'POST', body });
    console.log(answer.status);`);

  expect(refused).toBe('403');
  expect(await host.enter()).toHaveLength(64);
});

it('the key stands in no argument, environment or file that others may read, and lets in once', async () => {
  using folder = testFolder();
  const at = (name: string): string => join(folder.path, name);
  const home = at('home');
  mkdirSync(home);
  mkdirSync(at('settings'));
  // Takes the place of the system's opener and saves its arguments.
  mkdirSync(at('bin'));
  writeFileSync(
    at('bin/xdg-open'),
    `#!/bin/sh\necho "$@" > ${at('opened')}.part\nmv ${at('opened')}.part ${at('opened')}\nsleep 20\n`,
    {
      mode: 0o755,
    },
  );
  const child = spawn(process.execPath, [entry, 'serve'], {
    env: {
      ...process.env,
      PATH: `${at('bin')}:${process.env['PATH']}`,
      HOME: home,
      CONCORD_HOME: at('settings'),
      LANG: 'en_GB.UTF-8',
    },
    stdio: ['ignore', openSync(at('printed'), 'w'), openSync(at('complained'), 'w')],
  });

  await expect.poll(() => existsSync(at('opened'))).toBe(true);
  const page = readFileSync(at('opened'), 'utf8').trim();
  const key = KEY.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
  const modes = [page, dirname(page)].map((path) => statSync(path).mode & 0o777);
  const seenByOthers = [
    ...processes(),
    readFileSync(at('printed'), 'utf8'),
    ...filesIn(at('settings')),
  ].filter((text) => text.includes(key));
  const readByNobody = await asNobody(`
    import { readFileSync } from 'node:fs';
    try { readFileSync(${JSON.stringify(page)}); console.log('read'); } catch ({ code }) { console.log(code); }`);
  const browser = await launchChromium();
  const tab = await browser.newPage();
  await tab.goto(`file://${page}`);
  await tab.getByRole('button', { name: 'New project' }).waitFor();
  const address = tab.url();
  await browser.close();

  expect(key).toHaveLength(32);
  expect(modes).toEqual([0o600, 0o700]);
  expect(seenByOthers).toEqual([]);
  expect(readFileSync(at('printed'), 'utf8')).toContain(page);
  expect(readByNobody).toBe('EACCES');
  expect(address).not.toContain('key');
  await expect.poll(() => existsSync(dirname(page))).toBe(false);
  child.kill('SIGTERM');
  await once(child, 'exit');
});

/** The arguments and the environment of every process, as the system shows them. */
function processes(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) =>
      ['cmdline', 'environ'].map((what) => {
        try {
          return readFileSync(`/proc/${pid}/${what}`, 'latin1');
        } catch {
          // The process has ended meanwhile.
          return '';
        }
      }),
    );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'));
}
