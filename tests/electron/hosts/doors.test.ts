// Who may talk to the browser host, and what it reveals. Any page on the machine can reach a port.
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { served, type Served } from './served.ts';

let host: Served;

beforeAll(async () => {
  host = await served();
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
});

const rpc = { method: 'POST', body: JSON.stringify({ input: {} }) };

describe('the key in the address', () => {
  it('gives a token once, and nothing the second time', async () => {
    await using fresh = await served();
    const body = JSON.stringify({ key: fresh.key });

    const first = await fresh.ask('/session', { method: 'POST', body });
    const second = await fresh.ask('/session', { method: 'POST', body });

    expect(first.status).toBe(200);
    expect(JSON.parse(first.body)).toEqual({ token: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown });
    expect([second.status, second.body]).toEqual([403, '']);
  });

  it.each(['{"key":"0"}', `{"key":"${'0'.repeat(32)}"}`, '{"key":null}', '{}', 'null', 'no json'])(
    'cannot be guessed by %s, and stays valid',
    async (body) => {
      await using fresh = await served();

      const guessed = await fresh.ask('/session', { method: 'POST', body });

      expect([400, 403]).toContain(guessed.status);
      expect(await fresh.enter()).toHaveLength(64);
    },
  );
});

describe('without the token', () => {
  const doors = [
    ['/rpc/project.records', rpc],
    ['/rpc/desk.state', rpc],
    ['/news', {}],
    ['/upload?name=a.txt', { method: 'POST', body: 'text' }],
    ['/download?reference=download:a/b', {}],
    ['/original?source=a', {}],
    ['/nothing', { method: 'POST', body: '{}' }],
  ] as const;

  it.each(doors)('%s is closed', async (path, asked) => {
    const missing = await host.ask(path, asked);
    const wrong = await host.ask(path, { ...asked, headers: { 'x-concord-token': '0'.repeat(64) } });

    expect([missing.status, wrong.status]).toEqual([401, 401]);
    expect([missing.body, wrong.body]).toEqual(['', '']);
  });
});

describe('a request from elsewhere', () => {
  it.each([
    ['a foreign Host, as after DNS rebinding', { host: 'evil.example' }],
    ['the right name and another port', { host: '127.0.0.1:1' }],
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['the Origin of another port', { origin: 'http://127.0.0.1:1' }],
    ['no Origin of a page', { origin: 'null' }],
  ])('is refused even with the token: %s', async (_, headers) => {
    await using fresh = await served();
    const token = await fresh.enter();
    const own = { 'x-concord-token': token };

    const good = await fresh.ask('/rpc/desk.state', { ...rpc, headers: own });
    const bad = await fresh.ask('/rpc/desk.state', { ...rpc, headers: { ...own, ...headers } });
    const page = await fresh.ask('/', { headers });

    expect([good.status, bad.status, page.status]).toEqual([200, 403, 403]);
  });

  it('does not even arrive over the network', async () => {
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

    const reached = await new Promise<boolean>((done) => {
      const socket = connect({ host: outside ?? '127.0.0.2', port: host.port });
      socket.on('connect', () => done(true)).on('error', () => done(false));
      socket.setTimeout(2000, () => done(false));
    });

    expect(reached).toBe(false);
  });
});

describe('a page', () => {
  it.each(['/', '/assets/app.js'])(
    '%s comes with a policy that lets nothing foreign run or load',
    async (path) => {
      const { status, headers } = await host.ask(path);

      expect(status).toBe(200);
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toEqual(
        expect.arrayContaining([
          "default-src 'none'",
          "script-src 'self'",
          "connect-src 'self'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          'trusted-types ProseMirrorClipboard concord-pdf-worker concord-printed-page',
        ]),
      );
      expect(policy.filter((rule) => rule.startsWith('script-src'))).toEqual(["script-src 'self'"]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      });
    },
  );

  it('allows caching of what never changes, and of nothing else', async () => {
    const [first, asset] = [await host.ask('/'), await host.ask('/assets/app.js')];

    expect(first.headers['cache-control']).toBe('no-store');
    expect(asset.headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/secret.txt%00.html',
    '/assets',
    '/nothing.html',
  ])('outside the folder of pages is not found: %s', async (path) => {
    const { status, body } = await host.ask(path);

    expect([status, body]).toEqual([404, '']);
  });

  it('is not given for a malformed address', async () => {
    const { status } = await host.ask('/%');

    expect([400, 404]).toContain(status);
  });
});
