import { useLook } from '#renderer/app/services/use-look.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { TicksImport } from '#electron/services/ticks.ts';
import { sheetAsked } from './corrections.ts';
import type { SheetCorrections } from '#renderer/common/openers/ticks-desk.ts';

export interface TicksPreview {
  /** The latest plan, kept while a new one is under way. */
  readonly plan: TicksImport | null;
  /** The name of the file that the plan is of. */
  readonly name: string;
  /** Whether the plan is of an earlier file. */
  readonly isEarlier: boolean;
  /** Why there is no plan. */
  readonly problem: string | null;
  /** Whether the plan reflects the current corrections. */
  readonly isSettled: boolean;
}

/** A preview of importing a sheet with the current corrections; renewed when the project changes. */
export function useTicksPreview(file: ChosenFile | null, corrections: SheetCorrections): TicksPreview {
  const settled = useSettled(corrections, 120);
  const { found, of, problem, isSettled, isEarlier } = useLook(file, settled, (asking, sheet) =>
    asking.ticks.preview({ ...sheetAsked(sheet, settled), anyway: true }),
  );
  const name = of?.name ?? '';
  return { plan: found, name, isEarlier, problem, isSettled: isSettled && settled === corrections };
}
