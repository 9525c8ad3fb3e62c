// Methods for what the owners of a team keep to themselves.
import * as z from 'zod';
import { computerOf } from '#core/team/presence.ts';
import type { TeamRules } from '#core/team/rules.ts';
import { all } from '#db/write.ts';
import { jobFor } from '../rpc/method.ts';
import { linkOf, openStudy, type TeamContext } from './team-context.ts';

const job = jobFor<TeamContext>();
const who = z.enum(['owner', 'all']);

/** What the owners keep, and which files have not heard of it yet: what was done in them before still comes. */
export interface RulesKept extends TeamRules {
  readonly unheard: readonly { readonly name: string; readonly machine: string }[];
}

export const teamRules = {
  /**
   * Has the owners alone change codes, or import and change sources, or every coder; by default nothing is changed. Returns what
   * holds. Throws `conflict` for who is no owner, and over a shared folder where another file keeps the log.
   */
  rules: job(
    z.strictObject({ codebook: who.optional(), sources: who.optional() }),
    async (context, wanted): Promise<RulesKept> => {
      const link = linkOf(context);
      const place = await link.connected();
      const { rules: there } = await place.rules();
      const rules = { codebook: wanted.codebook ?? there.codebook, sources: wanted.sources ?? there.sources };
      if (Object.keys(wanted).length > 0) {
        await place.members.setRules(rules);
        await link.sync();
      }
      const names = new Map(all(openStudy(context).db, 'coder').map(({ id, name }) => [id, name]));
      const unheard = (await place.members.replicas()).filter(
        ({ heard, cutAt }) => heard === false && cutAt === null,
      );
      return {
        ...rules,
        unheard: unheard.map((file) => ({
          name: names.get(file.personId) ?? file.personId,
          machine: computerOf(file),
        })),
      };
    },
  ),
};
