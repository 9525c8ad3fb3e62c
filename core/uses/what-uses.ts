// What of the study stands on a thing: the saved queries, comparisons and kept tables that name it, and those that count
// a code with one above it or with a theme. Whatever deletes, merges or moves a thing shows this before.
import { byPosition } from '../by-position.ts';
import { withPresentCodes } from '../codes/present-codes.ts';
import { countedCodes, type Codebook } from '../codes/codebook.ts';
import { parseComparisonSettings } from '../comparison/settings.ts';
import { AppError } from '../errors.ts';
import { keptSettingsFrom } from '../kept-tables/kept-table.ts';
import { queriesConcerned } from '../query/queries-concerned.ts';
import type { ComparisonRecord, KeptTableRecord, SavedQueryRecord, SummaryRecord } from '../records.ts';

/** Where the uses are looked for; the state of a window and a corpus with its tables have them. */
export interface UsingStudy {
  readonly codebook: Codebook;
  readonly tables: {
    readonly savedQuery: ReadonlyMap<string, SavedQueryRecord>;
    readonly comparison: ReadonlyMap<string, ComparisonRecord>;
    readonly keptTable: ReadonlyMap<string, KeptTableRecord>;
    readonly summary: ReadonlyMap<string, Pick<SummaryRecord, 'id' | 'themeId'>>;
  };
}

/** Saved queries, comparisons and kept tables, each in the order of its list; of summaries only how many. */
export interface Uses {
  readonly queries: readonly SavedQueryRecord[];
  readonly comparisons: readonly ComparisonRecord[];
  readonly keptTables: readonly KeptTableRecord[];
  /** Summaries of the grid, of cells in the column of the code. */
  readonly summaries: number;
}

/** What uses a thing. */
export interface WhatUses {
  /** They name it, themselves or through a saved query or comparison of theirs. */
  readonly naming: Uses;
  /** They count it with a code above it, a theme, or all codes, or name a code whose counts change. */
  readonly counting: Uses;
  /** Kept tables in which one of the codes stands by its name. */
  readonly showing: readonly KeptTableRecord[];
}

/**
 * What uses any of the things with these ids, of whatever table: codes, classes, attributes, samples, respondents, coders,
 * comparisons, saved queries. `changing` are codes that stay and whose counts change. Only codes are counted without
 * being named. Damaged settings use nothing.
 */
export function whatUses(
  { codebook, tables }: UsingStudy,
  ids: ReadonlySet<string>,
  changing: ReadonlySet<string> = new Set(),
): WhatUses {
  // What names a merged code names the one that it was merged into.
  const present = <Row extends Settings>(row: Row): Row => ({
    ...row,
    settings: withPresentCodes(row.settings, codebook.byId.values()),
  });
  const queries = inOrder(tables.savedQuery).map(present);
  const comparisons = inOrder(tables.comparison).map(present);
  const keptTables = inOrder(tables.keptTable).map(present);
  const summaries = [...tables.summary.values()];
  // Each kind of settings may name the kinds before it.
  const named = new Set(ids);
  const thoseNaming = <Row extends Settings>(rows: readonly Row[]): Row[] => {
    const found = rows.filter(({ settings }) => names(settings, named));
    for (const { id } of found) named.add(id);
    return found;
  };
  const naming: Uses = {
    queries: thoseNaming(queries),
    comparisons: thoseNaming(comparisons),
    keptTables: thoseNaming(keptTables),
    summaries: summaries.filter(({ themeId }) => ids.has(themeId)).length,
  };
  const codeIds = new Set([...ids, ...changing].filter((id) => codebook.byId.has(id)));
  const counts = (of: unknown): boolean => countsOneOf(codebook, of, codeIds);
  const concerned = queriesConcerned(codebook, queries, codeIds);
  const counted = new Set([...changing, ...concerned.counting.map(({ id }) => id)]);
  const thoseCounting = <Row extends Settings>(
    rows: readonly Row[],
    rowsOf: (row: Row) => unknown,
  ): Row[] => {
    const found = rows.filter(
      (row) =>
        !named.has(row.id) && (counted.has(row.id) || names(row.settings, counted) || counts(rowsOf(row))),
    );
    for (const { id } of found) counted.add(id);
    return found;
  };
  return {
    naming,
    counting: {
      queries: thoseCounting(queries, () => null),
      comparisons: thoseCounting(comparisons, rowsOfComparison),
      keptTables: thoseCounting(keptTables, (row) => rowsOfKept(codebook, row)),
      summaries: summaries.filter(({ themeId }) => !ids.has(themeId) && counts([themeId])).length,
    },
    showing: keptTables.filter((row) => isRowOf(codebook, rowsOfKept(codebook, row), ids)),
  };
}

interface Settings {
  readonly id: string;
  readonly settings: string;
}

function inOrder<Row extends Settings & { readonly position: number }>(
  rows: ReadonlyMap<string, Row>,
): Row[] {
  return [...rows.values()].toSorted(byPosition);
}

/**
 * The settings without what they do not need: how an item is shown, such as the order of its rows, and the themes that a
 * side of a comparison could not have covered.
 */
function needed(settings: string): string {
  try {
    return JSON.stringify(
      JSON.parse(settings, (key, value: unknown) =>
        key === 'shown' || key === 'ineligible' ? undefined : value,
      ),
    );
  } catch {
    return settings;
  }
}

/** Settings are JSON, in which an id stands as a text of its own. */
function names(stored: string, ids: ReadonlySet<string>): boolean {
  const settings = needed(stored);
  for (const id of ids) if (settings.includes(JSON.stringify(id))) return true;
  return false;
}

/** Whether rows, as a count is asked for them, take one of the codes into their numbers. */
function countsOneOf(codebook: Codebook, of: unknown, codeIds: ReadonlySet<string>): boolean {
  if (of === null || codeIds.size === 0) return false;
  if (of === 'codes') return true;
  const rows: readonly unknown[] = Array.isArray(of)
    ? of
    : codebook.inOrder.flatMap(({ id, isTheme }) => (isTheme ? id : []));
  return rows.some(
    (row) => typeof row === 'string' && [...countedCodes(codebook, row)].some((id) => codeIds.has(id)),
  );
}

/** Whether one of the codes is itself a row. */
function isRowOf(codebook: Codebook, of: unknown, codeIds: ReadonlySet<string>): boolean {
  if (of === null) return false;
  if (Array.isArray(of)) return of.some((id: unknown) => typeof id === 'string' && codeIds.has(id));
  return [...codeIds].some((id) => {
    const code = codebook.byId.get(id);
    return code !== undefined && (of === 'codes' || code.isTheme);
  });
}

function rowsOfComparison({ settings }: ComparisonRecord): unknown {
  return unlessDamaged(() => parseComparisonSettings(settings).of);
}

/** The codes that a kept item counts; null where it counts no codes or is damaged. */
function rowsOfKept(codebook: Codebook, { kind, settings }: KeptTableRecord): unknown {
  return unlessDamaged(() => {
    const { asked } = keptSettingsFrom(settings);
    switch (kind) {
      case 'words':
      case 'flow':
        return null;
      case 'grid':
      case 'portrait':
        return asked['themes'];
      case 'saturation':
        return (asked['of'] ?? 'leaves') === 'leaves' ? leavesOf(codebook) : asked['of'];
      case 'comparison':
        // A stored comparison has its own rows.
        return typeof asked['id'] === 'string' ? null : rowsOfUnsaved(asked['settings']);
      default:
        return asked['of'];
    }
  });
}

/** The codes without sub-codes. */
function leavesOf({ inOrder: all, children }: Codebook): string[] {
  return all.flatMap(({ id }) => ((children.get(id) ?? []).length === 0 ? id : []));
}

function rowsOfUnsaved(settings: unknown): unknown {
  return (settings as { readonly of?: unknown } | undefined)?.of;
}

function unlessDamaged(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
