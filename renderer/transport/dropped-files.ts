// What was dropped or chosen: files, and files in folders, each with the path by which it was found.
import { byFileName } from '#core/imports/file-facts/file-order.ts';

export interface DroppedFile {
  readonly file: File;
  /** From the folder that was dropped, `reports/2021/a.docx`; a file alone has its name. */
  readonly path: string;
}

/** A folder that is one thing, known by a file in it. */
export interface DroppedFolder {
  readonly name: string;
  readonly knownBy: File;
  /** All that lies in it, by paths within it. */
  readonly files: readonly DroppedFile[];
}

/** The first folder that holds a file called `name`; null where none does. */
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

/** Every file of a drop, folders opened, in the order of their paths. Must be called within the drop event. */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  // Entries must be taken before the first await: the transfer is emptied when the event ends.
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
  // Files that systems leave in every folder are nobody's sources.
  return files
    .filter(({ file }) => !file.name.startsWith('.') && file.name !== 'Thumbs.db')
    .sort((a, b) => byFileName(a.path, b.path));
}

// By what an entry says of itself: Chromium has no classes of these names to ask `instanceof` of.
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
  // A reader hands out a folder in portions of a hundred and says so by an empty one at the end.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return found;
    for (const files of await Promise.all(portion.map(filesOf))) found.push(...files);
  }
}
