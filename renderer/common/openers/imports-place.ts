// Whether the Sources screen shows its table or the imports, and which import.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { show } from '#renderer/state/workspace.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';

export interface ImportsPlace {
  readonly isOpen: boolean;
  /** The import (of files or of another program's project) to show; null for the newest. */
  readonly runId: string | null;
  /** A report that has just arrived and need not be fetched. */
  readonly report: ImportReport | null;
}

const closed: ImportsPlace = { isOpen: false, runId: null, report: null };
const store = createStore<ImportsPlace>(() => closed);

/** What the Sources screen shows of the imports. */
export function useImportsPlace(): ImportsPlace {
  return useStore(store);
}

/** Shows the imports, at the given one if any. */
export function openImports(runId: string | null = null): void {
  store.setState({ isOpen: true, runId, report: null });
  show('sources');
}

/** Shows a report that has just arrived. */
export function openReport(report: ImportReport): void {
  store.setState({ isOpen: true, runId: report.runId, report });
  show('sources');
}

/** Returns to the table of sources. */
export function closeImports(): void {
  store.setState(closed);
}
