// A project file of the exchange standard: a zip archive with one `.qde` and the files of its sources, or the `.qde`
// alone. Programs disagree on the names of both, so names are compared without case and folders.
import { createHash, type Hash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import type { Element } from '#core/refi/element.ts';
import { outlineOf, type RefiProject, type SourceOutline } from '#core/refi/project.ts';
import { readProject } from '#core/refi/read-project.ts';
import { type Archive, openArchive } from '../reading/archive.ts';
import { MAX_EXCHANGE_ENTRIES } from '../reading/limits.ts';
import { fileError } from '../reading/file-error.ts';
import { parseElements } from './elements.ts';
import { PackedList } from './packed.ts';
import { besideEntry, besideFolder, entriesByPath } from './paths.ts';
import { arrivingTextOfQde, textOfQde } from '../reading/decode.ts';

/** The most bytes of a `.qde`: 100,000 codings take 60 MB. */
const MAX_QDE_BYTES = 256 * 1024 * 1024;
/** The most bytes of a text or a document, which is held in memory while it is read. */
const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** The most bytes of the whole archive; a larger one contains films, which belong beside it. */
const MAX_ARCHIVE_BYTES = 2 ** 31;

/** Pictures, sound and film may have any size, since they are stored piece by piece. */
const media =
  /\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|mp3|wav|m4a|aac|og[gav]|opus|flac|wma|aiff?|amr|mp4|m4v|mov|avi|mkv|webm|wmv|mpe?g|3gp)$/i;

/**
 * How many bytes of the project, and of Concord's own data, are unpacked at once. Larger buffers take longer to come and
 * go, and once one of several megabytes has gone, the system's allocator keeps that much of what others free.
 */
const UNPACKED_BYTES = 256 * 1024;

/** How many bytes at the beginning distinguish an archive and XML from other files. */
const SIGNATURE_BYTES = 256;

/** A file of the archive that a source refers to. */
export interface SourceFile {
  /** The name of its entry in the archive. */
  readonly entry: string;
  readonly bytes: Buffer;
}

/** An entry of the archive, with the name that the standard would give it. */
export interface Content {
  readonly entry: string;
  readonly name: string;
  readonly size: number;
}

/** Concord's own data in the archive, and the state of the project beside it. */
export interface Beside {
  /** Its JSON in UTF-8, in pieces each of which is valid until the next is asked for. Throws if the archive is broken there. */
  readonly pieces: () => AsyncIterable<Buffer>;
  /** The bytes of all pieces together, as the archive declares them. */
  readonly size: number;
  /** The SHA-256 of the project's present bytes. */
  readonly qdeHash: string;
}

/** An opened exchange file. Close it after use. */
export interface ExchangeFile {
  readonly project: RefiProject;
  /** The name of the project's entry; null if the file is no archive. */
  readonly qde: string | null;
  readonly foreign: readonly string[];
  /** The outline of every source of the project, in their order. */
  readonly outlines: readonly SourceOutline[];
  /** The file at a path of a source; null if it is not in the archive, or larger than `MAX_FILE_BYTES`. */
  file(path: string): Promise<SourceFile | null>;
  /** The name of the entry that a path leads to; null if there is none. */
  readonly entryAt?: (path: string) => string | null;
  /** An entry in pieces, each of which `file` returns by the name that `pieceOf` gives. */
  readonly pieces?: (entry: string) => AsyncIterable<Buffer>;
  /** The data that Concord put beside the project for itself; null or absent if there is none. */
  readonly beside?: Beside | null;
  /** Paths that could mean several files of the archive: no file is taken for them. */
  readonly unclear?: readonly string[];
  /** The archive's content without leftovers of systems: the project, Concord's data, and all files. */
  readonly contents?: readonly Content[];
  /** Paths of pictures, sound, film and documents whose files are missing from the archive. */
  readonly missing?: readonly string[];
  /** Drops the sources of the project: from now on it has none, and takes up less memory. */
  readonly forgetSources?: () => void;
  close(): void;
}

/** Opens the file at `path`, called `name`. Throws `invalid`, with a sentence, for any other kind of file. */
export async function openExchange(path: string, name: string, signal?: AbortSignal): Promise<ExchangeFile> {
  const start = await beginning(path, name);
  if (start.subarray(0, 2).toString('latin1') === 'PK') return await openPacked(path, name, signal);
  const { size } = await stat(path);
  // In every encoding, XML begins with an angle bracket.
  if (size > 0 && !/^[\s\0\u00EF\u00BB\u00BF\u00FE\u00FF]*</.test(start.toString('latin1')))
    throw new AppError('invalid', 'exchange:not_an_exchange', { name });
  if (size === 0) throw new AppError('invalid', 'reading:empty_file', { name });
  if (size > MAX_QDE_BYTES)
    throw new AppError('invalid', 'reading:file_too_large', {
      name,
      megabytes: Math.round(size / 1024 / 1024),
      most: MAX_QDE_BYTES / 1024 / 1024,
    });
  const opened = await projectOf(textOfQde(await readFile(path), name), name, signal);
  const { documents: missing } = pathsOf(opened);
  const file = () => Promise.resolve(null);
  return { ...opened, qde: null, file, missing, close: () => undefined };
}

/** The name of a piece of a large entry; a small entry has one piece under its own name. */
export function pieceOf(entry: string, piece: number, pieces: number): string {
  return pieces === 1 ? entry : `${entry}#${piece}`;
}

async function openPacked(path: string, name: string, signal?: AbortSignal): Promise<ExchangeFile> {
  const archive = await openArchive({
    from: path,
    name,
    ending: 'qdpx',
    wanted: () => true,
    counted: (part) => !media.test(part),
    bytes: MAX_ARCHIVE_BYTES,
    entries: MAX_EXCHANGE_ENTRIES,
  });
  try {
    const qde = projectEntry(archive, name);
    if (archive.size(qde) > MAX_QDE_BYTES)
      throw new AppError('invalid', 'reading:unpacks_too_large', { name });
    const { qdeHash, ...opened } = await projectIn(archive, qde, `${name}/${qde}`, signal);
    // Damage of this entry is reported when it is read: the project itself may be whole.
    const hasOwn = archive.names.has(besideEntry);
    const isOwn = (entry: string): boolean =>
      hasOwn && (entry === besideEntry || entry.startsWith(besideFolder));
    const { paths, documents } = pathsOf(opened);
    const { entryOf, unclear } = entriesByPath(archive.names, paths);
    const isUnclear = new Set(unclear);
    const isInternal = new Set(paths.filter((each) => /^internal:/i.test(each)).map(entryOf));
    const contents = [...archive.names].filter(
      (entry) => entry !== qde && !isLeftBehind(entry) && !isOwn(entry),
    );
    return {
      ...opened,
      qde,
      beside: hasOwn
        ? {
            pieces: () => archive.pieces(besideEntry, UNPACKED_BYTES),
            size: archive.size(besideEntry),
            qdeHash,
          }
        : null,
      file: async (asked) => {
        const [, whole, number] = archive.names.has(asked) ? [] : (/^(.+)#(\d+)$/s.exec(asked) ?? []);
        if (whole !== undefined && archive.names.has(whole)) {
          const piece = await archive.piece(whole, Number(number));
          return piece && { entry: asked, bytes: piece };
        }
        const entry = entryOf(asked);
        if (entry === null || archive.size(entry) > MAX_FILE_BYTES) return null;
        const bytes = await archive.read(entry);
        return bytes && { entry, bytes };
      },
      entryAt: entryOf,
      pieces: (entry) => archive.pieces(entry),
      unclear,
      missing: documents.filter((each) => entryOf(each) === null && !isUnclear.has(each)),
      contents: contents.map((entry) => ({
        entry,
        name: standardName(entry, qde, isInternal.has(entry)),
        size: archive.size(entry),
      })),
      close: () => archive.close(),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

type ReadProject = Pick<ExchangeFile, 'project' | 'foreign' | 'outlines' | 'forgetSources'>;

/**
 * Reads the project while it is unpacked: a large one takes 120 MB. Where something is wrong with it, or it is in another
 * encoding, reads it again from all of its bytes, which tell what it is.
 */
async function projectIn(
  archive: Archive,
  qde: string,
  name: string,
  signal?: AbortSignal,
): Promise<ReadProject & { readonly qdeHash: string }> {
  try {
    const hash = createHash('sha256');
    const opened = await projectOf(
      arrivingTextOfQde(hashed(archive.pieces(qde, UNPACKED_BYTES), hash)),
      name,
      signal,
    );
    return { ...opened, qdeHash: hash.digest('hex') };
  } catch {
    signal?.throwIfAborted();
    const content = (await archive.read(qde)) ?? Buffer.alloc(0);
    const opened = await projectOf(textOfQde(content, name), name, signal);
    return { ...opened, qdeHash: createHash('sha256').update(content).digest('hex') };
  }
}

async function* hashed(pieces: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}

async function projectOf(
  text: Iterable<string> | AsyncIterable<string>,
  name: string,
  signal?: AbortSignal,
): Promise<ReadProject> {
  const sources = new PackedList<Element>();
  const outlines: SourceOutline[] = [];
  const { element, foreign } = await parseElements(text, name, {
    signal,
    aside: (source, within) => {
      if (within !== 'Sources') return false;
      sources.add(source);
      outlines.push(copyOf(outlineOf(source)));
      return true;
    },
  });
  if (element.name === 'CodeBook') throw new AppError('invalid', 'exchange:is_codebook', { name });
  if (element.name !== 'Project')
    throw new AppError('invalid', 'exchange:no_project', { name, element: element.name });
  const project = readProject(element, sources);
  return { project, foreign, outlines, forgetSources: () => sources.clear() };
}

/** A copy of the strings: a substring would keep the whole text in memory. */
function copyOf(outline: SourceOutline): SourceOutline {
  return JSON.parse(JSON.stringify(outline)) as SourceOutline;
}

/** The only `.qde` at the root of the archive, or else anywhere in it. */
function projectEntry(archive: Archive, name: string): string {
  const found = [...archive.names].filter((entry) => /\.qde$/i.test(entry) && !isLeftBehind(entry));
  const atRoot = found.filter((entry) => !entry.includes('/'));
  const [first, second] = atRoot.length > 0 ? atRoot : found;
  if (first === undefined) throw new AppError('invalid', 'exchange:no_qde', { name });
  if (second !== undefined) throw new AppError('invalid', 'exchange:two_projects', { name, first, second });
  return first;
}

/** The entry as seen from the project; internal files belong in `sources/`, and some programs look nowhere else. */
function standardName(entry: string, qde: string, isInternal: boolean): string {
  const around = qde.slice(0, qde.lastIndexOf('/') + 1);
  const seen = entry.startsWith(around) ? entry.slice(around.length) : entry;
  const inSources = seen.replace(/^sources\//i, 'sources/');
  if (!isInternal || inSources.startsWith('sources/')) return inSources;
  return `sources/${seen.split('/').at(-1) ?? seen}`;
}

/** Every path that a source or a note refers to, and those that are not plain texts. */
function pathsOf({ project, outlines }: Pick<ExchangeFile, 'project' | 'outlines'>): {
  readonly paths: string[];
  readonly documents: string[];
} {
  const notes = project.noteTexts;
  const texts = new Set([
    ...outlines.map(({ text }) => text?.plainPath),
    ...notes.map(({ plainPath }) => plainPath),
  ]);
  const ofNotes = notes.flatMap(({ plainPath, richPath }) => [plainPath, richPath]);
  const paths = [...outlines.flatMap((outline) => outline.paths), ...ofNotes].filter((path) => path !== null);
  return { paths, documents: paths.filter((path) => !texts.has(path)) };
}

/** Folders, and files that systems and programs leave in archives. */
function isLeftBehind(entry: string): boolean {
  return entry.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\.root$|Thumbs\.db$)/i.test(entry);
}

async function beginning(path: string, name: string): Promise<Buffer> {
  try {
    // Opening a named pipe would block for ever.
    if (!(await stat(path)).isFile()) throw new AppError('invalid', 'reading:not_a_file', { name });
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SIGNATURE_BYTES), 0, SIGNATURE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw fileError(error, name);
  }
}
