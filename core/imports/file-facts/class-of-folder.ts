import { respondentKey } from '../../interview-label.ts';

/** A longer name is no class. */
const LONGEST = 100;

/**
 * The class that the folder of each file proposes: the first folder in which the files differ, so that of `texts/news/a`
 * and `texts/reports/2019/b` the one is of `news` and the other of `reports`. Files that lie beside such a folder, or all
 * in one, are not in it. Where a folder is called as a class of the study but for case, width or spaces, it is that
 * class. By the path of the file.
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
    if (name && name.length <= LONGEST) classes.set(path, spelled.get(respondentKey(name)) ?? name);
  }
  return classes;
}
