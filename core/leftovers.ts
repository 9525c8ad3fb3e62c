// Names of temporary folders and unfinished files. They contain the id of the process that made them, so that
// what a killed program left behind can be recognised and removed.

/**
 * The beginning of a temporary folder's name, to be followed by what `mkdtemp` adds. `purpose` is one lower-case
 * word.
 */
export function temporaryName(purpose: string, process: number): string {
  return `concord-${purpose}-${process}-`;
}

/**
 * The beginning of the hidden name of an unfinished file beside its place, `name`; to be followed by what `mkdtemp`
 * adds, or by eight hexadecimal digits.
 */
export function partName(name: string, process: number): string {
  return `.${name.slice(0, 60)}-concord-${process}-`;
}

/**
 * The id of the process that made the file with this name, or a file of SQLite or a lock beside it; null for
 * any other name.
 */
export function makerOf(name: string): number | null {
  const random = '(?:[A-Za-z\\d]{6}|[a-f\\d]{8})';
  const beside = '(?:-lock)?(?:-wal|-shm|-journal)?';
  const [, process] =
    new RegExp(`^(?:concord-[a-z]+|\\..*-concord)-([1-9]\\d*)-${random}${beside}$`, 's').exec(name) ?? [];
  return process === undefined ? null : Number(process);
}

/** Whether a person may well have given this name to a file or folder, although `makerOf` knows it. */
export function mayBeGiven(name: string): boolean {
  return !name.startsWith('.') && !name.startsWith('concord-opening-');
}
