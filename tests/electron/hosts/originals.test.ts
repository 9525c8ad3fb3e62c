// Originals of sources over HTTP: only with the token, byte for byte, and as nothing that could run.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { served, type Served } from './served.ts';

const PDF = resolve('fixtures/documents/report.pdf');

let host: Served;
let token: string;
let sourceId: string;
let noteId: string;

beforeAll(async () => {
  host = await served();
  token = await host.enter();
  const api = clientOf(host.session);
  const upload = await host.ask('/upload?name=report.pdf', {
    method: 'POST',
    headers: { 'x-concord-token': token },
    body: readFileSync(PDF),
  });
  const { reference } = JSON.parse(upload.body) as { reference: string };
  await api.imports.run({ files: [{ reference, name: 'report.pdf' }] });
  sourceId = (await api.project.records()).tables.source[0]?.id ?? '';
  noteId = (await api.interviews.create({ label: 'N1' })).id;
});

afterAll(async () => {
  await host[Symbol.asyncDispose]();
});

function ask(source: string, headers: Readonly<Record<string, string>> = { 'x-concord-token': token }) {
  return host.open(`/original?source=${encodeURIComponent(source)}`, { headers });
}

describe('the original of a source', () => {
  it('is served byte for byte', async () => {
    const answer = await ask(sourceId);

    expect(answer.statusCode).toBe(200);
    expect(Buffer.compare(await buffer(answer), readFileSync(PDF))).toBe(0);
  });

  it('is served as bytes that no browser shows, runs or keeps', async () => {
    const { headers } = await ask(sourceId);

    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('is refused without the token, and to a page of another origin', async () => {
    const answers = await Promise.all([
      ask(sourceId, {}),
      ask(sourceId, { 'x-concord-token': '0'.repeat(64) }),
      ask(sourceId, { 'x-concord-token': token, origin: 'http://evil.example' }),
    ]);

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 403]);
    expect(await Promise.all(answers.map(async (answer) => (await buffer(answer)).length))).toEqual([
      0, 0, 0,
    ]);
  });

  it.each(['', 'gone', '../../secret.txt', "' OR 1=1 --"])('is not found for “%s”', async (source) => {
    expect((await ask(source)).statusCode).toBe(404);
  });

  it('is not found for what was written here', async () => {
    expect((await ask(noteId)).statusCode).toBe(404);
  });
});
