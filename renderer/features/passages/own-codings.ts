// Which codings of rows are the coder's own: only these can be changed.
import type { CodingRecord } from '#core/records.ts';
import type { PassageRow } from '#renderer/common/passages/passage-row.ts';

export interface OwnCodings {
  readonly ids: string[];
  /** The number of rows with own codings. */
  readonly rows: number;
  /** How many codings of other coders the rows have. */
  readonly others: number;
}

/** The coder's own codings of these rows; `codings` must contain all codings of the rows. */
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
