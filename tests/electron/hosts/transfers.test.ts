// Files and news over HTTP: upload, import, export, download, cancelling, several windows.
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import type { News, Progress } from '#electron/rpc/transport.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { httpClient, httpTransport } from './http-client.ts';
import { served, type Served } from './served.ts';

let host: Served;
let token: string;
let api: Client<Api>;

beforeEach(async () => {
  host = await served();
  token = await host.enter();
  api = httpClient(host, token);
});

afterEach(async () => {
  await host[Symbol.asyncDispose]();
});

async function upload(name: string, body: string | Uint8Array): Promise<{ reference: string; name: string }> {
  const answer = await host.ask(`/upload?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'x-concord-token': token },
    body,
  });
  return { reference: (JSON.parse(answer.body) as { reference: string }).reference, name };
}

function download(reference: string) {
  return host.ask(`/download?reference=${encodeURIComponent(reference)}`, {
    headers: { 'x-concord-token': token },
  });
}

describe('an uploaded file', () => {
  it('becomes a source, and its export is downloaded', async () => {
    const file = await upload('新闻 1.txt', '协会办了一个展览。');

    const report = await api.imports.run({ files: [file], className: 'news' });
    await api.exports.sources({ to: 'download:one/sources.csv', format: 'csv' });
    const answer = await download('download:one/sources.csv');

    expect(report.failed).toBe(0);
    expect(answer.status).toBe(200);
    expect(readCsv(answer.body).map(({ source, characters }) => [source, characters])).toEqual([
      ['新闻 1', '9'],
    ]);
  });

  it.each([`${'很长的名称'.repeat(60)}.txt`, `${'long '.repeat(80)}.txt`])(
    'may have a name with more bytes than a file system allows: “%s”',
    async (name) => {
      const files = [await upload(`甲${name}`, 'One text.'), await upload(`乙${name}`, 'Another text.')];

      const report = await api.imports.run({ files });

      expect(report.lines.map(({ outcome, name: called }) => [outcome, called])).toEqual([
        ['imported', `甲${name}`],
        ['imported', `乙${name}`],
      ]);
    },
  );

  it('is deleted once it was imported, and a download once it was fetched', async () => {
    const file = await upload('news.txt', 'A fair was held.');
    await api.imports.run({ files: [file] });
    await api.exports.sources({ to: 'download:one/sources.csv', format: 'csv' });
    await download('download:one/sources.csv');

    const again = await api.imports.run({ files: [file] });
    const { status } = await download('download:one/sources.csv');

    expect(again.lines.map(({ error }) => error?.key)).toEqual(['errors:no_such_file']);
    expect(status).toBe(400);
  });

  it.each(['../../escape.txt', '..\\..\\escape.txt', '/etc/escape.txt', '..', ''])(
    'stays in its folder whatever its name: “%s”',
    async (name) => {
      const { reference } = await upload(name, 'text');

      expect(reference).toMatch(/^upload:[0-9a-f]{24}\/(?:escape\.txt|file)$/);
    },
  );

  it.each([
    'upload:../x/secret.txt',
    'upload:a/../../secret.txt',
    '/etc/passwd',
    'file:///etc/passwd',
    'download:a/b',
    'upload:gone/a.txt',
  ])('is the only thing that an import reads: %s is not found', async (reference) => {
    const { lines } = await api.imports.run({ files: [{ reference, name: 'a.txt' }] });

    expect(lines.map(({ outcome, error }) => [outcome, error?.code, error?.key])).toEqual([
      ['failed', 'not_found', 'errors:no_such_file'],
    ]);
  });

  it.each(['/etc/concord-escape.csv', 'upload:a/b.csv', 'download:../a.csv', 'download:a'])(
    'does not let an export write anywhere else: %s',
    async (to) => {
      const writing = api.exports.sources({ to, format: 'csv' });

      await expect(writing).rejects.toMatchObject({ code: 'not_found', key: 'errors:no_such_file' });
    },
  );

  it('is not downloaded from outside the folder', async () => {
    const answers = await Promise.all(
      ['download:a/../../secret.txt', 'download:a/b', '/etc/passwd', ''].map(download),
    );

    expect(answers.map(({ status, body }) => [status >= 400, body])).toEqual(answers.map(() => [true, '']));
  });
});

describe('an uploaded folder', () => {
  async function uploadIn(folder: string, path: string, body: string) {
    const place = new URLSearchParams({ name: path, folder });
    const answer = await host.ask(`/upload?${place}`, {
      method: 'POST',
      headers: { 'x-concord-token': token },
      body,
    });
    if (answer.status !== 200) return { status: answer.status };
    return { reference: (JSON.parse(answer.body) as { reference: string }).reference };
  }

  it('is one thing, and its files keep their places in it', async () => {
    const sent = [
      await uploadIn('one', 'talks/N1.txt', 'A fair was held.'),
      await uploadIn('one', 'talks/more/N2.txt', 'Another one.'),
    ];

    const report = await api.imports.run({ files: [{ reference: 'upload:one/talks', name: 'talks' }] });

    expect(sent).toEqual([{ reference: 'upload:one/talks' }, { reference: 'upload:one/talks' }]);
    expect(report.lines.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['more/N2.txt', 'imported'],
      ['N1.txt', 'imported'],
    ]);
  });

  it.each(['../escape', 'a/b', '', '..'])('is refused with the id “%s”', async (id) => {
    expect(await uploadIn(id, 'talks/N1.txt', 'text')).toEqual({ status: 400 });
  });

  it('keeps its files inside, whatever their names', async () => {
    await uploadIn('two', 'talks/../../../escape.txt', 'text');

    const { lines } = await api.imports.run({ files: [{ reference: 'upload:two/talks', name: 'talks' }] });

    expect(lines.map(({ name }) => name)).toEqual(['file/file/file/escape.txt']);
  });
});

interface Ended {
  readonly ok: boolean;
  readonly value: {
    readonly cancelled: boolean;
    readonly lines: readonly { readonly sourceIds: string[] }[];
  };
}

/** So many texts that an import of them is far from done when its window's wish to stop arrives. */
const MANY = 1500;

describe('an import that its window cancels', () => {
  const cancel = (call: string, headers: Record<string, string>) =>
    host.ask('/cancel', { method: 'POST', headers, body: JSON.stringify({ call }) });

  it('stops, and its answer says what was imported', async () => {
    const files = [];
    for (let place = 0; place < MANY; place += 1)
      files.push(await upload(`${place}.txt`, `Text number ${place}. `.repeat(2000)));

    const answer = await host.open('/rpc/imports.run', {
      method: 'POST',
      headers: { 'x-concord-token': token },
      body: JSON.stringify({ input: { files }, call: 'import 1' }),
    });
    let outcome: Ended | undefined;
    for await (const line of createInterface(answer)) {
      const message = JSON.parse(line) as { progress?: Progress; outcome?: Ended };
      if ((message.progress?.done ?? 0) > 0) await cancel('import 1', { 'x-concord-token': token });
      outcome ??= message.outcome;
    }

    const { tables } = await api.project.records();
    expect(outcome).toMatchObject({ ok: true, value: { cancelled: true } });
    expect(outcome?.value.lines.flatMap(({ sourceIds }) => sourceIds).toSorted()).toEqual(
      tables.source.map(({ id }) => id).toSorted(),
    );
    expect(tables.source.length).toBeGreaterThan(0);
    expect(tables.source.length).toBeLessThan(files.length);
  });

  it('cannot be cancelled without the token', async () => {
    expect((await cancel('import 1', {})).status).toBe(401);
  });
});

describe('an import whose window closes', () => {
  it('stops, and keeps what was read by then as one act', async () => {
    const texts = Array.from({ length: MANY }, (_, place) => `Text number ${place}. `.repeat(2000));
    const files = [];
    for (const [place, text] of texts.entries()) files.push(await upload(`${place}.txt`, text));
    const gone = new AbortController();

    const called = httpTransport(host, token).invoke(
      'imports.run',
      { files },
      { signal: gone.signal, onProgress: ({ done }) => done > 0 && gone.abort() },
    );
    await expect(called).rejects.toThrow('aborted');
    const count = async (): Promise<number> => (await api.project.records()).tables.source.length;
    await until(async () => (await count()) > 0);

    const { tables } = await api.project.records();
    expect(tables.source.length).toBeLessThan(texts.length);
    for (const { id, title } of tables.source) {
      expect((await api.sources.text({ id })).text).toBe(texts[Number(title)]);
    }
    expect((await api.project.check()).problems).toEqual([]);
    await api.history.undo();
    expect(await count()).toBe(0);
  });
});

describe('news', () => {
  it('of a change reaches every window, the acting one included', async () => {
    const heard: News[][] = [[], []];
    const stops = heard.map((list) => httpTransport(host, token).subscribe((news) => list.push(news)));
    await until(async () => heard.every((list) => list.length === 1));

    const code = await api.codes.create({ name: 'guide' });
    await until(async () => heard.every((list) => list.length === 2));
    stops.forEach((stop) => stop());

    for (const [first, second] of heard) {
      expect(first).toMatchObject({ type: 'project', project: { name: 'Test study' } });
      expect(second).toMatchObject({
        type: 'change',
        seq: 2,
        change: { added: { code: { [code.id]: code } } },
      });
    }
  });

  it('of another project, and of none, reaches every window too', async () => {
    const heard: News[] = [];
    const stop = httpTransport(host, token).subscribe((news) => heard.push(news));
    await until(async () => heard.length === 1);

    await api.desk.close();
    await until(async () => heard.length === 2);
    stop();

    expect(heard[1]).toEqual({ type: 'project', project: null });
  });
});

/** Waits until the condition holds; the time limit of the test ends a wait in vain. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}
