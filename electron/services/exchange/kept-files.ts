// Stores the files of an exchange archive that are neither text nor original of a source, and exports them again under
// their names.
import { AppError } from '#core/errors.ts';
import type { Element } from '#core/refi/element.ts';
import type { Part, Remark } from '#core/refi/incoming.ts';
import type { ExchangeFileRecord } from '#core/records.ts';
import { hashesAbsent } from '#db/absent.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, hashOf } from '#db/write.ts';
import type { ExchangeFile } from '#formats/refi/container.ts';
import { besideEntry, besideFolder, entriesByPath, isEntryName } from '#formats/refi/paths.ts';
import type { ReadingContext } from '../context.ts';

/** The most that is stored of one archive, in bytes. */
export const MAX_KEPT_BYTES = 2 ** 31;

/** A file of an archive: its name there and the hashes of its pieces. */
export interface KeptFile {
  readonly entry: string;
  readonly pieces: readonly string[];
}

/**
 * Passes all files except those in `taken` to `keep`, piece by piece. Returns remarks on those that are too large or
 * cannot be unpacked.
 */
export async function keepFiles(
  { signal, progress }: Pick<ReadingContext, 'signal' | 'progress'>,
  file: ExchangeFile,
  taken: ReadonlySet<string>,
  keep: (bytes: Uint8Array, hash: string) => void,
): Promise<{ readonly files: readonly KeptFile[]; readonly remarks: readonly Remark[] }> {
  const left = (file.contents ?? []).filter(({ entry }) => !taken.has(entry));
  const files: KeptFile[] = [];
  const used = new Map<string, string>();
  const tooLarge: string[] = [];
  const unread: string[] = [];
  let total = 0;
  for (const [done, { entry, name, size }] of left.entries()) {
    progress({ done, total: left.length, name: entry, stage: 'writing' });
    if (total + size > MAX_KEPT_BYTES) {
      tooLarge.push(entry);
      continue;
    }
    total += size;
    // Only one piece at a time is in memory.
    const pieces = await keptPieces(file.pieces?.(entry) ?? [], keep, signal);
    // Every file gets a unique name: two files with one name could not be told apart.
    const own = freeName(isEntryName(name) ? name : `sources/${done}`, entry, used);
    used.set(own.toLowerCase(), entry);
    if (pieces) files.push({ entry: own, pieces });
    else unread.push(entry);
  }
  const kept = files.map(({ entry }) => entry);
  return {
    files,
    remarks: [
      ...ofFiles('kept_files', kept),
      ...ofFiles('files_too_large', tooLarge),
      ...ofFiles('files_unread', unread),
    ],
  };
}

/** Stores the pieces and returns their hashes; null if the file is damaged. An empty file has one empty piece. */
async function keptPieces(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  keep: (bytes: Uint8Array, hash: string) => void,
  signal: AbortSignal,
): Promise<string[] | null> {
  const hashes: string[] = [];
  const take = (bytes: Buffer): void => {
    const hash = hashOf(bytes);
    keep(bytes, hash);
    hashes.push(hash);
  };
  try {
    for await (const piece of pieces) {
      signal.throwIfAborted();
      take(piece);
    }
  } catch (error) {
    // A broken picture is no reason to refuse the project.
    if (error instanceof AppError && error.key === 'reading:broken') return null;
    throw error;
  }
  if (hashes.length === 0) take(Buffer.alloc(0));
  return hashes;
}

/** A remark on files, if there are any: the sentence names one, a list below it names all. */
export function ofFiles(what: string, names: readonly string[]): Remark[] {
  if (names.length === 0) return [];
  const [first = '', ...others] = names;
  const parameters = { count: names.length, entries: first };
  return [{ key: `exchange:${what}`, parameters, ...(others.length > 0 ? { items: names } : {}) }];
}

/** The files that are not stored yet. */
export function newFiles(db: ReadDb, files: readonly KeptFile[]): KeptFile[] {
  const byExchange = Map.groupBy(all(db, 'exchangeFile'), ({ exchangeId }) => exchangeId);
  const known = new Set([...byExchange.values()].flatMap(wholeFiles).map(nameOf));
  return files.filter((file) => !known.has(nameOf(file)));
}

function nameOf({ entry, pieces }: KeptFile): string {
  return JSON.stringify([entry, pieces]);
}

/** The files of one exchange, their pieces in order. */
function wholeFiles(rows: readonly ExchangeFileRecord[]): KeptFile[] {
  return [...Map.groupBy(rows, ({ entry }) => entry)].map(([entry, pieces]) => ({
    entry,
    pieces: pieces.toSorted((a, b) => a.piece - b.piece).map(({ fileHash }) => fileHash),
  }));
}

/** The stored files for an archive, and how parts refer to them there. */
export interface ExportedFiles {
  /** The hashes of the pieces by the name in the archive. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  /** A part of this exchange with the new paths of its files. */
  readonly partIn: (exchangeId: string, part: Part) => Part;
}

/**
 * Every stored file under its own name, or under a free one if the name is `reserved` or taken. `order`: the exchanges,
 * oldest first.
 */
export function keptFilesForExport(
  db: ReadDb,
  order: readonly string[],
  reserved: Iterable<string>,
): ExportedFiles {
  const absent = hashesAbsent(db);
  const byExchange = Map.groupBy(all(db, 'exchangeFile'), ({ exchangeId }) => exchangeId);
  const entries = new Map<string, readonly string[]>();
  const used = new Map([...reserved].map((name) => [name.toLowerCase(), '']));
  const places = new Map<string, { paths: (path: string) => string | null; names: Map<string, string> }>();
  for (const exchangeId of order) {
    const rows = byExchange.get(exchangeId) ?? [];
    if (rows.length === 0) continue;
    const names = new Map<string, string>();
    for (const { entry, pieces } of wholeFiles(rows)) {
      if (pieces.some((hash) => absent.has(hash))) continue;
      const content = pieces.join(' ');
      const name = freeName(entry, content, used);
      used.set(name.toLowerCase(), content);
      entries.set(name, pieces);
      names.set(entry, name);
    }
    places.set(exchangeId, { paths: entriesByPath(names.keys(), []).entryOf, names });
  }
  return {
    entries,
    partIn: (exchangeId, part) => {
      if (part.kind !== 'media' && part.kind !== 'note' && part.kind !== 'source') return part;
      const place = places.get(exchangeId);
      const shell = withPaths(part.shell, (path) => {
        const entry = place?.paths(path) ?? null;
        if (entry === null) return path;
        const name = place?.names.get(entry) ?? entry;
        return name === entry ? path : `internal://${name.replace(/^sources\//, '')}`;
      });
      // A note refers to its document only if the archive contains it.
      const rich = shell.attributes['richTextPath'];
      if (part.kind !== 'note' || rich === undefined || (place && place.paths(rich) !== null))
        return shell === part.shell ? part : { ...part, shell };
      const { richTextPath: _, ...attributes } = shell.attributes;
      return { ...part, shell: { ...shell, attributes } };
    },
  };
}

function freeName(wanted: string, content: string, used: ReadonlyMap<string, string>): string {
  const isOwn =
    wanted.startsWith(besideFolder) || [besideEntry, 'project.qde'].includes(wanted.toLowerCase());
  const [, stem = wanted, ending = ''] =
    /^(.+?)(\.[^./]*)?$/s.exec(isOwn ? `sources/${wanted}` : wanted) ?? [];
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${stem}${ending}` : `${stem} (${count})${ending}`;
    const holder = used.get(name.toLowerCase());
    if (holder === undefined || holder === content) return name;
  }
}

const pathAttributes = ['path', 'plainTextPath', 'richTextPath'];

/** The element and its descendants with their paths replaced; the same object if no path changes. */
function withPaths(element: Element, named: (path: string) => string): Element {
  const changed = pathAttributes.flatMap((name) => {
    const path = element.attributes[name];
    const now = path === undefined ? undefined : named(path);
    return now === path || now === undefined ? [] : [[name, now] as const];
  });
  const children = element.children.map((child) =>
    typeof child === 'string' ? child : withPaths(child, named),
  );
  const isSame = changed.length === 0 && children.every((child, index) => child === element.children[index]);
  if (isSame) return element;
  return { ...element, attributes: { ...element.attributes, ...Object.fromEntries(changed) }, children };
}
