// What of a plan is chosen, as `codebookImport.run` takes it.
import type { PlannedCode } from '#core/codebook-import/plan.ts';
import type { CodebookImport } from '#electron/services/codebook-import.ts';

export interface PlanChoice {
  readonly additions: boolean;
  readonly changes: boolean;
  /** Rows of the file that are left out. */
  readonly leave: ReadonlySet<number>;
  /** Whose word stands where both sides changed something; the plan is made for it. */
  readonly conflicts: 'ours' | 'theirs';
  /** Rows of the file that it is decided the other way for. */
  readonly except: ReadonlySet<number>;
}

export const everything: PlanChoice = {
  additions: true,
  changes: true,
  leave: new Set(),
  conflicts: 'ours',
  except: new Set(),
};

/** Whether a code would be taken. */
export function isChosen({ outcome, row }: PlannedCode, { additions, changes, leave }: PlanChoice): boolean {
  return (outcome === 'added' ? additions : outcome === 'changed' && changes) && !leave.has(row);
}

/** The codes that would be taken. */
export function chosenCodes({ codes }: CodebookImport, choice: PlanChoice): PlannedCode[] {
  return codes.filter((code) => isChosen(code, choice));
}

/** The choice with a row taken in or left out. */
export function withRow(choice: PlanChoice, row: number, isTaken: boolean): PlanChoice {
  return { ...choice, leave: withOrWithout(choice.leave, row, !isTaken) };
}

/** Whose word stands in a row that both sides changed. */
export function sideOf({ conflicts, except }: PlanChoice, row: number): PlanChoice['conflicts'] {
  if (!except.has(row)) return conflicts;
  return conflicts === 'ours' ? 'theirs' : 'ours';
}

/** The choice with a row decided by itself. */
export function withSide(choice: PlanChoice, row: number, side: PlanChoice['conflicts']): PlanChoice {
  return { ...choice, except: withOrWithout(choice.except, row, side !== choice.conflicts) };
}

function withOrWithout(rows: ReadonlySet<number>, row: number, isIn: boolean): ReadonlySet<number> {
  const others = [...rows].filter((each) => each !== row);
  return new Set(isIn ? [...others, row] : others);
}
