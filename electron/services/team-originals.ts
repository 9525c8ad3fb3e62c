// Methods for the originals that a file of a team does not have yet.
import * as z from 'zod';
import type { ErrorValue } from '#core/errors.ts';
import { find } from '#db/write.ts';
import { jobFor } from '../rpc/method.ts';
import { linkOf, openStudy, type TeamContext } from './team-context.ts';

const job = jobFor<TeamContext>();

export const teamOriginals = {
  /**
   * Brings all originals that are still to come, also those that are put off, and returns how many came and how many did not,
   * with the reason for the first of these. Reports bytes; what came before it is cancelled stays.
   */
  originals: job(
    z.strictObject({}),
    async (context): Promise<{ came: number; left: number; why: ErrorValue | null }> => {
      openStudy(context);
      const link = linkOf(context);
      await link.originals.stop();
      const { came, left, why } = await link.originals.bring(await link.connected(), true, context);
      return { came, left, why: why === null ? null : context.worded(why) };
    },
  ),

  /** Has the originals that are still to come wait until they are opened or asked for, or come by themselves again. */
  putOffOriginals: job(z.strictObject({ isPutOff: z.boolean() }), (context, { isPutOff }) => {
    openStudy(context);
    linkOf(context).putOffOriginals(isPutOff);
    return Promise.resolve();
  }),

  /** Has the original of a source come before others. Returns whether it is still to come. */
  openOriginal: job(z.strictObject({ sourceId: z.string() }), ({ study, link }, { sourceId }) => {
    const hash = find(study().store.db, 'source', sourceId)?.originalHash ?? null;
    return Promise.resolve({ isComing: hash !== null && link()?.opensOriginal(hash) === true });
  }),
};
