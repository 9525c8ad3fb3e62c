// The words of a preview's row: the fields in which two rows differ, and the words under a coding.
import { codeColour } from '#core/codes/colours.ts';
import type { Row } from '#core/settling/rows.ts';
import { tables, type TableName } from '#core/tables/all.ts';
import type { Column } from '#core/tables/description.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText } from '#db/write.ts';
import { MAX_EXCERPT_CHARACTERS, type Naming } from './remarks.ts';
import type { Planned } from './planned.ts';
import type { Weighed } from './weigh.ts';

/** A field that differs, with each side's words; null if words would say nothing. */
export interface DifferingField {
  readonly field: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/**
 * The first words of a coding; null for a whole-source coding. `standsHere`: in the text here, even if the import would
 * replace it with the file's.
 */
export type WordsOf = (coding: Row, standsHere: boolean) => Promise<string | null>;

/** The most characters shown of a text that differs: a person who must decide should be able to read it whole. */
const MAX_SHOWN_CHARACTERS = 4000;

/** Finds the fields in which two rows of a table differ. */
export function fieldsIn(
  table: TableName,
  naming: Naming,
): (ours: Row, theirs: Row, fields: readonly string[]) => DifferingField[] {
  // Numbers, hashes, settings and choices from a list: these fields are named, but their values are no words.
  const wordless = new Set(
    Object.entries<Column>(tables[table].columns)
      .filter(([field, { values, isBlob, hasIds }]) => values || isBlob || hasIds || field === 'starts')
      .map(([field]) => field),
  );
  const shown = (field: string, each: Row): string | null => {
    const value = each[field] ?? '';
    if (table === 'code' && field === 'colour' && typeof value === 'number')
      return codeColour(value, 'light');
    if (spoken.has(field) && typeof value === 'number') return String(value);
    if (typeof value !== 'string' || wordless.has(field)) return null;
    const words = /Id$|^mergedInto$|^duplicateOf$/.test(field) ? naming('code', { id: value }).name : value;
    return words.length > MAX_SHOWN_CHARACTERS ? `${words.slice(0, MAX_SHOWN_CHARACTERS)}…` : words;
  };
  return (ours, theirs, fields) =>
    fields
      .filter((field) => !hidden.has(field) && ours[field] !== theirs[field])
      .map((field) => ({ field, ours: shown(field, ours), theirs: shown(field, theirs) }));
}

/** Finds the first words under a coding of a source that is here or in the file. */
export function textsOf(db: ReadDb, { present, added, changed }: Weighed, { wordsOf }: Planned): WordsOf {
  const here = new Map((present.get('source') ?? []).map((row) => [row.id, row['textHash']]));
  const coming = new Map((added.get('source') ?? []).map((row) => [row.id, row['textHash']]));
  // If the import takes a text from the file, the codings will stand on that text.
  for (const { table, ours, to } of changed)
    if (table === 'source' && to['textHash'] !== ours['textHash']) coming.set(to.id, to['textHash']);
  const asItIs = new Map(all(db, 'source').map(({ id, textHash }) => [id, textHash]));
  let last: { readonly hash: string; readonly text: string } | null = null;
  return async ({ sourceId, start, end }, standsHere) => {
    const id = String(sourceId);
    const now = standsHere ? asItIs.get(id) : undefined;
    const hash = now ?? coming.get(id) ?? here.get(id);
    if (typeof hash !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null;
    if (last?.hash !== hash)
      last = { hash, text: now === undefined && coming.has(id) ? await wordsOf(hash) : getText(db, hash) };
    const words = last.text.slice(start, Math.min(end, start + MAX_EXCERPT_CHARACTERS));
    return end - start > MAX_EXCERPT_CHARACTERS ? `${words}…` : words;
  };
}

/** Numbers that mean something to a reader. */
const spoken = new Set(['pin', 'weight', 'durationMinutes']);

/** Fields that depend on others and say nothing to a reader. */
const hidden = new Set([
  'id',
  'updatedAt',
  'basis',
  'article',
  'quoteDigest',
  'length',
  'codePoints',
  'astral',
  'counts',
  'layoutHash',
  'layoutTextHash',
]);
