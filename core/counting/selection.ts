// The only place that decides which codings count. Tallies count a selection and lists of passages show it,
// so that a number and the passages behind it cannot differ.
import type { SourceRecord } from '../records.ts';
import { baseOf, type Base } from './base.ts';
import { layerFilter, majorityFilter, narrowedFilter, type CodingFilter } from './coding-filter.ts';
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { IdIndex } from './id-index.ts';
import { isReviewedIn, layerOf, type Layer } from './layer.ts';
import { countingSettings, type CountingRequest, type CountingSettings } from './request.ts';
import { isQueried, sourcesInScope, withoutQuery, type ScopedSources } from './scope.ts';

/** A source of the base with its codings and its people. */
export interface SelectedSource {
  readonly record: SourceRecord;
  /** Slots of all its codings, in text order, whether they count or not. */
  readonly slots: Int32Array;
  /** Numbers, in `Selection.people`, of the people interviewed whose part is in scope. */
  readonly people: readonly number[];
  /** Whether several people were interviewed together, so that each coding may count for some of them only. */
  readonly isGroup: boolean;
}

/** The codings that count, and the sources they are counted in. Valid until the corpus or the table changes. */
export interface Selection {
  readonly corpus: Corpus;
  readonly codings: CodingTable;
  readonly settings: CountingSettings;
  readonly layer: Layer;
  readonly scoped: ScopedSources;
  readonly base: Base;
  /** The sources of the base, in the order of the corpus. */
  readonly sources: readonly SelectedSource[];
  /** The respondents of the base, numbered. */
  readonly people: IdIndex;
  /** Whether a coding counts, regardless of who speaks. */
  readonly accepts: CodingFilter;
  /** The same before majorities are applied: what a vote is based on. */
  readonly narrowed: CodingFilter;
  /** Whether no coder of the layer has reviewed or coded anything in scope. */
  readonly isLayerEmpty: boolean;
  /** Whom a coding counts for: its speaker if that person was interviewed there, else everyone there in scope. */
  readonly creditedTo: (source: SelectedSource, slot: number) => readonly number[];
}

const nobody: readonly number[] = [];

/**
 * Selects the codings and sources of a request. `beside` are sources of the same table that are counted
 * elsewhere, such as the other side of a comparison: work on them makes the layer non-empty, and if they are
 * reviewed, the base of the whole table is the reviewed sources.
 */
export function select(
  corpus: Corpus,
  codings: CodingTable,
  request: CountingRequest,
  beside: readonly SourceRecord[] = [],
): Selection {
  const settings = countingSettings(request);
  const scoped = sourcesInScope(corpus, settings.scope, request);
  const layer = layerOf(corpus, settings.layer, decidingLayer(corpus, settings, scoped));
  const inLayer = layerFilter(codings, layer, settings.voices, scoped.inScope);
  const narrowed = narrowedFilter(codings, settings, inLayer);
  // In a majority, a source is coded where any code has won, whatever its basis, stance or weight.
  const makesCoded =
    layer.what === 'majority' ? majorityFilter(codings, layer, scoped.inScope, inLayer) : inLayer;
  const base = baseOf(scoped.inScope, layer, codings, { inLayer, makesCoded }, settings.denominator, beside);
  const people = new IdIndex();
  const sources = base.sources.map((record) => {
    // Documents have no respondents.
    const isInterview = record.kind === 'interview';
    return {
      record,
      slots: codings.slotsOf(codings.sources.find(record.id)),
      people: isInterview ? scoped.respondentsOf(record.id).map(({ id }) => people.numberOf(id)) : nobody,
      isGroup: isInterview && (corpus.respondentsOf.get(record.id)?.length ?? 0) > 1,
    };
  });
  return {
    corpus,
    codings,
    settings,
    layer,
    scoped,
    base,
    sources,
    people,
    narrowed,
    isLayerEmpty: isLayerEmpty(codings, layer, [...scoped.inScope, ...beside]),
    accepts: layer.what === 'majority' ? majorityFilter(codings, layer, base.sources, narrowed) : narrowed,
    creditedTo: creditOf(corpus, codings, people),
  };
}

/**
 * The sources by which a default layer is chosen: those in scope before a query limits them, so that the query and the
 * count that it limits have the same layer.
 */
function decidingLayer(
  corpus: Corpus,
  { layer, scope }: CountingSettings,
  { inScope }: ScopedSources,
): readonly SourceRecord[] {
  if (layer !== null || !isQueried(scope)) return inScope;
  return sourcesInScope(corpus, withoutQuery(scope)).inScope;
}

/** Whether no coder of the layer has reviewed or coded anything here, in any voice. */
function isLayerEmpty(codings: CodingTable, layer: Layer, sources: readonly SourceRecord[]): boolean {
  const { coder } = codings.columns;
  const numbers = new Set([...layer.coderIds].map((id) => codings.coders.find(id)));
  return !sources.some(
    ({ id }) =>
      isReviewedIn(layer, id) ||
      codings.slotsOf(codings.sources.find(id)).some((slot) => numbers.has(coder[slot]!)),
  );
}

/** Returns whom codings of the table count for; `people` holds the numbers of those in the base. */
export function creditOf(corpus: Corpus, codings: CodingTable, people: IdIndex): Selection['creditedTo'] {
  return (source, slot) => {
    const speaker = codings.columns.speaker[slot]!;
    if (!source.isGroup || speaker < 0) return source.people;
    const speakerId = codings.respondents.idOf(speaker);
    const wasThere = corpus.respondentsOf.get(source.record.id)?.some(({ id }) => id === speakerId);
    if (!wasThere) return source.people;
    const number = people.find(speakerId);
    return source.people.includes(number) ? [number] : nobody;
  };
}
