// The text of a place where coders differ, with what each of them coded there.
import { disagreementsOf } from '#core/agreement/disagreements.ts';
import type { DisagreementsRequest } from '#core/agreement/request.ts';
import type { UnitsOf } from '#core/agreement/units.ts';
import { countedCodes } from '#core/codes/codebook.ts';
import type { CodingRecord } from '#core/records.ts';
import { overlaps, type Span } from '#core/span.ts';
import { paragraphsOf, touchedBy } from '#core/text/text-units.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, getText } from '#db/write.ts';
import type { QueryContext } from '../context.ts';

/** How many paragraphs are shown before and after a place. */
const AROUND = 2;
/** A longer place is cut after so many paragraphs. */
const MAX_PARAGRAPHS = 60;
/** How many UTF-16 units of its first words stand for a place. */
const BEGINNING = 80;

/** A place in a source; `span` is null for the whole of it. */
interface PlaceIn {
  readonly sourceId: string;
  readonly span: Span | null;
}

/** How a place begins. */
export interface Beginning {
  /** The number of its first paragraph, from 1; null for the whole source. */
  readonly paragraph: number | null;
  readonly words: string;
}

/** A coding as it stands in facing texts. */
export interface FacingCoding {
  readonly id: string;
  readonly codeId: string;
  readonly coderId: string;
  /** Null for the whole source. */
  readonly span: Span | null;
  /** Whether the row counts it: it has the code, or with roll-up one that the code counts. */
  readonly isOfRow: boolean;
  readonly createdAt: string;
}

/** A paragraph of facing texts. */
export interface FacingParagraph {
  /** From 1. */
  readonly number: number;
  /** In the source. */
  readonly span: Span;
  readonly text: string;
  /** Whether the coders differ in it. */
  readonly differs: boolean;
}

/** The same paragraphs for every coder, and what each of them coded there. */
export interface FacingTexts {
  readonly paragraphs: readonly FacingParagraph[];
  /** How many more paragraphs the place has. */
  readonly leftOut: number;
  readonly codings: readonly FacingCoding[];
}

/** How a place begins; null if its source is gone. */
export function beginningOf(db: ReadDb, { sourceId, span }: PlaceIn): Beginning | null {
  const source = find(db, 'source', sourceId);
  if (!source) return null;
  if (span === null) return { paragraph: null, words: '' };
  const text = getText(db, source.textHash);
  const touched = touchedBy(paragraphsOf(text), span);
  const words = text.slice(span.start, Math.min(span.end, span.start + BEGINNING));
  return { paragraph: touched && touched.first + 1, words: words.replaceAll(/\s+/g, ' ').trim() };
}

/** See `agreement.facing`. */
export function facingTexts(
  { db, counting: { corpus, codings } }: Pick<QueryContext, 'db' | 'counting'>,
  request: DisagreementsRequest,
  { sourceId, codeId, span }: PlaceIn & { readonly codeId: string },
  unitsOf: UnitsOf,
): FacingTexts {
  const source = get(db, 'source', sourceId);
  get(db, 'code', codeId);
  const { queryId: _, ...scope } = request.scope ?? {};
  const only = { ...request, of: [codeId], scope: { ...scope, sourceIds: [sourceId] } };
  const differing = finished(disagreementsOf(corpus, codings, only, unitsOf));
  const text = getText(db, source.textHash);
  const units = paragraphsOf(text);
  const touched = span && touchedBy(units, span);
  const from = touched ? Math.max(0, touched.first - AROUND) : 0;
  const to = touched ? Math.min(units.length, touched.last + 1 + AROUND) : Math.min(units.length, 1 + AROUND);
  const shown = units.slice(from, Math.min(to, from + MAX_PARAGRAPHS));
  const counted = request.rollup === false ? new Set([codeId]) : countedCodes(corpus.codebook, codeId);
  return {
    paragraphs: shown.map((each, place) => ({
      number: from + place + 1,
      span: each,
      text: text.slice(each.start, each.end),
      differs: differing.some((difference) => difference.span !== null && overlaps(difference.span, each)),
    })),
    leftOut: to - from - shown.length,
    codings: request.coderIds.flatMap((coderId) =>
      inTextOrder(all(db, 'coding', { sourceId, coderId })).flatMap(
        ({ id, codeId: own, start, end, createdAt }) => {
          const at = start === null || end === null ? null : { start, end };
          if (at !== null && !shown.some((each) => overlaps(each, at))) return [];
          return [{ id, codeId: own, coderId, span: at, isOfRow: counted.has(own), createdAt }];
        },
      ),
    ),
  };
}

function inTextOrder(codings: readonly CodingRecord[]): CodingRecord[] {
  return codings.toSorted(
    (a, b) => (a.start ?? -1) - (b.start ?? -1) || (b.end ?? -1) - (a.end ?? -1) || (a.id < b.id ? -1 : 1),
  );
}

function finished<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
