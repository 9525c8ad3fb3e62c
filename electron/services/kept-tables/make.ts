// Makes a kept table or figure again, by the very count that it was kept from.
import { withPresentCodes } from '#core/codes/present-codes.ts';
import { AppError } from '#core/errors.ts';
import { keptSettingsFrom, type KeptSettings, type Shown } from '#core/kept-tables/kept-table.ts';
import type { KeptTableRecord } from '#core/records.ts';
import { languages, type Words } from '#words/words.ts';
import { blindCoderId } from '../blind-history.ts';
import type { JobContext } from '../context.ts';
import { agreement } from './kinds/agreement.ts';
import { comparedIn, comparison } from './kinds/comparison.ts';
import { crosstab } from './kinds/crosstab.ts';
import { flow } from './kinds/flow.ts';
import { grid } from './kinds/grid.ts';
import type { KeptAs, Kind, Laid, Made, PrintedInterviews } from './kinds/kind.ts';
import { portrait } from './kinds/portrait.ts';
import { relations } from './kinds/relations.ts';
import { saturation } from './kinds/saturation.ts';
import { tally } from './kinds/tally.ts';
import { timeline } from './kinds/timeline.ts';
import { wordList } from './kinds/words.ts';
import { expectNeeded } from './needed.ts';

const kinds = {
  tally,
  crosstab,
  timeline,
  relations,
  words: wordList,
  comparison,
  grid,
  portrait,
  flow,
  saturation,
  agreement,
};

/** What the count of a kept item found. */
export type KeptCounts = Awaited<ReturnType<(typeof kinds)[keyof typeof kinds]['count']>>;

type Kept = Pick<KeptTableRecord, 'kind' | 'settings'>;

/**
 * Counts a kept item with the present study. Throws as its count does, `not_found` where something that it names is gone,
 * and `unsupported` for an unknown kind.
 */
export async function countKept(context: JobContext, { kind, settings }: Kept): Promise<KeptCounts> {
  const { asked, shown } = presentSettings(context, kind, settings);
  expectNeeded(context.db, asked);
  const { standsStill, count } = kindNamed(kind);
  // Each kind counts what it is called after.
  return (await count(standsStill ? still(context) : context, asked, shown)) as KeptCounts;
}

/** The study as it is now, whatever is done to it while it is counted. */
function still(context: JobContext): JobContext {
  return { ...context, counting: context.counting.still() };
}

/** Throws `conflict` during a second pass for what counts the codings of anybody else. Lists of words count none. */
function expectOwnLayer(context: JobContext, kind: string, asked: KeptSettings['asked']): void {
  const blindId = blindCoderId(context.db, context.coderId);
  if (blindId === null || kind === 'words') return;
  const layer = kind === 'comparison' ? comparedIn(context, asked).layer : asked['layer'];
  const isOwn =
    typeof layer === 'object' && layer !== null && 'coderId' in layer && layer.coderId === blindId;
  if (!isOwn) throw new AppError('conflict', 'errors:kept_blind');
}

/** The settings with what codes were merged into. Throws as `expectOwnLayer`. */
function presentSettings(context: JobContext, kind: string, settings: string): KeptSettings {
  const present = keptSettingsFrom(withPresentCodes(settings, context.counting.corpus.tables.code.values()));
  expectOwnLayer(context, kind, present.asked);
  return present;
}

/** A kept item that was counted again, to be laid out in one language or several. */
export interface Counted {
  readonly shown: Shown;
  readonly counts: KeptCounts;
  /** Without words of interviews unless it is said how they are cited. */
  readonly inWords: (words: Words, interviews?: PrintedInterviews | null) => Made;
}

/** Counts a kept item to lay it out. The caption is the title under which it was kept. Throws as `countKept`. */
export async function prepareKept(
  context: JobContext,
  { kind, settings, name }: Kept & Pick<KeptTableRecord, 'name'>,
): Promise<Counted> {
  const { asked, shown } = presentSettings(context, kind, settings);
  expectNeeded(context.db, asked);
  const { standsStill, count, lay } = kindNamed(kind);
  const counting = standsStill ? still(context) : context;
  const counted = await count(counting, asked, shown);
  return {
    shown,
    counts: counted as KeptCounts,
    inWords: (its, interviews = null) => {
      const as = { shown, title: name, interviews };
      const laidIn = (words: Words): Laid => lay(counting, counted, as, words);
      const made = laidIn(its);
      const others = shown.inBoth ? languages.filter((language) => language !== its.language) : [];
      // The names of codes stay as in the table.
      const again = others.map((language) => laidIn(context.words(language, its.codebookLanguage)).table);
      const notes = [made.table, ...again].flatMap((table) => table.notes);
      const captions = [made.table, ...again].map(({ caption }) => caption);
      const second = shown.inBoth ? secondCaption(captions, as) : null;
      const table = {
        ...made.table,
        caption: name,
        notes,
        ...(second === null ? {} : { secondCaption: second }),
      };
      return { display: null, ...made, table };
    },
  };
}

/**
 * The caption in the other language: what the analyst wrote, or where the title is one of those that the count has in
 * each language, the other of them.
 */
function secondCaption(
  ofCount: readonly string[],
  { shown, title }: Pick<KeptAs, 'shown' | 'title'>,
): string | null {
  const written = shown.secondTitle?.trim() ?? '';
  if (written !== '') return written;
  return ofCount.includes(title) ? (ofCount.find((caption) => caption !== title) ?? null) : null;
}

/** Checks what is to be kept. Throws `invalid` for settings that its count does not accept. */
export function expectMakeable(kind: string, settings: Readonly<Record<string, unknown>>): void {
  const { asked } = keptSettingsFrom(JSON.stringify(settings));
  if (!kindNamed(kind).input.safeParse(asked).success) throw new AppError('invalid', 'errors:kept_settings');
}

function kindNamed(kind: string): Kind {
  if (!Object.hasOwn(kinds, kind)) throw new AppError('unsupported', 'errors:kept_kind', { kind });
  // A kind is given back only what it has counted itself.
  return kinds[kind as keyof typeof kinds] as Kind;
}
