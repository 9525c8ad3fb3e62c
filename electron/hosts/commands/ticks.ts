// Importing a sheet of ticks on the command line: a report on it, and a comparison of the sheet's tally with Concord's.
import { basename, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { looksSeveral } from '#core/ticks/list-names.ts';
import type { ReconciledTheme, Within } from '#core/ticks/reconciliation.ts';
import { paragraphOf } from '#words/sentences.ts';
import { sheetPlace, unclearSign } from '#words/sheet-place.ts';
import { comparedInWords } from '#words/tick-agreement.ts';
import type { TicksImport, TicksReconciliation } from '../../services/ticks.ts';
import { sentence, type Terminal } from '../terminal.ts';
import { writeJson } from './json-report.ts';
import { withProject } from './open-project.ts';
import { endingOf } from './outputs.ts';
import { withoutSnapshot, type WithoutSnapshot } from './without-snapshot.ts';

export interface TicksOptions extends WithoutSnapshot {
  readonly ticks?: boolean;
  readonly dryRun?: boolean;
  readonly encoding?: string;
  readonly report?: string;
  readonly headerRow?: number;
  readonly sheet?: string;
  readonly themes?: string;
  readonly within?: Within;
}

/** How many rows are listed; `--report` holds them all. */
const MAX_LISTED_ROWS = 20;

/**
 * Makes codings of the ticks, or previews that, and compares the tallies. `--report` writes everything as JSON, or the
 * comparison as csv or xlsx. Throws if rows have no source or ticked columns have no theme, so that a script notices;
 * all other ticks are imported.
 */
export async function importTicks(
  terminal: Terminal,
  project: string,
  files: readonly string[],
  { dryRun = false, encoding, report, headerRow, sheet, themes, within, ...calls }: TicksOptions,
): Promise<void> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new AppError('invalid', 'ticks:cli_one_sheet');
  const keep = report === undefined ? null : reportTo(report);
  const input = {
    file: { reference: resolve(file), name: basename(file) },
    ...(encoding === undefined ? {} : { encoding }),
    ...(headerRow === undefined ? {} : { header: headerRow - 1 }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(themes === undefined ? {} : { named: themesIn(themes) }),
  };
  await withProject(terminal, project, dryRun ? 'read' : 'write', async ({ api }) => {
    const plan = await (
      dryRun ? api.ticks.preview(input) : api.ticks.run(input, withoutSnapshot(calls))
    ).catch((error: unknown) => {
      if (!(error instanceof AppError) || !error.key.startsWith('ticks:no_themes')) throw error;
      throw new AppError('invalid', 'ticks:cli_say_which', { why: sentence(terminal.words, error) });
    });
    const asked = { ...input, ...(within === undefined ? {} : { within }) };
    const found = await api.ticks.reconcile(asked);
    await keep?.({ import: plan, reconciliation: found }, (to, format) =>
      api.ticks.export({ ...asked, to, format, language: terminal.language }),
    );
    print(plan, found, dryRun, terminal);
  });
}

/** Column headings separated by commas; a heading that contains a comma stands in quotation marks. */
function themesIn(list: string): string[] {
  const found = list.matchAll(/"([^"]*)"|[^,，]+/g);
  return [...found].flatMap(([whole, quoted]) => (quoted ?? whole).trim() || []);
}

interface TicksReport {
  readonly import: TicksImport;
  readonly reconciliation: TicksReconciliation;
}
type AsTable = (to: string, format: 'csv' | 'xlsx') => Promise<unknown>;

/** How a report is written to a file with this ending. Throws `unsupported`, so call it before anything is done. */
function reportTo(file: string): (report: TicksReport, asTable: AsTable) => Promise<unknown> {
  const format = endingOf(file, ['json', 'csv', 'xlsx']);
  if (format !== 'json') return (_, asTable) => asTable(resolve(file), format);
  return async (report) => await Promise.resolve(writeJson(file, report));
}

function print(plan: TicksImport, found: TicksReconciliation, dryRun: boolean, terminal: Terminal): void {
  const { words, print: say } = terminal;
  const { t } = words;
  const sayFew = (lines: readonly string[]): void => {
    for (const line of lines.slice(0, MAX_LISTED_ROWS)) say(line);
    if (lines.length > MAX_LISTED_ROWS) say(t('ticks:cli_more', { count: lines.length - MAX_LISTED_ROWS }));
  };
  for (const { key, parameters } of plan.notes) say(t(key, { ...parameters }));
  sayFew(columnLines(plan, terminal));
  if (plan.left.some(({ because }) => because === 'numbers')) say(t('ticks:cli_left_numbers'));
  sayFew(rowLines(plan, terminal));
  sayFew(namelessLines(plan, terminal));
  if (plan.sums > 0) say(t('ticks:sums', { count: plan.sums }));
  sayFew(unclearLines(plan, terminal));
  const named = Map.groupBy(plan.themes, ({ codeId, name }) => codeId ?? name);
  for (const [first, ...others] of named.values()) {
    if (!first) continue;
    const { name, by, isRefused } = first;
    if (others.length > 0) say(t('ticks:cli_alike', { name, count: others.length + 1 }));
    if (by === 'new' && plan.counts.newCodes > 0) say(t('ticks:cli_new', { name }));
    if (by === 'new' && plan.shape === 'list' && looksSeveral(name))
      say(t('ticks:cli_several', { why: t('ticks:several', { name }) }));
    if (by === 'ambiguous') say(t('ticks:cli_choose_theme', { name }));
    if (isRefused) say(t('ticks:cli_left_theme', { name, why: t('ticks:retired') }));
  }
  if (plan.held.length > 0) say(t('ticks:held', { count: plan.held.length }));
  sayFew(tickLines(plan.held, plan, terminal));
  for (const since of ['removed', 'recoded'] as const) {
    if (plan[since].length > 0) say(t(`ticks:${since}`, { count: plan[since].length }));
    sayFew(tickLines(plan[since], plan, terminal));
  }
  const { counts } = plan;
  if (counts.matched === 0) {
    const nobody = { name: found.name };
    if (!dryRun) throw new AppError('invalid', 'ticks:cli_no_source', nobody);
    return say(t('ticks:cli_no_source', nobody));
  }
  for (const theme of found.themes) say(themeLine(theme, found, terminal));
  const left = counts.leftOut + counts.refused + plan.held.length;
  const leftOut = left + plan.removed.length + plan.recoded.length;
  say(t(`ticks:cli_${dryRun ? 'would' : 'done'}`, { ...counts, leftOut }));
  const ticked = plan.left.filter(({ ticks }) => ticks > 0).length;
  if (dryRun || counts.open + plan.nameless.length + ticked === 0) return;
  const parts = {
    sources: counts.open,
    nameless: plan.nameless.length,
    columns: ticked,
    ticks: left,
    unclear: counts.unclear,
  };
  const what = Object.entries(parts).flatMap(([part, count]) =>
    count > 0 ? [t(`ticks:cli_open_${part}`, { count })] : [],
  );
  throw new AppError('invalid', 'ticks:cli_open', { what: what.join(t('exports:list.separator')) });
}

/** The columns that are left out, those with ticks first. */
function columnLines({ left, shape }: TicksImport, { words: { t } }: Terminal): string[] {
  const column = t(shape === 'columns' ? 'ticks:column_turned' : 'ticks:column');
  return left
    .toSorted((a, b) => Number(b.ticks > 0) - Number(a.ticks > 0))
    .map(({ name, because, ticks }) => {
      const parameters = { column, name, why: t(`ticks:left_${because}`) };
      return ticks > 0
        ? t('ticks:cli_left_ticks', { ...parameters, count: ticks })
        : t('ticks:cli_left', parameters);
    });
}

function namelessLines({ nameless, shape }: TicksImport, { words }: Terminal): string[] {
  const why = words.t(shape === 'list' ? 'ticks:row_nameless_list' : 'ticks:row_nameless');
  return nameless.map((row) => words.t('ticks:cli_nameless', { at: sheetPlace(words, shape, row), why }));
}

function unclearLines({ unclear, shape }: TicksImport, { words }: Terminal): string[] {
  return unclear.map((sign) => unclearSign(words, shape, sign));
}

/** Ticks that become no coding, by source and theme. */
function tickLines(
  ticks: TicksImport['held'],
  { rows, themes }: TicksImport,
  { words: { t } }: Terminal,
): string[] {
  return ticks.map(({ sourceId, place }) => {
    const title = rows.find((row) => row.sourceId === sourceId)?.title ?? '';
    const theme = themes.find((each) => each.place === place)?.name ?? '';
    return t('ticks:held_of', { title, theme });
  });
}

/** Rows without a source, and rows that share a source, each source once. */
function rowLines({ rows, shape }: TicksImport, { words }: Terminal): string[] {
  const { t } = words;
  const listed = new Set<number>();
  return rows.flatMap(({ row, title, outcome, candidates, rows: same }) => {
    const isOpen = outcome !== 'matched' && outcome !== 'left';
    if (listed.has(row) || (!isOpen && same.length === 0)) return [];
    if (same.length === 0) {
      const why =
        outcome === 'ambiguous' || outcome === 'alike'
          ? outcome
          : candidates.length > 0
            ? 'dated'
            : 'unmatched';
      return [t('ticks:cli_row', { at: sheetPlace(words, shape, row), title, why: t(`ticks:row_${why}`) })];
    }
    for (const each of same) listed.add(each);
    const at = same.map((each) => sheetPlace(words, shape, each)).join(t('exports:list.separator'));
    return [t(isOpen ? 'ticks:cli_repeated' : 'ticks:cli_united', { at, title })];
  });
}

function themeLine(theme: ReconciledTheme, found: TicksReconciliation, terminal: Terminal): string {
  const { name, ticks, stated, codeId, sides } = theme;
  const { words } = terminal;
  const { t } = words;
  const both = sides.map(({ kind, ticked, coded, withPassage }) =>
    t(codeId === null ? `ticks:cli_only_${kind}` : `ticks:cli_${kind}`, { ticked, coded, withPassage }),
  );
  const { doubts, agreement, outside } = comparedInWords(words, found, theme);
  const sentences = [
    ...doubts,
    ...(codeId === null
      ? [t('ticks:no_code')]
      : [agreement ?? [], differencesIn(theme, terminal), outside ?? []].flat()),
  ];
  return t(both.length === 0 ? 'ticks:cli_theme_alone' : 'ticks:cli_theme', {
    name,
    ticks,
    stated: stated === null ? '' : t('ticks:cli_stated', { stated }),
    sides: both.join(t('exports:list.separator')),
    differ: paragraphOf(words, sentences),
  });
}

const kindsOfDifference = ['not_coded', 'not_ticked', 'not_counted', 'no_passage'] as const;

/** How many sources differ between the two tallies, and in which way. */
function differencesIn({ differences }: ReconciledTheme, { words: { t } }: Terminal): string[] {
  return kindsOfDifference.flatMap((kind) => {
    const count = differences.filter(({ what }) => what === kind).length;
    return count === 0 ? [] : [t(`ticks:cli_${kind}`, { count })];
  });
}
