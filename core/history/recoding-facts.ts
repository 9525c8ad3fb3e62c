// Acts on plans to code a sample again.
import { plainFacts, type ActFacts } from './facts.ts';
import type { ActRows } from './rows-of-act.ts';

/** The facts of planning, drawing again, postponing or dropping; null for any other act. */
export function recodingFacts(rows: ActRows, method: string): ActFacts | null {
  if (!method.startsWith('recodings.')) return null;
  const [made] = rows.added('recoding');
  const [gone] = rows.removed('recoding');
  const [changed] = rows.updated('recoding');
  const [drawn] = rows.updated('sample');
  const plan = made ?? gone ?? changed?.[1];
  const count = (sourceIds: string): number => (JSON.parse(sourceIds) as string[]).length;
  if (plan === undefined) return drawn ? plainFacts('redrew_recoding', count(drawn[1].sourceIds)) : null;
  const things = { thing: rows.thing('other', plan.passId) };
  const [sample] = rows.added('sample');
  if (made) return { ...plainFacts('planned_recoding', sample ? count(sample.sourceIds) : 0), things };
  if (gone) return { ...plainFacts('dropped_recoding'), things };
  if (plan.dueOn === null) return { ...plainFacts('silenced_recoding'), things };
  return {
    ...plainFacts('postponed_recoding'),
    things,
    value: { of: 'text', from: changed?.[0].dueOn ?? null, to: plan.dueOn },
  };
}
