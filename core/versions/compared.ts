// Two moments compared as a whole: changes of the codebook with what they did to codings and themes, and the drift of each
// code. What the screen, the command line and files show.
import { countedCodes } from '../codes/codebook.ts';
import {
  compareCodebooks,
  themesCounting,
  treeOf,
  type CodeChange,
  type ComparedCodebooks,
} from './compare.ts';
import { driftOf, type Arrival, type CodeDrift, type Fate, type PresenceDrift } from './drift.ts';
import { lineageOf, type Lineage } from './lineage.ts';
import type { VersionCodebook } from './codebook.ts';
import type { StandingCoding, StandingWork } from './standing-codings.ts';

/** The drift of one code in numbers of codings. */
export interface DriftCounts extends Readonly<Record<Fate | Arrival, number>> {
  readonly codeId: string;
  readonly base: number;
  readonly changed: number;
  readonly standing: number;
  readonly presence: PresenceDrift;
}

/** A theme that counts something else than before: sources with it, of those still in scope that the coder had reviewed. */
export interface ThemeThenNow {
  readonly themeId: string;
  readonly name: string;
  readonly before: readonly [sources: number, of: number] | null;
  readonly after: readonly [sources: number, of: number] | null;
}

/** What a split made of the codings of one code. */
export interface SplitCounts {
  readonly fromId: string;
  /** Codings of the code at the earlier moment. */
  readonly base: number;
  /** How many of them the new code has now, and how many the old one. */
  readonly took: number;
  readonly stayed: number;
  /** Of these, on how many places both codes stand now. */
  readonly both: number;
}

/** What a merge made of the codings of a code. */
export interface MergeCounts {
  readonly base: number;
  /** How many of them became one with a coding on the same words. */
  readonly united: number;
}

/** A change with what it did; counts are of one coder. */
export interface ToldChange {
  readonly change: CodeChange;
  readonly splits: readonly SplitCounts[];
  readonly merge: MergeCounts | null;
  readonly themes: readonly ThemeThenNow[];
}

export interface ComparedMoments extends Pick<ComparedCodebooks, 'before' | 'after'> {
  readonly changes: readonly ToldChange[];
  /** Every code that stood at the earlier moment or stands at the later, in the order of the later codebook. */
  readonly drift: readonly DriftCounts[];
}

/** One side of a comparison. */
export interface Side {
  readonly codebook: VersionCodebook;
  /** The work of the coder whose codings are counted. */
  readonly work: StandingWork;
  /** The work of everybody whose codings may be read, for what codes were split off from. */
  readonly everybody: readonly StandingWork[];
}

/** The drift of every code of either codebook with the ids of codings, in the order of the later codebook. */
export function driftBetween(
  then: Side,
  now: Side,
  isHere: (sourceId: string) => boolean,
  lineage: Lineage = lineageBetween(then, now),
): CodeDrift[] {
  const ids = [...treeOf(now.codebook).inOrder, ...treeOf(then.codebook).inOrder].map(({ id }) => id);
  return driftOf({ before: then.work, after: now.work, lineage, isHere }, new Set(ids));
}

function lineageBetween(then: Side, now: Side): Lineage {
  const codeNow = new Map<string, string>();
  for (const { codings } of now.everybody) for (const { id, codeId } of codings) codeNow.set(id, codeId);
  return lineageOf(then.codebook, now.codebook, codingsOf(then), (id) => codeNow.get(id));
}

function* codingsOf({ everybody }: Side): Generator<StandingCoding> {
  for (const { codings } of everybody) yield* codings;
}

/** Compares two moments; see `compareCodebooks` and `driftOf`. */
export function compareMoments(
  then: Side,
  now: Side,
  isHere: (sourceId: string) => boolean,
): ComparedMoments {
  const lineage = lineageBetween(then, now);
  const { before, after, changes } = compareCodebooks(then.codebook, now.codebook, lineage);
  const drift = driftBetween(then, now, isHere, lineage);
  const driftById = new Map(drift.map((row) => [row.codeId, row]));
  const themes = themesThenNow(then, now, isHere);
  const standing = new Set(now.work.codings.map(({ id }) => id));
  return {
    before,
    after,
    changes: changes.map((change) => ({
      change,
      splits:
        change.kind === 'split'
          ? change.fromIds.map((fromId) => splitCounts(then.work, now.work, fromId, change.code.id))
          : [],
      merge:
        change.kind === 'merged'
          ? mergeCounts(driftById.get(change.code.id), (id) => standing.has(id))
          : null,
      themes: touchesThemes(change) ? themes(change) : [],
    })),
    drift: drift.map(countsOf),
  };
}

function touchesThemes({ kind }: CodeChange): boolean {
  return kind === 'moved' || kind === 'merged';
}

function mergeCounts(drift: CodeDrift | undefined, stands: (id: string) => boolean): MergeCounts {
  return {
    base: drift?.base ?? 0,
    united: drift?.moved.filter((id) => !stands(id)).length ?? 0,
  };
}

function countsOf({ codeId, base, changed, standing, presence, ...lists }: CodeDrift): DriftCounts {
  const counts = Object.fromEntries(Object.entries(lists).map(([name, ids]) => [name, ids.length]));
  // The lists are those of fates and arrivals.
  return { codeId, base, changed, standing, presence, ...(counts as Record<Fate | Arrival, number>) };
}

function splitCounts(then: StandingWork, now: StandingWork, fromId: string, newId: string): SplitCounts {
  const placeOf = ({ sourceId, start, end }: StandingWork['codings'][number]): string =>
    `${sourceId} ${start ?? ''} ${end ?? ''}`;
  const ofOld = new Set<string>();
  const ofNew = new Set<string>();
  const byId = new Map<string, StandingWork['codings'][number]>();
  for (const coding of now.codings) {
    if (coding.codeId === fromId) ofOld.add(placeOf(coding));
    else if (coding.codeId === newId) ofNew.add(placeOf(coding));
    else continue;
    byId.set(coding.id, coding);
  }
  const was = then.codings.filter(({ codeId }) => codeId === fromId);
  const is = was.flatMap(({ id }) => byId.get(id) ?? []);
  const places = new Set(is.map(placeOf));
  return {
    fromId,
    base: was.length,
    took: is.filter(({ codeId }) => codeId === newId).length,
    stayed: is.filter(({ codeId }) => codeId === fromId).length,
    both: [...places].filter((place) => ofOld.has(place) && ofNew.has(place)).length,
  };
}

/** Counts the themes that a change concerns; themes with the same counts and members as before are left out. */
function themesThenNow(
  then: Side,
  now: Side,
  isHere: (sourceId: string) => boolean,
): (change: CodeChange) => ThemeThenNow[] {
  const trees = [treeOf(then.codebook), treeOf(now.codebook)] as const;
  const counters = [sourcesCounter(then, isHere), sourcesCounter(now, isHere)] as const;
  return (change) => {
    const { code } = change;
    // What a merged code counted for is counted under the code that it became.
    const own = [code.id, change.kind === 'merged' ? change.intoId : code.id] as const;
    const ids = new Set(trees.flatMap((tree, at) => themesCounting(tree, own[at]!).map(({ id }) => id)));
    return [...ids].flatMap((themeId): ThemeThenNow[] => {
      if (themeId === code.id) return [];
      const [was, is] = trees.map((tree) => tree.byId.get(themeId));
      const counted = (place: 0 | 1): ThemeThenNow['before'] =>
        trees[place].byId.get(themeId)?.isTheme ? counters[place](countedCodes(trees[place], themeId)) : null;
      const row = { themeId, name: (is ?? was)?.name ?? '', before: counted(0), after: counted(1) };
      const isMember = trees.map(
        (tree, at) => tree.byId.has(themeId) && countedCodes(tree, themeId).has(own[at]!),
      );
      return isMember[0] === isMember[1] ? [] : [row];
    });
  };
}

/** Counts the reviewed sources in which any of these codes stands, out of all reviewed ones that are still in scope. */
function sourcesCounter(
  { work }: Side,
  isHere: (sourceId: string) => boolean,
): (codeIds: ReadonlySet<string>) => readonly [number, number] {
  const reviewed = new Set(work.reviewed.filter(isHere));
  const sources = new Map<string, Set<string>>();
  for (const { codeId, sourceId } of work.codings) {
    if (!reviewed.has(sourceId)) continue;
    const of = sources.get(codeId);
    if (of) of.add(sourceId);
    else sources.set(codeId, new Set([sourceId]));
  }
  return (codeIds) => [
    new Set([...codeIds].flatMap((id) => [...(sources.get(id) ?? [])])).size,
    reviewed.size,
  ];
}
