// Codings of two coders matched one by one, counted once for each source.
import type { CodedBy } from './coded-by.ts';
import { inCharacters } from './in-characters.ts';
import { noMeasures, type Measures } from './measures.ts';
import type { Found, FoundInAll, Sample } from './sample.ts';
import { matchesOf, segmentChance, segmentCoefficients, type SegmentChance } from './segment-matching.ts';

/** Matches of one row in each source with a coding. */
interface RowMatches {
  readonly sources: number[];
  readonly matched: number[];
  readonly onlyFirst: number[];
  readonly onlySecond: number[];
}

/** Codings by whether the other coder has one like them. Only sources that both decided on count. */
export class SegmentSample implements Sample {
  readonly sources: number;
  readonly drawable: readonly number[];
  readonly isUsed: boolean[];
  readonly #rows: readonly RowMatches[];
  readonly #hasTwo: boolean;
  /** How many codes the segments of the coders carry: 0 before the first, NaN once they differ. */
  #codesOnSegment = 0;

  constructor(coded: CodedBy) {
    this.#hasTwo = coded.coderIds.length === 2;
    this.sources = coded.sources.length;
    this.drawable = coded.sources.flatMap(({ deciders }, source) => (deciders > 1 ? [source] : []));
    this.isUsed = coded.codeIds.map(() => false);
    this.#rows = coded.codeIds.map(() => ({ sources: [], matched: [], onlyFirst: [], onlySecond: [] }));
  }

  /** How agreement by chance is taken in the pooled row. */
  get chance(): SegmentChance {
    return this.#rows.length > 1 && !Number.isNaN(this.#codesOnSegment) ? 'even' : 'uneven';
  }

  /** Adds the source that `coded` took last. */
  add(coded: CodedBy, source: number, present: readonly number[], threshold: number): void {
    const { record, deciders } = coded.sources[source]!;
    if (deciders < 2) return;
    const codesOn = coded.coderIds.map(() => new Map<string, number>());
    for (const row of present) {
      const segments = coded.coderIds.map((_, coder) => coded.segmentsOf(coder, row));
      segments.forEach((own, coder) => {
        for (const key of new Set(own.map(({ start, end }) => `${start} ${end}`)))
          codesOn[coder]!.set(key, (codesOn[coder]!.get(key) ?? 0) + 1);
      });
      if (segments.every((own) => own.length === 0)) continue;
      this.isUsed[row] = true;
      if (!this.#hasTwo) continue;
      const [first = [], second = []] = segments.map((own) => inCharacters(record, own));
      const found = matchesOf(first, second, threshold);
      const rows = this.#rows[row]!;
      rows.sources.push(source);
      rows.matched.push(found.matched);
      rows.onlyFirst.push(found.onlyFirst);
      rows.onlySecond.push(found.onlySecond);
    }
    for (const codes of codesOn)
      for (const count of codes.values()) {
        if (this.#codesOnSegment === 0) this.#codesOnSegment = count;
        else if (this.#codesOnSegment !== count) this.#codesOnSegment = Number.NaN;
      }
  }

  measure(times: ArrayLike<number>): FoundInAll {
    const all = { matched: 0, onlyFirst: 0, onlySecond: 0 };
    const rows = this.#rows.map(({ sources, matched, onlyFirst, onlySecond }) => {
      const own = { matched: 0, onlyFirst: 0, onlySecond: 0 };
      sources.forEach((source, at) => {
        own.matched += times[source]! * matched[at]!;
        own.onlyFirst += times[source]! * onlyFirst[at]!;
        own.onlySecond += times[source]! * onlySecond[at]!;
      });
      all.matched += own.matched;
      all.onlyFirst += own.onlyFirst;
      all.onlySecond += own.onlySecond;
      return this.#found(own, segmentChance(1, 'uneven'));
    });
    return { rows, pooled: this.#found(all, segmentChance(rows.length, this.chance)) };
  }

  #found(matches: Parameters<typeof segmentCoefficients>[0], chance: number): Found {
    const { matched, onlyFirst, onlySecond } = matches;
    const counts = {
      n: matched + onlyFirst + onlySecond,
      used: [matched / 2 + onlyFirst, matched / 2 + onlySecond],
      both: matched,
      neither: 0,
    };
    return { counts, measures: this.#measures(matches, chance) };
  }

  #measures(matches: Parameters<typeof segmentCoefficients>[0], chance: number): Measures {
    if (!this.#hasTwo)
      return { ...noMeasures('other_level'), percent: 'two_coders', brennan_prediger: 'two_coders' };
    if (this.drawable.length === 0) return noMeasures('no_pairs');
    const found = segmentCoefficients(matches, chance);
    return found.percent === 'never_used'
      ? noMeasures('never_used')
      : { ...noMeasures('other_level'), ...found };
  }
}
