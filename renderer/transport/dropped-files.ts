// Dropped or chosen files, including those in folders, each with its path.
import { byFileName } from '#core/imports/file-facts/file-order.ts';

export interface DroppedFile {
  readonly file: File;
  /** The path from the dropped folder, such as `reports/2021/a.docx`; for a single file its name. */
  readonly path: string;
}

/** A folder that is imported as one thing, recognised by a file in it. */
export interface DroppedFolder {
  readonly name: string;
  readonly knownBy: File;
  /** All its files, with paths relative to it. */
  readonly files: readonly DroppedFile[];
}

/** The first folder that contains a file called `name`, or null. */
export function folderWith(files: readonly DroppedFile[], name: string): DroppedFolder | null {
  const known = files.find(({ path }) => path.toLowerCase().endsWith(`/${name}`));
  if (!known) return null;
  const folder = known.path.slice(0, -name.length);
  return {
    name: folder.split('/').at(-2) ?? '',
    knownBy: known.file,
    files: files
      .filter(({ path }) => path.startsWith(folder))
      .map(({ file, path }) => ({ file, path: path.slice(folder.length) })),
  };
}

/** All files of a drop, including those in folders, sorted by path. Call it within the drop event. */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  // Entries must be read before the first await: the transfer is emptied when the event ends.
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  const found =
    entries.length > 0 ? (await Promise.all(entries.map(filesOf))).flat() : listed(transfer.files);
  return inOrder(found);
}

/** The files of an `<input type="file">`, of a folder too. */
export function chosenFiles(files: FileList | null): DroppedFile[] {
  return inOrder(listed(files));
}

function listed(files: FileList | null): DroppedFile[] {
  return [...(files ?? [])].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}

function inOrder(files: readonly DroppedFile[]): DroppedFile[] {
  // Skip files that the system leaves in every folder.
  return files
    .filter(({ file }) => !file.name.startsWith('.') && file.name !== 'Thumbs.db')
    .sort((a, b) => byFileName(a.path, b.path));
}

// Asks the entry itself, because Chromium exposes no such classes for `instanceof`.
function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function filesOf(entry: FileSystemEntry): Promise<DroppedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, '') }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const found: DroppedFile[] = [];
  // A reader returns a folder in portions of a hundred, and an empty one at the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return found;
    for (const files of await Promise.all(portion.map(filesOf))) found.push(...files);
  }
}
