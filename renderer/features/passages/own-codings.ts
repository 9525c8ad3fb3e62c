// Which codings of rows are one's own: only these are changed.
import type { CodingRecord } from '#core/records.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';

export interface OwnCodings {
  readonly ids: string[];
  /** In how many of the rows they are. */
  readonly rows: number;
  /** How many codings of other coders the rows have. */
  readonly others: number;
}

/** The codings of these rows that are the coder's own; `codings` are all that the rows have. */
export function ownOf(
  rows: readonly PassageRow[],
  codings: readonly Pick<CodingRecord, 'id' | 'coderId'>[],
  coderId: string | undefined,
): OwnCodings {
  const own = new Set(codings.filter((coding) => coding.coderId === coderId).map(({ id }) => id));
  return {
    ids: [...own],
    rows: rows.filter(({ codingIds }) => codingIds.some((id) => own.has(id))).length,
    others: codings.length - own.size,
  };
}
