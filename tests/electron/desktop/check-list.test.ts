// The check list of Electron's security guide (electronjs.org/docs/latest/tutorial/security), point by point, on the
// built program. closed-doors.test.ts tries what a page must not do, frame by frame and address by address;
// tests/packaging.test.ts checks the fuses in a packed program.
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { startScreen, type Desktop, type StartScreen } from './start-desktop.ts';
import { programPath } from './stand-in/module.ts';

let screen: StartScreen;
let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  screen = await startScreen();
  ({ desktop, page } = screen);
});

afterAll(() => screen?.[Symbol.asyncDispose]());

/** The options that Electron gets for the window. */
function preferences(): Readonly<Record<string, unknown>> {
  return { ...desktop.window.options.webPreferences };
}

/** The text of the built programs that run beside the store. */
function programs(): string {
  const names = readdirSync(programPath('.')).filter((name) => /\.c?js$/.test(name));
  expect(names).toContain('main.js');
  return names.map((name) => readFileSync(programPath(name), 'utf8')).join('\n');
}

async function policy(): Promise<ReadonlyMap<string, string>> {
  const answer = await desktop.electron.answerPage('app://concord/', 'GET');
  const directives = (answer?.headers.get('content-security-policy') ?? '').split('; ');
  return new Map(
    directives.map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

test('1. only its own pages are loaded: nothing comes from a network, by any protocol', async () => {
  expect(new URL(page.url()).host).toBe('concord.test');
  expect([...desktop.window.refused, ...desktop.window.escaped]).toEqual([]);
  const addresses = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://example.org/`);
  expect(addresses.filter((address) => desktop.electron.session.allows(address))).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
});

test('2. the page has no Node', async () => {
  expect(preferences()).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
  );
  expect(found).toEqual([]);
});

test('3. the preload is isolated from the page', () => {
  expect(preferences()['contextIsolation']).toBe(true);
});

test('4. every page process runs in a sandbox', () => {
  expect(preferences()['sandbox']).toBe(true);
  expect(desktop.electron.app.isSandboxed).toBe(true);
});

test('5. no permission is granted except copying', () => {
  // Every permission in Electron's types of both handlers.
  const permissions = [
    'accessibility-events clipboard-read clipboard-sanitized-write deprecated-sync-clipboard-read display-capture',
    'fileSystem fullscreen geolocation hid idle-detection keyboardLock media mediaKeySystem midi midiSysex',
    'notifications openExternal pointerLock serial speaker-selection storage-access top-level-storage-access',
    'usb window-management unknown',
  ].flatMap((line) => line.split(' '));

  expect(permissions.filter((permission) => desktop.electron.session.grants(permission))).toEqual([
    'clipboard-sanitized-write',
  ]);
  expect(desktop.electron.session.grantsDevice()).toBe(false);
});

test('6. web security stays on', () => {
  expect(preferences()['webSecurity']).toBe(true);
});

test('7. the content security policy names what may load, and no script but Concord’s own', async () => {
  const allowed = await policy();

  expect(allowed.get('default-src')).toBe("'none'");
  expect(allowed.get('script-src')).toBe("'self'");
  expect(allowed.get('connect-src')).toBe("'self'");
  expect(allowed.get('base-uri')).toBe("'none'");
  expect(allowed.get('form-action')).toBe("'none'");
  expect(allowed.get('frame-ancestors')).toBe("'none'");
  expect(allowed.get('require-trusted-types-for')).toBe("'script'");
  const sources = [...allowed].filter(([name]) => name.endsWith('-src')).map(([, value]) => value);
  expect(sources.join(' ')).not.toMatch(/\*|https?:|unsafe-eval|wasm-unsafe-eval|strict-dynamic/);
  // Only styles may stand in the page itself.
  expect([...allowed].filter(([, value]) => value.includes('unsafe')).map(([name]) => name)).toEqual([
    'style-src',
  ]);
});

test.each(['8. allowRunningInsecureContent', '9. experimentalFeatures', '10. enableBlinkFeatures'])(
  '%s is not requested',
  (point) => {
    const name = point.replace(/^\d+\. /, '');

    expect(preferences()).not.toHaveProperty(name);
    expect(programs()).not.toContain(name);
  },
);

test('11. no web view is created, with popups or without', () => {
  expect(preferences()['webviewTag']).toBe(false);
  expect(programs()).not.toMatch(/allowpopups|createElement\(["']webview/i);
});

test('12. a web view that is attached all the same is refused, whatever its options', () => {
  let refused = 0;
  desktop.window.webContents.emit('will-attach-webview', { preventDefault: () => (refused += 1) }, {}, {});

  expect(refused).toBe(1);
});

test.each([
  'https://example.org/',
  'file:///etc/passwd',
  'app://elsewhere/',
  'javascript:alert(1)',
  'data:,x',
])('13. neither window nor frame navigates to %s', (url) => {
  const refused: boolean[] = [];
  for (const isMainFrame of [true, false]) {
    const event = { url, isMainFrame, preventDefault: () => refused.push(isMainFrame) };
    desktop.window.webContents.emit('will-frame-navigate', event);
  }

  expect(refused).toEqual([true, false]);
});

test('14. no second window is opened', async () => {
  await page.evaluate(() => void window.open('https://example.org/'));
  await expect.poll(() => page.context().pages()).toHaveLength(1);

  expect(desktop.window.webContents.opensWindows).toBe(false);
});

test('15. nothing is handed to the system to open', () => {
  expect(programs()).not.toMatch(/\bopenExternal\b(?!")|\bopenPath\b|shell\.openItem/);
});

test('16. Electron has one exact version, in the manifest and as installed', () => {
  const version = (path: string): unknown =>
    (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };

  expect(devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/);
  expect(version('node_modules/electron/package.json')).toBe(devDependencies['electron']);
});

test('17. messages are accepted from the window’s own page only, on two channels', async () => {
  const { ipc } = desktop.electron;
  const { webContents } = desktop.window;
  const own = { sender: webContents, senderFrame: webContents.mainFrame };
  const strangers = [
    { sender: {}, senderFrame: webContents.mainFrame },
    { sender: webContents, senderFrame: null },
    { sender: webContents, senderFrame: { url: 'https://example.org/', parent: null } },
    { sender: webContents, senderFrame: { url: 'app://elsewhere/', parent: null } },
    { sender: webContents, senderFrame: { url: 'app://concord/', parent: webContents.mainFrame } },
  ];
  const call = ['desk.state', { input: {}, call: '1' }] as const;

  const answers = await Promise.allSettled(strangers.map((from) => ipc.invoke(from, 'concord:call', call)));

  expect(answers.map(({ status }) => status)).toEqual(strangers.map(() => 'rejected'));
  expect(await ipc.invoke(own, 'concord:call', call)).toMatchObject({ ok: true });
  expect([...ipc.invoked, ...ipc.eventNames()]).toEqual(['concord:call', 'concord:dropped']);
});

test('18. pages have a scheme of their own, with an origin; file: is never used', async () => {
  expect(desktop.electron.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  expect(programs()).not.toMatch(/loadFile\(|["'`]file:\/\//);
  expect(await desktop.electron.answerPage('file:///etc/passwd', 'GET')).toBeNull();
});

test('19. every fuse is set and stands where the packer reads it', () => {
  const lines = readFileSync('electron-builder.yml', 'utf8').split('\n');
  const start = lines.indexOf('electronFuses:') + 1;
  const end = lines.findIndex((line, index) => index >= start && !/^\s+\S|^$/.test(line));
  const fuses = lines.slice(start, end).flatMap((line) => {
    const [, name, value] = /^ {2}(\w+): (true|false)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value === 'true'] as const];
  });

  expect(Object.fromEntries(fuses)).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('20. the page gets three functions and nothing of Electron', async () => {
  const given = await page.evaluate(() =>
    Object.entries(window.concord ?? {}).map(([name, value]) => `${name} ${typeof value}`),
  );

  expect(given).toEqual(['invoke function', 'subscribe function', 'pathOf function']);
  expect(readFileSync(programPath('preload.cjs'), 'utf8').match(/exposeInMainWorld\(/g)).toHaveLength(1);
});
