import * as z from 'zod';
import type { SourceRecord } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';
import { flowOf } from '#core/triage/flow.ts';
import { get, update } from '#db/write.ts';
import { applyCode } from './applying-codes.ts';
import { command, query } from './context.ts';
import { readCodebook } from './read-codebook.ts';
import { setReviewed } from './sources.ts';

export const flowRequest = z.strictObject({
  kind: z.enum(tables.source.columns.kind.values).optional(),
  classIds: z.array(z.string().nullable()).optional(),
});

export const triage = {
  /**
   * Decides on several sources at once: a status, a reason for exclusion, a whole-source code, the review mark. A
   * reason excludes; every other status removes the reason.
   */
  decide: command(
    z.strictObject({
      ids: z.array(z.string()).min(1),
      status: z.enum(tables.source.columns.status.values).optional(),
      exclusionReason: z.string().trim().min(1).max(100).nullable().optional(),
      codeId: z.string().optional(),
      reviewed: z.boolean().optional(),
    }),
    (context, { ids, codeId, reviewed, ...decided }) => {
      const { db } = context;
      const code = codeId === undefined ? null : get(db, 'code', codeId);
      const codebook = code && readCodebook(db);
      for (const id of new Set(ids)) {
        const source = get(db, 'source', id);
        const standing = standingAfter(source, decided);
        if (standing) update(db, 'source', id, standing);
        if (code && codebook) applyCode(context, source, '', code, null, {}, codebook);
        if (reviewed !== undefined) setReviewed(context, id, reviewed);
      }
    },
  ),

  /** How many sources were found, duplicates, excluded, reviewed and coded, with the sources behind each number. */
  flow: query(flowRequest, ({ counting }, request) => flowOf(counting.corpus, counting.codings, request)),
};

type Standing = Pick<SourceRecord, 'status' | 'exclusionReason'>;

/** The new status and reason, or null if nothing changes. */
function standingAfter(
  source: SourceRecord,
  decided: { status?: SourceRecord['status'] | undefined; exclusionReason?: string | null | undefined },
): Standing | null {
  const status = decided.status ?? (decided.exclusionReason ? 'excluded' : source.status);
  const exclusionReason =
    status !== 'excluded'
      ? null
      : decided.exclusionReason === undefined
        ? source.exclusionReason
        : decided.exclusionReason;
  return status === source.status && exclusionReason === source.exclusionReason
    ? null
    : { status, exclusionReason };
}
