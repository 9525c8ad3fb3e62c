// The shading of shares in tables and figures: five steps with limits that never depend on the table, so that two tables
// can be compared.

/** The least whole percentage of each step but the first. */
export const shadingLimits = [10, 25, 40, 55] as const;

/** The step of a share from 0 to 1: 0 for the lightest, 4 for the darkest, by its whole percentage as it is printed. */
export function shadingStep(share: number): number {
  // The same tolerance as in the percentage that is printed.
  const percent = Math.floor(share * 100 + 0.5 + 1e-9);
  return shadingLimits.filter((limit) => percent >= limit).length;
}
