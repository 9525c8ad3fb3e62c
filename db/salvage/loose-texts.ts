// Texts that their hashes prove, but which no proven source names.
import { randomUUID } from 'node:crypto';
import { astralPositions, plainText, storedText } from '#core/text/plain-text.ts';
import type { SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { initial } from '#core/tables/all.ts';
import { columnsOfBlobs } from '../blob-columns.ts';
import { hashOf } from '../write.ts';
import { changeIn } from './history.ts';
import type { Rebuilt } from './rebuild.ts';

/** How many characters of a first line make a title. */
const MAX_TITLE_LENGTH = 80;

/** A new source for each such text, titled by its first line. `now` is ISO 8601. */
export function* sourcesOfLooseTexts(rebuilt: Rebuilt, now: string): Generator<SourceRecord> {
  const texts = new Map<string, string>();
  const docs = new Map<string, string>();
  const named = new Set([...namedBlobs(rebuilt), ...namedBefore(rebuilt)]);
  const blobs = rebuilt.sqlite.prepare('SELECT hash, bytes FROM blob ORDER BY rowid').iterate();
  for (const { hash, bytes } of blobs as IterableIterator<{ hash: string; bytes: Buffer }>) {
    const read = named.has(hash) ? null : readText(bytes);
    if (read === null) continue;
    const text = storedText(read);
    const doc = richTextIn(text);
    if (doc) docs.set(hashOf(Buffer.from(plainText(doc))), hash);
    // An original that differs from its text only in line ends is a separate blob with the same content.
    else if (text === read && !isMarkup(text)) texts.set(hash, text);
  }
  for (const [textHash, text] of texts) yield sourceOf(text, textHash, docs.get(textHash) ?? null, now);
}

/** The hashes that rows of any table name. */
function namedBlobs({ sqlite }: Rebuilt): unknown[] {
  return columnsOfBlobs(sqlite).flatMap(([table, column]) =>
    sqlite.prepare(`SELECT DISTINCT "${column}" FROM "${table}"`).pluck().all(),
  );
}

/** The hashes that existing sources named before their text was edited, and those that removed sources named. */
function namedBefore(rebuilt: Rebuilt): string[] {
  const names = new Map<string, Set<string>>();
  const removed = new Set<string>();
  const note = ({ id, textHash, docHash, originalHash }: SourceRecord): void => {
    const its = names.get(id) ?? new Set();
    for (const hash of [textHash, docHash, originalHash]) if (hash !== null) its.add(hash);
    names.set(id, its);
  };
  const bodies = rebuilt.sqlite.prepare('SELECT body FROM change ORDER BY seq').pluck();
  for (const body of bodies.iterate()) {
    const change = changeIn({ body });
    if (!change) continue;
    for (const source of Object.values(change.added.source ?? {})) {
      note(source);
      removed.delete(source.id);
    }
    for (const states of Object.values(change.updated.source ?? {})) states.forEach(note);
    for (const source of Object.values(change.removed.source ?? {})) {
      note(source);
      removed.add(source.id);
    }
  }
  return [...names].flatMap(([id, its]) => (removed.has(id) || rebuilt.has('source', id) ? [...its] : []));
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text in the bytes; null where they are a file of another kind. */
function readText(bytes: Buffer): string | null {
  try {
    const text = strict.decode(bytes);
    // Control characters other than tab and line ends show that a file is not a text.
    // oxlint-disable-next-line no-control-regex
    return text.trim() === '' || /[\0-\x08\x0e-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function richTextIn(text: string): RichText | null {
  if (!text.startsWith('{"type":"doc"')) return null;
  // Only Concord writes this JSON, and its hash has proven it.
  return JSON.parse(text) as RichText;
}

/**
 * Whether this is a file that is read for its text but is not itself a text: a web page, rich text, PDF or
 * one of Concord's JSON tables.
 */
function isMarkup(text: string): boolean {
  return /^\s*(?:<|\{\\rtf|%PDF|[[{]\s*["[{])/.test(text);
}

/** The first line, cut at a word boundary if it is longer than a title may be. */
function titleOf(text: string): string {
  const characters = [...(text.trim().split('\n')[0] ?? '')];
  if (characters.length <= MAX_TITLE_LENGTH) return characters.join('').trim();
  const begun = characters.slice(0, MAX_TITLE_LENGTH).join('');
  const words = begun.slice(0, begun.lastIndexOf(' ')) || begun;
  return `${words.trim()} …`;
}

function sourceOf(text: string, textHash: string, docHash: string | null, now: string): SourceRecord {
  const astral = astralPositions(text);
  return {
    ...initial.source,
    id: randomUUID(),
    kind: 'document',
    title: titleOf(text),
    status: 'new',
    textHash,
    docHash,
    length: text.length,
    codePoints: text.length - astral.length,
    astral: JSON.stringify(astral),
    createdAt: now,
  };
}
