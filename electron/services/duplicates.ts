import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { ContainedPair } from '#core/likeness/alike-pairs.ts';
import type { AlikeGroup } from '#core/likeness/groups.ts';
import { shingled } from '#core/likeness/shingles.ts';
import { likeness, shingleIndex } from '#core/likeness/similarity.ts';
import { linkCopy, originalOf } from '#core/settling/copies.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, count, get, getText, insert, readRowsOf, rowsOf, update } from '#db/write.ts';
import { DEFAULT_THRESHOLD, findAlike } from '../engines/likeness.ts';
import { textParts, type TextPart } from '../text-parts.ts';
import { command, job, query } from './context.ts';
import { madeByPeople } from './machine-layers.ts';
import { moveCodings, moveCodingsPreview } from './duplicate-codings.ts';

const ids = z.array(z.string()).min(1);

/** Findings for the analyst to decide on. */
export interface FoundDuplicates {
  /**
   * Groups with at least one source that is neither linked nor judged distinct, ordered by the age of their originals.
   */
  readonly groups: readonly AlikeGroup[];
  /** Texts that stand whole inside longer ones, such as a wire story, and are not in a group for that reason. */
  readonly contained: readonly ContainedPair[];
}

/** What linking did, and which codings it removes from counts. */
export interface LinkedDuplicates {
  /** The source that stands for all of them: the requested one, or the original that it is a copy of. */
  readonly originalId: string;
  /** How many copies the original has now. */
  readonly copies: number;
  /** The newly linked copies that have codings; counts include those only if asked for duplicates too. */
  readonly coded: readonly { readonly id: string; readonly codings: number }[];
  /** How many codings these copies have. */
  readonly codings: number;
}

export const duplicates = {
  /**
   * Finds near-duplicates among all sources, or of the given ones. `threshold` is the least share of text in common;
   * see core/likeness.
   */
  find: job(
    z.strictObject({
      threshold: z.number().min(0.5).max(1).default(DEFAULT_THRESHOLD),
      sourceIds: z.array(z.string()).optional(),
    }),
    async (context, { threshold, sourceIds }): Promise<FoundDuplicates> => {
      const { groups, contained } = await findAlike(context, {
        threshold,
        ...(sourceIds ? { sourceIds } : {}),
      });
      return { groups, contained: contained.filter((pair) => isOpen(context.db, pair)) };
    },
  ),

  /**
   * Links sources as copies of another, which is counted instead of them. Copies of a copy become copies of the
   * original, and earlier judgements as distinct are removed. Codings stay.
   */
  link: command(
    z.strictObject({ originalId: z.string(), copyIds: ids }),
    ({ db, seen }, { originalId: asked, copyIds }): LinkedDuplicates => {
      const originalId = originalFor(db, asked, copyIds);
      for (const id of copyIds) {
        if (id === originalId) throw selfCopy(db, id);
        linkCopy(rowsOf(db), id, originalId);
      }
      const isByPerson = madeByPeople(db);
      const coded = copyIds
        .map((id) => ({ id, codings: all(seen, 'coding', { sourceId: id }).filter(isByPerson).length }))
        .filter(({ codings }) => codings > 0);
      return {
        originalId,
        copies: count(db, 'source', { duplicateOf: originalId }),
        coded,
        codings: coded.reduce((sum, { codings }) => sum + codings, 0),
      };
    },
  ),

  moveCodings,
  moveCodingsPreview,

  /** Unlinks copies: they count as sources of their own again. */
  unlink: command(z.strictObject({ ids }), ({ db }, { ids: chosen }) => {
    for (const id of chosen) update(db, 'source', id, { duplicateOf: null });
  }),

  /** Judges each of the sources to be distinct from the others, and removes links among them. */
  setDistinct: command(
    z.strictObject({ ids: z.array(z.string()).min(2) }),
    ({ db, newId }, { ids: given }) => {
      const chosen = [...new Set(given)].sort();
      for (const id of chosen) {
        const { duplicateOf } = get(db, 'source', id);
        if (duplicateOf !== null && chosen.includes(duplicateOf))
          update(db, 'source', id, { duplicateOf: null });
      }
      for (const [place, sourceId] of chosen.entries()) {
        for (const otherId of chosen.slice(place + 1)) {
          if (all(db, 'distinctPair', { sourceId, otherId }).length === 0)
            insert(db, 'distinctPair', { id: newId(), sourceId, otherId });
        }
      }
    },
  ),

  /** How similar two sources are, and their texts cut into shared and differing pieces, in reading order. */
  compare: query(
    z.strictObject({ id: z.string(), otherId: z.string() }),
    ({ db }, { id, otherId }): { similarity: number; containment: number; parts: TextPart[] } => {
      const [first, second] = [id, otherId].map((each) => getText(db, get(db, 'source', each).textHash));
      const [a, b] = [first ?? '', second ?? ''];
      return { ...likeness(shingleIndex(shingled(a)), shingleIndex(shingled(b))), parts: textParts(a, b) };
    },
  ),
};

/** The source to link copies to: the requested one, or, if that is itself a copy, its original. */
function originalFor(db: WriteDb, asked: string, copyIds: readonly string[]): string {
  const { duplicateOf } = get(db, 'source', asked);
  if (duplicateOf === null) return asked;
  const root = originalOf(readRowsOf(db), asked) ?? asked;
  if (!copyIds.includes(root)) return root;
  // The original is among the copies: the two swap roles.
  update(db, 'source', asked, { duplicateOf: null });
  return asked;
}

function selfCopy(db: ReadDb, id: string): AppError {
  return new AppError('invalid', 'errors:duplicate_of_itself', { title: get(db, 'source', id).title });
}

function isOpen(db: ReadDb, { id, inId }: ContainedPair): boolean {
  const [sourceId, otherId] = [id, inId].sort() as [string, string];
  const rows = readRowsOf(db);
  return (
    originalOf(rows, id) !== originalOf(rows, inId) &&
    all(db, 'distinctPair', { sourceId, otherId }).length === 0
  );
}
