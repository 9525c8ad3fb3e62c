import { useMemo } from 'react';
import { projectStore } from '#renderer/state/project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { workingCoder } from '#renderer/state/working-coder.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import { sourceRows, type RowTables, type SourceRow } from './source-row.ts';

/** All sources as rows, as the coder who works now sees them. */
export function useSourceRows(): SourceRow[] {
  const source = useProject((state) => state.tables.source);
  const classes = useProject((state) => state.tables.class);
  const respondent = useProject((state) => state.tables.respondent);
  const sourceRespondent = useProject((state) => state.tables.sourceRespondent);
  const review = useProject((state) => state.tables.review);
  const attributeValue = useProject((state) => state.tables.attributeValue);
  const coderId = useWorkingCoderId();
  return useMemo(
    () => rowsOf({ source, class: classes, respondent, sourceRespondent, review, attributeValue }, coderId),
    [source, classes, respondent, sourceRespondent, review, attributeValue, coderId],
  );
}

/** The same outside of components. */
export function sourceRowsNow(): SourceRow[] {
  const {
    source,
    class: classes,
    respondent,
    sourceRespondent,
    review,
    attributeValue,
  } = projectStore.getState().tables;
  const tables = { source, class: classes, respondent, sourceRespondent, review, attributeValue };
  return rowsOf(tables, workingCoder(projectStore.getState(), workspaceStore.getState()));
}

/** What was made last: table, inspector and navigator show the same rows. */
let last: { tables: RowTables; coderId: string | undefined; rows: SourceRow[] } | null = null;

function rowsOf(tables: RowTables, coderId: string | undefined): SourceRow[] {
  const isSame =
    last !== null &&
    last.coderId === coderId &&
    (Object.keys(tables) as (keyof RowTables)[]).every((table) => last?.tables[table] === tables[table]);
  if (!last || !isSame) last = { tables, coderId, rows: sourceRows(tables, coderId) };
  return last.rows;
}
