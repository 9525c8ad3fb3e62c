// Puts an evidence annex together, or tells what it would be: how large, what is left out, and where names remain.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PassageLength } from '#core/annex/excerpts.ts';
import { withheldFrom, type Withholding } from '#core/annex/withheld.ts';
import { AppError } from '#core/errors.ts';
import { consentIn } from '#core/respondents/consent.ts';
import type { JobContext } from '../context.ts';
import { ownWords } from '../replication/study-names.ts';
import type { FilePlaces } from '../replication/write.ts';
import type { AnnexParts, LabelledItem } from './edition.ts';
import { annexFile } from './file.ts';
import { hiddenNames } from './hidden-names.ts';
import { withCellsAsPrinted } from './printed-names.ts';
import { countedTables, KINDS_WITH_WORDS } from './tables.ts';

export interface AnnexChoice {
  readonly pseudonyms: boolean;
  readonly without: Withholding;
}

/** What an annex is, however long its passages, and what somebody should know before giving it away. */
export interface AnnexFacts {
  readonly tables: number;
  /** How many numbers open passages. */
  readonly numbers: number;
  readonly sources: number;
  readonly passages: number;
  /** How many sources are left out. */
  readonly withheld: number;
  /** Titles of items that are left out because they hold words of the study. */
  readonly leftOut: readonly string[];
  /** Names that are too short, or that may be ordinary words, and so were not replaced in running text. */
  readonly short: readonly string[];
  readonly ordinary: readonly string[];
  /** Items that could not be counted. */
  readonly problems: readonly { readonly name: string; readonly error: AppError['value'] }[];
}

/** The file with passages of one length. */
export interface AnnexSize {
  readonly length: PassageLength;
  readonly bytes: number;
  /** Whether most mailers would refuse it. */
  readonly isTooLarge: boolean;
  /** Where parts of names remain: the name of a source, or an empty name for the tables and the codebook. */
  readonly parts: readonly FilePlaces[];
}

/** What was written. */
export interface WrittenAnnex extends AnnexFacts, AnnexSize {}

/** The annex in each length that was asked for, before it is written. */
export interface AnnexPreview extends AnnexFacts {
  readonly sizes: readonly AnnexSize[];
  /** The length that is used where none is chosen. */
  readonly usual: PassageLength;
}

/** A larger file cannot be sent by mail. */
const MAX_BYTES = 20_000_000;
/** How long passages are in a file that would be too large, in characters. */
const SHORTENED = 240;

/**
 * The annex as bytes, with what is to be told of it. `length` undefined: whole passages, unless the file would be larger
 * than most mailers take. Throws `conflict` if a number is not what is shown and what is withheld, and if the study changes
 * meanwhile: the words are those of the moment when this begins.
 */
export async function makeAnnex(
  context: JobContext,
  all: readonly LabelledItem[],
  choice: AnnexChoice,
  length?: PassageLength,
): Promise<{ readonly bytes: Uint8Array; readonly written: WrittenAnnex }> {
  return await atOnce(context, async () => {
    const { parts, facts } = await partsOf(context, all, choice);
    let file = await annexFile(context, parts, length ?? 'whole');
    if (length === undefined && isTooLarge(file.bytes)) file = await annexFile(context, parts, SHORTENED);
    const size = await sizeOf(context, parts, file);
    return { bytes: file.bytes, written: { ...facts, ...contentsOf(file), ...size } };
  });
}

/** What the annex would be in each of these lengths, whole, and in the usual one. Throws as `makeAnnex`. */
export async function previewAnnex(
  context: JobContext,
  all: readonly LabelledItem[],
  choice: AnnexChoice,
  lengths: readonly PassageLength[],
): Promise<AnnexPreview> {
  return await atOnce(context, async () => {
    const { parts, facts } = await partsOf(context, all, choice);
    const asked = [...new Set<PassageLength>(['whole', SHORTENED, 'none', ...lengths])];
    const sizes: AnnexSize[] = [];
    let contents: ReturnType<typeof contentsOf> = { numbers: 0, sources: 0, passages: 0 };
    for (const [done, length] of asked.entries()) {
      context.progress({ done, total: asked.length });
      const file = await annexFile(context, parts, length);
      contents = contentsOf(file);
      sizes.push(await sizeOf(context, parts, file));
    }
    const isUsuallyCut = sizes.some((size) => size.length === 'whole' && size.isTooLarge);
    return { ...facts, ...contents, sizes, usual: isUsuallyCut ? SHORTENED : 'whole' };
  });
}

function isTooLarge(bytes: Uint8Array): boolean {
  return bytes.length > MAX_BYTES;
}

/** Makes something of one state of the study. Throws `conflict` if it changes meanwhile. */
async function atOnce<T>({ counting }: JobContext, make: () => Promise<T>): Promise<T> {
  counting.load();
  const { changes } = counting;
  const expectUnchanged = (): void => {
    if (counting.changes !== changes) throw new AppError('conflict', 'errors:annex_changed');
  };
  const made = await make().catch((error: unknown) => {
    // A number that differs is then a consequence of that.
    expectUnchanged();
    throw error;
  });
  expectUnchanged();
  return made;
}

async function partsOf(
  context: JobContext,
  all: readonly LabelledItem[],
  { pseudonyms, without }: AnnexChoice,
): Promise<{
  readonly parts: AnnexParts;
  readonly facts: Omit<AnnexFacts, keyof ReturnType<typeof contentsOf>>;
}> {
  const { corpus, codings } = context.counting;
  const consent = consentIn(corpus, codings);
  const withheld = withheldFrom(corpus, without, consent);
  const hidden = hiddenNames(context.db, pseudonyms, withheld);
  const isOpen = hidden.left === null && !consent.isNarrow;
  const items = all.filter(({ kind }) => isOpen || !KINDS_WITH_WORDS.has(kind));
  const leftOut = all.filter((item) => !items.includes(item));
  const { tables: counted, problems } = await countedTables(context, items, withheld);
  const words = context.words();
  const tables = counted.map((table) => withCellsAsPrinted(table, hidden, words));
  return {
    parts: { tables, leftOut, withheld, hidden, pseudonyms, consent },
    facts: {
      tables: tables.length,
      withheld: withheld.sourceIds.size,
      leftOut: leftOut.map(({ name }) => name),
      short: hidden.short,
      ordinary: hidden.ordinary,
      problems,
    },
  };
}

type MadeFile = Awaited<ReturnType<typeof annexFile>>;

function contentsOf({ contents: { cells, sources } }: MadeFile) {
  return {
    numbers: cells.length,
    sources: sources.length,
    passages: sources.reduce((sum, { passages }) => sum + passages.length, 0),
  };
}

async function sizeOf(
  { signal }: JobContext,
  { hidden: { left, leftCoders } }: AnnexParts,
  { bytes, length, words }: MadeFile,
): Promise<AnnexSize> {
  const parts: FilePlaces[] = [];
  if (left) {
    const found = (file: string, places: number): void => {
      if (places > 0) parts.push({ file, places });
    };
    const concords = ownWords();
    found('', left.count(words.others, concords) + (leftCoders?.count(words.own, concords) ?? 0));
    for (const { name, text } of words.sources) {
      found(name, left.count(text) + (leftCoders?.count(text) ?? 0));
      await nextTurn();
      signal.throwIfAborted();
    }
  }
  return { length, bytes: bytes.length, isTooLarge: isTooLarge(bytes), parts };
}
