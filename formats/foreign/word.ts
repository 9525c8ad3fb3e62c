// Word documents that were coded by hand: a comment names codes for its passage, and its author is the coder; a
// highlighted passage has its colour as its code. The texts are the same as in an ordinary import of the files.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { ReadText } from '../reading/result.ts';
import type { Opening } from './opening.ts';
import {
  keyIn,
  projectOf,
  shortened,
  type ForeignFile,
  type ForeignNote,
  type ForeignSource,
} from './foreign-project.ts';
import { Codes, Keys } from './word-codes.ts';
import { commentPassages } from './word-comments.ts';
import { penPassages } from './word-pens.ts';

export interface WordFile {
  readonly path: string;
  readonly name: string;
}

/** Opens documents as one project: the same name in two of them is one code. */
export async function openWord(
  files: readonly WordFile[],
  withHighlights: boolean,
  opening: Opening,
): Promise<ForeignFile> {
  const { words, pause } = opening;
  const read = async ({ path, name }: WordFile): Promise<ReadText> => {
    const found = await opening.read(path, name, { withMarks: true });
    if (found.type === 'text') return found;
    throw new AppError('invalid', 'reading:broken', { name, ending: 'docx' });
  };
  const codes = new Codes();
  const remarks: Remark[] = [];
  const sources: ForeignSource[] = [];
  const about: ForeignNote[] = [];
  const found = new Map<string, WordFile>();
  const keys = new Keys();
  let isMarked = false;
  for (const file of files) {
    // Only one document at a time is in memory.
    const { title, text, markings } = await read(file);
    const key = `word ${hashed(await readFile(file.path))}`;
    // Identified by its words: adding a comment changes the file, but not the words marked before.
    const place = keys.next(`word ${hashed(text)}`);
    found.set(keyIn(key), file);
    isMarked ||= Boolean(markings && markings.comments.length + markings.marked.length > 0);
    const fromComments = markings
      ? commentPassages(markings, text, place, codes)
      : { passages: [], notes: [], loose: [], empty: 0 };
    const pens = markings && withHighlights ? penPassages(markings, text, place, codes, words.t) : [];
    remarks.push(...fromComments.notes.map(({ body }) => wordless(title, body)));
    about.push(...fromComments.notes);
    if (fromComments.loose.length > 0)
      remarks.push({
        key: 'exchange:comments_as_memos',
        parameters: { source: title, count: fromComments.loose.length },
        items: fromComments.loose,
      });
    if (fromComments.empty > 0)
      remarks.push({
        key: 'exchange:comments_empty',
        parameters: { source: title, count: fromComments.empty },
      });
    sources.push({
      key,
      name: title,
      description: null,
      isPdf: false,
      by: null,
      at: null,
      passages: [...fromComments.passages, ...pens],
      values: [],
      notes: fromComments.notes.map((note) => note.key),
    });
    await pause(sources.length, files.length, file.name);
  }
  const [first] = files;
  const coded = [...sources.flatMap(({ passages }) => passages), ...about];
  const coders = [...new Set(coded.flatMap(({ by }) => by ?? []))];
  return {
    project: projectOf({
      name: shortened(sources.map(({ name }) => name).join(', ')),
      origin: 'Word',
      description: null,
      seed: 'word',
      coders,
      codes: codes.all,
      variables: [],
      cases: [],
      sources: sources.map((source) => byOneCoder(source, coders)),
      notes: about,
    }),
    remarks:
      isMarked || !first
        ? remarks
        : [...remarks, { key: 'exchange:nothing_marked', parameters: { name: first.name } }],
    textOf: async (key) => {
      const file = found.get(key);
      if (!file) return null;
      const { text, doc, notes } = await read(file);
      const rich = { entry: file.name, bytes: await readFile(file.path) };
      return { decoded: text, doc, plain: null, rich, notes };
    },
    close: () => undefined,
  };
}

function hashed(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Nobody is known to have highlighted. If only one person wrote comments, the highlights are attributed to that person,
 * whose name their keys then include: those in a copy with another person's comments are not the same.
 */
function byOneCoder(source: ForeignSource, [coder, ...others]: readonly string[]): ForeignSource {
  if (coder === undefined || others.length > 0) return source;
  const passages = source.passages.map((passage) =>
    passage.by === null ? { ...passage, key: `${passage.key} by ${coder}`, by: coder } : passage,
  );
  return { ...source, passages };
}

/** A remark on a comment without words, which was imported as a memo. */
function wordless(source: string, words: string): Remark {
  return { key: 'exchange:comment_without_words', parameters: { source, words: shortened(words) } };
}
