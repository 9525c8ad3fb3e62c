// Replaces the text of a source by that of a corrected file, as one act. Every coding moves to its words in the new
// text; if they are gone, the preview says what becomes of the coding.
import { byMoment } from '#core/by-moment.ts';
import * as z from 'zod';
import { carriedWords, codingOnWords, type WordsFate } from '#core/text/coded-words.ts';
import { AppError, type ErrorParameters } from '#core/errors.ts';
import { languageOf } from '#core/text/language.ts';
import { pageStartsJson } from '#core/text/pages.ts';
import type { SourceRecord } from '#core/records.ts';
import { saysOtherwise, twinsAmong } from '#core/settling/twin-codings.ts';
import { textChange } from '#core/text/text-change.ts';
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, count, get, getText, insert, putBlob, quoteDigest, update } from '#db/write.ts';
import { textParts, type TextPart } from '../text-parts.ts';
import { job, type CommandContext, type JobContext } from './context.ts';
import { previewedAct, type CountEffects } from './count-effects.ts';
import { chosenFile, fileChosen } from './imports/files.ts';
import { partedFile } from './imports/kept-file.ts';
import { readWithOriginal } from './imports/read.ts';
import type { KeptIncoming } from './imports/row.ts';
import { absorbCoding, removeCoding } from './removal.ts';
import { movePages } from './source-pages.ts';

const corrected = {
  sourceId: z.string(),
  file: chosenFile,
  /** Decode a text file with this encoding (a WHATWG label) instead of detecting it. */
  encoding: z.string().min(1).max(40).nullable().default(null),
};
const correctedInput = z.strictObject(corrected);
type CorrectedInput = z.output<typeof correctedInput>;

/** What becomes of one coding of a span. */
export interface ReplacedCoding {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  readonly fate: WordsFate;
  /** The words before and after; null if they are the same, or if there are none. */
  readonly was: string | null;
  readonly now: string | null;
  /** How many memos are deleted with the coding, if its words are gone. */
  readonly memos: number;
}

/** What a corrected file would change. */
export interface TextReplacement {
  /** The hashes of the source's present text and of the file's. */
  readonly textHash: string;
  readonly newTextHash: string;
  /** Whether the file has the same text as the source. */
  readonly isSame: boolean;
  readonly encoding: string | null;
  /** The reader's notes on the file. */
  readonly notes: readonly { readonly key: string; readonly parameters: ErrorParameters }[];
  /** In Unicode code points. */
  readonly characters: { readonly before: number; readonly after: number };
  /** The codings of spans, in reading order. */
  readonly codings: readonly ReplacedCoding[];
  /** Whole-source codings, which stay. */
  readonly whole: number;
  /** How many codings become one with an equal one on the same words. */
  readonly joined: number;
  /** How many of these differ from the older one in other fields; the older one's fields are kept. */
  readonly differing: number;
  /** The coders who have reviewed the earlier text; their marks stay. */
  readonly reviewerIds: readonly string[];
  /** `new`: the pages of the new file; `kept`: the file has none, and the present ones stay with their words. */
  readonly pages: 'none' | 'new' | 'kept';
  /** Whether the view of the printed pages is lost with the earlier file. */
  readonly losesPageView: boolean;
  /** Another source that has exactly this text. */
  readonly sameAs: string | null;
  readonly parts: readonly TextPart[];
  readonly counts: CountEffects;
}

/** Previews `replaceText`. Throws if the file cannot be read as one text. */
export const replaceTextPreview = job(correctedInput, async (context, input): Promise<TextReplacement> => {
  const { db } = context;
  const source = get(db, 'source', input.sourceId);
  const file = await readCorrected(context, source, input);
  const [before, after] = [getText(db, source.textHash), file.text];
  const codings = placed(db, source, after);
  const gone = codings.filter(({ fate }) => fate === 'gone').length;
  let differing = 0;
  const found = previewedAct(
    context,
    (acting) => {
      differing = replace(acting, source, file);
    },
    (change) => ({ joined: Object.keys(change.removed.coding ?? {}).length - gone }),
  );
  const { pages, layoutHash, text, encoding } = file.incoming;
  const [held] = all(db, 'sourcePages', { sourceId: source.id });
  return {
    ...found,
    differing,
    textHash: source.textHash,
    newTextHash: text.textHash,
    isSame: isSameText(source, file),
    encoding,
    notes: file.notes,
    characters: { before: source.codePoints, after: text.codePoints },
    codings: codings.map(({ coding, fate, span }) => ({
      id: coding.id,
      codeId: coding.codeId,
      coderId: coding.coderId,
      fate,
      was: isOnSameWords(fate) ? null : before.slice(coding.start ?? 0, coding.end ?? 0),
      now: isOnSameWords(fate) || !span ? null : after.slice(span.start, span.end),
      memos: fate === 'gone' ? count(db, 'memo', { codingId: coding.id }) : 0,
    })),
    whole: count(db, 'coding', { sourceId: source.id, start: null }),
    reviewerIds: all(db, 'review', { sourceId: source.id }).map(({ coderId }) => coderId),
    pages: pages.length > 0 ? 'new' : held ? 'kept' : 'none',
    losesPageView: (held?.layoutHash ?? null) !== null && layoutHash === null,
    sameAs: all(db, 'source', { textHash: text.textHash }).find(({ id }) => id !== source.id)?.title ?? null,
    parts: textParts(before, after),
  };
});

/**
 * Gives a source the text of a corrected file. Codings move to their words: those whose words were corrected stand on
 * the corrected ones, those that slipped are listed for repair, those whose words are gone are deleted. Memos, reviews
 * and attributes stay, and the file becomes the original. A file with the same text changes nothing. Throws `conflict`
 * if either text is not the one that was previewed.
 */
export const replaceText = job(
  z.strictObject({ ...corrected, textHash: z.string(), newTextHash: z.string() }),
  async (context, input): Promise<SourceRecord> => {
    // Fails here, before the file is read, if the project is read-only.
    context.transact(() => undefined);
    const file = await readCorrected(context, get(context.db, 'source', input.sourceId), input);
    // The bytes are stored before the act, so the act is short even for a long file.
    context.keepAhead(file.blobs);
    const after = context.transact((acting) => {
      const source = get(acting.db, 'source', input.sourceId);
      if (source.textHash !== input.textHash)
        throw new AppError('conflict', 'errors:text_changed', { title: source.title });
      if (file.incoming.text.textHash !== input.newTextHash)
        throw new AppError('conflict', 'errors:file_changed_since_preview', { name: input.file.name });
      if (isSameText(source, file)) return source;
      replace(acting, source, file);
      return get(acting.db, 'source', source.id);
    });
    context.files.release?.(input.file.reference);
    return after;
  },
);

interface CorrectedFile {
  readonly incoming: KeptIncoming;
  readonly text: string;
  readonly blobs: readonly KeptBytes[];
  readonly notes: TextReplacement['notes'];
}

async function readCorrected(
  { db, files, reading, signal, newId }: JobContext,
  { kind, title }: SourceRecord,
  { file: chosen, encoding }: CorrectedInput,
): Promise<CorrectedFile> {
  const settings = {
    kind,
    classId: null,
    className: null,
    mapping: null,
    sheet: null,
    said: new Map(),
    encoding,
  };
  const parts = { db, reader: reading.reader(), settings, signal };
  const { file, blobs } = partedFile(await readWithOriginal(parts, fileChosen(files, chosen)), newId);
  const [incoming] = file.sources;
  if (file.table !== null || !incoming)
    throw new AppError('unsupported', 'errors:replacement_table', { name: chosen.name, title });
  const bytes = blobs.find(({ hash }) => hash === incoming.text.textHash)?.bytes;
  const text = Buffer.from(bytes ?? []).toString('utf8');
  return { incoming, text, blobs, notes: file.notes };
}

function isSameText(source: SourceRecord, { incoming }: CorrectedFile): boolean {
  return source.textHash === incoming.text.textHash && source.docHash === incoming.text.docHash;
}

function isOnSameWords(fate: WordsFate): boolean {
  return fate === 'same' || fate === 'moved';
}

/** The codings of spans with their new places, in reading order. */
function placed(db: ReadDb, source: SourceRecord, after: string) {
  const before = getText(db, source.textHash);
  const change = textChange(before, after);
  return all(db, 'coding', { sourceId: source.id })
    .flatMap((coding) => {
      const { start, end } = coding;
      if (start === null || end === null) return [];
      return [{ coding, ...carriedWords(change, before, after, { start, end }) }];
    })
    .toSorted((a, b) => (a.coding.start ?? 0) - (b.coding.start ?? 0));
}

/** Returns how many codings were joined with one that differs in other fields. */
function replace(context: CommandContext, source: SourceRecord, file: CorrectedFile): number {
  const { db, newId } = context;
  const { incoming, text, blobs } = file;
  const before = getText(db, source.textHash);
  const codings = placed(db, source, text);
  for (const { bytes, hash } of blobs) putBlob(db, bytes, hash);
  update(db, 'source', source.id, {
    ...incoming.text,
    originalHash: incoming.originalHash,
    originalName: incoming.originalName,
    encoding: incoming.encoding,
    // The corrected file is the article's own.
    article: null,
    // A set origin may be more than a file name and stays; a guessed language is guessed again.
    origin: source.origin === source.originalName ? incoming.originalName : source.origin,
    language: source.language === languageOf(before) ? incoming.language : source.language,
  });
  for (const { coding, ...words } of codings) {
    const carried = codingOnWords(coding, words, { was: before, is: text }, quoteDigest);
    if (carried === null) removeCoding(db, coding.id);
    else if (words.fate !== 'same') update(db, 'coding', coding.id, carried);
  }
  const differing = joinTwins(db, newId, source.id);
  replacePages(context, source, before, file);
  return differing;
}

/**
 * Joins codings of one code by one coder that now stand on the same words into the oldest. Returns how many differed
 * from it in other fields.
 */
function joinTwins(db: WriteDb, newId: () => string, sourceId: string): number {
  const codings = all(db, 'coding', { sourceId }).toSorted(byMoment('createdAt'));
  let differing = 0;
  for (const [first, ...others] of twinsAmong(codings))
    for (const other of others) {
      const kept = get(db, 'coding', first?.id ?? other.id);
      if (saysOtherwise(kept, other)) differing += 1;
      absorbCoding(db, newId, other.id, kept.id);
    }
  return differing;
}

function replacePages(
  { db, newId }: CommandContext,
  { id: sourceId }: SourceRecord,
  before: string,
  { incoming: { pages, layoutHash, text }, text: after }: CorrectedFile,
): void {
  const [held] = all(db, 'sourcePages', { sourceId });
  const layout = { layoutHash, layoutTextHash: layoutHash === null ? null : text.textHash };
  if (pages.length === 0) {
    if (!held) return;
    movePages(db, sourceId, before, after);
    update(db, 'sourcePages', held.id, layout);
    return;
  }
  const starts = pageStartsJson(pages);
  if (held) update(db, 'sourcePages', held.id, { starts, ...layout });
  else insert(db, 'sourcePages', { id: newId(), sourceId, starts, ...layout });
}
