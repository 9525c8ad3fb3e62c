// Passes dropped files to the dialog they belong to: a project of another program, a codebook, or sources.
import { host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { beginCodebookImport } from './codebook-import-desk.ts';
import { openProjectImport } from './exchange-desk.ts';
import { currentWords } from '#renderer/state/words.ts';
import type { DroppedFile } from '#renderer/transport/dropped-files.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { openImport } from './import-desk.ts';
import { nameOfProject, sortedDrop, type DroppedProject } from './sorted-drop.ts';

/**
 * Opens the dialog for dropped files. Sources are imported together; projects and codebooks of other programs one at a
 * time. Names the files that have to wait.
 */
export function takeFiles(files: readonly DroppedFile[]): void {
  const { projects, codebooks, sources } = sortedDrop(files);
  const [project] = projects;
  const [codebook] = codebooks;
  const alone = [...projects.map(nameOfProject), ...codebooks.map(({ path }) => path)];
  if (sources.length > 0) {
    openImport(sources);
    notifyLeftOut('besides_sources', alone);
    return;
  }
  if (project) handedOver(project).then(openProjectImport, showError);
  else if (codebook) host.filesDropped([codebook]).then(([handed]) => beginCodebookImport(handed), showError);
  notifyLeftOut('one_at_a_time', alone.slice(1));
}

async function handedOver(project: DroppedProject) {
  return 'folder' in project
    ? [await host.folderDropped(project.folder)]
    : await host.filesDropped([project.file]);
}

/** Names the files that were not taken, in a notice that stays until it is read. */
export function notifyLeftOut(why: 'besides_sources' | 'one_at_a_time', names: readonly string[]): void {
  if (names.length === 0) return;
  const { t } = currentWords();
  const listed = names.join(t('exports:list.separator'));
  notify(t(`imports:${why}`, { count: names.length, names: listed }), { tone: 'error' });
}
