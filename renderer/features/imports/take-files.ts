// Files that were dropped, to the dialog that they belong to: a project of another program, a codebook, or sources.
import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { beginCodebookImport } from '#renderer/features/codebook-import/codebook-import-desk.ts';
import { beginBringing } from '#renderer/features/exchange/exchange-desk.ts';
import { projectFolder } from '#renderer/features/exchange/project-folder.ts';
import type { DroppedFile } from '#renderer/ui/dropped-files.ts';
import { bringIn } from './import-desk.ts';

/** Files of which each is a project. */
const project = /\.(?:qdpx|qde|qda|sqlite3|mex\d*|mx\d+)$/i;
const codebook = /\.qdc$/i;

/** Opens the dialog for what was dropped. A project or codebook of other programs comes alone; all else is sources. */
export function takeFiles(files: readonly DroppedFile[]): void {
  const [only, ...others] = files;
  const folder = projectFolder(files);
  const alone = others.length === 0 ? only : undefined;
  if (folder) host.folderDropped(folder).then((handed) => beginBringing([handed]), showError);
  else if (alone && project.test(alone.path)) host.filesDropped([alone]).then(beginBringing, showError);
  else if (alone && codebook.test(alone.path))
    host.filesDropped([alone]).then(([handed]) => beginCodebookImport(handed), showError);
  else if (only) bringIn(files);
}
