import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { TicksImport } from '#electron/services/ticks.ts';
import { sheetAsked } from './said.ts';
import type { SheetSaid } from '#renderer/common/openers/ticks-desk.ts';

export interface TicksPreview {
  /** The last one, also while a new one is under way. */
  readonly plan: TicksImport | null;
  /** Why there is none. */
  readonly problem: string | null;
  /** Whether the plan is of what is said now. */
  readonly isSettled: boolean;
}

interface Found {
  readonly of: ChosenFile;
  readonly said: SheetSaid;
  readonly version: number;
  readonly plan: TicksImport | null;
  readonly problem: string | null;
}

/** What a sheet would become as things are said now; looked at anew when the project changes. */
export function useTicksPreview(file: ChosenFile | null, said: SheetSaid): TicksPreview {
  const [found, setFound] = useState<Found | null>(null);
  const settled = useSettled(said, 120);
  const version = useProject(
    ({ versions }) => (versions.source ?? 0) + (versions.code ?? 0) + (versions.coding ?? 0),
  );
  const look = useEffectEvent(async (signal: AbortSignal): Promise<Found | null> => {
    if (!file) return null;
    const about = { of: file, said: settled, version };
    try {
      return {
        ...about,
        plan: await api.ticks.preview({ ...sheetAsked(file, settled), anyway: true }, { signal }),
        problem: null,
      };
    } catch (error) {
      return { ...about, plan: null, problem: sentenceFor(error) };
    }
  });
  useEffect(() => {
    const gone = new AbortController();
    void look(gone.signal).then((next) => {
      if (!gone.signal.aborted) setFound(next);
    });
    return () => gone.abort();
  }, [file, settled, version]);
  const shown = found?.of === file ? found : null;
  return {
    plan: shown?.plan ?? null,
    problem: shown?.problem ?? null,
    isSettled: shown !== null && shown.said === said && shown.version === version,
  };
}
