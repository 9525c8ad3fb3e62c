// The folder that QualCoder keeps a project in: its database, and the documents beside it.
import { folderWith, type DroppedFile, type DroppedFolder } from '#renderer/transport/dropped-files.ts';

/** Pictures, sound and film are not brought in, and may be a hundred times as large as all the rest. */
const media = /^(?:audio|images|video)\//i;

/** The folder of a project among what was dropped, with what is read of it; null where there is none. */
export function projectFolder(files: readonly DroppedFile[]): DroppedFolder | null {
  const folder = folderWith(files, 'data.qda');
  return folder && { ...folder, files: folder.files.filter(({ path }) => !media.test(path)) };
}
