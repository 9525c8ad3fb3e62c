// The code whose passages a query results in, where it is one.
import type { CodeRecord } from '#core/records.ts';
import type { QueryLines as Shown } from '#core/query/lines.ts';
import { queryOf } from '#core/query/lines.ts';
import type { Query } from '#core/query/query.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import { useProject } from '#renderer/state/use-project.ts';
import type { Builder } from './query-builder.ts';

/** The code whose passages the result is: that of the first line, or of the last where its side is chosen. */
export function useSubject({ shown, side }: Builder): CodeRecord | null {
  const operand = shown?.lines[subjectAt(shown, side) ?? -1]?.operand;
  const codeId = operand?.what === 'code' ? operand.code : '';
  return useProject((state) => state.codebook.byId.get(codeId) ?? null);
}

/** The place of the line whose passages the result is; null where it is of several lines together. */
function subjectAt({ lines }: Shown, side: ResultSide | null): number | null {
  const top = lines.flatMap(({ depth, operator, operand }, at) =>
    depth === 1 && (operand !== null || operator?.what === 'only' || operator?.what === 'filter')
      ? [{ at, operator }]
      : [],
  );
  // What several codes have together is of none of them.
  const isOwn = top.every(({ operator }) => operator?.what !== 'or' && operator?.what !== 'and');
  if (!isOwn || side === 'whole') return null;
  if (side !== 'right') return 0;
  const last = top.at(-1)?.at ?? null;
  // With lines below it, it is of several again.
  return last !== null && last === lines.length - 1 ? last : null;
}

/** The query of the passages that are still at the code itself whose passages the result is. */
export function stillAt({ shown, side }: Builder, query: Query): Query {
  const at = shown && subjectAt(shown, side);
  const line = shown?.lines[at ?? -1];
  if (!shown || at === null || line?.operand?.what !== 'code') return query;
  const lines = shown.lines.with(at, { ...line, operand: { ...line.operand, direct: true } });
  return queryOf({ ...shown, lines }) ?? query;
}
