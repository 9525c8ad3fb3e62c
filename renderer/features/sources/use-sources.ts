import { useMemo } from 'react';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { sourceRows, type SourceRow } from './source-row.ts';

/** All sources as rows, as the coder who works now sees them. */
export function useSourceRows(): SourceRow[] {
  const tables = useProject((state) => state.tables);
  const coderId = useWorkingCoderId();
  return useMemo(() => sourceRows(tables, coderId), [tables, coderId]);
}
