import { useProject } from '#renderer/state/use-project.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import type { SampleRecord } from '#core/records.ts';

export interface SamplesPlace {
  /** Newest first. */
  readonly samples: readonly SampleRecord[];
  /** The selected sample. */
  readonly chosen: SampleRecord | null;
  readonly choose: (id: string) => void;
}

/** The samples of the project, and the selected one, remembered by project. */
export function useSamples(): SamplesPlace {
  const path = useProject((state) => state.open?.path ?? '');
  const table = useProject((state) => state.tables.sample);
  const [id, choose] = useChoice(`triage.sample ${path}`, '');
  const samples = [...table.values()].toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return { samples, chosen: table.get(id) ?? samples[0] ?? null, choose };
}
