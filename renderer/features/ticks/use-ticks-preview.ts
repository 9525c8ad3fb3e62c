import { api } from '#renderer/api.ts';
import { useLook } from '#renderer/app/services/use-look.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { TicksImport } from '#electron/services/ticks.ts';
import { sheetAsked } from './corrections.ts';
import type { SheetCorrections } from '#renderer/common/openers/ticks-desk.ts';

export interface TicksPreview {
  /** The latest plan, kept while a new one is under way. */
  readonly plan: TicksImport | null;
  /** Why there is no plan. */
  readonly problem: string | null;
  /** Whether the plan reflects the current corrections. */
  readonly isSettled: boolean;
}

/** A preview of importing a sheet with the current corrections; renewed when the project changes. */
export function useTicksPreview(file: ChosenFile | null, corrections: SheetCorrections): TicksPreview {
  const settled = useSettled(corrections, 120);
  const version = useProject(
    ({ versions }) => (versions.source ?? 0) + (versions.code ?? 0) + (versions.coding ?? 0),
  );
  const { found, problem, isSettled } = useLook(file, JSON.stringify([settled, version]), (sheet, signal) =>
    api.ticks.preview({ ...sheetAsked(sheet, settled), anyway: true }, { signal }),
  );
  return { plan: found, problem, isSettled: isSettled && settled === corrections };
}
