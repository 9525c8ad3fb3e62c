// The content and order of a queue, and which source comes next. Plain functions, tested without a screen.
import type { SourceRecord } from '#core/records.ts';
import { byPosition } from '#core/by-position.ts';
import { nameOf } from '#renderer/common/sources/source-row.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** A source in triage. */
export interface QueueItem {
  readonly source: SourceRecord;
  readonly className: string | null;
  /** The index of its class among the classes; after all of them without a class. */
  readonly classPlace: number;
  /** Whether the working coder has reviewed it. */
  readonly reviewed: boolean;
}

/** Which sources a queue contains. Linked duplicates are only in their own queue, in samples and in lists. */
export type QueueOf =
  | {
      readonly what:
        | 'all'
        | 'new'
        | 'unreviewed'
        | 'second-look'
        | 'included'
        | 'reviewed'
        | 'duplicates'
        | 'in-scope';
    }
  /** Sources excluded for this reason; `''` for no reason, null for any. */
  | { readonly what: 'excluded'; readonly reason: string | null }
  | { readonly what: 'sample'; readonly sampleId: string }
  /** Sources listed by id, such as those behind a number of the flow figure. */
  | { readonly what: 'listed'; readonly title: string; readonly ids: readonly string[] };

export const queueSorts = ['date', 'newest', 'title', 'class', 'random'] as const;
export type QueueSort = (typeof queueSorts)[number];

export interface QueueSettings {
  readonly of: QueueOf;
  readonly kind: 'all' | 'document' | 'interview';
  /** A class id, `none`, or `all`. */
  readonly classId: string;
  /** A language tag, `none`, or `all`. */
  readonly language: string;
  /** A year in four digits, `none`, or `all`. */
  readonly year: string;
  readonly sort: QueueSort;
  /** The seed of the random order: 0 to 2^32 - 1. */
  readonly seed: number;
}

export const allToScreen: QueueSettings = {
  of: { what: 'new' },
  kind: 'all',
  classId: 'all',
  language: 'all',
  year: 'all',
  sort: 'date',
  seed: 1,
};

/** Every source as an item, from the coder's point of view. */
export function queueItems(tables: ProjectState['tables'], coderId: string | undefined): QueueItem[] {
  const reviewed = new Set<string>();
  for (const { sourceId, coderId: by } of tables.review.values()) if (by === coderId) reviewed.add(sourceId);
  const classes = [...tables.class.values()].toSorted(byPosition);
  const placeOf = new Map(classes.map(({ id }, place) => [id, place]));
  return [...tables.source.values()].map((source) => ({
    source,
    className: tables.class.get(source.classId ?? '')?.name ?? null,
    classPlace: placeOf.get(source.classId ?? '') ?? classes.length,
    reviewed: reviewed.has(source.id),
  }));
}

/** The year of a source in four digits; `none` without a date. */
export function yearOf({ source }: QueueItem): string {
  return source.date?.slice(0, 4) ?? 'none';
}

/** Whether an item passes the filters for kind, class, language and year. */
function passes({ source, ...item }: QueueItem, settings: QueueSettings): boolean {
  const { kind, classId, language, year } = settings;
  if (kind !== 'all' && source.kind !== kind) return false;
  if (classId !== 'all' && (source.classId ?? 'none') !== classId) return false;
  if (language !== 'all' && (source.language ?? 'none') !== language) return false;
  return year === 'all' || yearOf({ source, ...item }) === year;
}

/** Whether the item belongs to the queue; `members` are the ids of a sample or a list. */
export function holds(item: QueueItem, of: QueueOf, members: ReadonlySet<string>): boolean {
  const { source, reviewed } = item;
  if (of.what === 'sample' || of.what === 'listed') return members.has(source.id);
  if (of.what === 'duplicates') return source.duplicateOf !== null;
  if (source.duplicateOf !== null) return false;
  switch (of.what) {
    case 'all':
      return true;
    case 'in-scope':
      return source.status !== 'excluded';
    case 'unreviewed':
      return source.status !== 'excluded' && !reviewed;
    case 'reviewed':
      return source.status !== 'excluded' && reviewed;
    case 'excluded':
      return (
        source.status === 'excluded' && (of.reason === null || (source.exclusionReason ?? '') === of.reason)
      );
    case 'new':
    case 'second-look':
    case 'included':
      return source.status === of.what;
  }
}

/** Whether sources in the queue are reviewed rather than given a status. */
export function isForReview({ what }: QueueOf): boolean {
  return ['unreviewed', 'reviewed', 'included', 'in-scope', 'sample'].includes(what);
}

/** Whether the item still waits for a decision or review. */
export function isOpen({ source, reviewed }: QueueItem, of: QueueOf): boolean {
  if (of.what === 'excluded') return source.status === 'excluded';
  if (source.status === 'excluded') return false;
  if (of.what === 'second-look') return source.status === 'second-look';
  return isForReview(of) ? !reviewed : source.status === 'new';
}

/** The rank of a source in a random order: the same for the same seed, whatever other sources there are. */
export function randomRank(seed: number, id: string): number {
  // FNV-1a followed by the final mixing of MurmurHash3, so that ids that differ only in their last letter get distant
  // ranks.
  let hash = (0x81_1c_9d_c5 ^ seed) >>> 0;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01_00_01_93) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

const collator = new Intl.Collator(undefined, { numeric: true });

function byTitle(a: QueueItem, b: QueueItem): number {
  return collator.compare(nameOf(a.source), nameOf(b.source)) || (a.source.id < b.source.id ? -1 : 1);
}

/** By date; items without a date come last. */
function byDate(a: QueueItem, b: QueueItem): number {
  const one = a.source.date ?? '~';
  const other = b.source.date ?? '~';
  return one < other ? -1 : one > other ? 1 : 0;
}

function byNewest(a: QueueItem, b: QueueItem): number {
  const one = a.source.date ?? '';
  const other = b.source.date ?? '';
  return one > other ? -1 : one < other ? 1 : 0;
}

/** The items in the order of the settings. */
function inOrder(
  items: readonly QueueItem[],
  { sort, seed }: Pick<QueueSettings, 'sort' | 'seed'>,
): QueueItem[] {
  switch (sort) {
    case 'date':
      return items.toSorted((a, b) => byDate(a, b) || byTitle(a, b));
    case 'newest':
      return items.toSorted((a, b) => byNewest(a, b) || byTitle(a, b));
    case 'title':
      return items.toSorted(byTitle);
    case 'class':
      return items.toSorted((a, b) => a.classPlace - b.classPlace || byDate(a, b) || byTitle(a, b));
    case 'random':
      return items
        .map((item) => ({ item, rank: randomRank(seed, item.source.id) }))
        .toSorted((a, b) => a.rank - b.rank || (a.item.source.id < b.item.source.id ? -1 : 1))
        .map(({ item }) => item);
  }
}

/** The progress over all sources that pass the filters. */
export interface QueueProgress {
  /** Whether decisions or reviews are counted. */
  readonly of: 'decided' | 'reviewed';
  readonly total: number;
  readonly done: number;
  /** How many of the remaining ones are marked for a second look. */
  readonly secondLook: number;
}

/** A queue as shown. */
export interface Queue {
  readonly items: readonly QueueItem[];
  /** The items that still belong to the queue; decided ones stay in it until it is made again. */
  readonly held: readonly QueueItem[];
  readonly progress: QueueProgress;
}

/**
 * The queue for these settings: the items that belong to it, those decided in it (`kept`), and the current one, so that
 * nothing disappears while being looked at.
 */
export function queueOf(
  items: readonly QueueItem[],
  settings: QueueSettings,
  members: ReadonlySet<string>,
  kept: ReadonlySet<string>,
  currentId: string | null,
): Queue {
  const { of } = settings;
  const passing = items.filter((item) => passes(item, settings));
  const isHeld = (item: QueueItem): boolean => passes(item, settings) && holds(item, of, members);
  const shown = inOrder(
    items.filter((item) => isHeld(item) || kept.has(item.source.id) || item.source.id === currentId),
    settings,
  );
  return { items: shown, held: shown.filter(isHeld), progress: progressOf(passing, of, members) };
}

function progressOf(passing: readonly QueueItem[], of: QueueOf, members: ReadonlySet<string>): QueueProgress {
  const isPart = of.what === 'sample' || of.what === 'listed';
  const counted = passing.filter((item) =>
    isPart ? members.has(item.source.id) : item.source.duplicateOf === null,
  );
  if (isForReview(of)) {
    const inScope = counted.filter(({ source }) => source.status !== 'excluded');
    const done = inScope.filter(({ reviewed }) => reviewed).length;
    return { of: 'reviewed', total: inScope.length, done, secondLook: 0 };
  }
  const withStatus = (...wanted: readonly SourceRecord['status'][]): number =>
    counted.filter(({ source }) => wanted.includes(source.status)).length;
  return {
    of: 'decided',
    total: counted.length,
    done: withStatus('included', 'excluded'),
    secondLook: withStatus('second-look'),
  };
}

/**
 * The item that a deciding key moves on to: the next one that waits, wrapping around and skipping those whose decision
 * is under way; if none waits, the next one in the list; null at its end.
 */
export function onward(
  items: readonly QueueItem[],
  currentId: string | null,
  of: QueueOf,
  underWay: ReadonlySet<string> = new Set(),
): QueueItem | null {
  const place = items.findIndex(({ source }) => source.id === currentId);
  const after = items.slice(place + 1);
  const waits = (item: QueueItem): boolean => isOpen(item, of) && !underWay.has(item.source.id);
  const next = [...after, ...items.slice(0, Math.max(0, place))].find(waits);
  return next ?? after[0] ?? null;
}

/** The item `by` lines further down, or up, but not beyond the ends; the first if there is no current one. */
export function stepped(items: readonly QueueItem[], currentId: string | null, by: 1 | -1): QueueItem | null {
  const place = items.findIndex(({ source }) => source.id === currentId);
  if (place < 0) return items[0] ?? null;
  return items[Math.min(items.length - 1, Math.max(0, place + by))] ?? null;
}
