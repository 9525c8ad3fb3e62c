// The source of each row and the code of each heading of a sheet of ticks. Doubtful ones wait for the analyst.
import type { SourceMatch } from './match-sources.ts';
import type { SheetSource, TickSheet } from './sheet.ts';
import type { PlannedRow, PlannedTheme, TickProject, UnclearSign } from './tick-plan.ts';

/** The themes of the sheet with their codes; `chosen` by place. */
export function themesOf(
  { themes, sources }: TickSheet,
  { codebook, codeNamed }: TickProject,
  chosen: ReadonlyMap<number, string | null>,
): PlannedTheme[] {
  return themes.map((theme, index): PlannedTheme => {
    const counts = sources.flatMap(({ ticks }) => ticks.get(index) ?? []);
    const as = chosen.get(theme.place);
    const named = codeNamed(theme.name);
    const root = (codebook.children.get(null) ?? []).find(({ name }) => name === theme.name);
    const found =
      as === undefined
        ? { codeId: named.codeId, by: named.isAmbiguous ? 'ambiguous' : named.codeId ? 'name' : 'new' }
        : as === null
          ? { codeId: null, by: 'left' }
          : as !== 'new'
            ? { codeId: as, by: 'chosen' }
            : // Once the code has been made, it is no longer new.
              { codeId: root?.id ?? null, by: root ? 'chosen' : 'new' };
    const code = codebook.byId.get(found.codeId ?? '');
    return {
      ...theme,
      codeId: found.codeId,
      by: found.by as PlannedTheme['by'],
      isRefused:
        code !== undefined && (!code.codable || code.status === 'retired' || code.status === 'merged'),
      ticks: counts.length,
      numbered: counts.filter((count) => count > 1).length,
      numbers: counts.reduce((sum, count) => sum + count, 0),
    };
  });
}

/** The rows of the sheet with their sources; `chosen` by row. */
export function rowsOf(
  sheet: TickSheet,
  { sources }: TickProject,
  chosen: ReadonlyMap<number, string | null>,
): PlannedRow[] {
  const matched = sheet.sources.map((row): PlannedRow => {
    const { title, date, className } = row;
    const chosenSource = chosen.get(row.row);
    const match: SourceMatch =
      chosenSource === undefined
        ? sources.match(row)
        : chosenSource === null
          ? { outcome: 'left', sourceId: null, by: null, candidates: [] }
          : { outcome: 'matched', sourceId: chosenSource, by: 'chosen', candidates: [] };
    return { row: row.row, title, date, className, ticks: row.ticks.size, rows: [], ...match };
  });
  const found = matched.flatMap((row, at) => (row.sourceId === null || row.by === 'chosen' ? [] : [at]));
  const together = Map.groupBy(found, (at) => matched[at]?.sourceId ?? '');
  return matched.map((row) => {
    const same = together.get(row.sourceId ?? '') ?? [];
    if (row.sourceId === null || row.by === 'chosen' || same.length < 2) return row;
    const rows = same.flatMap((each) => matched[each]?.row ?? []);
    // A number alone is not enough to say that two rows are one.
    const isOne =
      same.every((each) => matched[each]?.by !== 'number') &&
      new Set(same.map((each) => marksOf(sheet.sources[each]))).size === 1;
    if (isOne) return { ...row, rows };
    return { ...row, rows, outcome: 'repeated', sourceId: null, by: null, candidates: [row.sourceId] };
  });
}

/** Everything in a row besides its name. */
function marksOf(row: SheetSource | undefined): string {
  if (!row) return '';
  const { date, className, stated, ticks, unclear } = row;
  return JSON.stringify([date, className, stated, [...ticks], [...unclear]]);
}

/** The signs that are neither a tick nor its absence, the most frequent first. */
export function unclearSigns({ sources, themes }: TickSheet): UnclearSign[] {
  const cells = sources.flatMap(({ row, unclear }) =>
    [...unclear].map(([theme, value]) => ({ value, row, theme: themes[theme]?.name ?? '' })),
  );
  return [...Map.groupBy(cells, ({ value }) => value)]
    .map(([value, found]) => ({
      value,
      count: found.length,
      cells: found.map(({ row, theme }) => ({ row, theme })),
    }))
    .toSorted((a, b) => b.count - a.count);
}
