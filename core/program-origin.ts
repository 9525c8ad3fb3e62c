// What is known of a program that made codings: kept with its coder, printed with what counts them.
import type { CoderRecord } from './records.ts';

/** A table of codings that was imported into the layer. */
export interface ProgramFile {
  readonly name: string;
  /** The SHA-256 of its bytes, as 64 hex digits. */
  readonly sha256: string;
  /** When it was imported. */
  readonly at: string;
  /** What the person said of how these codings were made: name, version, instruction; null where nothing was said. */
  readonly note: string | null;
}

/** What made the codings of a machine layer: one entry for each imported file, in order. */
export interface ProgramOrigin {
  readonly files: readonly ProgramFile[];
}

/** Whether a coder is the layer of a program. */
export function isMachine({ kind }: Pick<CoderRecord, 'kind'>): boolean {
  return kind === 'machine';
}

/** What is kept of the program; without files for any other coder, and where it cannot be read. */
export function originOf({ program }: Pick<CoderRecord, 'program'>): ProgramOrigin {
  if (program === null) return { files: [] };
  try {
    const { files } = JSON.parse(program) as { readonly files?: unknown };
    return { files: Array.isArray(files) ? files.filter(isFile) : [] };
  } catch {
    // An earlier or a broken file says nothing rather than stopping every count.
    return { files: [] };
  }
}

function isFile(value: unknown): value is ProgramFile {
  const { name, sha256, at, note } = (value ?? {}) as Partial<Record<keyof ProgramFile, unknown>>;
  const isSaid = note === null || typeof note === 'string';
  return typeof name === 'string' && typeof sha256 === 'string' && typeof at === 'string' && isSaid;
}

/** The notes on how the codings were made, each once, in the order of the files. */
export function notesOf(coder: Pick<CoderRecord, 'program'>): string[] {
  return [...new Set(originOf(coder).files.flatMap(({ note }) => note?.trim() || []))];
}

/** The origin with one more file; as it was if that file with that note is there. */
export function withFile(origin: ProgramOrigin, file: ProgramFile): ProgramOrigin {
  const isThere = origin.files.some(({ sha256, note }) => sha256 === file.sha256 && note === file.note);
  return isThere ? origin : { files: [...origin.files, file] };
}
