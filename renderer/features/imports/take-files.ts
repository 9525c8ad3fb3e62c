// Files that were dropped, to the dialog that they belong to: a project of another program, a codebook, or sources.
import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { beginCodebookImport } from '#renderer/features/codebook-import/codebook-import-desk.ts';
import { beginBringing } from '#renderer/features/exchange/exchange-desk.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { bringIn } from './import-desk.ts';

/** A file of one project, and what stands for a folder that is one. */
const project = /\.(?:qdpx|qde|qda|sqlite3|mex\d*|mx\d+)$/i;
const inFolder = /\/data\.qda$/i;
const codebook = /\.qdc$/i;

/** Opens the dialog for what was dropped. A project or codebook of other programs comes alone; all else is sources. */
export function takeFiles(files: readonly DroppedFile[]): void {
  const [only, ...others] = files;
  const folder = files.find(({ path }) => inFolder.test(path));
  const alone = folder ?? (others.length === 0 ? only : undefined);
  if (folder || (alone && project.test(alone.path))) handOver(alone, beginBringing);
  else if (alone && codebook.test(alone.path)) handOver(alone, beginCodebookImport);
  else if (only) bringIn(files);
}

function handOver(file: DroppedFile | undefined, take: (file: ChosenFile) => void): void {
  if (!file) return;
  host.filesDropped([file]).then(([handed]) => {
    if (handed) take(handed);
  }, showError);
}
