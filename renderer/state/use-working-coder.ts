import { useEffect } from 'react';
import { readCodebookFor } from './project.ts';
import { useProject } from './use-project.ts';
import { personAtWork, personOfPins, workingCoder } from './working-coder.ts';
import { useWorkspace } from './workspace.ts';

/** The coder who works in this window; the component renders again when that changes. */
export function useWorkingCoderId(): string | undefined {
  const coderIds = useWorkspace((state) => state.coderIds);
  const becoming = useWorkspace((state) => state.becoming);
  return useProject((state) => workingCoder(state, { coderIds, becoming }));
}

/** The person who works here, the main coder if unknown. */
export function usePersonId(): string | undefined {
  const coderIds = useWorkspace((state) => state.coderIds);
  const becoming = useWorkspace((state) => state.becoming);
  const personIds = useWorkspace((state) => state.personIds);
  return useProject(
    (state) =>
      personAtWork(state, { coderIds, becoming, personIds }) ??
      [...state.tables.project.values()][0]?.mainCoderId,
  );
}

/** Keeps the code keys in step with the person who works in this window. */
export function usePinsOfWorkingPerson(): void {
  const coderIds = useWorkspace((state) => state.coderIds);
  const becoming = useWorkspace((state) => state.becoming);
  const personIds = useWorkspace((state) => state.personIds);
  const personId = useProject((state) => personOfPins(state, { coderIds, becoming, personIds }));
  useEffect(() => readCodebookFor(personId), [personId]);
}
