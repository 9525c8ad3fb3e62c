import { afterEach, expect, test, vi } from 'vitest';
import type { Api } from '#electron/api.ts';
import { createClient } from '#electron/rpc/client.ts';
import { browserHost } from '#renderer/transport/browser-host.ts';
import { served } from '../../electron/hosts/served.ts';

afterEach(() => vi.unstubAllGlobals());

/** Delays each request before it is sent, the first one longest: a busy network delivers in any order. */
function slowNetwork(port: number): void {
  let waits = 60;
  const send = globalThis.fetch;
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const wait = waits;
    waits = Math.max(0, waits - 10);
    await new Promise((resolve) => setTimeout(resolve, wait));
    return await send(`http://127.0.0.1:${port}${path}`, init);
  });
}

test('acts take effect in the order in which they were done, whatever the network does', async () => {
  await using host = await served();
  const token = await host.enter();
  slowNetwork(host.port);
  const api = createClient<Api>(browserHost(token).transport);
  const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

  const made = await Promise.all(names.map((name) => api.codes.create({ name })));

  expect(made.map(({ name }) => name)).toEqual(names);
  const positions = made.map(({ position }) => position);
  expect(positions).toEqual(positions.toSorted((a, b) => a - b));
});

test('a call that fails does not delay those behind it', async () => {
  await using host = await served();
  const token = await host.enter();
  slowNetwork(host.port);
  const api = createClient<Api>(browserHost(token).transport);

  const [refused, made] = await Promise.allSettled([
    api.codes.remove({ id: 'nobody' }),
    api.codes.create({ name: 'connector' }),
  ]);

  expect(refused.status).toBe('rejected');
  expect(made).toMatchObject({ status: 'fulfilled', value: { name: 'connector' } });
});
