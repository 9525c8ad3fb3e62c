// The folder in which QualCoder keeps a project: its database and the documents beside it.
import { folderWith, type DroppedFile, type DroppedFolder } from '#renderer/transport/dropped-files.ts';

/** Pictures, sound and film are not imported, and may be a hundred times as large as everything else. */
const media = /^(?:audio|images|video)\//i;

/** The project folder among dropped files, with the files to read from it; null if there is none. */
export function projectFolder(files: readonly DroppedFile[]): DroppedFolder | null {
  const folder = folderWith(files, 'data.qda');
  return folder && { ...folder, files: folder.files.filter(({ path }) => !media.test(path)) };
}
