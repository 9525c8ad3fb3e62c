// Names of temporary folders and of parts that are not whole yet. They carry the process that makes them, so that what
// a killed program left is known and can be cleared away.

/** The beginning of a temporary folder's name; something random follows. `purpose` is one word in small letters. */
export function temporaryName(purpose: string, process: number): string {
  return `concord-${purpose}-${process}-`;
}

/** The beginning of the hidden name that a part has beside its place, `name`; something random follows. */
export function partName(name: string, process: number): string {
  return `.${name.slice(0, 60)}-concord-${process}-`;
}

/** Which process made what bears this name, or lies beside it for SQLite or as a lock; null for a name of another kind. */
export function makerOf(name: string): number | null {
  const beside = '(?:-lock)?(?:-wal|-shm|-journal)?';
  const [, process] =
    new RegExp(`^(?:concord-[a-z]+|\\..*-concord)-([1-9]\\d*)-[^-]+${beside}$`, 's').exec(name) ?? [];
  return process === undefined ? null : Number(process);
}
