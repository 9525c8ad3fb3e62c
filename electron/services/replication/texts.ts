// The texts of a replication package, one file for each source, and their originals.
import { extname } from 'node:path';
import { sourceTable } from '#core/exports/source-rows.ts';
import type { Cell, Table } from '#core/exports/table.ts';
import type { SourceRecord } from '#core/records.ts';
import { numberedName } from '#core/replication/file-names.ts';
import type { ReadDb } from '#db/handles.ts';
import { expectOriginals } from '#db/absent.ts';
import { getBlob } from '#db/write.ts';
import { TEXTS, type PackageFiles } from './files.ts';
import type { PackagedStudy } from './rows.ts';

/** Paths by source id. */
export interface SourceFiles {
  readonly texts: ReadonlyMap<string, string>;
  readonly originals: ReadonlyMap<string, string>;
}

/**
 * Writes texts in the order of lists, and originals if they are wanted and reveal nothing hidden. Awaits `pause` after
 * each.
 */
export async function writeTexts(
  db: ReadDb,
  { corpus, wordless, hidden, pseudonyms, textOf }: PackagedStudy,
  files: PackageFiles,
  withOriginals: boolean,
  pause: (done: number, total: number, name: string) => Promise<void>,
): Promise<SourceFiles> {
  if (withOriginals && pseudonyms === null) expectOriginals(db);
  const texts = new Map<string, string>();
  const originals = new Map<string, string>();
  const byHash = new Map<string, string>();
  const mayWrite = (hash: string | null): hash is string =>
    withOriginals && pseudonyms === null && hash !== null && !hidden.has(hash);
  const sources = corpus.sourcesInOrder;
  for (const [place, source] of sources.entries()) {
    const { id, title, originalHash: hash } = source;
    if (wordless.has(id)) continue;
    const text = `${TEXTS}${numberedName(place + 1, files.titled(title), '.txt')}`;
    texts.set(id, text);
    // Only one source at a time is in memory.
    await files.add(text, [textOf(source)]);
    if (mayWrite(hash)) {
      // The sources of one table share one original, which is written once.
      const there = byHash.get(hash);
      const original = there ?? originalName(source, place + 1);
      originals.set(id, original);
      byHash.set(hash, original);
      if (there === undefined) await files.add(original, [getBlob(db, hash)]);
    }
    await pause(place, sources.length, title);
  }
  return { texts, originals };
}

/** An original keeps its own file ending. */
function originalName({ originalName: own, title }: SourceRecord, number: number): string {
  const ending = /^\.[a-z0-9]{1,8}$/i.exec(extname(own ?? ''))?.[0] ?? '';
  const stem = own === null ? title : own.slice(0, own.length - ending.length);
  return `originals/${numberedName(number, stem, ending.toLowerCase())}`;
}

/** The table of sources, with the file of each one's text. */
export function sourcesWithFiles({ exported }: PackagedStudy, { texts, originals }: SourceFiles): Table {
  const { columns, rows } = sourceTable(exported);
  const withFiles = function* () {
    for (const row of rows) {
      const id = String(row[0]);
      yield [...row, texts.get(id) ?? null, originals.get(id) ?? null] satisfies Cell[];
    }
  };
  return {
    columns: [...columns, { key: 'text_file', kind: 'text' }, { key: 'original_file', kind: 'text' }],
    rows: withFiles(),
  };
}
