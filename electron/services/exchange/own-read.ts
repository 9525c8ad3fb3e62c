// Reads Concord's own data in an exchange file: everything as it was, if the file is unchanged since Concord wrote it;
// otherwise a sentence why not, and the file is read by the standard's data.
import { isDeepStrictEqual } from 'node:util';
import type * as z from 'zod';
import { attributeValue } from '#core/attribute-value.ts';
import { AppError } from '#core/errors.ts';
import { plainText, storedText } from '#core/text/plain-text.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { blobFields, references, tableNames } from '#core/settling/references.ts';
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { Told } from '#core/settling/settlement.ts';
import type { AttributeType, TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { besideEntry } from '#formats/refi/container.ts';
import { all, hashOf, quoteDigest } from '#db/write.ts';
import { faultOf } from '#db/trial.ts';
import { MARK_LENGTH, marksOf } from '../act-marks.ts';
import type { ReadingContext } from '../context.ts';
import { richText } from '../rich-text-input.ts';
import { measuredText } from '../texts.ts';
import type { OpenedExchange } from './file.ts';
import type { KnownHistory } from './histories.ts';
import {
  blobShapes,
  OLDEST_SCHEMA,
  OWN_VERSION,
  ownHead,
  ownShape,
  schemaOf,
  upToDate,
} from './own-shape.ts';
import type { Keep, Planned } from './planned.ts';

/** The largest size of the data, in bytes: 100,000 codings take 35 MB. */
const MAX_OWN_DATA_BYTES = 256 * 1024 * 1024;

interface OwnData extends Omit<z.infer<typeof ownShape>, 'rows'> {
  readonly rows: Readonly<Record<TableName, readonly Row[]>>;
}

/** Thrown internally for data that no project could hold; `what` says where. */
class InvalidData extends Error {}

/**
 * The plan by Concord's own data, or why that cannot be used; null if the file has none. Throws the reason that
 * `signal` was aborted with.
 */
export async function ownPlan(
  context: ReadingContext,
  opened: OpenedExchange,
  keep: Keep,
): Promise<Planned | Remark | null> {
  const { beside } = opened.file;
  if (!beside) return null;
  try {
    const value = parsed(beside.json);
    const head = ownHead.safeParse(value);
    if (!head.success) throw new InvalidData('format');
    const { version, schema, qde } = head.data;
    if (version < 1 || version > OWN_VERSION || schema < OLDEST_SCHEMA || schema > schemaOf(context.db))
      return { key: 'exchange:own_newer', parameters: {} };
    if (qde !== beside.qdeHash) return { key: 'exchange:own_changed', parameters: {} };
    const shaped = ownShape.safeParse(upToDate(value, schema));
    if (!shaped.success) throw new InvalidData(shaped.error.issues[0]?.path.join(' ') ?? '');
    // The shape ensures that every row has the fields of its table.
    const own = shaped.data as unknown as OwnData;
    await checked(context, opened, own, keep);
    return planFrom(context.db, opened, own);
  } catch (error) {
    context.signal.throwIfAborted();
    // A broken entry of the archive and endless nesting are damage too.
    const isDamage = error instanceof InvalidData || error instanceof AppError || error instanceof RangeError;
    if (!isDamage) throw error;
    const what = error instanceof InvalidData ? error.message : besideEntry;
    return { key: 'exchange:own_damaged', parameters: { what } };
  }
}

function parsed(json: Buffer): unknown {
  if (json.length > MAX_OWN_DATA_BYTES) throw new InvalidData('size');
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw new InvalidData('JSON');
  }
}

function planFrom(db: ReadDb, { file }: OpenedExchange, own: OwnData): Planned {
  const [here] = all(db, 'project');
  const rows: LooseRows = new Map(tableNames.map((table) => [table, own.rows[table]]));
  const entryOf = (hash: string): string => own.blobs[hash] ?? '';
  return {
    rows,
    parts: [],
    remarks: [{ key: 'exchange:own_whole', parameters: {} }],
    lineage: { projectId: own.project, origin: file.project.origin },
    head: { acts: own.acts.length / MARK_LENGTH, mark: own.acts.slice(-MARK_LENGTH) },
    histories: historiesOf(db, own, here?.id ?? ''),
    told: everything,
    asHere: (table, theirs, ours) =>
      table === 'project' && own.project !== here?.id ? withOursFirst(theirs, ours) : theirs,
    wordsOf: async (hash) => (await file.file(entryOf(hash)))?.bytes.toString('utf8') ?? '',
  };
}

function historiesOf(db: ReadDb, own: OwnData, projectId: string): NonNullable<Planned['histories']> {
  const { versions, rows } = own.made ?? { versions: [], rows: {} };
  const made = new Map<string, string>();
  for (const table of tableNames) {
    const runs = rows[table] ?? [];
    let at = 0;
    for (let run = 0; run < runs.length; run += 2) {
      const version = versions[runs[run] ?? -1];
      const end = at + (runs[run + 1] ?? 0);
      for (const { id } of own.rows[table].slice(at, end)) if (version) made.set(`${table} ${id}`, version);
      at = end;
    }
  }
  return {
    known: [
      { project: own.project, marks: own.acts, without: {} },
      ...(own.histories ?? ownActsKnown(db, own, projectId)),
    ],
    versionOf: (key) => made.get(key),
  };
}

/** Everything but the name and the main coder of the project, which stay as they are here. */
const everything: Told = (table, row) =>
  Object.keys(row).filter((field) => table !== 'project' || field === 'description' || field === 'notice');

/** Another project's description of itself is taken only where this project has none. */
function withOursFirst(theirs: Row, ours: Row): Row {
  const kept = (['description', 'notice'] as const).map((field) => [
    field,
    ours[field] || theirs[field] || ours[field],
  ]);
  return { ...theirs, ...(Object.fromEntries(kept) as Partial<Row>) } as Row;
}

/** How many acts of this project's history the file knows, by the first form of the data. */
function ownActsKnown(db: ReadDb, { known }: OwnData, projectId: string): KnownHistory[] {
  const acts = marksOf(db);
  return known.flatMap(({ project, acts: count, mark }) => {
    const marks = acts.slice(0, count * MARK_LENGTH);
    return project === projectId && count > 0 && marks.endsWith(mark) && marks.length === count * MARK_LENGTH
      ? [{ project, marks, without: {} }]
      : [];
  });
}

/** Refuses data that no project could hold, and passes its blobs to `keep`. */
async function checked(
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
        if (own.blobs[hash] === undefined) throw new InvalidData(`${table} ${field}`);
        named.set(hash, (named.get(hash) ?? new Set()).add(`${table} ${field}`));
      }
  const fault = faultOf(
    tableNames.map((table) => [table, own.rows[table]] as const),
    named.keys(),
  );
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
    // Only one blob at a time is in memory.
    const bytes = (await file.file(own.blobs[hash] ?? ''))?.bytes;
    if (!bytes || hashOf(bytes) !== hash) throw new InvalidData(own.blobs[hash] ?? hash);
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

/** Checks that the text is the one that every position refers to. */
function checkText(
  source: Row,
  text: string,
  bytes: Buffer,
  codings: readonly Row[],
  pages: Row | undefined,
): void {
  const hash = String(source['textHash']);
  const { textHash, length, codePoints, astral } = measuredText(text, bytes, hash);
  const measures = { textHash, length, codePoints, astral };
  const said = Object.fromEntries(Object.keys(measures).map((field) => [field, source[field]]));
  if (
    storedText(text) !== text ||
    !Buffer.from(text, 'utf8').equals(bytes) ||
    !isDeepStrictEqual(said, measures)
  )
    throw new InvalidData('source textHash');
  for (const { start, end, quoteDigest: digest } of codings)
    if (
      typeof start === 'number' &&
      typeof end === 'number' &&
      (end > length || quoteDigest(text.slice(start, end)) !== digest)
    )
      throw new InvalidData('coding quoteDigest');
  const starts = pages ? (JSON.parse(String(pages['starts'])) as { start: number }[]) : [];
  if (starts.some(({ start }, index) => start > length || start < (starts[index - 1]?.start ?? 0)))
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
  const byId = new Map(rows.map((row) => [row.id, row]));
  const sound = new Set<string>();
  return rows.some((first) => {
    const way = new Set<string>();
    for (let row: Row | undefined = first; row && !sound.has(row.id); row = byId.get(String(row[field]))) {
      if (way.has(row.id)) return true;
      way.add(row.id);
    }
    for (const id of way) sound.add(id);
    return false;
  });
}
