// What stands of the parts that several files left: of one thing what the newest of them said.
import { keyOf } from '../guid.ts';
import { childrenOf } from './element.ts';
import { type Part, TWIN } from './incoming.ts';

/**
 * The parts of `files`, the oldest first, without those that a later file had otherwise. A selection that has no place
 * in one file, and in another one has, or a coding of it, has a row by that and would stand twice. It does not come
 * back when that row is removed.
 */
export function standingParts(files: readonly (readonly Part[])[]): Part[] {
  const parts = files.flatMap((each, file) => each.map((part) => ({ part, file })));
  const last = new Map<string, Part>();
  /** The files in which a coding is a row of its own, by its key. */
  const rows = new Map<string, Set<number>>();
  /** The files that placed a coding, or a selection with one, by kind and key. */
  const placed = new Map<string, Set<number>>();
  for (const { part, file } of parts) {
    const said = thingOf(part);
    if (said !== null) last.set(said, part);
    if (part.kind === 'coding' && part.ownerId !== null && part.shell.attributes[TWIN] === undefined)
      rows.set(part.key, (rows.get(part.key) ?? new Set()).add(file));
    for (const key of placedBy(part)) placed.set(key, (placed.get(key) ?? new Set()).add(file));
  }
  // In one file several things may have one identifier.
  const isPlacedElsewhere = (key: string, file: number): boolean => {
    const where = placed.get(key);
    return where !== undefined && (where.size > 1 || !where.has(file));
  };
  return parts.flatMap(({ part, file }) => {
    const said = thingOf(part);
    if (said !== null && last.get(said) !== part) return [];
    // What was one with another coding is another since.
    if (part.shell.attributes[TWIN] !== undefined && rows.has(part.key) && !rows.get(part.key)?.has(file))
      return [];
    const isPlaced = unplacedIn(part).some((key) => isPlacedElsewhere(key, file));
    return isPlaced ? [] : [part];
  });
}

/** What a part speaks of, so that a later one takes its place; null where nothing tells. */
function thingOf({ kind, ownerId, key, shell }: Part): string | null {
  if (kind === 'alias' || key === '') return null;
  // One of several codings that are one here has an identifier of its own.
  const isApart = kind !== 'coding' || shell.attributes[TWIN] !== undefined;
  return ownerId === null || isApart ? `${kind} ${key} ${ownerId}` : `${kind} ${ownerId}`;
}

/** Codings that have rows, and the selections they stand in. */
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
