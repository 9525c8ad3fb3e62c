// Names in the columns of exported tables. A path joins the names from the root with ` > `, a list joins
// people, coders or paths with `; `. One rule keeps both readable by a script whatever the names hold: where a
// `>` or `;` of a name could be taken for a separator, because it stands next to a space or at an end of the
// name, a `\` is put before it, and likewise before a `\` that could be taken for such a mark. To read a name,
// drop the `\` from `\>`, `\;` and `\\`. Most names need none.
import { PATH_SEPARATOR } from '../codes/codebook.ts';

/** Joins people, coders and paths that share one cell. */
const LIST_SEPARATOR = '; ';

/** What could be taken for a separator or for a mark before one. */
const mistakable = /\\(?=[\\>;]|$)|(?<=^|\s)>|>(?=\s|$)|;(?=\s|$)/g;

/** A name as it stands inside a path or a list. */
export function escapedName(name: string): string {
  return name.replaceAll(mistakable, String.raw`\$&`);
}

/** The names from the root to a code as one cell. `pathNames(writtenPath(n))` equals `n`. */
export function writtenPath(names: readonly string[]): string {
  return names.map(escapedName).join(PATH_SEPARATOR);
}

/** Plain names (people, coders, values) as one cell, which one empty value leaves empty. */
export function writtenList(names: readonly string[]): string {
  return names.map(escapedName).join(LIST_SEPARATOR);
}

/** Paths already written with `writtenPath`, as one cell. */
export function writtenPaths(paths: readonly string[]): string {
  return paths.join(LIST_SEPARATOR);
}

/** The names of a written path; an empty cell holds none. */
export function pathNames(cell: string): string[] {
  return separated(cell, PATH_SEPARATOR).map(plainName);
}

/** The plain names of a written list; an empty cell holds none. */
export function listNames(cell: string): string[] {
  return separated(cell, LIST_SEPARATOR).map(plainName);
}

/** The written paths of a list of paths, still escaped, as they stand in a `path` or `code` column. */
export function listPaths(cell: string): string[] {
  return separated(cell, LIST_SEPARATOR);
}

function plainName(escaped: string): string {
  return escaped.replaceAll(/\\([\\>;])/g, '$1');
}

const marked = /^\\[\\>;]$/;

/** Cuts at separators none of whose characters is escaped. */
function separated(cell: string, separator: string): string[] {
  if (cell === '') return [];
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < cell.length;) {
    if (marked.test(cell.slice(at, at + 2))) {
      at += 2;
    } else if (cell.startsWith(separator, at)) {
      parts.push(cell.slice(from, at));
      at += separator.length;
      from = at;
    } else {
      at += 1;
    }
  }
  parts.push(cell.slice(from));
  return parts;
}
