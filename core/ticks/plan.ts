// What a sheet of ticks would become: the source of each row, the code of each heading, and the whole-source
// codings that do not exist yet. Doubtful rows and headings wait for the analyst.
import { rowsOf, themesOf, unclearSigns } from './planned-rows.ts';
import { writesOf } from './planned-writes.ts';
import type { TickSheet } from './sheet.ts';
import type { TickChoice, TickPlan, TickProject } from './tick-plan.ts';

/** The plan for a sheet that was read. */
export function planTicks(sheet: TickSheet, project: TickProject, choice: TickChoice): TickPlan {
  const themes = themesOf(sheet, project, new Map(choice.themes.map(({ place, as }) => [place, as])));
  const rows = rowsOf(sheet, project, new Map(choice.rows.map(({ row, sourceId }) => [row, sourceId])));
  const unclear = unclearSigns(sheet);
  const { writes, held, removed, recoded, ...sums } = writesOf(sheet, project, themes, rows);
  const open = rows.filter(({ outcome }) => outcome !== 'matched' && outcome !== 'left').length;
  return {
    themes,
    rows,
    unclear,
    held,
    removed,
    recoded,
    writes,
    counts: {
      rows: rows.length,
      matched: rows.filter(({ outcome }) => outcome === 'matched').length,
      open,
      ticks: themes.reduce((sum, { ticks }) => sum + ticks, 0),
      unclear: unclear.reduce((sum, { count }) => sum + count, 0),
      newCodes: writes.codes.length,
      codings: writes.codings.length,
      ...sums,
    },
  };
}
