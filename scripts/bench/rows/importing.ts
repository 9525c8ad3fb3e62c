// Importing 2,700 plain texts, beside reading them and writing the same rows with plain SQLite in the same batches.
import { hash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from '../budget.ts';
import { corpusTexts, NOW } from '../corpus.ts';
import { createStore } from '#db/create-store.ts';
import { BATCH_BYTES, BATCH_BLOBS } from '#electron/services/bytes-ahead.ts';
import { makeEmpty } from '../study.ts';
import { median, once } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

/** A single import waits for the disk by chance: the median of these many counts, after one that does not. */
const RUNS = 3;

export async function importing(bench: Workbench): Promise<Measured[]> {
  const folder = placeIn(bench, 'texts');
  const texts = writeTexts(folder, bench);
  const imports: number[] = [];
  const floors: number[] = [];
  // In turn, so that both meet the same disk.
  for (let run = 0; run <= RUNS; run += 1) {
    imports.push(await importTime(placeIn(bench, `imported-${run}.concord`), folder, texts.length));
    floors.push(await bareTime(placeIn(bench, `bare-import-${run}.concord`), texts));
  }
  return [
    {
      work: `import ${texts.length} plain texts, without comparing them`,
      value: median(imports.slice(1)),
      unit: 'ms',
      floor: { what: 'read, hashed and written, bare SQLite', value: median(floors.slice(1)) },
      budget: { times: 2 * (bench.size.codings > 1 ? 2 : 1) },
    },
  ];
}

async function importTime(path: string, folder: string, count: number): Promise<number> {
  makeEmpty(path);
  await using project = opened(path);
  let imported = 0;
  const time = await once(async () => {
    const files = [{ reference: folder, name: 'texts' }];
    ({ imported } = await project.api.imports.run({ files, alike: false }));
  });
  if (imported !== count) throw new Error(`Only ${imported} of ${count} texts came in.`);
  return time;
}

interface Text {
  readonly path: string;
  readonly title: string;
  readonly language: string;
  readonly length: number;
}

function writeTexts(folder: string, { size }: Workbench): Text[] {
  mkdirSync(folder);
  const texts: Text[] = [];
  for (const { kind, title, language, text } of corpusTexts(size)) {
    if (kind === 'interview') continue;
    const path = join(folder, `${title}.txt`);
    writeFileSync(path, text);
    texts.push({ path, title, language, length: text.length });
  }
  return texts;
}

/**
 * What no import of these files can leave out: it reads each, names its bytes by their hash, and writes both with a row.
 * Not included is what makes it a study's: decoding and measuring each text, and one act that can be undone.
 */
async function bareTime(path: string, texts: readonly Text[]): Promise<number> {
  const store = createStore(path, { who: 'bench', now: NOW });
  const { sqlite } = store.db;
  const blob = sqlite.prepare('INSERT OR IGNORE INTO blob VALUES (?, ?)');
  const source = sqlite.prepare(
    `INSERT INTO source (id, kind, title, language, status, text_hash, original_hash, original_name, length, code_points, astral, created_at)
     VALUES (?, 'document', ?, ?, 'included', ?, ?, ?, ?, ?, '[]', ?)`,
  );
  const time = await once(() => {
    for (const batch of batches(texts)) {
      sqlite
        .transaction(() => {
          for (const { title, language, bytes, length } of batch) {
            const name = hash('sha256', bytes);
            blob.run(name, bytes);
            source.run(randomUUID(), title, language, name, name, title, length, length, NOW);
          }
        })
        .immediate();
    }
  });
  store.close();
  return time;
}

/** The texts with their bytes, in transactions of the size that an import uses. */
function* batches(texts: readonly Text[]): Generator<(Text & { readonly bytes: Buffer })[]> {
  let batch: (Text & { readonly bytes: Buffer })[] = [];
  let weight = 0;
  for (const text of texts) {
    const bytes = readFileSync(text.path);
    batch.push({ ...text, bytes });
    weight += bytes.byteLength;
    if (batch.length < BATCH_BLOBS && weight < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
