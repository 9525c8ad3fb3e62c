// Where a coder has coded a source, in the form that searches need.
import type { Codebook } from '../codes/codebook.ts';
import { countedCodes } from '../codes/codebook.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { CodedCondition } from './request.ts';

/** The codings that a condition refers to. */
export interface CodedPlaces {
  /** Starts and ends of the coder's spans alternately, in text order; spans that share a character are merged. */
  readonly spansIn: (sourceId: string) => Int32Array;
  /** Whether the coder has coded the source, in a span or as a whole. */
  readonly isCoded: (sourceId: string) => boolean;
}

/** The codings of one coder with the codes of the condition, or with any code where it names none. */
export function codedPlaces(
  codings: CodingTable,
  codebook: Codebook,
  coderId: string,
  { codeIds }: CodedCondition,
): CodedPlaces {
  const coder = codings.coders.find(coderId);
  const wanted = codeIds && new Set(codeIds.flatMap((id) => [...countedCodes(codebook, id)]));
  const codes = wanted && new Set([...wanted].map((id) => codings.codes.find(id)));
  function* slotsIn(sourceId: string): Generator<number> {
    const { columns } = codings;
    for (const slot of codings.slotsOf(codings.sources.find(sourceId))) {
      if (columns.coder[slot] === coder && (!codes || codes.has(columns.code[slot]!))) yield slot;
    }
  }
  return {
    spansIn(sourceId) {
      const { start, end } = codings.columns;
      const spans: number[] = [];
      for (const slot of slotsIn(sourceId)) {
        const from = start[slot]!;
        const to = end[slot]!;
        // A coding of the whole source has no place in the text.
        if (from < 0) continue;
        const last = spans.length - 1;
        if (last > 0 && from < spans[last]!) spans[last] = Math.max(spans[last]!, to);
        else spans.push(from, to);
      }
      return Int32Array.from(spans);
    },
    isCoded: (sourceId) => slotsIn(sourceId).next().done !== true,
  };
}
