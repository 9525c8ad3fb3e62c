// The texts of a QualCoder project, and their original documents.
import { lstat, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Remark } from '#core/refi/incoming.ts';
import { MAX_PACKED_BYTES } from '../reading/limits.ts';
import type { SourceFile } from '../refi/container.ts';
import { asText, text, type ForeignDatabase, type Row } from './database.ts';

/** The text of a source, as stored. */
export function fulltextOf(db: ForeignDatabase, id: number): string {
  return asText(db.value('source', 'fulltext', id)) ?? '';
}

/** Pictures, sound and film: referred to by a path within the folder, or by a word and a colon for linked files. */
export function isMedia(row: Row): boolean {
  return /^(?:\/(?:images|audio|video)\/|(?:images|audio|video):)/.test(text(row, 'mediapath') ?? '');
}

/** The name of a document in the folder; null for a text written in QualCoder, and for a document elsewhere. */
function nameOf(row: Row): string | null {
  const path = text(row, 'mediapath') ?? '';
  if (path.startsWith('/docs/')) return basename(path.replaceAll('\\', '/')) || null;
  return path === '' ? basename((text(row, 'name') ?? '').replaceAll('\\', '/')) || null : null;
}

/** The path of a document, if it is an ordinary file in the folder; no file outside it is ever opened. */
async function pathOf(files: string, row: Row): Promise<string | null> {
  const name = nameOf(row);
  if (name === null || name === '.' || name === '..') return null;
  const path = join(files, name);
  const found = await lstat(path).catch(() => null);
  return found?.isFile() && found.size <= MAX_PACKED_BYTES && dirname(path) === files ? path : null;
}

/** The original document of a text; null if it is not in the folder. */
export async function documentOf(files: string, row: Row): Promise<SourceFile | null> {
  const path = await pathOf(files, row);
  return path === null ? null : { entry: basename(path), bytes: await readFile(path) };
}

/** Remarks on documents that are not in the folder; `files` is null if there is no folder. */
export async function missingRemarks(texts: readonly Row[], files: string | null): Promise<Remark[]> {
  const named = texts.filter((row) => (text(row, 'mediapath') ?? '') !== '');
  const missing: string[] = [];
  for (const row of named) {
    // Examined one after another.
    if (files === null || (await pathOf(files, row)) === null) missing.push(text(row, 'name') ?? '');
  }
  return missing.length > 0
    ? [{ key: 'exchange:documents_missing', parameters: { count: missing.length }, items: missing }]
    : [];
}
