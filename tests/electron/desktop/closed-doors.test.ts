// Tries what the page must not be able to do; check-list.test.ts covers Electron's own check list. Isolation and
// sandbox are asserted as options: only Electron itself could prove them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startScreen, type Desktop, type StartScreen } from './start-desktop.ts';
import type { Sender } from './stand-in/electron.ts';

let screen: StartScreen;
let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  screen = await startScreen();
  ({ desktop, page } = screen);
});

afterAll(() => screen?.[Symbol.asyncDispose]());

function callFrom(from: Sender): Promise<unknown> {
  return desktop.electron.ipc.invoke(from, 'concord:call', ['desk.state', { input: {}, call: '1' }]);
}

test('serves its page with a content security policy that allows no foreign script, and the page obeys it', async () => {
  const served = await desktop.electron.answerPage('app://concord/', 'GET');
  const policy = served?.headers.get('content-security-policy') ?? '';

  expect(served?.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(desktop.window.complaints).toEqual([]);
});

test('runs no script that is inserted into the page', async () => {
  const before = desktop.window.complaints.length;

  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    try {
      script.text = 'window.ranForeignScript = true';
      document.head.append(script);
    } catch {
      // Trusted Types refuse the text itself.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    return 'ranForeignScript' in window;
  });

  expect(ran).toBe(false);
  expect(desktop.window.complaints.splice(before)).not.toEqual([]);
});

test.each(['app://concord/../main.js', 'app://concord/%2e%2e/main.js', 'app://elsewhere/index.html'])(
  'serves nothing at %s',
  async (address) => {
    expect((await desktop.electron.answerPage(address, 'GET'))?.status).toBe(404);
  },
);

test('answers no request that would write', async () => {
  expect((await desktop.electron.answerPage('app://concord/', 'POST'))?.status).toBe(404);
});

test('refuses to navigate to another address', async () => {
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.getByRole('button', { name: 'New project' }).waitFor();

  expect(new URL(page.url()).host).toBe('concord.test');
  expect(desktop.window.escaped).toEqual([]);
});

test('refuses to navigate to a file, as when one is dropped outside its place', async () => {
  let isPrevented = false;
  desktop.window.webContents.emit('will-frame-navigate', {
    url: 'file:///etc/passwd',
    isMainFrame: true,
    preventDefault: () => (isPrevented = true),
  });

  expect(isPrevented).toBe(true);
});

test('lets the page copy a passage', () => {
  expect(desktop.electron.session.grants('clipboard-sanitized-write')).toBe(true);
});

test('grants no device and starts no download', () => {
  expect(desktop.electron.session.grantsDevice()).toBe(false);
  expect(desktop.electron.session.downloads()).toBe(false);
});

test.each([
  'https://example.org/',
  'http://127.0.0.1:8080/',
  'ws://example.org/',
  'file:///etc/passwd',
  'app://elsewhere/',
])('lets no request through to %s', (address) => {
  expect(desktop.electron.session.allows(address)).toBe(false);
});

test('uses no network of its own: no name lookup, spell checker or direct connection', () => {
  expect(desktop.electron.app.switches['host-resolver-rules']).toBe('MAP * ~NOTFOUND');
  expect(desktop.electron.session.spellChecks).toBe(false);
  expect(desktop.window.webContents.webRtcPolicy).toBe('disable_non_proxied_udp');
});

test('requests nothing from the network while it starts', () => {
  expect([...desktop.window.refused, ...desktop.window.escaped]).toEqual([]);
});

test('ignores a call from a frame inside the page', async () => {
  const { webContents } = desktop.window;
  const senderFrame = { url: 'app://concord/', parent: webContents.mainFrame };

  await expect(callFrom({ sender: webContents, senderFrame })).rejects.toThrow('refused');
});

test('answers a malformed call with one sentence', async () => {
  const answer = await page.evaluate(() => window.concord?.invoke('desk.state', 'nonsense'));

  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid', key: 'errors:invalid_input' } });
});

test('reads no file that the person has not chosen', async () => {
  const { ipc } = desktop.electron;
  const from = { sender: desktop.window.webContents, senderFrame: desktop.window.webContents.mainFrame };
  const path = `${desktop.home}/study.concord`;
  const create = { path, name: 'Study', coderName: 'Wei' };
  await ipc.invoke(from, 'concord:call', ['desk.create', { input: create, call: '1' }]);

  const file = { reference: `${desktop.home}/settings.json`, name: 'settings.txt' };
  const answer = await ipc.invoke(from, 'concord:call', ['imports.preview', { input: { file }, call: '2' }]);

  expect(answer).toMatchObject({ ok: false, error: { key: 'errors:no_such_file' } });
});
