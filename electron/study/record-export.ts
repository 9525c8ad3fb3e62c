// Records exported files. A file that was exported exists, even if it cannot be recorded in the history.
import type { CallOptions } from '../rpc/transport.ts';
import { exportedFile } from './exported-file.ts';
import type { OpenStudy } from './open-study.ts';
import { fileTrouble } from '../file-trouble.ts';

/** A job that is done, its input, and how many rows it reported. */
export interface DoneJob {
  readonly method: string;
  readonly options: CallOptions;
  readonly input: unknown;
  readonly rows: number | null;
  /** The number of the newest act when the job began; undefined if the job exports nothing. */
  readonly upTo: number | undefined;
}

/**
 * Records the file that the job exported, if any. If it cannot be recorded, `refused` receives the file and the reason.
 */
export async function recordExport(
  study: OpenStudy,
  { method, options, input, rows, upTo }: DoneJob,
  refused: (file: string, error: unknown) => void,
): Promise<void> {
  const exported = exportedFile(method, input, rows);
  if (!exported) return;
  try {
    await study.recordExport(method, options, { ...exported, ...(upTo === undefined ? {} : { upTo }) });
  } catch (error) {
    refused(exported.file, fileTrouble(error, study.store.path));
  }
}
