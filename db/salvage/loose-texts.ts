// Texts that are proven by their names while nothing proven says which source they are the text of.
import { randomUUID } from 'node:crypto';
import { astralPositions, plainText, storedText } from '#core/text/plain-text.ts';
import type { SourceRecord } from '#core/records.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { initial } from '#core/tables/initial.ts';
import { columnsOfBlobs } from '../blobs-ahead.ts';
import { hashOf } from '../write.ts';
import { changeIn } from './history.ts';
import type { Rebuilt } from './rebuild.ts';

/** Characters of a first line that make a title. */
const TITLE = 80;

/** A new source for each such text, called by its first line; `now` is ISO 8601. */
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
    // An original that says the same as its text, but for line ends, is another blob.
    else if (text === read && !isMarkup(text)) texts.set(hash, text);
  }
  for (const [textHash, text] of texts) yield sourceOf(text, textHash, docs.get(textHash) ?? null, now);
}

/** What a row of any table names. */
function namedBlobs({ sqlite }: Rebuilt): unknown[] {
  return columnsOfBlobs(sqlite).flatMap(([table, column]) =>
    sqlite.prepare(`SELECT DISTINCT "${column}" FROM "${table}"`).pluck().all(),
  );
}

/** What a source that is there named before its text was edited, and what sources named that an act removed. */
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

/** What the bytes say, where they are a text and not a file of another kind. */
function readText(bytes: Buffer): string | null {
  try {
    const text = strict.decode(bytes);
    // Control characters other than tab and line ends stand in files that are no texts.
    // oxlint-disable-next-line no-control-regex
    return text.trim() === '' || /[\0-\x08\x0e-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function richTextIn(text: string): RichText | null {
  if (!text.startsWith('{"type":"doc"')) return null;
  // Concord alone writes it, and its name has proven it.
  return JSON.parse(text) as RichText;
}

/** Files that are read for their text and are no text themselves: pages of the web, rich text, pdf, tables of Concord. */
function isMarkup(text: string): boolean {
  return /^\s*(?:<|\{\\rtf|%PDF|[[{]\s*["[{])/.test(text);
}

/** The first line; of a long one as many words as a title takes. */
function titleOf(text: string): string {
  const characters = [...(text.trim().split('\n')[0] ?? '')];
  if (characters.length <= TITLE) return characters.join('').trim();
  const begun = characters.slice(0, TITLE).join('');
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
