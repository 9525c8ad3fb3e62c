// A plan as it is shown, kept in a report and handed from host to host: all but the rows to be written.
import type { CodebookPlan, PlannedCode } from './plan.ts';

export interface ToldPlan extends Omit<CodebookPlan, 'writes'> {
  readonly counts: PlanCounts;
}

export interface PlanCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Codes of which nothing can be taken, or that were changed on both sides. */
  readonly conflicts: number;
  /** Of the added and the changed, those that are done. */
  readonly taken: number;
}

/** The plan without its rows, with its numbers. */
export function told({ codes, absent, notes }: CodebookPlan): ToldPlan {
  const count = (outcome: PlannedCode['outcome']): number =>
    codes.filter((code) => code.outcome === outcome).length;
  return {
    counts: {
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      conflicts: codes.filter(({ outcome, isContested }) => outcome === 'conflict' || isContested).length,
      taken: codes.filter(({ taken }) => taken).length,
    },
    codes,
    absent,
    notes,
  };
}
