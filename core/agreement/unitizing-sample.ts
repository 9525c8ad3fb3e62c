// How coders cut texts into units and what they called them, summed once for each source.
import type { CodedBy } from './coded-by.ts';
import { inCharacters } from './in-characters.ts';
import { noMeasures, type Measure, type Measures } from './measures.ts';
import type { FoundInAll, Sample } from './sample.ts';
import { addUnitizing, overlapOf, UnitizingAlphas, UnitizingSums, type ValuedUnit } from './unitizing.ts';
import { UnitSample } from './unit-sample.ts';

/** A coder's two passages in one source that share characters under different codes. */
export interface CodesOverlap {
  readonly coderId: string;
  readonly sourceId: string;
  readonly codeIds: readonly [string, string];
  /** Whether some coding there counts under both: one lies below the other, or they are themes of one code. */
  readonly isShared: boolean;
}

/** Sums of the family of alphas. Only sources that all coders decided on count. */
export class UnitizingSample implements Sample {
  readonly sources: number;
  readonly drawable: readonly number[];
  readonly #sums: UnitizingSums;
  /** The characters that each coder used, for the counts beside the alphas. */
  readonly #characters: UnitSample;
  /** By source, places in the sums and what stands there. */
  readonly #places: (readonly number[])[] = [];
  readonly #amounts: (readonly number[])[] = [];

  constructor(coded: CodedBy) {
    this.sources = coded.sources.length;
    this.drawable = coded.sources.flatMap(({ deciders }, source) =>
      deciders === coded.coderIds.length ? [source] : [],
    );
    this.#sums = new UnitizingSums(coded.codeIds.length);
    this.#characters = new UnitSample(coded);
  }

  get isUsed(): readonly boolean[] {
    return this.#characters.isUsed;
  }

  /** Adds the source that `coded` took last. Returns an overlap that forbids it; null where there is none. */
  add(coded: CodedBy, source: number, present: readonly number[]): CodesOverlap | null {
    this.#places[source] = this.#amounts[source] = [];
    const { record, deciders } = coded.sources[source]!;
    if (deciders < coded.coderIds.length) return null;
    this.#characters.add(coded, source, present, 'character', () => []);
    const units = coded.coderIds.map((_, coder) =>
      present.flatMap((row) =>
        inCharacters(record, coded.passagesOf(coder, row)).map(({ start, end }): ValuedUnit => ({
          start,
          end,
          value: row,
        })),
      ),
    );
    const overlap = overlapOf(units);
    if (overlap) {
      const [one, other] = overlap.units.map(({ value }) => value) as [number, number];
      const slots = coded.slotsOf(overlap.coder, other);
      return {
        coderId: coded.coderIds[overlap.coder]!,
        sourceId: record.id,
        codeIds: [coded.codeIds[one]!, coded.codeIds[other]!],
        isShared: coded.slotsOf(overlap.coder, one).some((slot) => slots.includes(slot)),
      };
    }
    const sums = new Map<number, number>();
    addUnitizing(this.#sums, record.codePoints, units, (place, amount) => {
      sums.set(place, (sums.get(place) ?? 0) + amount);
    });
    this.#places[source] = [...sums.keys()];
    this.#amounts[source] = [...sums.values()];
    return null;
  }

  measure(times: ArrayLike<number>): FoundInAll {
    const { rows, pooled } = this.#characters.measure(times);
    const list = new Float64Array(this.#sums.length);
    for (let source = 0; source < this.sources; source += 1) {
      const [places, amounts] = [this.#places[source]!, this.#amounts[source]!];
      for (let at = 0; at < places.length; at += 1) list[places[at]!]! += times[source]! * amounts[at]!;
    }
    const alphas = new UnitizingAlphas(this.#sums, list);
    const ofAll = alphas.ofAll();
    const { barUAlpha, cuAlpha }: Readonly<Record<'barUAlpha' | 'cuAlpha', Measure>> =
      rows.length === 1 ? ofAll : { barUAlpha: 'of_all_codes', cuAlpha: 'of_all_codes' };
    return {
      rows: rows.map(({ counts }, row) => {
        const { uAlpha, kuAlpha, coverage } = alphas.of(row);
        return { counts, measures: measuresOf({ uAlpha, barUAlpha, cuAlpha, kuAlpha, coverage }) };
      }),
      pooled: { counts: pooled.counts, measures: measuresOf({ ...ofAll, kuAlpha: 'per_code' }) },
    };
  }
}

function measuresOf({
  uAlpha,
  barUAlpha,
  cuAlpha,
  kuAlpha,
  coverage,
}: Readonly<Record<'uAlpha' | 'barUAlpha' | 'cuAlpha' | 'kuAlpha' | 'coverage', Measure>>): Measures {
  if (uAlpha === 'never_used' || uAlpha === 'no_pairs') return noMeasures(uAlpha);
  return {
    ...noMeasures('other_level'),
    u_alpha: uAlpha,
    bar_u_alpha: barUAlpha,
    cu_alpha: cuAlpha,
    ku_alpha: kuAlpha,
    coverage,
  };
}
