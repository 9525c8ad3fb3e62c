// What a sheet of ticks would become: which row is which source, which heading which code, and the whole-source
// codings that are not here yet. Rows and headings that are in doubt wait for the analyst.
import { isWithin, onePerSourceBranch, PATH_SEPARATOR, type Codebook } from '../codes/codebook.ts';
import { codeAtPath } from '../exports/code-paths.ts';
import { pathNames, writtenPath } from '../exports/written-names.ts';
import type { CodingRecord } from '../records.ts';
import type { CodeMatch } from './match-codes.ts';
import type { SourceMatch, SourceMatcher } from './match-sources.ts';
import type { SheetSource, TickSheet } from './sheet.ts';

/** What the analyst decides against the proposal. */
export interface TickChoice {
  /** By place of the theme: the id of a code, `new` for a new one, null to leave it out. */
  readonly themes: readonly { readonly place: number; readonly as: string | null }[];
  /** By row: the source it is, or null to leave it out. */
  readonly rows: readonly { readonly row: number; readonly sourceId: string | null }[];
}

export interface PlannedTheme {
  readonly place: number;
  readonly name: string;
  readonly stated: number | null;
  /** Null for a code that is not here yet, and for what is left out. */
  readonly codeId: string | null;
  /** `ambiguous`: several codes have the name, so that it is left out until one is chosen. */
  readonly by: 'name' | 'chosen' | 'new' | 'ambiguous' | 'left';
  /** Whether the code cannot be applied: retired, or a mere heading. Its ticks are compared, not coded. */
  readonly isRefused: boolean;
  /** Rows that tick it, of them those with a number above one, and all numbers added up. */
  readonly ticks: number;
  readonly numbered: number;
  readonly numbers: number;
}

export interface PlannedRow extends SourceMatch {
  readonly row: number;
  readonly title: string;
  readonly date: string | null;
  readonly className: string | null;
  readonly ticks: number;
  /** All rows that are found to mean the source of this one, itself among them; empty where it is alone. */
  readonly rows: readonly number[];
}

/** A sign that is neither a tick nor none, and where it stands. */
export interface UnclearSign {
  readonly value: string;
  readonly count: number;
  readonly cells: readonly { readonly row: number; readonly theme: string }[];
}

export interface TickCounts {
  readonly rows: number;
  readonly matched: number;
  /** Rows that have no source and are not left out by choice. */
  readonly open: number;
  readonly ticks: number;
  readonly unclear: number;
  readonly newCodes: number;
  /** Codings that are made, and those that were here already. */
  readonly codings: number;
  readonly present: number;
  /** Ticks in rows without a source. */
  readonly withoutSource: number;
  /** Ticks of themes that are left out, and of codes that cannot be applied. */
  readonly leftOut: number;
  readonly refused: number;
}

/** One tick, by its source and the place of its theme. */
export interface PlannedTick {
  readonly sourceId: string;
  readonly place: number;
}

export interface TickPlan {
  readonly themes: readonly PlannedTheme[];
  readonly rows: readonly PlannedRow[];
  readonly unclear: readonly UnclearSign[];
  /** Ticks that are not taken, since the branch of their code takes one code per source and has one, or is to get two. */
  readonly held: readonly PlannedTick[];
  /** Ticks that an earlier sheet made codings and that were removed here since: they stay away. */
  readonly removed: readonly PlannedTick[];
  /** Those that were given another code here since. */
  readonly recoded: readonly PlannedTick[];
  readonly counts: TickCounts;
  readonly writes: TickWrites;
}

export interface TickWrites {
  readonly codes: readonly {
    readonly place: number;
    readonly parentId: string | null;
    readonly name: string;
  }[];
  /** Of an existing code, or of the new one of a theme. */
  readonly codings: readonly {
    readonly sourceId: string;
    readonly codeId: string | null;
    readonly place: number;
  }[];
}

/** What a plan looks at in the project. */
export interface TickProject {
  readonly codebook: Codebook;
  readonly sources: SourceMatcher;
  readonly codeNamed: (heading: string) => CodeMatch;
  /** Whole-source codings of the coder who acts. */
  readonly whole: Iterable<Pick<CodingRecord, 'sourceId' | 'codeId'>>;
  /** Ticks that became codings of this coder with an earlier sheet, by `tickKey`: what became of those that are none now. */
  readonly earlier: ReadonlyMap<string, TickSince>;
}

/** What happened here to the coding of a tick. */
export type TickSince = 'removed' | 'recoded';

/** By which a tick is known, whichever sheet says it. */
export function tickKey({ sourceId, codeId }: Pick<CodingRecord, 'sourceId' | 'codeId'>): string {
  return `${sourceId} ${codeId}`;
}

/** The plan for a sheet as it was read. */
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
            : // Once it has been made, what was new is there.
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
    const said = chosen.get(row.row);
    const match: SourceMatch =
      said === undefined
        ? sources.match(row)
        : said === null
          ? { outcome: 'left', sourceId: null, by: null, candidates: [] }
          : { outcome: 'matched', sourceId: said, by: 'chosen', candidates: [] };
    return { row: row.row, title, date, className, ticks: row.ticks.size, rows: [], ...match };
  });
  const found = matched.flatMap((row, at) => (row.sourceId === null || row.by === 'chosen' ? [] : [at]));
  const together = Map.groupBy(found, (at) => matched[at]?.sourceId ?? '');
  return matched.map((row) => {
    const same = together.get(row.sourceId ?? '') ?? [];
    if (row.sourceId === null || row.by === 'chosen' || same.length < 2) return row;
    const rows = same.flatMap((each) => matched[each]?.row ?? []);
    // A number is too little to say that two rows are one.
    const isOne =
      same.every((each) => matched[each]?.by !== 'number') &&
      new Set(same.map((each) => marksOf(sheet.sources[each]))).size === 1;
    if (isOne) return { ...row, rows };
    return { ...row, rows, outcome: 'repeated', sourceId: null, by: null, candidates: [row.sourceId] };
  });
}

/** What a row says beside its name. */
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
  // Columns of one name are one new code.
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
  // One code of such a branch would push out another, which nobody asked for.
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
      // A sheet that speaks of no source here leaves nothing behind.
      codes: themes.flatMap(({ place, name, codeId, by }) =>
        isOfHere && codeId === null && by === 'new' && firstOf.get(name) === place
          ? [{ place, ...placeOf(name, codebook) }]
          : [],
      ),
      codings: codings.filter((coding) => !held.has(coding)),
    },
  };
}

/** Below the code that its path names, else at the top under its whole name. */
function placeOf(heading: string, codebook: Codebook): { parentId: string | null; name: string } {
  const names = heading.includes(PATH_SEPARATOR) ? pathNames(heading) : [heading];
  const above = names.length > 1 ? codeAtPath(codebook, writtenPath(names.slice(0, -1))) : null;
  return { parentId: above, name: above === null ? heading : (names.at(-1) ?? heading) };
}
