// Draws samples of sources: at random, or at random within strata.
import { agreedValue } from '../agreed-value.ts';
import type { Corpus } from '../counting/corpus.ts';
import { columnsOf, NONE } from '../counting/grouping.ts';
import { AppError } from '../errors.ts';
import type { SourceRecord } from '../records.ts';
import { allocated, UNKNOWN_SHARE } from '../sampling/allocation.ts';
import { chanceFrom, drawn } from '../sampling/chance.ts';
import type { SampleDesign, SampleSettings, SampleStrata, Stratum } from '../sampling/sample-design.ts';

/**
 * Divides the sources into strata and decides how many are drawn from each. Throws AppError `invalid` for a size
 * below one or above the number of sources, for an expected share of an unknown stratum and for expected shares with
 * any allocation but Neyman's, and `not_found` for an unknown attribute.
 */
export function sampleDesign(
  corpus: Corpus,
  sourceIds: Iterable<string>,
  settings: SampleSettings,
): SampleDesign {
  const sources = [...new Set(sourceIds)].sort().map((id) => {
    const source = corpus.tables.source.get(id);
    if (!source) throw new AppError('not_found', 'errors:no_such_source');
    return source;
  });
  const { size, strata, allocation, guesses = {} } = settings;
  if (!Number.isInteger(size) || size < 1) throw new AppError('invalid', 'errors:sample_size', { size });
  if (size > sources.length)
    throw new AppError('invalid', 'errors:sample_exceeds_frame', { size, count: sources.length });
  const plain = strataOf(corpus, sources, strata);
  if (allocation !== 'neyman' && Object.keys(guesses).length > 0)
    throw new AppError('invalid', 'errors:guesses_without_neyman');
  const unknown = Object.keys(guesses).find((key) => !plain.some((part) => part.key === key));
  if (unknown !== undefined) throw new AppError('invalid', 'errors:no_such_stratum', { name: unknown });
  const parts = plain.map((part) =>
    allocation === 'neyman' ? { ...part, guess: guessFor(guesses, part.key) } : part,
  );
  const shares = allocated(
    parts.map((part) => part.sourceIds.length),
    size,
    allocation,
    parts.map((part) => ('guess' in part ? part.guess : UNKNOWN_SHARE)),
  );
  const attribute = strata.by === 'attribute' ? corpus.tables.attribute.get(strata.attributeId) : undefined;
  return {
    size,
    strata,
    allocation,
    frame: parts.map((part, place) => ({ ...part, drawn: shares[place]! })),
    kind: agreedValue(sources, ({ kind }) => kind),
    className: agreedValue(sources, ({ classId }) =>
      classId === null ? null : (corpus.tables.class.get(classId)?.name ?? null),
    ),
    attributeName: attribute?.name ?? null,
  };
}

function guessFor(guesses: Readonly<Record<string, number>>, key: string): number {
  // A stratum may be called “constructor”.
  return Object.hasOwn(guesses, key) ? (guesses[key] ?? UNKNOWN_SHARE) : UNKNOWN_SHARE;
}

/**
 * The ids drawn, in the order of the draw, stratum after stratum. The same design and seed always give the
 * same result.
 */
export function drawSample({ frame }: Pick<SampleDesign, 'frame'>, seed: number): string[] {
  const chance = chanceFrom(seed);
  return frame.flatMap((stratum) => drawn(stratum.sourceIds, stratum.drawn, chance));
}

/**
 * A source in several columns, because several people have different values, belongs to a stratum for that
 * combination.
 */
function strataOf(
  corpus: Corpus,
  sources: readonly SourceRecord[],
  strata: SampleStrata,
): Omit<Stratum, 'drawn'>[] {
  const grouping =
    strata.by === 'none' ? null : strata.by === 'attribute' ? { attributeId: strata.attributeId } : strata.by;
  const respondentsOf = (id: string) => corpus.respondentsOf.get(id) ?? [];
  const columns = columnsOf(corpus, { inScope: sources, respondentsOf }, grouping);
  const byPlaces = new Map<string, { places: readonly number[]; sourceIds: string[] }>();
  for (const { id } of sources) {
    const places = [...columns.ofSource(id)].sort((a, b) => a - b);
    const stratum = byPlaces.get(places.join()) ?? { places, sourceIds: [] };
    byPlaces.set(places.join(), stratum);
    stratum.sourceIds.push(id);
  }
  return [...byPlaces.values()]
    .sort((a, b) => orderOfPlaces(a.places, b.places))
    .map(({ places, sourceIds }) => ({
      key: places.map((place) => columns.list[place]?.key ?? NONE).join(' + '),
      sourceIds,
    }));
}

function orderOfPlaces(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const order = (a[at] ?? -1) - (b[at] ?? -1);
    if (order !== 0) return order;
  }
  return 0;
}
