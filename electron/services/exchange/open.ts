// Whatever project of another program is brought in, opened as a file of the exchange standard, though it was never
// exported as one: a database, or Word documents that were coded by hand.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ownFilesNow, refuseOwnFile } from '#db/own-files.ts';
import { isWordFile, openDatabase } from '#formats/foreign/open.ts';
import type { Opening } from '#formats/foreign/opening.ts';
import type { ForeignFile } from '#formats/foreign/told.ts';
import { openWord, type WordFile } from '#formats/foreign/word.ts';
import type { ReadingContext } from '../context.ts';
import { openedForeign, openStandard, type OpenedExchange } from './file.ts';

/** What is chosen where Word documents come in as codings. */
export interface WordChoice {
  /** Further documents that come in with the first, as one project: a code that two of them name is one. */
  readonly also?: readonly WordFile[];
  /** Whether what is highlighted is coded by its colour; unless it is left out. */
  readonly highlights?: boolean;
}

type Opens = Pick<ReadingContext, 'signal' | 'progress' | 'reading' | 'words'>;

/**
 * Opens the file, hands it to `use`, and closes it whatever comes of that. Throws `invalid` in one sentence for what is
 * no such file, and `cancelled`.
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

/** Everything in QualCoder's folder may be read: throws `conflict` where a file of the open study lies there. */
function refuseOwnWithin(path: string): void {
  if (!existsSync(join(path, 'data.qda'))) return;
  const isOwn = ownFilesNow();
  for (const within of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    if (isOwn(join(path, within))) refuseOwnFile(join(path, within));
}

/** Opens what no exchange file is: a database of another program, or a Word document. Null for anything else. */
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
