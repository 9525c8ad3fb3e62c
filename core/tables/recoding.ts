import { idOf, integer, orNull, table, text } from './description.ts';

/** A plan to code a sample of reviewed sources again: who, which sources, and from which day on to be reminded. */
export const recoding = table(
  {
    id: text,
    /** The second pass; whose it is stands in its row. */
    passId: idOf('coder'),
    /** The sources, with the frame, strata and seed of the draw. */
    sampleId: idOf('sample'),
    /** How many weeks were to lie between the plan and the second pass. */
    weeks: integer,
    /** The first day of being reminded, `2026-10-03`; null where nobody is to be reminded. */
    dueOn: orNull(text),
    plannedAt: text,
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['passId', 'sampleId']],
    rule: 'beside',
    units: [['weeks', 'dueOn']],
    since: 16,
  },
);
