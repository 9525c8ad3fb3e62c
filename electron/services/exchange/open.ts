// Opens a project of another program that was never exported as if it were a file of the exchange standard: a database,
// or Word documents coded by hand.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ownFilesNow, refuseOwnFile } from '#db/own-files.ts';
import { isWordFile, openDatabase } from '#formats/foreign/open.ts';
import type { Opening } from '#formats/foreign/opening.ts';
import type { ForeignFile } from '#formats/foreign/foreign-project.ts';
import { openWord, type WordFile } from '#formats/foreign/word.ts';
import type { ReadingContext } from '../context.ts';
import { openedForeign, openStandard, type OpenedExchange } from './file.ts';

/** The choices for importing Word documents as codings. */
export interface WordChoice {
  /** Further documents to import with the first, as one project: two that name the same code mean one code. */
  readonly also?: readonly WordFile[];
  /** Whether highlighted passages become codings, one code for each colour; yes by default. */
  readonly highlights?: boolean;
}

type Opens = Pick<ReadingContext, 'signal' | 'progress' | 'reading' | 'words'>;

/**
 * Opens the file, passes it to `use` and closes it in any case. Throws `invalid`, with a sentence, for any other kind
 * of file, and `cancelled`.
 */
export async function withOpened<T>(
  context: Opens,
  { path, name }: WordFile,
  word: WordChoice,
  use: (opened: OpenedExchange) => Promise<T> | T,
): Promise<T> {
  refuseOwnWithin(path);
  const foreign = await openForeign(context, path, name, word);
  const opened = foreign ? openedForeign(foreign) : await openStandard(context, path, name);
  try {
    return await use(opened);
  } finally {
    opened.file.close();
  }
}

/** The reader may open any file in QualCoder's folder: throws `conflict` if a file of the open study lies there. */
function refuseOwnWithin(path: string): void {
  if (!existsSync(join(path, 'data.qda'))) return;
  const isOwn = ownFilesNow();
  for (const within of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    if (isOwn(join(path, within))) refuseOwnFile(join(path, within));
}

/** Opens a database of another program or a Word document. Null for anything else. */
async function openForeign(
  { signal, progress, reading, words }: Opens,
  path: string,
  name: string,
  { also = [], highlights = true }: WordChoice,
): Promise<ForeignFile | null> {
  const opening: Opening = {
    name,
    words: words(),
    pause: async (done, total, at) => {
      progress({ done, total, name: at, stage: 'looking' });
      await nextTurn();
      signal.throwIfAborted();
    },
    read: async (document, called, options) =>
      await reading.reader().read(document, called, { ...options, signal }),
  };
  if (!(await isWordFile(path))) return await openDatabase(path, opening);
  return await openWord([{ path, name }, ...also], highlights, opening);
}
