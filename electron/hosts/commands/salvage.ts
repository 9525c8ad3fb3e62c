// The verb `salvage`: writes what can be proven of a damaged study to a new file.
import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { refuseOwnFile } from '#db/own-files.ts';
import { truePath } from '#db/place.ts';
import { salvageTo } from '#db/salvage/new-file.ts';
import type { Salvaged } from '#db/salvage/report.ts';
import { missingByKind, salvageSentences } from '#words/salvage-report.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import { coderNameIn } from '../../services/desk.ts';
import { expectWritableFolder, writeWhole } from '../../write-file.ts';
import { Settings } from '../../settings.ts';
import { sentence, tell, type Terminal } from '../terminal.ts';

/** How many things of each kind are listed on the screen; the report lists all. */
const MAX_LISTED = 12;

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
      expectWritableFolder(target);
      refuseOwnFile(target);
      if (file !== null) refuseReport(file, target, resolve(damaged));
      clearLeftovers(dirname(target));
      const settings = new Settings();
      const salvaged = salvageTo(truePath(resolve(damaged)), target, {
        snapshots: settings.snapshotFolder,
        now: new Date().toISOString(),
        coderName: coderNameIn(settings),
      });
      const { state, tables, missing } = salvaged;
      const report = JSON.stringify({ state, tables, missing }, null, 2);
      if (file !== null) writeReport(file, `${report}\n`, terminal);
      terminal.print(inWords(salvaged, terminal, basename(to)));
    });
}

/**
 * Writes the report. The salvaged file already exists and is what was asked for, so failing to write the report is only
 * a warning.
 */
function writeReport(file: string, report: string, { words }: Terminal): void {
  try {
    writeWhole(file, Buffer.from(report));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tell(sentence(words, error.value));
  }
}

/** Checks the report's path first: the report may replace an earlier one, but not a study. */
function refuseReport(file: string, target: string, damaged: string): void {
  expectWritableFolder(file);
  refuseOwnFile(file);
  for (const study of [target, damaged])
    if (truePath(file) === truePath(study))
      throw new AppError('invalid', 'errors:salvage_report_place', { name: basename(file) });
}

function inWords(salvaged: Salvaged, { words }: Terminal, name: string): string {
  const kinds = missingByKind(words, salvaged.missing).map(({ heading, names }) => {
    const listed = names.slice(0, MAX_LISTED).join('; ');
    return `  ${heading}: ${listed}${names.length > MAX_LISTED ? ' …' : ''}`;
  });
  return [...salvageSentences(words, salvaged, name), ...kinds].join('\n');
}
