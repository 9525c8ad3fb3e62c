// The running import, if any. It belongs to no dialog, so one can close the dialog, read on, and come back. Imports run
// one at a time.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { AppError } from '#core/errors.ts';
import type { TableMapping } from '#core/imports/table-mapping.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { Progress } from '#electron/rpc/transport.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';
import {
  openImport,
  closeImportDesk,
  isProgressShown,
  showProgress,
} from '#renderer/common/openers/import-desk.ts';
import { openReport } from '#renderer/common/openers/imports-place.ts';
import { noPace, withMoment, type Pace } from './pace.ts';
import { hasRemarks } from './report-lines.ts';
import { outcomeSentence } from '#renderer/common/imports/report-words.ts';
import type { Files } from './use-files.ts';

export interface ImportSettings {
  /** Null: tables with respondents become interviews, and texts become what `said` states. */
  readonly kind: 'document' | 'interview' | null;
  readonly className: string | null;
  /** The class of interviews that come from tables. */
  readonly interviewClassName: string | null;
  /** The settings of single texts, by name. */
  readonly said: readonly TextSettings[];
  readonly mapping: TableMapping | null;
  readonly sheet: string | null;
  readonly encoding: string | null;
}

/** The settings of one text, made before the import. */
export interface TextSettings {
  readonly name: string;
  readonly kind: 'document' | 'interview';
  readonly date: string | null;
  readonly className: string | null;
  readonly respondents: string[];
}

export interface RunningImport {
  /** First a browser hands the files over, then they are read, and finally compared with existing sources. */
  readonly phase: 'handing-over' | 'reading' | 'comparing';
  readonly done: number;
  readonly total: number;
  readonly bytes: { readonly done: number; readonly total: number } | null;
  /** The current file. */
  readonly file: string;
  readonly pace: Pace;
  /** Whether the analyst has stopped the import and it is ending. */
  readonly stopping: boolean;
}

const store = createStore<{ readonly running: RunningImport | null }>(() => ({ running: null }));
let stopping = new AbortController();

/** The running import, or null. */
export function useRunningImport(): RunningImport | null {
  return useStore(store, (state) => state.running);
}

/** Whether an import is running, so that another has to wait. */
export function isImporting(): boolean {
  return store.getState().running !== null;
}

/** Stops the import; files imported completely stay. */
export function stopImport(): void {
  const { running } = store.getState();
  if (!running) return;
  store.setState({ running: { ...running, stopping: true } });
  stopping.abort();
}

/** The minimum interval between progress updates, in milliseconds: as often as the eye can follow. */
const PROGRESS_INTERVAL_MS = 150;

/** Imports the files and shows the progress, then the report. Does nothing while another import runs. */
export async function runImport(files: Files, settings: ImportSettings): Promise<void> {
  await followed(files.count, 'handing-over', async (signal) => {
    const handed = await files.handOver((done, total) => tell({ done, total }), signal);
    if (signal.aborted) {
      openImport(files.dropped);
      return null;
    }
    begin('reading', handed.length);
    return await api.imports.run(
      {
        ...settings,
        mapping: settings.mapping && [...settings.mapping],
        said: [...settings.said],
        files: handed.map(({ reference, name }) => ({ reference, name })),
      },
      { signal, onProgress: tell, group: crypto.randomUUID() },
    );
  });
}

/** Imports the articles of one file, with progress and report as any import. */
export async function runArticles(input: Parameters<typeof api.imports.importArticles>[0]): Promise<void> {
  await followed(1, 'reading', (signal) =>
    api.imports.importArticles(input, { signal, onProgress: tell, group: crypto.randomUUID() }),
  );
}

function begin(phase: RunningImport['phase'], total: number): void {
  store.setState({
    running: { phase, done: 0, total, bytes: null, file: '', pace: noPace, stopping: false },
  });
}

/** Runs an import with its progress; `run` returns its report, or null if there is none to show. */
async function followed(
  total: number,
  phase: RunningImport['phase'],
  run: (signal: AbortSignal) => Promise<ImportReport | null>,
): Promise<void> {
  if (isImporting()) return;
  stopping = new AbortController();
  const { signal } = stopping;
  begin(phase, total);
  showProgress();
  try {
    const report = await run(signal);
    if (report) notifyOutcome(report);
  } catch (error) {
    if (isProgressShown()) closeImportDesk();
    if (!(error instanceof AppError && error.code === 'cancelled' && signal.aborted)) showError(error);
  } finally {
    store.setState({ running: null });
  }
}

function tell({ done, total, name, bytes, stage }: Progress): void {
  const { running } = store.getState();
  if (!running) return;
  const at = Date.now();
  const phase = stage === 'comparing' ? stage : running.phase;
  const before = phase === running.phase ? running.pace : noPace;
  const last = before.at(-1);
  if (last && done < total && at - last.at < PROGRESS_INTERVAL_MS) return;
  const pace = withMoment(before, { at, files: done, bytes: bytes?.done ?? null });
  store.setState({
    running: { ...running, phase, done, total, bytes: bytes ?? null, file: name ?? '', pace },
  });
}

/** Shows the report if somebody waits for it and it contains problems; else a notice that leads to it. */
function notifyOutcome(report: ImportReport): void {
  const isWatched = isProgressShown();
  if (isWatched) closeImportDesk();
  if (isWatched && hasRemarks(report)) {
    openReport(report);
    return;
  }
  const words = currentWords();
  notify(outcomeSentence(words, report), {
    action: { label: words.t('imports:show_report'), run: () => openReport(report) },
  });
}
