// What programs proposed for a code, and what became of each coding when a person looked at it: accepted, accepted with
// another code, refused, or still open. Nothing is stored for that beside the person's own codings and refusals.
import { createHash } from 'node:crypto';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import { isMachine } from '#core/program-origin.ts';
import type { CodingRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { all, get, getText } from '#db/write.ts';
import type { QueryContext } from './context.ts';

/** A coding of a program that the person has not decided on. */
export interface ProposedPassage {
  /** The id of the program's coding. */
  readonly codingId: string;
  readonly program: string;
  readonly programId: string;
  readonly sourceId: string;
  readonly textHash: string;
  /** Null for the whole source. */
  readonly span: Span | null;
  /** Empty for the whole source. */
  readonly quote: string;
  /** From 1; null for the whole source. */
  readonly paragraph: number | null;
  readonly rationale: string | null;
  readonly confidence: number | null;
}

/** The codings of programs with one code. */
export interface Proposed {
  /** Those still open, source by source in text order. */
  readonly rows: readonly ProposedPassage[];
  readonly all: number;
  readonly accepted: number;
  /** Coded alike by the person, of their own accord or as another program proposed. */
  readonly own: number;
  /** Accepted with another code. */
  readonly changed: number;
  readonly refused: number;
}

/** The SHA-256 by which refused words are known, whatever changes around them. */
export function wordingOf(words: string): string {
  return createHash('sha256').update(words).digest('hex');
}

/** The codings that programs proposed for a code, and what the acting coder decided on them. */
export function proposedFor(
  { db, coderId, counting }: Pick<QueryContext, 'db' | 'coderId' | 'counting'>,
  codeId: string,
): Proposed {
  const { corpus } = counting;
  const programs = new Map(
    [...corpus.tables.coder.values()].filter(isMachine).map(({ id, name }) => [id, name]),
  );
  const bySource = Map.groupBy(
    [...programs.keys()].flatMap((id) => all(db, 'coding', { coderId: id, codeId })),
    ({ sourceId }) => sourceId,
  );
  const refusals = Map.groupBy(all(db, 'refusedPassage', { codeId, coderId }), ({ sourceId }) => sourceId);
  const rows: ProposedPassage[] = [];
  const counts = { all: 0, accepted: 0, own: 0, changed: 0, refused: 0 };
  for (const { id: sourceId, textHash } of corpus.sourcesInOrder) {
    const codings = bySource.get(sourceId);
    if (!codings) continue;
    const text = getText(db, textHash);
    const numbers = new ParagraphNumbers(text);
    const own = all(db, 'coding', { sourceId, coderId });
    const taken = new Map(
      own
        .filter((coding) => coding.codeId === codeId)
        .map((coding) => [placeOf(coding), coding.suggestedBy] as const),
    );
    const changed = new Set(own.flatMap(({ suggestedBy }) => suggestedBy ?? []));
    const refused = new Set(refusals.get(sourceId)?.map(({ wording }) => wording));
    for (const coding of codings.toSorted(inText)) {
      const { start, end } = coding;
      const span = start === null || end === null ? null : { start, end };
      const quote = span ? text.slice(span.start, span.end) : '';
      counts.all += 1;
      const suggestedBy = taken.get(placeOf(coding));
      if (suggestedBy === coding.id) counts.accepted += 1;
      else if (suggestedBy !== undefined) counts.own += 1;
      else if (changed.has(coding.id)) counts.changed += 1;
      else if (refused.has(wordingOf(span ? quote : text))) counts.refused += 1;
      else
        rows.push({
          codingId: coding.id,
          program: programs.get(coding.coderId) ?? '',
          programId: coding.coderId,
          sourceId,
          textHash,
          span,
          quote,
          paragraph: span ? numbers.at(span.start) : null,
          rationale: coding.rationale,
          confidence: coding.confidence,
        });
    }
  }
  return { rows, ...counts };
}

/** The words of programs' codings with a code in one source, by what they are refused as; the whole text for a whole source. */
export function proposedSpans(
  { db, counting }: Pick<QueryContext, 'db' | 'counting'>,
  codeId: string,
  sourceId: string,
): Span[] {
  const { length } = get(db, 'source', sourceId);
  return [...counting.corpus.tables.coder.values()].filter(isMachine).flatMap(({ id }) =>
    all(db, 'coding', { sourceId, codeId, coderId: id }).map(({ start, end }) => ({
      start: start ?? 0,
      end: end ?? length,
    })),
  );
}

function placeOf({ start, end }: Pick<CodingRecord, 'start' | 'end'>): string {
  return `${start} ${end}`;
}

function inText(a: CodingRecord, b: CodingRecord): number {
  return (a.start ?? -1) - (b.start ?? -1) || (b.end ?? -1) - (a.end ?? -1) || (a.id < b.id ? -1 : 1);
}
