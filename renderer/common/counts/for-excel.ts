import { useChoice } from '#renderer/state/workspace.ts';

/** Whether csv files are written for Excel, with texts guarded that it would run as formulas; off until chosen. */
export function useForExcel(): readonly [boolean, (forExcel: boolean) => void] {
  return useChoice('exports.forExcel', false);
}
