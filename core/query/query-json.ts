// The result of a query in the form that scripts read: `concord query --format json`. Names and nesting are part of its
// contract.
import { astralPositionsOf } from '../counting/passage-run.ts';
import { layerName, type JsonTelling } from '../counting/selection-json.ts';
import { units, type Denominator, type Unit } from '../counting/request.ts';
import type { ReasonKey } from '../counting/reasons.ts';
import type { SourceRecord } from '../records.ts';
import type { ConsentScope } from '../respondents/consent.ts';
import { codePointsBefore } from '../text/plain-text.ts';
import type { QueryFacts } from './query-facts.ts';
import type { QueryResult } from './query-result.ts';
import type { ResultSide } from './result-side.ts';

/** A passage, or a source coded as a whole. */
export interface QueryRowJson {
  readonly source_id: string;
  readonly source: string;
  /** In Unicode code points; null for a whole source. */
  readonly start: number | null;
  readonly end: number | null;
  /** The words of the passage; null for a whole source. */
  readonly quote: string | null;
  /** Everybody heard in the source, as one cell, and the narrowest scope that one of them agreed to; null for none. */
  readonly respondent: string;
  readonly consent: ConsentScope | null;
}

/** The result of a query as JSON. */
export interface QueryJson {
  /** In canonical form. */
  readonly query: string;
  /** Which side of the query these places are; null where it has none to choose. */
  readonly result: ResultSide | null;
  /** `main`, `union`, `majority`, `adjudicated`, or the name of a coder. */
  readonly layer: string;
  /** What the query was asked in: `all` where nothing in scope is reviewed. */
  readonly denominator: Denominator;
  readonly units: Readonly<Record<Unit, number | null>>;
  /** Why a unit has no number. Keys of `words/en/reasons.ts`. */
  readonly reasons: Readonly<Partial<Record<Unit, ReasonKey>>>;
  /** Sources that carry codings of the layer and are left out because nobody in it has reviewed them. */
  readonly left_out: number;
  readonly rows: readonly QueryRowJson[];
  readonly method: string;
  readonly notice: string | null;
}

/** What a host adds to a result: the rows' words, names and sentences. */
export interface QueryTold extends JsonTelling {
  /** In canonical form. */
  readonly query: string;
  readonly sources: ReadonlyMap<string, SourceRecord>;
  /** The words of each row, in order; null for a whole source. */
  readonly quotes: readonly (string | null)[];
  readonly whose: (sourceId: string) => Pick<QueryRowJson, 'respondent' | 'consent'>;
}

/** The result as plain JSON. */
export function queryJson(
  { side, layer, rows, units: counts, reasons, facts }: QueryResult,
  { sources, quotes, whose, query, coderName, method, notice }: QueryTold,
): QueryJson {
  return {
    query,
    result: side,
    layer: layerName(layer, coderName),
    denominator: facts.denominator.used,
    units: counts,
    reasons: Object.fromEntries(
      units.flatMap((unit) => {
        const why = reasons[unit];
        return why ? [[unit, why.key]] : [];
      }),
    ),
    left_out: leftOut(facts),
    rows: rows.map(({ sourceId, span }, index) => {
      const source = sources.get(sourceId);
      const astral = source ? astralPositionsOf(source) : [];
      return {
        source_id: sourceId,
        source: source?.label ?? source?.title ?? sourceId,
        start: span && codePointsBefore(astral, span.start),
        end: span && codePointsBefore(astral, span.end),
        quote: quotes[index] ?? null,
        ...whose(sourceId),
      };
    }),
    method,
    notice,
  };
}

function leftOut({ denominator, sources }: QueryFacts): number {
  return denominator.used === 'reviewed' ? sources.unreviewedWithCodings : 0;
}
