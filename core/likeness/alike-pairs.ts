// Finds the sources that are alike, pair by pair: proposed by their sketches, decided on their texts.
import { candidates } from './candidates.ts';
import { byAge, type AlikePair, type DatedSource } from './groups.ts';
import type { Likeness } from './similarity.ts';
import { noSketch, type Sketch } from './sketch.ts';

/** A source, as far as comparing it with others needs. */
export interface ComparedSource extends DatedSource {
  readonly textHash: string;
  /** Only sources with the same company are compared with each other. */
  readonly company: string;
}

/** A text that is contained in a longer one, without being as similar as the threshold. */
export interface ContainedPair {
  readonly id: string;
  readonly inId: string;
  /** The share of its letters in passages that the longer text has too. */
  readonly containment: number;
}

/** The pairs that were found. */
export interface AlikePairs {
  readonly pairs: readonly AlikePair[];
  readonly contained: readonly ContainedPair[];
}

/** How pairs are searched for. */
export interface PairSearch {
  /** From 0.5 to 1. */
  readonly threshold: number;
  /** Ids: only pairs with at least one of these. Absent: all pairs. */
  readonly among?: ReadonlySet<string>;
  /** The sketch of every text, by its hash. */
  readonly sketches: ReadonlyMap<string, Sketch>;
  /** Compares two texts, by their hashes. */
  readonly compare: (textHash: string, otherHash: string) => Likeness;
  /** Called before each text with how many have been compared. */
  readonly progress?: (done: number, total: number) => void;
}

/** The least share of a text that must be in a longer one for the text to count as part of it. */
const MIN_CONTAINED = 0.9;
/**
 * Up to this many pairs of sources with the same two texts are all listed; of more, only those with the oldest
 * source of each text.
 */
const MAX_LISTED = 400;

/** Sources of one company with the same text. */
interface Edition {
  readonly textHash: string;
  readonly company: string;
  /** The oldest first. */
  readonly sources: readonly ComparedSource[];
}

/** Finds the pairs that are alike, each once; see `candidates` for what may be missed. */
export function alikePairs(sources: readonly ComparedSource[], search: PairSearch): AlikePairs {
  const { threshold, among, sketches, compare } = search;
  const editions = editionsOf(sources);
  const isWanted = ({ id }: ComparedSource): boolean => among === undefined || among.has(id);
  const pairs: AlikePair[] = [];
  const contained: ContainedPair[] = [];
  const named = function* (first: readonly ComparedSource[], second: readonly ComparedSource[]) {
    const isMany = first.length * second.length > MAX_LISTED;
    for (const [place, source] of first.entries()) {
      for (const [otherPlace, other] of second.entries()) {
        if (first === second && otherPlace <= place) continue;
        if (isMany && place > 0 && (first === second || otherPlace > 0)) continue;
        if (isWanted(source) || isWanted(other)) yield [source, other] as const;
      }
    }
  };
  for (const { textHash, sources: same } of editions) {
    // A text without letters says nothing, not even that it equals another.
    if ((sketches.get(textHash)?.shingles ?? 0) === 0) continue;
    for (const [{ id: sourceId }, { id: otherId }] of named(same, same))
      pairs.push({ sourceId, otherId, similarity: 1 });
  }
  let before = 0;
  // Company by company: where all texts answer one form, those of other companies would form the crowd.
  for (const those of Map.groupBy(editions, ({ company }) => company).values()) {
    const earlier = before;
    before += those.length;
    if (those.length === 1) continue;
    const list = those.map(({ textHash }) => sketches.get(textHash) ?? noSketch);
    const places =
      among && new Set(those.flatMap((edition, place) => (edition.sources.some(isWanted) ? [place] : [])));
    const progress = (done: number): void => search.progress?.(earlier + done, editions.length);
    for (const [first, second] of candidates(list, threshold, places, progress)) {
      const [a, b] = [those[first]!, those[second]!];
      const { similarity, containment } = compare(a.textHash, b.textHash);
      if (similarity >= threshold) {
        for (const [{ id: sourceId }, { id: otherId }] of named(a.sources, b.sources))
          pairs.push({ sourceId, otherId, similarity });
      } else if (containment >= MIN_CONTAINED) {
        const [inner, outer] = list[first]!.shingles <= list[second]!.shingles ? [a, b] : [b, a];
        for (const [{ id }, { id: inId }] of named(inner.sources, outer.sources))
          contained.push({ id, inId, containment });
      }
    }
  }
  return { pairs, contained };
}

function editionsOf(sources: readonly ComparedSource[]): Edition[] {
  const editions = new Map<string, ComparedSource[]>();
  for (const source of [...sources].sort(byAge)) {
    const key = `${source.textHash} ${source.company}`;
    const edition = editions.get(key);
    if (edition) edition.push(source);
    else editions.set(key, [source]);
  }
  return [...editions.values()].map((same) => ({ ...same[0]!, sources: same }));
}
