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
}

export const everything: PlanChoice = {
  additions: true,
  changes: true,
  leave: new Set(),
  conflicts: 'ours',
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
  const leave = new Set(choice.leave);
  if (isTaken) leave.delete(row);
  else leave.add(row);
  return { ...choice, leave };
}
