// Names in the columns of exported tables. A path joins the names from the root with ` > `, a list joins
// people, coders or paths with `; `. Escaping keeps both readable by a script whatever the names hold: where
// a `>` or `;` of a name could be taken for a separator, because it is next to a space or at an end of the
// name, a `\` is put before it, and likewise before a `\` that could be taken for an escape. To read a name,
// drop the `\` from `\>`, `\;` and `\\`. Most names need none.
import { PATH_SEPARATOR } from '../codes/codebook.ts';

/** Joins people, coders and paths that share one cell. */
const LIST_SEPARATOR = '; ';

/** Characters that could be taken for a separator or an escape. */
const mistakable = /\\(?=[\\>;]|$)|(?<=^|\s)>|>(?=\s|$)|;(?=\s|$)/g;

/** A name as it stands inside a path or a list. */
export function escapedName(name: string): string {
  return name.replaceAll(mistakable, String.raw`\$&`);
}

/** The names from the root to a code as one cell. `pathNames(writtenPath(n))` equals `n`. */
export function writtenPath(names: readonly string[]): string {
  return names.map(escapedName).join(PATH_SEPARATOR);
}

/** Plain names (people, coders, values) as one cell; a single empty value gives an empty cell. */
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

/** The written paths in a list of paths, still escaped, as a `path` or `code` column has them. */
export function listPaths(cell: string): string[] {
  return separated(cell, LIST_SEPARATOR);
}

function plainName(escaped: string): string {
  return escaped.replaceAll(/\\([\\>;])/g, '$1');
}

const marked = /^\\[\\>;]$/;

/** Cuts at separators that contain no escaped character. */
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
