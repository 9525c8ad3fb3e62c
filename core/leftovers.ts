// Names of temporary folders and unfinished files. They contain the id of the process that made them, so that
// what a killed program left behind can be recognised and removed.

/**
 * The beginning of a temporary folder's name, to be followed by something random. `purpose` is one lower-case
 * word.
 */
export function temporaryName(purpose: string, process: number): string {
  return `concord-${purpose}-${process}-`;
}

/**
 * The beginning of the hidden name of an unfinished file beside its place, `name`; to be followed by
 * something random.
 */
export function partName(name: string, process: number): string {
  return `.${name.slice(0, 60)}-concord-${process}-`;
}

/**
 * The id of the process that made the file with this name, or a file of SQLite or a lock beside it; null for
 * any other name.
 */
export function makerOf(name: string): number | null {
  const beside = '(?:-lock)?(?:-wal|-shm|-journal)?';
  const [, process] =
    new RegExp(`^(?:concord-[a-z]+|\\..*-concord)-([1-9]\\d*)-[^-]+${beside}$`, 's').exec(name) ?? [];
  return process === undefined ? null : Number(process);
}
