// A sheet of ticks on the command line: what becomes of it, and the tally made by hand beside the one made here.
import { basename, extname, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { PlannedRow } from '#core/ticks/plan.ts';
import type { ReconciledTheme } from '#core/ticks/reconcile.ts';
import { sheetPlace } from '#words/sheet-place.ts';
import type { TicksImport, TicksReconciliation } from '../../services/ticks.ts';
import { writeWhole } from '../../services/write-file.ts';
import type { Terminal } from '../terminal.ts';
import { withProject } from './open-project.ts';

export interface TicksOptions {
  readonly ticks?: boolean;
  readonly dryRun?: boolean;
  readonly encoding?: string;
  readonly report?: string;
}

/** So many rows are named; `--report` holds them all. */
const NAMED = 20;

/**
 * Makes the ticks codings, or says what that would do, and compares. `--report` keeps all of it as json, or the
 * comparison as csv or xlsx. Throws where rows have no source, so that a script hears of it; the others are in.
 */
export async function importTicks(
  terminal: Terminal,
  project: string,
  files: readonly string[],
  { dryRun = false, encoding, report }: TicksOptions,
): Promise<void> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new AppError('invalid', 'ticks:cli_one_sheet');
  const ending = report === undefined ? null : endingOf(report);
  const input = {
    file: { reference: resolve(file), name: basename(file) },
    ...(encoding === undefined ? {} : { encoding }),
  };
  await withProject(terminal.language, project, dryRun ? 'read' : 'write', async ({ api }) => {
    const plan = await (dryRun ? api.ticks.preview(input) : api.ticks.run(input));
    const found = await api.ticks.reconcile(input);
    if (report !== undefined && ending !== null) {
      const to = resolve(report);
      if (ending !== 'json')
        await api.ticks.export({ ...input, to, format: ending, language: terminal.language });
      else {
        const told = { import: plan, reconciliation: found };
        writeWhole(to, Buffer.from(`${JSON.stringify(told, null, 2)}\n`));
      }
    }
    print(plan, found, dryRun, terminal);
  });
}

function endingOf(report: string): 'json' | 'csv' | 'xlsx' {
  const ending = extname(report).toLowerCase().slice(1);
  if (ending === 'json' || ending === 'csv' || ending === 'xlsx') return ending;
  throw new AppError('unsupported', 'errors:unknown_ending', {
    name: basename(report),
    endings: 'json, csv, xlsx',
  });
}

function print(plan: TicksImport, found: TicksReconciliation, dryRun: boolean, terminal: Terminal): void {
  const { words, print: say } = terminal;
  const { t } = words;
  for (const { key, parameters } of plan.notes) say(t(key, { ...parameters }));
  const open = plan.rows.filter(({ outcome }) => outcome !== 'matched' && outcome !== 'left');
  for (const { row, title, ...rest } of open.slice(0, NAMED))
    say(t('ticks:cli_row', { at: sheetPlace(words, plan.shape, row), title, why: t(whyOpen(rest)) }));
  if (open.length > NAMED) say(t('ticks:cli_more', { count: open.length - NAMED }));
  for (const { value, count, cells } of plan.unclear.slice(0, NAMED)) {
    const places = cells
      .map((cell) =>
        t('ticks:unclear_cell', { theme: cell.theme, at: sheetPlace(words, plan.shape, cell.row) }),
      )
      .join(t('exports:list.separator'));
    say(t('ticks:unclear_sign', { value, count, cells: places }));
  }
  for (const { name, by } of plan.themes) {
    if (by === 'new') say(t('ticks:cli_new', { name }));
    if (by === 'ambiguous') say(t('ticks:cli_choose_theme', { name }));
  }
  for (const theme of found.themes) say(themeLine(theme, terminal));
  const { counts } = plan;
  const left = counts.leftOut + counts.refused + plan.held.length;
  say(t(`ticks:cli_${dryRun ? 'would' : 'done'}`, { ...counts, leftOut: left }));
  if (!dryRun && counts.open > 0) throw new AppError('invalid', 'ticks:cli_open', { count: counts.open });
}

/** Why a row has no source, as a key of the catalogues. */
function whyOpen({ outcome, candidates }: Pick<PlannedRow, 'outcome' | 'candidates'>) {
  if (outcome === 'ambiguous') return 'ticks:row_ambiguous';
  if (outcome === 'repeated') return 'ticks:row_repeated';
  return candidates.length > 0 ? 'ticks:row_dated' : 'ticks:row_unmatched';
}

function themeLine({ name, ticks, stated, codeId, sides, differences }: ReconciledTheme, terminal: Terminal) {
  const { t } = terminal.words;
  const both = sides.map(({ kind, ticked, coded, withPassage }) =>
    t(codeId === null ? `ticks:cli_only_${kind}` : `ticks:cli_${kind}`, { ticked, coded, withPassage }),
  );
  return t('ticks:cli_theme', {
    name,
    ticks,
    stated: stated === null ? '' : t('ticks:cli_stated', { stated }),
    sides: both.join(t('exports:list.separator')),
    differ: codeId === null ? t('ticks:no_code') : t('ticks:cli_differ', { count: differences.length }),
  });
}
