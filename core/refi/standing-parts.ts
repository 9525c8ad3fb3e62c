// Which parts still count where several files left parts: for each thing, those of the newest file.
import { keyOf } from '../guid.ts';
import { childrenOf } from './element.ts';
import { type Part, TWIN } from './incoming.ts';

/**
 * The parts of `files`, oldest first, without those that a later file replaced. A selection without a place
 * in one file may have one in another, and so may its codings: these then have rows and must not be kept
 * twice. They do not come back when such a row is removed.
 */
export function standingParts(files: readonly (readonly Part[])[]): Part[] {
  const parts = files.flatMap((each, file) => each.map((part) => ({ part, file })));
  const last = new Map<string, Part>();
  /** By key of a coding, the files in which it is a row of its own. */
  const rows = new Map<string, Set<number>>();
  /** By kind and key, the files that placed a coding, or a selection with one. */
  const placed = new Map<string, Set<number>>();
  for (const { part, file } of parts) {
    const thing = thingOf(part);
    if (thing !== null) last.set(thing, part);
    if (part.kind === 'coding' && part.ownerId !== null && part.shell.attributes[TWIN] === undefined)
      rows.set(part.key, (rows.get(part.key) ?? new Set()).add(file));
    for (const key of placedBy(part)) placed.set(key, (placed.get(key) ?? new Set()).add(file));
  }
  // Within one file, several things may share an identifier.
  const isPlacedElsewhere = (key: string, file: number): boolean => {
    const where = placed.get(key);
    return where !== undefined && (where.size > 1 || !where.has(file));
  };
  return parts.flatMap(({ part, file }) => {
    const thing = thingOf(part);
    if (thing !== null && last.get(thing) !== part) return [];
    // A coding that was one with another has its own row in another file.
    if (part.shell.attributes[TWIN] !== undefined && rows.has(part.key) && !rows.get(part.key)?.has(file))
      return [];
    const isPlaced = unplacedIn(part).some((key) => isPlacedElsewhere(key, file));
    return isPlaced ? [] : [part];
  });
}

/** The thing that a part describes, so that a later part replaces it; null where nothing identifies it. */
function thingOf({ kind, ownerId, key, shell }: Part): string | null {
  if (kind === 'alias' || key === '') return null;
  // A coding that is one with another here keeps an identifier of its own.
  const isApart = kind !== 'coding' || shell.attributes[TWIN] !== undefined;
  return ownerId === null || isApart ? `${kind} ${key} ${ownerId}` : `${kind} ${ownerId}`;
}

/** Codings that have rows, and the selections that contain them. */
function placedBy({ kind, of, ownerId, key, shell }: Part): string[] {
  if (ownerId === null || (of ?? kind) !== 'coding') return [];
  const selection = shell.name === 'PlainTextSelection' ? keyOf(shell.attributes['guid'] ?? '') : '';
  return [`coding ${key}`, ...(selection === '' ? [] : [`selection ${selection}`])];
}

/** A selection without a place, and codings without a row. */
function unplacedIn({ kind, ownerId, key, shell }: Part): string[] {
  if (kind === 'coding') return ownerId === null && key !== '' ? [`coding ${key}`] : [];
  if (kind !== 'selection') return [];
  const codings = childrenOf(shell, 'Coding').map(
    ({ attributes }) => `coding ${keyOf(attributes['guid'] ?? '')}`,
  );
  return [...(key === '' ? [] : [`selection ${key}`]), ...codings];
}
