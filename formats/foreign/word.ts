// Word documents that were coded by hand: a comment names the codes of the passage it is about, its author is the coder;
// a passage under the pen is coded with its colour. The texts are those of any import of the same files.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError } from '#core/errors.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { DocxComment } from '../reading/docx-comments.ts';
import type { DocxMarkings } from '../reading/docx.ts';
import type { ReadText } from '../reading/result.ts';
import { codesInComment } from './comment-codes.ts';
import type { Opening } from './opening.ts';
import {
  keyIn,
  projectOf,
  shortened,
  type ForeignFile,
  type ToldCode,
  type ToldNote,
  type ToldPassage,
  type ToldSource,
} from './told.ts';

export interface WordFile {
  readonly path: string;
  readonly name: string;
}

/** Opens documents as one project: a name in one of them and in another is one code. */
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
  const sources: ToldSource[] = [];
  const about: ToldNote[] = [];
  const found = new Map<string, WordFile>();
  let isMarked = false;
  for (const file of files) {
    // oxlint-disable-next-line no-await-in-loop -- one document at a time is in memory
    const { title, text, markings } = await read(file);
    // oxlint-disable-next-line no-await-in-loop
    const key = `word ${createHash('sha256')
      .update(await readFile(file.path))
      .digest('hex')}`;
    found.set(keyIn(key), file);
    isMarked ||= Boolean(markings && markings.comments.length + markings.marked.length > 0);
    const told = markings
      ? commentPassages(markings, text, key, codes)
      : { passages: [], notes: [], loose: 0 };
    const pens = markings && withHighlights ? penPassages(markings, text, key, codes, words.t) : [];
    remarks.push(...told.notes.map(({ body }) => wordless(title, body)));
    about.push(...told.notes);
    if (told.loose > 0)
      remarks.push({ key: 'exchange:comments_as_memos', parameters: { source: title, count: told.loose } });
    sources.push({
      key,
      name: title,
      description: null,
      isPdf: false,
      by: null,
      at: null,
      passages: [...told.passages, ...pens],
      values: [],
      notes: told.notes.map((note) => note.key),
    });
    // oxlint-disable-next-line no-await-in-loop
    await pause(sources.length, files.length, file.name);
  }
  const [first] = files;
  const told = [...sources.flatMap(({ passages }) => passages), ...about];
  const coders = [...new Set(told.flatMap(({ by }) => by ?? []))];
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

/** Nobody is known to hold a pen: where one person alone wrote comments, it is theirs. */
function byOneCoder(source: ToldSource, [coder, ...others]: readonly string[]): ToldSource {
  if (coder === undefined || others.length > 0) return source;
  return { ...source, passages: source.passages.map((passage) => ({ ...passage, by: coder })) };
}

/** The codes that comments and colours name; names are one where they differ in case or white space alone. */
class Codes {
  readonly #byName = new Map<string, ToldCode>();

  get all(): readonly ToldCode[] {
    return [...this.#byName.values()];
  }

  /** The key of the code of this name. */
  keyOf(name: string, colour: string | null = null): string {
    const plain = name.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
    const known = this.#byName.get(plain);
    if (known) return known.key;
    const key = `word code ${plain}`;
    this.#byName.set(plain, {
      key,
      name: name.trim(),
      description: null,
      colour,
      isCodable: true,
      children: [],
    });
    return key;
  }
}

function commentPassages(
  { marked, comments }: DocxMarkings,
  text: string,
  source: string,
  codes: Codes,
): { passages: ToldPassage[]; notes: ToldNote[]; loose: number } {
  const passages: ToldPassage[] = [];
  const notes: ToldNote[] = [];
  let loose = 0;
  const spansOf = new Map(marked.map(({ comment, spans }) => [comment, spans] as const));
  for (const comment of comments.filter(({ answers }) => answers === null)) {
    const { named, rest } = codesInComment(comment.text);
    const spans = spansOf.get(comment.id) ?? [];
    const answers = answersTo(comment, comments);
    const stamp = { by: comment.author || null, at: comment.date };
    const thoughts = [...rest, ...answers].join('\n');
    if (spans.length === 0) {
      // It stands at a point, or its words are gone: what it says is about the document, whatever it names.
      const body = [comment.text, ...answers].filter((part) => part !== '').join('\n');
      if (body !== '') notes.push({ ...stamp, key: `${source} note ${comment.id}`, name: '', body });
      continue;
    }
    if (named.length === 0 && thoughts === '') continue;
    if (named.length === 0) loose += 1;
    for (const [place, span] of spans.entries()) {
      const words = text.slice(span.start, span.end);
      const at = { ...span, words, ...stamp };
      const key = `${source} comment ${comment.id} ${place}`;
      if (named.length === 0) passages.push({ ...at, key, memo: thoughts || null, codes: [] });
      for (const [index, { name, memo }] of named.entries())
        passages.push({
          ...at,
          key: `${key} ${index}`,
          memo: [memo, index === 0 ? thoughts : ''].filter((part) => part !== '').join('\n') || null,
          codes: [codes.keyOf(name)],
        });
    }
  }
  return { passages, notes, loose };
}

/** A comment without words, which came in as a memo. */
function wordless(source: string, words: string): Remark {
  return { key: 'exchange:comment_without_words', parameters: { source, words: shortened(words) } };
}

/** All that was answered, and answered to that, with who did. */
function answersTo({ id }: DocxComment, comments: readonly DocxComment[]): string[] {
  return comments.flatMap((comment) =>
    comment.answers === id && comment.id !== id ? [`${comment.author}: ${comment.text}`] : [],
  );
}

function penPassages(
  { marked }: DocxMarkings,
  text: string,
  source: string,
  codes: Codes,
  t: (key: string) => string,
): ToldPassage[] {
  return marked.flatMap(({ colour, spans }, index) =>
    colour === null
      ? []
      : spans.flatMap((span, place): ToldPassage[] => {
          const words = text.slice(span.start, span.end);
          if (words.trim() === '') return [];
          const { name, literal } = penOf(colour, t);
          return [
            {
              key: `${source} pen ${index} ${place}`,
              ...span,
              words,
              memo: null,
              codes: [codes.keyOf(name, literal)],
              by: null,
              at: null,
            },
          ];
        }),
  );
}

/** The pens of Word, by their names in the file. */
const pens: Readonly<Record<string, string>> = {
  yellow: '#FFFF00',
  green: '#00FF00',
  cyan: '#00FFFF',
  magenta: '#FF00FF',
  blue: '#0000FF',
  red: '#FF0000',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#C0C0C0',
  black: '#000000',
  white: '#FFFFFF',
};

function penOf(colour: string, t: (key: string) => string): { name: string; literal: string } {
  const pen = Object.hasOwn(pens, colour) ? colour : Object.keys(pens).find((name) => pens[name] === colour);
  return pen === undefined
    ? { name: colour, literal: colour }
    : { name: t(`exchange:pen_${pen}`), literal: pens[pen] ?? colour };
}
