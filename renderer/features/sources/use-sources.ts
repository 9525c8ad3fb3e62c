import { useMemo } from 'react';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { sourceRows, type SourceRow } from './source-row.ts';

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
    () =>
      sourceRows({ source, class: classes, respondent, sourceRespondent, review, attributeValue }, coderId),
    [source, classes, respondent, sourceRespondent, review, attributeValue, coderId],
  );
}
