// Examines the files chosen for an import before they are imported, so that a screen can show what each is taken for.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { formatSaid } from '#formats/reading/recognise.ts';
import type { JobContext } from '../context.ts';
import { job } from '../context.ts';
import { chosenFile, findFiles, type FoundFile } from './files.ts';
import { readAlone } from './read.ts';

export interface LookedAt {
  /** The file's name, as in the report of the import. */
  readonly name: string;
  /** The beginning of its text; null if that was not read. */
  readonly beginning: string | null;
}

/**
 * The length of a beginning, for how many files, up to which file size in bytes: enough to guess, far less than an
 * import.
 */
const BEGINNING_LENGTH = 2000;
const MAX_FILES = 50;
const MAX_FILE_BYTES = 4 * 1024 * 1024;

const tables: readonly (string | null)[] = ['csv', 'xlsx'];

/** Lists the files, including those in folders. Throws `cancelled`. */
export const look = job(
  z.strictObject({ files: z.array(chosenFile).min(1) }),
  async (context, { files: chosen }): Promise<readonly LookedAt[]> => {
    const { files } = await findFiles(context.files, chosen);
    const isFew = files.length <= MAX_FILES;
    return await Promise.all(
      files.map(async (file) => ({
        name: file.called,
        beginning: isFew ? await beginningOf(context, file) : null,
      })),
    );
  },
);

async function beginningOf({ reading, signal }: JobContext, file: FoundFile): Promise<string | null> {
  if (!file.isFile || file.bytes > MAX_FILE_BYTES || tables.includes(formatSaid(file.name))) return null;
  try {
    const read = await readAlone({ reader: reading.reader(), signal }, file);
    return read.type === 'text' ? read.text.slice(0, BEGINNING_LENGTH) : null;
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return null;
    throw error;
  }
}
