// The verb that writes what can be proven of a damaged study to a new file.
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#core/errors.ts';
import type { TableName } from '#core/records.ts';
import { refuseOwnFile } from '#db/own-files.ts';
import { truePath } from '#db/place.ts';
import { recordedTables } from '#db/salvage/layout.ts';
import { salvageTo } from '#db/salvage/new-file.ts';
import type { Salvaged } from '#db/salvage/report.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import { expectFolder, writeWhole } from '../../services/write-file.ts';
import { Settings } from '../../settings.ts';
import type { Terminal } from '../terminal.ts';

/** So many of each kind are named on the screen; the report names all. */
const NAMED = 12;

/** Tables whose rows have no word of their own. */
const unnamed = ['sourcePages', 'importRun', 'exchange', 'exchangeParts'] as const;

/** Adds the verb to the program. */
export function addSalvageCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  program
    .command('salvage')
    .description(t('command_line:salvage'))
    .argument('<damaged>')
    .argument('<new>')
    .option('--report <file>', t('command_line:salvage_report'))
    .action((damaged: string, to: string, options: { report?: string }) => {
      const target = resolve(to);
      const file = options.report === undefined ? null : resolve(options.report);
      expectFolder(target);
      refuseOwnFile(target);
      if (file !== null) refuseReport(file, target, resolve(damaged));
      clearLeftovers(dirname(target));
      const salvaged = salvageTo(truePath(resolve(damaged)), target, {
        snapshots: new Settings().snapshotFolder,
        now: new Date().toISOString(),
      });
      const { state, tables, missing } = salvaged;
      const report = JSON.stringify({ state, tables, missing }, null, 2);
      if (file !== null) writeWhole(file, Buffer.from(`${report}\n`));
      terminal.print(inWords(salvaged, terminal, basename(to)));
    });
}

/** The report is looked at before anything is done: it is written over an earlier one, and must not be over a study. */
function refuseReport(file: string, target: string, damaged: string): void {
  expectFolder(file);
  refuseOwnFile(file);
  for (const study of [target, damaged])
    if (truePath(file) === truePath(study))
      throw new AppError('invalid', 'errors:salvage_report_place', { name: basename(file) });
}

function inWords(
  { state, tables, missing, isCutOff }: Salvaged,
  { words: { t } }: Terminal,
  name: string,
): string {
  const found = Object.values(tables).reduce((sum, table) => sum + table.found, 0);
  const key = isCutOff
    ? 'cut_off'
    : ({ whole: 'whole', 'but-for': 'but_for', proven: 'proven' } as const)[state];
  const lines = [t(`command_line:salvaged_${key}`, { name, found, count: missing.length })];
  const byTable = new Map<string, string[]>();
  for (const { table, name: known } of missing) {
    const names = byTable.get(table) ?? [];
    names.push(known);
    byTable.set(table, names);
  }
  for (const [table, names] of byTable) {
    const told = names.slice(0, NAMED).join('; ');
    lines.push(`  ${rowsOf(table, names.length, t)}: ${told}${names.length > NAMED ? ' …' : ''}`);
  }
  return lines.join('\n');
}

/** How many rows of a table, in words. */
function rowsOf(table: string, count: number, t: Terminal['words']['t']): string {
  if (table === 'blob' || table === 'change') return t(`command_line:salvage_${table}`, { count });
  const named = recordedTables.get(table);
  if (named === undefined || isUnnamed(named)) return t('command_line:salvage_row', { count, table });
  return t(`history:rows_${named}`, { count });
}

function isUnnamed(table: TableName): table is (typeof unnamed)[number] {
  return (unnamed as readonly TableName[]).includes(table);
}
