// Checks whether a project could hold Concord's own data of an exchange file: anyone can write such a file.
import { isDeepStrictEqual } from 'node:util';
import { attributeValue } from '#core/attribute-value.ts';
import { measuresOf, plainText, storedText } from '#core/text/plain-text.ts';
import { blobFields, references, tableNames } from '#core/settling/references.ts';
import { byId, type Row } from '#core/settling/rows.ts';
import type { AttributeType } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';
import { faultOf } from '#db/trial.ts';
import { hashOf, quoteDigest } from '#db/write.ts';
import type { ReadingContext } from '../context.ts';
import { richText } from '../rich-text-input.ts';
import type { OpenedExchange } from './file.ts';
import { type OwnData, parsed, InvalidData } from './own-data.ts';
import { blobShapes } from './own-shape.ts';
import type { Keep } from './planned.ts';

/** Refuses data that no project could hold, and passes its blobs to `keep`. */
export async function checked(
  context: ReadingContext,
  { file }: OpenedExchange,
  own: OwnData,
  keep: Keep,
): Promise<void> {
  const { signal, progress } = context;
  const named = new Map<string, Set<string>>();
  for (const table of tableNames)
    for (const field of blobFields[table] ?? [])
      for (const row of own.rows[table]) {
        const hash = row[field];
        if (typeof hash !== 'string') continue;
        if (own.blobs[hash] === undefined && !isKnownHere(context.db, hash))
          throw new InvalidData(`${table} ${field}`);
        named.set(hash, (named.get(hash) ?? new Set()).add(`${table} ${field}`));
      }
  const rows = new Map(tableNames.map((table) => [table, own.rows[table]]));
  const fault = faultOf(context.db.sqlite, rows, named.keys());
  if (fault !== null) throw new InvalidData(fault);
  if (own.rows.project.length !== 1 || own.rows.project[0]?.id !== own.project)
    throw new InvalidData('project');
  checkValues(own);
  const bySource = Map.groupBy(own.rows.source, (row) => String(row['textHash']));
  const codings = Map.groupBy(own.rows.coding, (row) => String(row['sourceId']));
  const pages = new Map(own.rows.sourcePages.map((row) => [row['sourceId'], row]));
  const docs: { hash: string; text: string }[] = [];
  let done = 0;
  for (const [hash, uses] of named) {
    progress({ done, total: named.size, stage: 'writing' });
    done += 1;
    signal.throwIfAborted();
    // An original that had not come to who wrote the file is in the project that it goes back to.
    const entry = own.blobs[hash];
    if (entry === undefined) continue;
    // Only one blob at a time is in memory.
    const bytes = (await file.file(entry))?.bytes;
    if (!bytes || hashOf(bytes) !== hash) throw new InvalidData(entry);
    for (const use of uses) {
      const shape = blobShapes[use];
      if (shape && !shape.safeParse(parsed(bytes)).success) throw new InvalidData(use);
    }
    for (const source of bySource.get(hash) ?? []) {
      const text = bytes.toString('utf8');
      checkText(source, text, bytes, codings.get(source.id) ?? [], pages.get(source.id));
      if (typeof source['docHash'] === 'string') docs.push({ hash: source['docHash'], text });
    }
    keep(bytes, hash);
  }
  for (const { hash, text } of docs) {
    const bytes = (await file.file(own.blobs[hash] ?? ''))?.bytes;
    const doc = richText.safeParse(bytes && parsed(bytes));
    if (!doc.success || plainText(doc.data) !== text) throw new InvalidData('source docHash');
  }
}

/** The data, with the originals left out of its sources that are neither in the file nor here. */
export function withoutLostOriginals(db: ReadDb, own: OwnData): OwnData {
  const isLost = ({ originalHash: hash }: Row): boolean =>
    typeof hash === 'string' && own.blobs[hash] === undefined && !isKnownHere(db, hash);
  if (!own.rows.source.some(isLost)) return own;
  const source = own.rows.source.map((row) => (isLost(row) ? { ...row, originalHash: null } : row));
  return { ...own, rows: { ...own.rows, source } };
}

function isKnownHere({ sqlite }: ReadDb, hash: string): boolean {
  return statement(sqlite, 'SELECT 1 FROM blob WHERE hash = ?').get(hash) !== undefined;
}

/** Checks that the text is the one that every position refers to. */
function checkText(
  source: Row,
  text: string,
  bytes: Buffer,
  codings: readonly Row[],
  pages: Row | undefined,
): void {
  const measures = measuresOf(text);
  const stated = Object.fromEntries(Object.keys(measures).map((field) => [field, source[field]]));
  if (
    storedText(text) !== text ||
    !Buffer.from(text, 'utf8').equals(bytes) ||
    !isDeepStrictEqual(stated, measures)
  )
    throw new InvalidData('source textHash');
  for (const { start, end, quoteDigest: digest } of codings)
    if (
      typeof start === 'number' &&
      typeof end === 'number' &&
      (end > measures.length || quoteDigest(text.slice(start, end)) !== digest)
    )
      throw new InvalidData('coding quoteDigest');
  const starts = pages ? (JSON.parse(String(pages['starts'])) as { start: number }[]) : [];
  if (starts.some(({ start }, index) => start > measures.length || start < (starts[index - 1]?.start ?? 0)))
    throw new InvalidData('sourcePages starts');
}

/** Checks that no rows form a cycle and that values fit the types of their attributes. */
function checkValues({ rows }: OwnData): void {
  for (const table of tableNames)
    for (const [field, to] of Object.entries(references[table]))
      if (to === table && hasRing(rows[table], field)) throw new InvalidData(`${table} ${field}`);
  const types = new Map(rows.attribute.map((row) => [row.id, row['type'] as AttributeType]));
  for (const { attributeId, value } of rows.attributeValue) {
    const type = types.get(String(attributeId));
    if (type && attributeValue(String(value), type) !== value) throw new InvalidData('attributeValue value');
  }
}

/** Whether rows refer to one another in a cycle. */
function hasRing(rows: readonly Row[], field: string): boolean {
  const present = byId(rows);
  const sound = new Set<string>();
  return rows.some((first) => {
    const way = new Set<string>();
    for (let row: Row | undefined = first; row && !sound.has(row.id); row = present.get(String(row[field]))) {
      if (way.has(row.id)) return true;
      way.add(row.id);
    }
    for (const id of way) sound.add(id);
    return false;
  });
}
