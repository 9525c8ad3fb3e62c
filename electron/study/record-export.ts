// Records exported files. A file that was exported exists, even if it cannot be recorded in the history.
import type { ExportedFile } from '#core/history/act-notes.ts';
import { lastAct } from '#db/snapshots/head.ts';
import type { CallOptions } from '../rpc/transport.ts';
import { exportedFile, namesInSettings } from './exported-file.ts';
import type { CommandContext } from '../services/context.ts';
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
  /** What is written in the same act; null for nothing. */
  readonly beside: ((context: CommandContext) => void) | null;
}

/**
 * Records the file that the job exported, if any. If it cannot be recorded, `refused` receives the file and the reason.
 */
export async function recordExport(
  study: OpenStudy,
  job: DoneJob,
  refused: (file: string, error: unknown) => void,
): Promise<void> {
  const exported = exportedFile(job.method, job.input, job.rows);
  if (!exported) return;
  try {
    await record(study, job, exported);
  } catch (error) {
    refused(exported.file, fileTrouble(error, study.store.path));
  }
}

/**
 * Records the file in the history, if this program holds the study for writing. The record is no act that undo would
 * undo, and it waits until no job has the study to itself. Throws, as every act does, if it cannot be recorded.
 */
async function record(
  study: OpenStudy,
  { method, options, upTo, beside }: DoneJob,
  exported: ExportedFile,
): Promise<void> {
  await study.alone.free();
  if (study.released || study.store.readOnly) return;
  const isNewest = upTo === lastAct(study.store.db.sqlite).seq;
  const noted: ExportedFile = upTo === undefined || isNewest ? exported : { ...exported, upTo };
  study.transact({ method, options, mark: { group: null } }, (context) => {
    beside?.(context);
    const { db } = context;
    db.recorder.tell({ exported: noted, names: namesInSettings(db, exported) });
  });
}
