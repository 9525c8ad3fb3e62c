// How far the codings of a code have changed since a version (METHODS-ANALYSIS 9): direct, of one coder, by the ids of
// codings. It is change, not error.
import type { Lineage } from './lineage.ts';
import type { StandingCoding, StandingWork } from './standing-codings.ts';

/** What became of a coding. */
export const fates = ['unchanged', 'moved', 'resized', 'recoded', 'removed'] as const;
export type Fate = (typeof fates)[number];

/** How codings that are no part of the base came to a code. */
export const arrivals = ['joined', 'recodedIn', 'secondThoughts', 'progress'] as const;
export type Arrival = (typeof arrivals)[number];

/** In how many sources the code was and is; of the sources reviewed by the coder at the version that are still here. */
export interface PresenceDrift {
  readonly n: number;
  readonly both: number;
  readonly lost: number;
  readonly gained: number;
  readonly neither: number;
}

/** The drift of one code: ids of codings in the order of the version. */
export interface CodeDrift
  extends Readonly<Record<Fate, readonly string[]>>, Readonly<Record<Arrival, readonly string[]>> {
  readonly codeId: string;
  /** How many codings it had at the version. */
  readonly base: number;
  /** Resized, recoded away or removed. */
  readonly changed: number;
  /** How many codings it has now. */
  readonly standing: number;
  readonly presence: PresenceDrift;
}

/** One coder's work at two moments. */
export interface DriftInput {
  readonly before: StandingWork;
  readonly after: StandingWork;
  readonly lineage: Lineage;
  /** The sources that are still in scope: part of the study, neither excluded nor linked as duplicates. */
  readonly isHere: (sourceId: string) => boolean;
}

/**
 * The drift of these codes, in their order. Each coding of a code at the version has one fate: *unchanged*, same code and
 * words; *moved*, same words in a code of its lineage; *resized*, other words; *recoded*, a code
 * outside the lineage; *removed*. Moved ones are no drift. A coding that became one with another on the same words in its
 * lineage counts as moved.
 */
export function driftOf(
  { before: then, after: now, lineage, isHere }: DriftInput,
  codeIds: Iterable<string>,
): CodeDrift[] {
  const rows = new Map<string, Draft>([...codeIds].map((codeId) => [codeId, draftOf(codeId)]));
  const nowById = new Map(now.codings.map((coding) => [coding.id, coding]));
  const thenIds = new Map(then.codings.map((coding) => [coding.id, coding]));
  const twins = twinsIn(now, lineage);
  for (const was of then.codings) {
    const row = rows.get(was.codeId);
    if (!row) continue;
    const is = nowById.get(was.id) ?? twins(was);
    row[fateOf(was, is, then, now, lineage)].push(was.id);
  }
  const reviewedThen = new Set(then.reviewed);
  for (const is of now.codings) {
    const row = rows.get(is.codeId);
    if (!row) continue;
    row.standing += 1;
    const was = thenIds.get(is.id);
    if (was) {
      if (was.codeId === is.codeId) continue;
      row[lineage.isKin(was.codeId, is.codeId) ? 'joined' : 'recodedIn'].push(is.id);
    } else row[reviewedThen.has(is.sourceId) ? 'secondThoughts' : 'progress'].push(is.id);
  }
  const had = sourcesOf(then.codings);
  const has = sourcesOf(now.codings);
  const base = then.reviewed.filter(isHere);
  return [...rows.values()].map((row) => ({
    ...row,
    base: fates.reduce((sum, fate) => sum + row[fate].length, 0),
    changed: row.resized.length + row.recoded.length + row.removed.length,
    presence: presenceOf(base, had.get(row.codeId), has.get(row.codeId)),
  }));
}

type Draft = Record<Fate | Arrival, string[]> & { readonly codeId: string; standing: number };

function draftOf(codeId: string): Draft {
  return {
    codeId,
    standing: 0,
    unchanged: [],
    moved: [],
    resized: [],
    recoded: [],
    removed: [],
    joined: [],
    recodedIn: [],
    secondThoughts: [],
    progress: [],
  };
}

function fateOf(
  was: StandingCoding,
  is: StandingCoding | undefined,
  then: StandingWork,
  now: StandingWork,
  lineage: Lineage,
): Fate {
  if (!is) return 'removed';
  if (!lineage.isKin(was.codeId, is.codeId)) return 'recoded';
  if (!isSamePlace(was, is, then, now)) return 'resized';
  return was.codeId === is.codeId ? 'unchanged' : 'moved';
}

/**
 * Whether both are on the same words. In a text that was edited meanwhile the words alone decide: a coding is carried along
 * with them.
 */
function isSamePlace(
  was: StandingCoding,
  is: StandingCoding,
  then: StandingWork,
  now: StandingWork,
): boolean {
  if (was.sourceId !== is.sourceId || was.quoteDigest !== is.quoteDigest) return false;
  if ((was.start === null) !== (is.start === null)) return false;
  const isEdited = then.texts.get(was.sourceId) !== now.texts.get(is.sourceId);
  return isEdited || (was.start === is.start && was.end === is.end);
}

/**
 * Finds, for a coding that is gone, the coding on the same words that it became: in the code that its code was merged into, or
 * in one that was split off.
 */
function twinsIn(
  now: StandingWork,
  { mergedInto, splitOff }: Lineage,
): (was: StandingCoding) => StandingCoding | undefined {
  const heirs = new Set([...mergedInto.values(), ...[...splitOff.values()].flatMap((off) => [...off])]);
  if (heirs.size === 0) return () => undefined;
  const keyOf = (codeId: string, { sourceId, start, end, quoteDigest }: StandingCoding): string =>
    start === null
      ? `${codeId} ${sourceId}`
      : `${codeId} ${sourceId} ${quoteDigest ?? ''} ${(end ?? 0) - start}`;
  const byKey = Map.groupBy(
    now.codings.filter(({ codeId }) => heirs.has(codeId)),
    (coding) => keyOf(coding.codeId, coding),
  );
  return (was) => {
    const into = mergedInto.get(was.codeId);
    const own = [...(into === undefined ? [] : [into]), ...(splitOff.get(was.codeId) ?? [])];
    const twins = own.flatMap((codeId) => byKey.get(keyOf(codeId, was)) ?? []);
    return twins.find(({ start }) => start === was.start) ?? twins[0];
  };
}

function sourcesOf(codings: readonly StandingCoding[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sources = new Map<string, Set<string>>();
  for (const { codeId, sourceId } of codings) {
    const of = sources.get(codeId);
    if (of) of.add(sourceId);
    else sources.set(codeId, new Set([sourceId]));
  }
  return sources;
}

function presenceOf(
  base: readonly string[],
  had: ReadonlySet<string> = new Set(),
  has: ReadonlySet<string> = new Set(),
): PresenceDrift {
  let [both, lost, gained] = [0, 0, 0];
  for (const sourceId of base) {
    if (had.has(sourceId)) {
      if (has.has(sourceId)) both += 1;
      else lost += 1;
    } else if (has.has(sourceId)) gained += 1;
  }
  return { n: base.length, both, lost, gained, neither: base.length - both - lost - gained };
}
