import { useMemo } from 'react';
import type { SingledOut } from '#core/respondents/singled-out.ts';
import type { AttributeRecord } from '#core/records.ts';
import { tableOne, type TableOne } from '#core/respondents/table-one.ts';
import { useAttributes } from '#renderer/common/sources/attributes.ts';
import { useSeenMemos } from '#renderer/common/memos/seen-memos.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import {
  noFilter,
  lookedAt,
  respondentRows,
  valueOfRows,
  type RespondentFilter,
  type RespondentRow,
  type RespondentTables,
} from './respondent-row.ts';

/** The state shared by the table and the panel beside it. */
export interface Respondents {
  readonly rows: readonly RespondentRow[];
  /** The rows that pass the filter. */
  readonly shown: readonly RespondentRow[];
  readonly attributes: readonly AttributeRecord[];
  readonly filter: RespondentFilter;
  readonly setFilter: (filter: RespondentFilter) => void;
  /** Ids of the attributes whose combinations are examined. */
  readonly ticked: readonly string[];
  readonly setTicked: (ids: readonly string[]) => void;
  readonly singled: SingledOut;
}

const rowsOf = derived(({ tables }, memo: RespondentTables['memo']) =>
  respondentRows({
    respondent: tables.respondent,
    sourceRespondent: tables.sourceRespondent,
    source: tables.source,
    attributeValue: tables.attributeValue,
    memo,
  }),
);

/** The respondents of the study with the current filter and settings. */
export function useRespondents(): Respondents {
  const path = useProject((state) => state.open?.path ?? '');
  const [kept, setFilter] = useChoice<Partial<RespondentFilter>>(`respondents.filter ${path}`, noFilter);
  const [chosen, setTicked] = useChoice<readonly string[] | null>(`respondents.ticked ${path}`, null);
  const rows = useProject(rowsOf(useSeenMemos()));
  const attributes = useAttributes('respondent');
  const filter = useMemo(() => {
    const { values = {}, ...others } = kept;
    // Ignore conditions on deleted attributes.
    const possible = Object.entries(values).filter(([id]) => attributes.some((each) => each.id === id));
    return { ...noFilter, ...others, values: Object.fromEntries(possible) };
  }, [kept, attributes]);
  const ticked = useMemo(() => {
    const ids = attributes.map(({ id }) => id);
    if (chosen !== null) return ids.filter((id) => chosen.includes(id));
    // Numbers such as years and ages are rarely published one by one, so they are not ticked by default.
    return attributes.filter(({ type }) => type !== 'integer' && type !== 'decimal').map(({ id }) => id);
  }, [attributes, chosen]);
  const { singled, shown } = useMemo(() => lookedAt(rows, filter, ticked), [rows, filter, ticked]);
  return { rows, shown, attributes, filter, setFilter, ticked, setTicked, singled };
}

/** Table 1 of the respondents in these rows. */
export function tableOneOfRows(
  rows: readonly RespondentRow[],
  attributes: readonly AttributeRecord[],
): TableOne {
  return tableOne(
    rows.map(({ person }) => person.id),
    attributes,
    valueOfRows(rows),
  );
}
