// Examines the files chosen for an import before they are imported, so that a screen can show what each is taken for.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { formatSaid } from '#formats/reading/recognise.ts';
import type { JobContext } from '../context.ts';
import { job } from '../context.ts';
import { readArticleFile } from './article-file.ts';
import { chosenFile, findFiles, type FoundFile } from './files.ts';
import { readAlone } from './read.ts';

export interface LookedAt {
  /** The file's name, as in the report of the import. */
  readonly name: string;
  /** The beginning of its text; null if that was not read. */
  readonly beginning: string | null;
  /** How many articles it seems to hold; null if it looks like one text, or was not read. */
  readonly articles: number | null;
}

/**
 * The length of a beginning, for how many files, up to which file size in bytes: enough to guess, far less than an
 * import.
 */
const BEGINNING_LENGTH = 2000;
const MAX_FILES = 50;
const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** A single file is read whole even if it is large: it may hold many articles. */
const MAX_ONLY_BYTES = 64 * 1024 * 1024;

const nothing = { beginning: null, articles: null };

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
        ...(isFew ? await beginningOf(context, file, files.length === 1) : nothing),
      })),
    );
  },
);

async function beginningOf(
  { reading, signal }: JobContext,
  file: FoundFile,
  isOnly: boolean,
): Promise<Omit<LookedAt, 'name'>> {
  const most = isOnly ? MAX_ONLY_BYTES : MAX_FILE_BYTES;
  if (!file.isFile || file.bytes > most || tables.includes(formatSaid(file.name))) return nothing;
  try {
    if (!isOnly) {
      const read = await readAlone({ reader: reading.reader(), signal }, file);
      return read.type === 'text' ? { ...nothing, beginning: read.text.slice(0, BEGINNING_LENGTH) } : nothing;
    }
    const { read, proposals } = await readArticleFile({ reading, signal }, file, null);
    const beginning = read.text.slice(0, BEGINNING_LENGTH);
    return { beginning, articles: proposals.isMany ? (proposals.best?.pieces ?? null) : null };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'cancelled') return nothing;
    throw error;
  }
}
