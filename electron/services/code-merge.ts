// Merging codes: what passes over, and what is joined because it would stand twice.
import { isWithin } from '#core/codebook.ts';
import { AppError } from '#core/errors.ts';
import type { CodingRecord } from '#core/records.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, get, insert, remove, update } from '#db/write.ts';
import { readCodebook } from './read-codebook.ts';
import { absorbCoding } from './removal.ts';

export interface MergePreview {
  /** Codings that get the code merged into. */
  readonly moved: number;
  /** Codings that would stand twice on the same place by the same coder, and are joined with their twin. */
  readonly joined: number;
  /** Codes below the merged ones, which move below the code merged into. */
  readonly children: number;
  readonly sources: number;
  /** Codes that a merged theme gathers and the code merged into, being no theme, cannot: no longer gathered there. */
  readonly ungathered: number;
}

function placeOf(coding: CodingRecord): string {
  return `${coding.sourceId} ${coding.coderId} ${coding.start ?? 'whole'} ${coding.end ?? ''}`;
}

function refuseUnmergeable(db: ReadDb, fromIds: readonly string[], intoId: string): void {
  const into = get(db, 'code', intoId);
  const codebook = readCodebook(db);
  if (into.status === 'merged') throw new AppError('conflict', 'errors:code_retired', { name: into.name });
  for (const id of fromIds) {
    const from = get(db, 'code', id);
    if (from.status === 'merged') throw new AppError('conflict', 'errors:code_retired', { name: from.name });
    if (isWithin(codebook, intoId, id))
      throw new AppError('invalid', 'errors:merge_into_itself', { name: from.name });
  }
}

/** What `mergeCodes` would do. Throws as it would. */
export function mergePreview(db: ReadDb, given: readonly string[], intoId: string): MergePreview {
  const fromIds = [...new Set(given)];
  refuseUnmergeable(db, fromIds, intoId);
  const places = new Set(all(db, 'coding', { codeId: intoId }).map(placeOf));
  const sources = new Set<string>();
  let moved = 0;
  let joined = 0;
  for (const coding of fromIds.flatMap((codeId) => all(db, 'coding', { codeId }))) {
    sources.add(coding.sourceId);
    if (places.has(placeOf(coding))) joined += 1;
    else moved += 1;
    places.add(placeOf(coding));
  }
  const { children } = readCodebook(db);
  const below = fromIds.flatMap((id) => children.get(id) ?? []).filter(({ id }) => !fromIds.includes(id));
  const gathered = get(db, 'code', intoId).isTheme
    ? []
    : fromIds.flatMap((themeId) => all(db, 'themeCode', { themeId }));
  const ungathered = new Set(gathered.map(({ codeId }) => codeId).filter((id) => !fromIds.includes(id)));
  return { moved, joined, children: below.length, sources: sources.size, ungathered: ungathered.size };
}

/**
 * Merges codes into one. The merged codes stay as rows of status `merged`, so that the history and exchanged
 * files can still say where their codings went. Throws `invalid` for a merge of a code into one below it.
 */
export function mergeCodes(
  db: WriteDb,
  newId: () => string,
  fromIds: readonly string[],
  intoId: string,
): MergePreview {
  const preview = mergePreview(db, fromIds, intoId);
  for (const fromId of fromIds) {
    passCodings(db, newId, fromId, intoId);
    passChildren(db, fromId, intoId, fromIds);
    for (const memo of all(db, 'memo', { codeId: fromId })) update(db, 'memo', memo.id, { codeId: intoId });
    passThemes(db, newId, fromId, intoId);
    for (const earlier of all(db, 'code', { mergedInto: fromId }))
      update(db, 'code', earlier.id, { mergedInto: intoId });
    update(db, 'code', fromId, { status: 'merged', mergedInto: intoId, pin: null, isTheme: false });
  }
  return preview;
}

function passCodings(db: WriteDb, newId: () => string, fromId: string, intoId: string): void {
  const kept = new Map(all(db, 'coding', { codeId: intoId }).map((coding) => [placeOf(coding), coding]));
  for (const coding of all(db, 'coding', { codeId: fromId })) {
    const twin = kept.get(placeOf(coding));
    if (twin) {
      absorbCoding(db, newId, coding.id, twin.id);
      continue;
    }
    update(db, 'coding', coding.id, { codeId: intoId });
    kept.set(placeOf(coding), coding);
  }
  for (const example of all(db, 'codeExample', { codeId: fromId })) {
    update(db, 'codeExample', example.id, { codeId: intoId });
  }
}

function passChildren(db: WriteDb, fromId: string, intoId: string, fromIds: readonly string[]): void {
  const taken = new Set(all(db, 'code', { parentId: intoId }).map(({ name }) => name));
  for (const child of all(db, 'code', { parentId: fromId })) {
    if (child.status === 'merged' || fromIds.includes(child.id)) continue;
    let name = child.name;
    for (let number = 2; taken.has(name); number += 1) name = `${child.name} (${number})`;
    taken.add(name);
    update(db, 'code', child.id, { parentId: intoId, name });
  }
}

/** Lets the code gather, and be gathered, as one did that was merged into it; a code that is no theme gathers nothing. */
export function passThemes(db: WriteDb, newId: () => string, fromId: string, intoId: string): void {
  for (const link of all(db, 'themeCode', { codeId: fromId })) {
    remove(db, 'themeCode', link.id);
    passLink(db, newId, link.themeId, intoId);
  }
  const into = get(db, 'code', intoId);
  for (const link of all(db, 'themeCode', { themeId: fromId })) {
    remove(db, 'themeCode', link.id);
    if (into.isTheme) passLink(db, newId, intoId, link.codeId);
  }
}

function passLink(db: WriteDb, newId: () => string, themeId: string, codeId: string): void {
  const codebook = readCodebook(db);
  if (isWithin(codebook, codeId, themeId) || all(db, 'themeCode', { themeId, codeId }).length > 0) return;
  insert(db, 'themeCode', { id: newId(), themeId, codeId });
}
