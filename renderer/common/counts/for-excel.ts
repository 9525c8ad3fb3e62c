import { useChoice } from '#renderer/state/workspace.ts';

/**
 * Whether csv files are written for Excel, with protection for texts that Excel would run as formulas; off by default.
 */
export function useForExcel(): readonly [boolean, (forExcel: boolean) => void] {
  return useChoice('exports.forExcel', false);
}
