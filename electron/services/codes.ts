import * as z from 'zod';
import { isWithin, subtree } from '#core/codes/codebook.ts';
import { codeColours } from '#core/codes/colours.ts';
import { AppError } from '#core/errors.ts';
import type { CodeRecord } from '#core/records.ts';
import { tables, initial } from '#core/tables/all.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { mergeCodes, mergePreview, plannedMerge } from './code-merge.ts';
import { command, query } from './context.ts';
import { givePin, pinOf } from './own-pins.ts';
import { given } from './project.ts';
import { readCodebook } from './read-codebook.ts';
import { themesAfterMove, themesAfterRemoval } from './codes-and-themes.ts';
import { removeCode } from './removal.ts';
import { prose } from './prose.ts';

const name = z.string().trim().min(1).max(200);
const fields = {
  name2: z.string().max(200).nullable().optional(),
  aliases: prose.optional(),
  colour: z.int().min(0).max(11).optional(),
  codable: z.boolean().optional(),
  isTheme: z.boolean().optional(),
  shortDefinition: prose.optional(),
  fullDefinition: prose.optional(),
  whenToUse: prose.optional(),
  whenNotToUse: prose.optional(),
  definition2: prose.optional(),
  origin: z.enum(tables.code.columns.origin.values).optional(),
  prompted: z.enum(tables.code.columns.prompted.values).nullable().optional(),
  status: z.enum(['draft', 'stable', 'retired']).optional(),
  onePerSource: z.boolean().optional(),
  pin: z.int().min(1).max(9).nullable().optional(),
};

const moveFields = {
  id: z.string(),
  parentId: z.string().nullable(),
  beforeId: z.string().nullable().default(null),
};
const mergeFields = {
  fromIds: z.array(z.string()).min(1),
  intoId: z.string(),
  themes: z.enum(['target', 'both']).default('target'),
};
const furtherIds = z.array(z.string()).default([]);

/** Throws `conflict` if a sibling has the name: a path must identify one code. */
function refuseTaken(db: ReadDb, parentId: string | null, wanted: string, except?: string): void {
  const taken = all(db, 'code', { parentId, name: wanted }).some(
    (code) => code.id !== except && code.status !== 'merged',
  );
  if (taken) throw new AppError('conflict', 'errors:code_name_taken', { name: wanted });
}

/**
 * The colour of a new code: the least used one, first among its siblings and the code above, then among all codes. So
 * neighbours differ, and two codes made in a row do not look alike.
 */
function nextColour(db: ReadDb, parent: CodeRecord | null, siblings: readonly CodeRecord[]): number {
  const near = parent ? [parent, ...siblings] : siblings;
  const everywhere = all(db, 'code').filter(({ status }) => status !== 'merged');
  const uses = codeColours.map((_, index) => {
    const has = ({ colour }: CodeRecord): boolean => colour === index;
    return near.filter(has).length * (everywhere.length + 1) + everywhere.filter(has).length;
  });
  return uses.indexOf(Math.min(...uses));
}

/**
 * A position before a sibling, or after all of them. If two neighbours leave no number between them, renumbers all
 * siblings.
 */
function positionAmong(db: WriteDb, siblings: readonly CodeRecord[], beforeId: string | null): number {
  const index = beforeId === null ? -1 : siblings.findIndex(({ id }) => id === beforeId);
  const next = index < 0 ? undefined : siblings[index];
  const previous = index < 0 ? siblings.at(-1) : siblings[index - 1];
  if (!next) return (previous?.position ?? 0) + 1;
  if (!previous) return next.position - 1;
  const between = (previous.position + next.position) / 2;
  if (previous.position < between && between < next.position) return between;
  siblings.forEach((sibling, place) => update(db, 'code', sibling.id, { position: place + 1 }));
  return index + 0.5;
}

/** Throws `conflict` for a merged code: it is kept only for the history and is in no tree. */
export function refuseMerged(code: CodeRecord): void {
  if (code.status === 'merged') throw new AppError('conflict', 'errors:code_merged', { name: code.name });
}

/** The ids of a code, its sub-codes, and the codes merged into any of these. */
function withMerged(db: ReadDb, id: string): Set<string> {
  const gone = new Set([id]);
  const codes = all(db, 'code');
  for (let size = 0; size !== gone.size;) {
    size = gone.size;
    for (const code of codes) {
      if (gone.has(code.parentId ?? '') || gone.has(code.mergedInto ?? '')) gone.add(code.id);
    }
  }
  return gone;
}

/** Throws if a code may not move below another. */
function refuseMove(db: ReadDb, id: string, parentId: string | null): void {
  const code = get(db, 'code', id);
  refuseMerged(code);
  if (parentId !== null) {
    const parent = get(db, 'code', parentId);
    if (isWithin(readCodebook(db), parentId, id))
      throw new AppError('invalid', 'errors:code_into_itself', { name: code.name });
    refuseMerged(parent);
  }
  refuseTaken(db, parentId, code.name, id);
}

export const codes = {
  /** Adds a code below `parentId`, last among its siblings. `nextColour` chooses its colour, unless one is given. */
  create: command(
    z.strictObject({ name, parentId: z.string().nullable().default(null), ...fields }),
    (context, { name: wanted, parentId, pin, ...rest }) => {
      const { db, newId, now } = context;
      const parent = parentId === null ? null : get(db, 'code', parentId);
      if (parent) refuseMerged(parent);
      refuseTaken(db, parentId, wanted);
      const siblings = readCodebook(db).children.get(parentId) ?? [];
      const code = insert(db, 'code', {
        ...initial.code,
        id: newId(),
        parentId,
        position: positionAmong(db, siblings, null),
        name: wanted,
        colour: nextColour(db, parent, siblings),
        createdAt: now(),
        ...given(rest),
      });
      if (pin !== undefined) givePin(context, code.id, pin);
      return { ...code, pin: pin ?? null };
    },
  ),

  /**
   * Makes every top-level code in use a theme, as after an import, when there are no themes to count yet. Returns how
   * many became themes.
   */
  topLevelAsThemes: command(z.strictObject({}), ({ db }) => {
    const top = all(db, 'code', { parentId: null, isTheme: false }).filter(
      ({ status }) => status !== 'merged' && status !== 'retired',
    );
    for (const { id } of top) update(db, 'code', id, { isTheme: true });
    return { count: top.length };
  }),

  /**
   * Changes a code's name, colour, definition and rules, and its key for the person who works. A key passes from the
   * code that had it; a code that stops being a theme gathers nothing any more.
   */
  update: command(
    z.strictObject({ id: z.string(), name: name.optional(), ...fields }),
    (context, { id, pin, ...changed }) => {
      const { db } = context;
      const code = get(db, 'code', id);
      refuseMerged(code);
      if (changed.isTheme === false) removeWhere(db, 'themeCode', { themeId: id });
      if (changed.name !== undefined) refuseTaken(db, code.parentId, changed.name, id);
      if (pin !== undefined) givePin(context, id, pin);
      return { ...update(db, 'code', id, given(changed)), pin: pinOf(context, id) };
    },
  ),

  /** Moves a code with its sub-codes, before a sibling or to the end. Throws `invalid` for a move into itself. */
  move: command(z.strictObject(moveFields), ({ db }, { id, parentId, beforeId }) => {
    refuseMove(db, id, parentId);
    const siblings = (readCodebook(db).children.get(parentId) ?? []).filter((sibling) => sibling.id !== id);
    return update(db, 'code', id, { parentId, position: positionAmong(db, siblings, beforeId) });
  }),

  /**
   * How moving would change the counts of themes; `withIds` are further codes that move to the same place. Throws as
   * `move` would.
   */
  movePreview: query(
    z.strictObject({ ...moveFields, withIds: furtherIds }),
    ({ db, counting }, { id, parentId, withIds }) => {
      const ids = [id, ...withIds];
      for (const moved of ids) refuseMove(db, moved, parentId);
      return { themes: themesAfterMove(counting, ids, parentId) };
    },
  ),

  /**
   * What merging would do: how many codings move, how many are joined with an identical one, and how the counts of
   * themes change. `themes` decides for which themes the merged codings count afterwards: those of the remaining code,
   * or those of both.
   */
  mergePreview: query(z.strictObject(mergeFields), ({ db, counting }, { fromIds, intoId, themes }) =>
    mergePreview(db, counting, plannedMerge(db, fromIds, intoId, themes)),
  ),

  /** Merges codes into one: codings, memos, examples and sub-codes pass to it. Returns the same as the preview. */
  merge: command(z.strictObject(mergeFields), ({ db, counting, newId }, { fromIds, intoId, themes }) => {
    const merge = plannedMerge(db, fromIds, intoId, themes);
    const preview = mergePreview(db, counting, merge);
    mergeCodes(db, newId, merge);
    // Recorded now, because the counts before the merge cannot be computed afterwards.
    if (preview.themes.length > 0) db.recorder.tell({ themes: preview.themes });
    return preview;
  }),

  /** What deleting would remove; `withIds` are further codes that are deleted with it. */
  removePreview: query(
    z.strictObject({ id: z.string(), withIds: furtherIds }),
    ({ db, counting }, { id, withIds }) => {
      const ids = [id, ...withIds];
      for (const each of ids) get(db, 'code', each);
      const codebook = readCodebook(db);
      const gone = [...new Set(ids.flatMap((each) => subtree(codebook, each)))];
      const codings = gone.flatMap((codeId) => all(db, 'coding', { codeId }));
      const codingIds = new Set(codings.map(({ id: codingId }) => codingId));
      return {
        codes: gone.length,
        codings: codings.length,
        sources: new Set(codings.map(({ sourceId }) => sourceId)).size,
        memos:
          gone.reduce((sum, codeId) => sum + all(db, 'memo', { codeId }).length, 0) +
          all(db, 'memo', { about: 'coding' }).filter(
            ({ codingId }) => codingId !== null && codingIds.has(codingId),
          ).length,
        summaries: gone.reduce((sum, themeId) => sum + all(db, 'summary', { themeId }).length, 0),
        verdicts: gone.reduce((sum, themeId) => sum + all(db, 'verdict', { themeId }).length, 0),
        gatheredIn: new Set(
          gone.flatMap((codeId) => all(db, 'themeCode', { codeId }).map(({ themeId }) => themeId)),
        ).size,
        themes: themesAfterRemoval(counting, gone),
      };
    },
  ),

  /** Deletes a code with its sub-codes and all their codings. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    get(db, 'code', id);
    for (const codeId of withMerged(db, id)) removeCode(db, codeId);
  }),

  /** Gathers a code, with its sub-codes, into a theme. Returns the themes that overlap with this one now. */
  gather: command(
    z.strictObject({ themeId: z.string(), codeId: z.string() }),
    ({ db, newId }, { themeId, codeId }) => {
      const theme = get(db, 'code', themeId);
      const code = get(db, 'code', codeId);
      refuseMerged(code);
      if (!theme.isTheme) throw new AppError('invalid', 'errors:not_a_theme', { name: theme.name });
      if (isWithin(readCodebook(db), codeId, themeId)) {
        throw new AppError('conflict', 'errors:already_below_theme', { code: code.name, theme: theme.name });
      }
      const [existing] = all(db, 'themeCode', { themeId, codeId });
      return existing ?? insert(db, 'themeCode', { id: newId(), themeId, codeId });
    },
  ),

  /** Takes a gathered code out of a theme. */
  ungather: command(
    z.strictObject({ themeId: z.string(), codeId: z.string() }),
    ({ db }, { themeId, codeId }) => {
      for (const link of all(db, 'themeCode', { themeId, codeId })) remove(db, 'themeCode', link.id);
    },
  ),
};
