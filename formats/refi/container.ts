// A project file of the exchange standard: a zip archive with one `.qde` and the files of its sources, or the `.qde`
// alone. Programs disagree on the names of both, so names are compared without case and without folders.
import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import type { Element } from '#core/refi/element.ts';
import { outlineOf, type RefiProject, type SourceOutline } from '#core/refi/project.ts';
import { readProject, sourceOf } from '#core/refi/read-project.ts';
import { type Archive, openArchive } from '../reading/archive.ts';
import { exchangeEntries } from '../reading/limits.ts';
import { fileError } from '../reading/file-error.ts';
import { parseElements } from './elements.ts';
import { PackedList } from './packed.ts';
import { entriesByPath } from './paths.ts';
import { textOfQde } from '../reading/decode.ts';

/** Bytes of a `.qde`: 100,000 codings take 60 MB. */
const qdeBytes = 256 * 1024 * 1024;
/** Bytes of a text or a document, which is held whole while it is read. */
const fileBytes = 256 * 1024 * 1024;
/** Bytes of everything in the archive; a larger one holds films, and those belong beside it. */
const archiveBytes = 2 ** 31;

/** Pictures, sound and film: as large as they like, since they are kept piece by piece. */
const media =
  /\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|mp3|wav|m4a|aac|og[gav]|opus|flac|wma|aiff?|amr|mp4|m4v|mov|avi|mkv|webm|wmv|mpe?g|3gp)$/i;

/** Bytes by which an archive and a file of XML are told from all else. */
const BEGINNING = 256;

/** A file of the archive that a source names. */
export interface SourceFile {
  /** Its name in the archive. */
  readonly entry: string;
  readonly bytes: Buffer;
}

/** An entry of the archive, and what it is called in one as the standard has it. */
export interface Content {
  readonly entry: string;
  readonly name: string;
  readonly size: number;
}

/** Concord's own data as it stands in the archive, and the project that it stands beside. */
export interface Beside {
  readonly json: Buffer;
  /** The SHA-256 of the project's bytes as they are now. */
  readonly qdeHash: string;
}

/** Where Concord's own data stands in an archive, and the folder of what it holds besides. */
export const besideEntry = 'concord.json';
export const besideFolder = 'concord/';

/** An exchange file that was opened. Close it after use. */
export interface ExchangeFile {
  readonly project: RefiProject;
  /** The name of the entry that holds the project; null where the file is no archive. */
  readonly qde: string | null;
  readonly foreign: readonly string[];
  /** Of every source of the project, in the order of those. */
  readonly outlines: readonly SourceOutline[];
  /** The file that a path of a source leads to; null where it is not in the archive, or larger than `fileBytes`. */
  file(path: string): Promise<SourceFile | null>;
  /** An entry piece by piece, each of which is `file` of what `pieceOf` calls it. */
  readonly pieces?: (entry: string) => AsyncIterable<Buffer>;
  /** What Concord has put beside the project for itself; null or left out where there is nothing of it. */
  readonly beside?: Beside | null;
  /** Paths that could mean several files of the archive: none is taken for them. */
  readonly unclear?: readonly string[];
  /** All that programs and people put in it: the project, what Concord has put there, and leavings left out. */
  readonly contents?: readonly Content[];
  /** Paths of pictures, sound, film and documents whose files are not in the archive. */
  readonly missing?: readonly string[];
  close(): void;
}

/** Opens the file at `path`, called `name`. Throws `invalid` in one sentence for what is no such file. */
export async function openExchange(path: string, name: string, signal?: AbortSignal): Promise<ExchangeFile> {
  const start = await beginning(path, name);
  if (start.subarray(0, 2).toString('latin1') === 'PK') return await openPacked(path, name, signal);
  const { size } = await stat(path);
  // Whatever its encoding, a file of XML begins with a bracket.
  if (size > 0 && !/^[\s\0\u00EF\u00BB\u00BF\u00FE\u00FF]*</.test(start.toString('latin1')))
    throw new AppError('invalid', 'exchange:not_an_exchange', { name });
  if (size === 0) throw new AppError('invalid', 'reading:empty_file', { name });
  if (size > qdeBytes)
    throw new AppError('invalid', 'reading:file_too_large', {
      name,
      megabytes: Math.round(size / 1024 / 1024),
      most: qdeBytes / 1024 / 1024,
    });
  const opened = await projectOf(await readFile(path), name, signal);
  const { documents: missing } = pathsOf(opened);
  const file = () => Promise.resolve(null);
  return { ...opened, qde: null, file, missing, close: () => undefined };
}

/** What a piece of a large entry is called; of a small one it is all. */
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
    bytes: archiveBytes,
    entries: exchangeEntries,
  });
  try {
    const qde = projectEntry(archive, name);
    const content = await archive.read(qde);
    if (!content || content.length > qdeBytes)
      throw new AppError('invalid', 'reading:unpacks_too_large', { name });
    const opened = await projectOf(content, `${name}/${qde}`, signal);
    // What is broken of it says so where it is read: the project itself may be whole.
    const json = await archive.read(besideEntry).catch(() => Buffer.alloc(0));
    const isOwn = (entry: string): boolean =>
      json !== null && (entry === besideEntry || entry.startsWith(besideFolder));
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
      beside: json && { json, qdeHash: createHash('sha256').update(content).digest('hex') },
      file: async (asked) => {
        const [, whole, number] = archive.names.has(asked) ? [] : (/^(.+)#(\d+)$/s.exec(asked) ?? []);
        if (whole !== undefined && archive.names.has(whole)) {
          const piece = await archive.piece(whole, Number(number));
          return piece && { entry: asked, bytes: piece };
        }
        const entry = entryOf(asked);
        if (entry === null || archive.size(entry) > fileBytes) return null;
        const bytes = await archive.read(entry);
        return bytes && { entry, bytes };
      },
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

async function projectOf(
  content: Buffer,
  name: string,
  signal?: AbortSignal,
): Promise<Pick<ExchangeFile, 'project' | 'foreign' | 'outlines'>> {
  const sources = new PackedList<Element>();
  const outlines: SourceOutline[] = [];
  const { element, foreign } = await parseElements(textOfQde(content, name), name, {
    signal,
    aside: (source, within) => {
      if (within !== 'Sources') return false;
      sources.add(source);
      outlines.push(copyOf(outlineOf(sourceOf(source))));
      return true;
    },
  });
  if (element.name === 'CodeBook') throw new AppError('invalid', 'exchange:is_codebook', { name });
  if (element.name !== 'Project')
    throw new AppError('invalid', 'exchange:no_project', { name, element: element.name });
  return { project: readProject(element, sources), foreign, outlines };
}

/** The same in strings of its own: a part of a text would hold on to all of that text. */
function copyOf(outline: SourceOutline): SourceOutline {
  return JSON.parse(JSON.stringify(outline)) as SourceOutline;
}

/** The one `.qde` at the root of the archive, or else anywhere in it. */
function projectEntry(archive: Archive, name: string): string {
  const found = [...archive.names].filter((entry) => /\.qde$/i.test(entry) && !isLeftBehind(entry));
  const atRoot = found.filter((entry) => !entry.includes('/'));
  const [first, second] = atRoot.length > 0 ? atRoot : found;
  if (first === undefined) throw new AppError('invalid', 'exchange:no_qde', { name });
  if (second !== undefined) throw new AppError('invalid', 'exchange:two_projects', { name, first, second });
  return first;
}

/** An entry seen from the project; what that calls its own stands in `sources/`, and some programs look nowhere else. */
function standardName(entry: string, qde: string, isInternal: boolean): string {
  const around = qde.slice(0, qde.lastIndexOf('/') + 1);
  const seen = entry.startsWith(around) ? entry.slice(around.length) : entry;
  const inSources = seen.replace(/^sources\//i, 'sources/');
  if (!isInternal || inSources.startsWith('sources/')) return inSources;
  return `sources/${seen.split('/').at(-1) ?? seen}`;
}

/** Every path that a source or a note names, and those of them that lead to no plain text. */
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

/** Folders and what systems and programs leave in archives. */
function isLeftBehind(entry: string): boolean {
  return entry.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\.root$|Thumbs\.db$)/i.test(entry);
}

async function beginning(path: string, name: string): Promise<Buffer> {
  try {
    // Opening a pipe would wait for its writer for ever.
    if (!(await stat(path)).isFile()) throw new AppError('invalid', 'reading:not_a_file', { name });
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    throw fileError(error, name);
  }
}
