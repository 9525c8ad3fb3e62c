import { afterEach, expect, test, vi } from 'vitest';
import type { Api } from '#electron/api.ts';
import { createClient } from '#electron/rpc/client.ts';
import { browserHost } from '#renderer/transport/browser-host.ts';
import { served } from '../../electron/hosts/served.ts';

afterEach(() => vi.unstubAllGlobals());

test('a page without the key is told so, and not that the program was stopped', async () => {
  const host = await served();
  const send = globalThis.fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    send(`http://127.0.0.1:${host.port}${path}`, init),
  );
  const { codes } = createClient<Api>(browserHost('').transport);

  await expect(codes.create({ name: 'connector' })).rejects.toMatchObject({ key: 'errors:page_unknown' });
  await host[Symbol.asyncDispose]();
  await expect(codes.create({ name: 'connector' })).rejects.toMatchObject({
    key: 'errors:program_unreachable',
  });
});
