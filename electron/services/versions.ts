import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { completenessOf, leftExamples } from '#core/versions/completeness.ts';
import { arrivals, fates } from '#core/versions/drift.ts';
import type { RereadBasis } from '#core/versions/reread.ts';
import { readVersionCodebook } from '#core/versions/codebook.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, insert, remove, removeWhere, update } from '#db/write.ts';
import { command, job, query, readingJob } from './context.ts';
import { formerCoders } from './merged-coders.ts';
import { comparedFor, countedCoder, driftCodings } from './versions/comparing.ts';
import { earlierCodings, earlierCounts, madeUnder } from './versions/earlier-codings.ts';
import { keepVersion, stateToKeep } from './versions/keeping.ts';
import { changesSinceVersion } from './versions/named-version.ts';
import { codebookNow, versionsInOrder, type VersionFacts } from './versions/moments.ts';

const name = z.string().trim().min(1).max(200);
const reason = z.string().trim().max(2000);

function refuseTaken(db: ReadDb, wanted: string, except?: string): void {
  const taken = all(db, 'codebookVersion', { name: wanted }).some(({ id }) => id !== except);
  if (taken) throw new AppError('conflict', 'errors:version_name_taken', { name: wanted });
}

/** A version as lists show it. */
export interface ListedVersion extends VersionFacts {
  /** Who kept it; null where that name is lost. */
  readonly coderName: string | null;
  /** How many codes stood; null where its codebook cannot be read. */
  readonly codes: number | null;
}

/** All versions, oldest first, and how far the present codebook is from the newest. */
export interface ListedVersions {
  readonly versions: readonly ListedVersion[];
  /** How many codes stand now. */
  readonly codes: number;
  /** Changes of the codebook since the newest version; null without one that can be read. */
  readonly changesSince: number | null;
}

/** The versions, oldest first. */
function listedVersions(db: ReadDb): ListedVersions {
  const rows = versionsInOrder(db);
  const names = new Map([
    ...formerCoders(db),
    ...all(db, 'coder').map(({ id, name: own }) => [id, own] as const),
  ]);
  const now = codebookNow(db);
  const newest = rows.at(-1);
  return {
    versions: rows.map((row) => {
      const { codebook: _codebook, ...facts } = row;
      return {
        ...facts,
        coderName: names.get(row.coderId) ?? null,
        codes: readVersionCodebook(row.codebook)?.codes.length ?? null,
      };
    }),
    codes: now.codes.length,
    changesSince: newest ? changesSinceVersion(db, newest) : null,
  };
}

const compared = {
  /** The earlier version. */
  fromId: z.string(),
  /** The later one; null for now. */
  toId: z.string().nullable().default(null),
  /** Whose codings are counted; by default the main coder's. */
  coderId: z.string().optional(),
};

export const versions = {
  /** The kept versions, oldest first, with how many changes the codebook has had since the newest. */
  list: query(z.strictObject({}), ({ db }) => listedVersions(db)),

  /**
   * Compares two versions, or one with now: changes of the codebook by kind, and the drift of each code. Throws
   * `not_found` for a version that is gone, `invalid` where the second is the earlier.
   */
  compare: readingJob(z.strictObject(compared), async (context, asked) => comparedFor(context, asked)),

  /** The codings behind one number of a comparison: those that stand now, and how many are gone. Throws as `compare`. */
  codings: readingJob(
    z.strictObject({
      ...compared,
      codeId: z.string(),
      part: z.enum([...fates, ...arrivals, 'changed', 'base']),
    }),
    async (context, { codeId, part, ...asked }) => driftCodings(context, asked, codeId, part),
  ),

  /** How many codings of each code were made before its present definition; codes without any are left out. */
  earlier: readingJob(z.strictObject({ coderId: z.string().optional() }), async (context, { coderId }) =>
    earlierCounts(context.db, countedCoder(context, coderId)),
  ),

  /** The codings of one code made before its present definition, those read again since among them. */
  worklist: readingJob(
    z.strictObject({ codeId: z.string(), coderId: z.string().optional() }),
    async (context, { codeId, coderId }) =>
      earlierCodings(context.db, countedCoder(context, coderId), codeId),
  ),

  /** How many codings of a code were made under which version: from its day until the next was kept. Null: before the first. */
  madeUnder: query(
    z.strictObject({ codeId: z.string(), coderId: z.string().optional() }),
    (context, { codeId, coderId }) => madeUnder(context.db, countedCoder(context, coderId), codeId),
  ),

  /** How complete the definition of each code is, in the order of the codebook, and the examples that have left their code. */
  completeness: query(z.strictObject({}), ({ db, counting }) => {
    const now = codebookNow(db);
    const codeOf = (id: string): string | null => find(db, 'coding', id)?.codeId ?? null;
    const newest = versionsInOrder(db).at(-1);
    const kept = newest && readVersionCodebook(newest.codebook);
    return {
      codes: completenessOf(now),
      /** Examples of the newest version whose codings are gone or have another code now. */
      left: (kept ? leftExamples(kept, now, codeOf) : []).filter(
        // A coding that blind work hides is not seen either, so that none is told as removed.
        ({ nowCodeId }) => nowCodeId !== null || counting.corpus.sight === null,
      ),
    };
  }),

  /**
   * Keeps the codebook as it stands under a name, with the codings that stand. Returns its id and its number. Throws
   * `conflict` for a name that is taken.
   */
  keep: job(z.strictObject({ name, reason: reason.default('') }), async (context, input) => {
    refuseTaken(context.db, input.name);
    const state = await stateToKeep(context);
    return context.transact((acting) => {
      refuseTaken(acting.db, input.name);
      const { id, number } = keepVersion(acting, input, state);
      return { id, number };
    });
  }),

  /** Changes the name or the reason of a version. Throws `conflict` for a name that is taken. */
  update: command(
    z.strictObject({ id: z.string(), name: name.optional(), reason: reason.optional() }),
    ({ db }, { id, ...fields }) => {
      const before = get(db, 'codebookVersion', id);
      const { name: called = before.name, reason: why = before.reason } = fields;
      refuseTaken(db, called, id);
      update(db, 'codebookVersion', id, { name: called, reason: why });
    },
  ),

  /**
   * Removes a version; the codebook and the codings of now stay as they are. Throws `conflict` for one that was submitted, or
   * that a blind round froze.
   */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => {
    const { name: called } = get(db, 'codebookVersion', id);
    const [submitted] = all(db, 'submission', { versionId: id });
    if (submitted)
      throw new AppError('conflict', 'errors:version_submitted', {
        name: called,
        submission: submitted.name,
      });
    const [round] = all(db, 'blindRound', { versionId: id });
    if (round) throw new AppError('conflict', 'errors:version_of_round', { name: called, round: round.name });
    removeWhere(db, 'versionCodings', { versionId: id });
    remove(db, 'codebookVersion', id);
  }),

  /**
   * Marks codings as read again under the present definitions of their codes, by the coder who works. Returns how many.
   * Throws `not_found` for a coding that is gone.
   */
  reread: command(
    z.strictObject({ codingIds: z.array(z.string()).min(1).max(10_000) }),
    ({ db, coderId, newId, now }, { codingIds }): number => {
      for (const codingId of new Set(codingIds)) {
        const { codeId } = get(db, 'coding', codingId);
        const basis = JSON.stringify({ codingId, codeId } satisfies RereadBasis);
        const [before] = all(db, 'rereading', { basis, coderId });
        if (before) update(db, 'rereading', before.id, { at: now() });
        else insert(db, 'rereading', { id: newId(), basis, coderId, at: now() });
      }
      return codingIds.length;
    },
  ),
};
