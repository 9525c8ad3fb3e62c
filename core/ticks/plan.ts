// What a sheet of ticks would become: the source of each row, the code of each heading, and the whole-source
// codings that do not exist yet. Doubtful rows and headings wait for the analyst.
import { isWithin, onePerSourceBranch, PATH_SEPARATOR, type Codebook } from '../codes/codebook.ts';
import { codeAtPath } from '../exports/code-paths.ts';
import { pathNames, writtenPath } from '../exports/written-names.ts';
import type { CodingRecord } from '../records.ts';
import type { CodeMatch } from './match-codes.ts';
import type { SourceMatch, SourceMatcher } from './match-sources.ts';
import type { SheetSource, TickSheet } from './sheet.ts';

/** The analyst's decisions against the proposal. */
export interface TickChoice {
  /** By the theme's place: the id of a code, `new` for a new one, null to leave it out. */
  readonly themes: readonly { readonly place: number; readonly as: string | null }[];
  /** By row: the source it means, or null to leave it out. */
  readonly rows: readonly { readonly row: number; readonly sourceId: string | null }[];
}

/** One theme of the sheet, and its code. */
export interface PlannedTheme {
  readonly place: number;
  readonly name: string;
  readonly stated: number | null;
  /** Null for a code that does not exist yet, and for a theme that is left out. */
  readonly codeId: string | null;
  /** `ambiguous`: several codes have the name; the theme is left out until one is chosen. */
  readonly by: 'name' | 'chosen' | 'new' | 'ambiguous' | 'left';
  /** Whether the code cannot be applied: it is retired, or only a heading. Its ticks are compared, but not coded. */
  readonly isRefused: boolean;
  /** The number of rows that tick it, of those with a number above one, and the sum of all numbers. */
  readonly ticks: number;
  readonly numbered: number;
  readonly numbers: number;
}

/** One row of the sheet, and its source. */
export interface PlannedRow extends SourceMatch {
  readonly row: number;
  readonly title: string;
  readonly date: string | null;
  readonly className: string | null;
  readonly ticks: number;
  /** All rows that mean the source of this one, including itself; empty where it is the only one. */
  readonly rows: readonly number[];
}

/** A sign that is neither a tick nor its absence, and where it occurs. */
export interface UnclearSign {
  readonly value: string;
  readonly count: number;
  readonly cells: readonly { readonly row: number; readonly theme: string }[];
}

/** The numbers that a plan shows. */
export interface TickCounts {
  readonly rows: number;
  readonly matched: number;
  /** Rows without a source that the analyst has not left out. */
  readonly open: number;
  readonly ticks: number;
  readonly unclear: number;
  readonly newCodes: number;
  /** Codings to be made, and codings that exist already. */
  readonly codings: number;
  readonly present: number;
  /** Ticks in rows without a source. */
  readonly withoutSource: number;
  /** Ticks of themes that are left out, and of codes that cannot be applied. */
  readonly leftOut: number;
  readonly refused: number;
}

/** One tick: its source, and the place of its theme. */
export interface PlannedTick {
  readonly sourceId: string;
  readonly place: number;
}

/** What importing a sheet would do. */
export interface TickPlan {
  readonly themes: readonly PlannedTheme[];
  readonly rows: readonly PlannedRow[];
  readonly unclear: readonly UnclearSign[];
  /**
   * Ticks that are not taken, because their code's branch takes one code per source and the source has one,
   * or would get two.
   */
  readonly held: readonly PlannedTick[];
  /** Ticks that an earlier sheet turned into codings which were removed here since: they are not coded again. */
  readonly removed: readonly PlannedTick[];
  /** Ticks whose codings have got another code here since. */
  readonly recoded: readonly PlannedTick[];
  readonly counts: TickCounts;
  readonly writes: TickWrites;
}

/** The rows to be written. */
export interface TickWrites {
  readonly codes: readonly {
    readonly place: number;
    readonly parentId: string | null;
    readonly name: string;
  }[];
  /** Of an existing code, or of a theme's new code. */
  readonly codings: readonly {
    readonly sourceId: string;
    readonly codeId: string | null;
    readonly place: number;
  }[];
}

/** What a plan needs to know of the project. */
export interface TickProject {
  readonly codebook: Codebook;
  readonly sources: SourceMatcher;
  readonly codeNamed: (heading: string) => CodeMatch;
  /** Whole-source codings of the coder who imports. */
  readonly whole: Iterable<Pick<CodingRecord, 'sourceId' | 'codeId'>>;
  /** By `tickKey`, what became of ticks that this coder coded from an earlier sheet and whose codings are gone. */
  readonly earlier: ReadonlyMap<string, TickSince>;
}

/** What happened here to the coding of a tick. */
export type TickSince = 'removed' | 'recoded';

/** Identifies a tick in any sheet. */
export function tickKey({ sourceId, codeId }: Pick<CodingRecord, 'sourceId' | 'codeId'>): string {
  return `${sourceId} ${codeId}`;
}

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

function themesOf(
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

function rowsOf(
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

function unclearSigns({ sources, themes }: TickSheet): UnclearSign[] {
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

function writesOf(
  { sources }: TickSheet,
  { codebook, whole, earlier }: TickProject,
  themes: readonly PlannedTheme[],
  rows: readonly PlannedRow[],
): Pick<TickPlan, 'writes' | 'held' | TickSince> &
  Pick<TickCounts, 'present' | 'withoutSource' | 'leftOut' | 'refused'> {
  const codesOf = new Map<string, Set<string>>();
  for (const { sourceId, codeId } of whole)
    codesOf.set(sourceId, (codesOf.get(sourceId) ?? new Set()).add(codeId));
  const branchOf = (codeId: string | null): string | null =>
    codeId === null ? null : onePerSourceBranch(codebook, codeId);
  // Columns with the same name become one new code.
  const firstOf = new Map(
    themes.toReversed().flatMap(({ name, place, by }) => (by === 'new' ? [[name, place] as const] : [])),
  );
  let [present, withoutSource, leftOut, refused] = [0, 0, 0, 0];
  const wanted = new Map<string, TickWrites['codings'][number]>();
  const gone = { removed: new Map<string, PlannedTick>(), recoded: new Map<string, PlannedTick>() };
  for (const [at, { ticks }] of sources.entries()) {
    const sourceId = rows[at]?.sourceId ?? null;
    for (const index of ticks.keys()) {
      const theme = themes[index];
      if (!theme) continue;
      const { codeId, by, name } = theme;
      const place = codeId === null ? (firstOf.get(name) ?? theme.place) : theme.place;
      const key = sourceId === null || codeId === null ? '' : tickKey({ sourceId, codeId });
      const since = earlier.get(key);
      if (sourceId === null) withoutSource += 1;
      else if (codeId === null && by !== 'new') leftOut += 1;
      else if (theme.isRefused) refused += 1;
      else if (codeId !== null && codesOf.get(sourceId)?.has(codeId)) present += 1;
      else if (since !== undefined) gone[since].set(key, { sourceId, place });
      else wanted.set(`${sourceId} ${codeId ?? place}`, { sourceId, codeId, place });
    }
  }
  const codings = [...wanted.values()];
  // In such a branch one code would replace another, which nobody asked for.
  const rivals = Map.groupBy(codings, ({ sourceId, codeId }) => `${sourceId} ${branchOf(codeId) ?? ''}`);
  const isHeld = ({ sourceId, codeId }: (typeof codings)[number]): boolean => {
    const branch = branchOf(codeId);
    if (branch === null) return false;
    const others = [...(codesOf.get(sourceId) ?? [])];
    return (
      (rivals.get(`${sourceId} ${branch}`)?.length ?? 0) > 1 ||
      others.some((other) => isWithin(codebook, other, branch))
    );
  };
  const held = new Set(codings.filter(isHeld));
  const isOfHere = rows.some(({ sourceId }) => sourceId !== null);
  return {
    present,
    withoutSource,
    leftOut,
    refused,
    removed: [...gone.removed.values()],
    recoded: [...gone.recoded.values()],
    held: [...held].map(({ sourceId, place }) => ({ sourceId, place })),
    writes: {
      // A sheet that matches no source here creates nothing.
      codes: themes.flatMap(({ place, name, codeId, by }) =>
        isOfHere && codeId === null && by === 'new' && firstOf.get(name) === place
          ? [{ place, ...placeOf(name, codebook) }]
          : [],
      ),
      codings: codings.filter((coding) => !held.has(coding)),
    },
  };
}

/** Below the code that its path names, else at the top under its full name. */
function placeOf(heading: string, codebook: Codebook): { parentId: string | null; name: string } {
  const names = heading.includes(PATH_SEPARATOR) ? pathNames(heading) : [heading];
  const above = names.length > 1 ? codeAtPath(codebook, writtenPath(names.slice(0, -1))) : null;
  return { parentId: above, name: above === null ? heading : (names.at(-1) ?? heading) };
}
