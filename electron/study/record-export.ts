// A file that left the study is there, whatever becomes of its record in the history.
import type { CallOptions } from '../rpc/transport.ts';
import { exportedFile } from './exported-file.ts';
import type { OpenStudy } from './open-study.ts';
import { fileTrouble } from './trouble.ts';

/** A job that is done, what it was asked, and how many rows it said it wrote. */
export interface DoneJob {
  readonly method: string;
  readonly options: CallOptions;
  readonly input: unknown;
  readonly rows: number | null;
  /** The newest act when it began. */
  readonly upTo: number;
}

/** Records the file that the job wrote, if it wrote one. Where that cannot be kept, `refused` hears which file and why. */
export async function recordExport(
  study: OpenStudy,
  { method, options, input, rows, upTo }: DoneJob,
  refused: (file: string, error: unknown) => void,
): Promise<void> {
  const exported = exportedFile(method, input, rows);
  if (!exported) return;
  try {
    await study.recordExport(method, options, { ...exported, upTo });
  } catch (error) {
    refused(exported.file, fileTrouble(error, study.store.path));
  }
}
