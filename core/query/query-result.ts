// The result of a query: its places as rows, and how many there are in each unit.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { missingCounts } from '../counting/missing-counts.ts';
import { astralPositionsOf, charactersBetween } from '../counting/passage-run.ts';
import type { PassageRow } from '../counting/passages.ts';
import type { Reason } from '../counting/reasons.ts';
import type { CountingRequest, LayerRequest, Unit } from '../counting/request.ts';
import { select, type Selection } from '../counting/selection.ts';
import { creditedWith, evaluate, type Evaluated, type PlacesInSource } from './evaluate.ts';
import { everyPart, partsOf, type Query } from './query.ts';
import { queryFacts, type QueryFacts } from './query-facts.ts';
import { sideOf, type ResultSide } from './result-side.ts';
import type { Texts } from './source-view.ts';

/** Which sources a query looks at, whose codings count, and what it is out of; by default all sources. */
export type QueryRequest = Pick<CountingRequest, 'scope' | 'layer' | 'denominator' | 'withoutSuggested'>;

/** How much a query found. */
export interface QueryCount {
  /** Which of its sides it is; null where there is nothing to choose. */
  readonly side: ResultSide | null;
  readonly layer: LayerRequest;
  /** Null: unknown here, for a reason. */
  readonly units: Readonly<Record<Unit, number | null>>;
  readonly reasons: Readonly<Record<Unit, Reason | null>>;
  readonly facts: QueryFacts;
}

/** What a query found. */
export interface QueryResult extends QueryCount {
  /** Source by source in the order of the corpus: first its whole-source codings, then its passages in text order. */
  readonly rows: readonly PassageRow[];
}

/** The selection that a query is asked in. */
export function selectFor(corpus: Corpus, codings: CodingTable, request: QueryRequest): Selection {
  const { scope, layer, denominator = 'all', withoutSuggested } = request;
  return select(corpus, codings, { scope, layer, denominator, withoutSuggested });
}

/** Asks a resolved query. Throws as `evaluate`. */
export function askQuery(
  selection: Selection,
  query: Query,
  asked: ResultSide | null,
  texts: Texts,
): QueryResult {
  const found = evaluate(selection, query, sideOf(query, asked), texts);
  return { ...countOf(selection, query, asked, found), rows: rowsOf(selection, found) };
}

/** The places of a query as rows of a list of passages; `slotsByRow` receives the codings of each, if it is given. */
export function rowsOf(
  { codings }: Selection,
  { sources }: Pick<Evaluated, 'sources'>,
  slotsByRow: Map<PassageRow, readonly number[]> | null = null,
): PassageRow[] {
  return sources.flatMap(({ source, places: { whole, spans } }): PassageRow[] => {
    const sourceId = source.record.id;
    const rowOf = (span: PassageRow['span'], slots: readonly number[]): PassageRow => {
      const row = { sourceId, span, codingIds: slots.map((slot) => codings.idOf(slot)) };
      slotsByRow?.set(row, slots);
      return row;
    };
    return [
      ...(whole === null ? [] : [rowOf(null, whole)]),
      ...spans.map(({ start, end, slots }) => rowOf({ start, end }, slots)),
    ];
  });
}

/** How much was found, in every unit. `found` are the places of that side of the query. */
export function countOf(
  selection: Selection,
  query: Query,
  asked: ResultSide | null,
  { sources, withoutPlace }: Evaluated,
): QueryCount {
  const reasons = reasonsOf(selection, query);
  const counted = unitsOf(selection, sources);
  return {
    side: sideOf(query, asked),
    layer: selection.layer.request,
    units: {
      sources: reasons.sources ? null : counted.sources,
      respondents: reasons.respondents ? null : counted.respondents,
      passages: reasons.passages ? null : counted.passages,
      codings: reasons.codings ? null : counted.codings,
      characters: reasons.characters ? null : counted.characters,
    },
    reasons,
    facts: queryFacts(selection, query, { usesLayer: usesLayer(query), withoutPlace }),
  };
}

/** The number of places in each unit; a place without codings, found by words, is credited to all who were there. */
export function unitsOf(selection: Selection, found: readonly PlacesInSource[]): Record<Unit, number> {
  const people = new Set<number>();
  const slots = new Set<number>();
  let passages = 0;
  let characters = 0;
  for (const { source, places } of found) {
    const astral = astralPositionsOf(source.record);
    const support = (own: readonly number[]): void => {
      for (const slot of own) slots.add(slot);
      for (const person of creditedWith(selection, source, own)) people.add(person);
    };
    if (places.whole) support(places.whole);
    for (const { start, end, slots: own } of places.spans) {
      support(own);
      passages += 1;
      characters += charactersBetween(astral, start, end);
    }
  }
  return { sources: found.length, respondents: people.size, passages, codings: slots.size, characters };
}

/** Why a unit has no number. The layer, and its votes, matter only to a query that asks for its codings. */
function reasonsOf(selection: Selection, query: Query): Readonly<Record<Unit, Reason | null>> {
  const { inScope } = selection.scoped;
  const { layer } = selection;
  return missingCounts(
    usesLayer(query) ? selection : { ...selection, isLayerEmpty: false, layer: { ...layer, what: 'coder' } },
    {
      inScope,
      kinds: [...new Set(inScope.map(({ kind }) => kind))],
      bases: { sources: selection.base.sources.length, respondents: selection.people.size, characters: 0 },
    },
  );
}

/** Whether any part asks for codings of the layer: not words, nor codes whose coder the query names. */
function usesLayer(query: Query): boolean {
  if (query.what === 'code' || query.what === 'only') return true;
  if (query.what === 'filter' && query.filter.on === 'coder')
    return [...everyPart(query.of)].some(({ what }) => what === 'only');
  return partsOf(query).some(usesLayer);
}
