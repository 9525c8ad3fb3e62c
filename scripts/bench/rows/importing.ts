// Importing 2,700 plain texts, beside writing the same rows with plain SQLite in the same batches.
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../budget.ts';
import { corpusTexts, NOW } from '../corpus.ts';
import { createStore } from '#db/create-store.ts';
import { BATCH_BYTES, BATCH_BLOBS } from '#electron/services/bytes-ahead.ts';
import { makeEmpty } from '../study.ts';
import { once } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

export async function importing(bench: Workbench): Promise<Measured[]> {
  const folder = placeIn(bench, 'texts');
  const count = writeTexts(folder, bench);
  const path = placeIn(bench, 'imported.concord');
  makeEmpty(path);

  let imported = 0;
  const importTime = await (async () => {
    await using project = opened(path);
    return await once(async () => {
      const files = [{ reference: folder, name: 'texts' }];
      const report = await project.api.imports.run({ files, alike: false });
      imported = report.imported;
    });
  })();
  if (imported !== count) throw new Error(`Only ${imported} of ${count} texts came in.`);

  const bare = await bareTime(bench);
  return [
    {
      work: `import ${count} plain texts, without comparing them`,
      value: importTime,
      unit: 'ms',
      floor: { what: 'the same rows, bare SQLite', value: bare },
      budget: { times: 2 * (bench.size.codings > 1 ? 2 : 1) },
    },
  ];
}

function writeTexts(folder: string, { size }: Workbench): number {
  mkdirSync(folder);
  let count = 0;
  for (const { kind, title, text } of corpusTexts(size)) {
    if (kind === 'interview') continue;
    writeFileSync(join(folder, `${title}.txt`), text);
    count += 1;
  }
  return count;
}

/** Texts and hashes are prepared; only the writing is timed. */
async function bareTime(bench: Workbench): Promise<number> {
  const rows = [...corpusTexts(bench.size)]
    .filter(({ kind }) => kind === 'document')
    .map(({ title, language, text }) => {
      const bytes = Buffer.from(text);
      return {
        title,
        language,
        bytes,
        length: text.length,
        hash: createHash('sha256').update(bytes).digest('hex'),
      };
    });
  const store = createStore(placeIn(bench, 'bare-import.concord'), { who: 'bench', now: NOW });
  const { sqlite } = store.db;
  const blob = sqlite.prepare('INSERT OR IGNORE INTO blob VALUES (?, ?)');
  const source = sqlite.prepare(
    `INSERT INTO source (id, kind, title, language, status, text_hash, original_hash, original_name, length, code_points, astral, created_at)
     VALUES (?, 'document', ?, ?, 'included', ?, ?, ?, ?, ?, '[]', ?)`,
  );
  const time = await once(() => {
    for (const batch of batches(rows)) {
      sqlite
        .transaction(() => {
          for (const { title, language, bytes, length, hash } of batch) {
            blob.run(hash, bytes);
            source.run(randomUUID(), title, language, hash, hash, title, length, length, NOW);
          }
        })
        .immediate();
    }
  });
  store.close();
  return time;
}

/** Rows in transactions of the size that an import uses. */
function* batches<Row extends { readonly bytes: Buffer }>(rows: readonly Row[]): Generator<Row[]> {
  let batch: Row[] = [];
  let weight = 0;
  for (const row of rows) {
    batch.push(row);
    weight += row.bytes.byteLength;
    if (batch.length < BATCH_BLOBS && weight < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
