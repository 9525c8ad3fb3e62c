// Sorts dropped files into projects of other programs, codebooks, and sources.
import { projectFolder } from './project-folder.ts';
import type { DroppedFile, DroppedFolder } from '#renderer/transport/dropped-files.ts';

/** Files that are a project by themselves. */
const projectFile = /\.(?:qdpx|qde|qda|sqlite3|mex\d*|mx\d+)$/i;
const codebookFile = /\.qdc$/i;

/** A project: a folder or a single file. */
export type DroppedProject = { readonly folder: DroppedFolder } | { readonly file: DroppedFile };

export interface SortedDrop {
  readonly projects: readonly DroppedProject[];
  readonly codebooks: readonly DroppedFile[];
  readonly sources: readonly DroppedFile[];
}

/** Sorts dropped files; files inside a project folder belong to the project and are no sources. */
export function sortedDrop(files: readonly DroppedFile[]): SortedDrop {
  const projects: DroppedProject[] = [];
  let rest = files;
  for (let folder = projectFolder(rest); folder; folder = projectFolder(rest)) {
    projects.push({ folder });
    const { knownBy } = folder;
    const known = rest.find(({ file }) => file === knownBy)?.path ?? '';
    const within = known.slice(0, known.lastIndexOf('/') + 1);
    rest = rest.filter(({ path }) => !path.startsWith(within));
  }
  projects.push(...rest.filter(({ path }) => projectFile.test(path)).map((file) => ({ file })));
  return {
    projects,
    codebooks: rest.filter(({ path }) => codebookFile.test(path)),
    sources: rest.filter(({ path }) => !projectFile.test(path) && !codebookFile.test(path)),
  };
}

/** The name of a dropped project for the person. */
export function nameOfProject(project: DroppedProject): string {
  return 'folder' in project ? project.folder.name : project.file.path;
}
