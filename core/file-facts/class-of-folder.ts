/**
 * The class that the folder of each file proposes: the first folder in which the files differ, so that of `texts/news/a`
 * and `texts/reports/2019/b` the one is of `news` and the other of `reports`. Files that lie beside such a folder, or all
 * in one, are not in it. By the path of the file.
 */
export function classesOfFolders(paths: readonly string[]): Map<string, string> {
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
    if (name) classes.set(path, name);
  }
  return classes;
}
