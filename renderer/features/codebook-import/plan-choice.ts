// The chosen part of an import plan, in the form that `codebookImport.run` takes.
import type { PlannedCode } from '#core/codebook-import/plan.ts';
import type { Decision } from '#renderer/common/conflicts/decision.ts';
import type { CodebookImport } from '#electron/services/codebook-import.ts';

/** Which rows to import, and which side wins in conflicts, by row number of the file. */
export interface PlanChoice extends Decision<number> {
  readonly additions: boolean;
  readonly changes: boolean;
  /** Rows of the file to leave out. */
  readonly leave: ReadonlySet<number>;
}

export const everything: PlanChoice = {
  additions: true,
  changes: true,
  leave: new Set(),
  conflicts: 'ours',
  except: [],
};

/** Whether a code would be imported. */
export function isChosen({ outcome, row }: PlannedCode, { additions, changes, leave }: PlanChoice): boolean {
  return (outcome === 'added' ? additions : outcome === 'changed' && changes) && !leave.has(row);
}

/** The codes that would be imported. */
export function chosenCodes({ codes }: CodebookImport, choice: PlanChoice): PlannedCode[] {
  return codes.filter((code) => isChosen(code, choice));
}

/** The choice with a row included or left out. */
export function withRow(choice: PlanChoice, row: number, isTaken: boolean): PlanChoice {
  const others = [...choice.leave].filter((each) => each !== row);
  return { ...choice, leave: new Set(isTaken ? others : [...others, row]) };
}
