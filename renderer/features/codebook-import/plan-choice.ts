// What of a plan is chosen, as `codebookImport.run` takes it.
import type { PlannedCode } from '#core/codebook-import/plan.ts';
import type { Decision } from '#renderer/common/conflicts/decision.ts';
import type { CodebookImport } from '#electron/services/codebook-import.ts';

/** What is taken, and whose word stands where both sides changed something: by the row of the file. */
export interface PlanChoice extends Decision<number> {
  readonly additions: boolean;
  readonly changes: boolean;
  /** Rows of the file that are left out. */
  readonly leave: ReadonlySet<number>;
}

export const everything: PlanChoice = {
  additions: true,
  changes: true,
  leave: new Set(),
  conflicts: 'ours',
  except: [],
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
  const others = [...choice.leave].filter((each) => each !== row);
  return { ...choice, leave: new Set(isTaken ? others : [...others, row]) };
}
