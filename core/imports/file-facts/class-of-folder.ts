import { respondentKey } from '../../interview-label.ts';

/** A longer name is not taken for a class. */
const MAX_LENGTH = 100;

/**
 * By the path of each file, the class that its folder suggests: the first folder in which the files differ.
 * For `texts/news/a` and `texts/reports/2019/b` these are `news` and `reports`. Files beside such a folder,
 * or all in one folder, are left out. Where a folder's name differs from an existing class only in case,
 * width or spaces, it means that class.
 */
export function classesOfFolders(
  paths: readonly string[],
  known: readonly string[] = [],
): Map<string, string> {
  const spelled = new Map(known.map((name) => [respondentKey(name), name]));
  const folders = new Map(paths.map((path) => [path, path.split('/').slice(0, -1)]));
  const [first = []] = folders.values();
  let shared = first.length;
  for (const own of folders.values()) {
    const differ = first.findIndex((name, place) => own[place] !== name);
    if (differ >= 0) shared = Math.min(shared, differ);
  }
  const classes = new Map<string, string>();
  for (const [path, own] of folders) {
    const name = own[shared]?.trim();
    if (name && name.length <= MAX_LENGTH) classes.set(path, spelled.get(respondentKey(name)) ?? name);
  }
  return classes;
}
