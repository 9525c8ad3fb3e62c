// What the verb `import` tells of what became of the files: on the terminal, and in a file where one is asked for.
import { resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import type { Words } from '#words/words.ts';
import { reportTable } from '../../services/imports/report-table.ts';
import type { ImportReport } from '../../services/imports/report.ts';
import { writeWhole } from '../../write-file.ts';
import { sentence, type Terminal } from '../terminal.ts';
import { writeJson } from './json-report.ts';
import { endingOf } from './outputs.ts';

/** Writes a report to its file, with the titles of sources by id. */
export type WriteReport = (
  report: ImportReport,
  titles: ReadonlyMap<string, string>,
  terminal: Terminal,
) => void;

/** How a report is written to a file with this ending. Throws `unsupported`, so call it before anything is imported. */
export function reportFile(file: string): WriteReport {
  if (endingOf(file, ['csv', 'json']) === 'json') return (report) => writeJson(file, report);
  return (report, titles, { words }) =>
    writeWhole(resolve(file), writeCsv(reportTable(report, titles, words), { byteOrderMark: false }));
}

/** How many files and pairs are listed one by one; beyond that, a line gives the number. */
const MAX_LISTED = 5;

/** Prints what became of the files. Throws if the import was stopped or some files failed, so that a script notices. */
export function printReport(
  report: ImportReport,
  titles: ReadonlyMap<string, string>,
  terminal: Terminal,
): void {
  const { words, print: say } = terminal;
  const { t } = words;
  for (const line of notesOf(report, words)) say(line);
  const failures = report.lines.flatMap(({ error }) => error ?? []);
  if (failures.length > 1) for (const error of failures) say(sentence(words, error));
  const titleOf = (id: string): string => titles.get(id) ?? id;
  const pairs = report.lines.flatMap(({ alike }) => alike);
  for (const { sourceId, otherId, similarity } of pairs.slice(0, MAX_LISTED)) {
    const parameters = { title: titleOf(sourceId), other: titleOf(otherId) };
    say(t('command_line:imported_alike', { ...parameters, percent: Math.floor(similarity * 100) }));
  }
  if (pairs.length > MAX_LISTED)
    say(t('command_line:imported_alike_more', { count: pairs.length - MAX_LISTED }));
  const { imported, identical, failed, skipped } = report;
  const sources = report.lines.reduce((sum, { sourceIds }) => sum + sourceIds.length, 0);
  say(t('command_line:imported', { imported, count: sources, identical, failed, skipped }));
  if (report.cancelled) throw new AppError('cancelled', 'command_line:import_stopped');
  const [only] = failures;
  if (failures.length > 1)
    throw new AppError('invalid', 'command_line:import_failed', { count: failures.length });
  if (only) throw new AppError(only.code, only.key, only.parameters);
}

/** The notes on the files: one line a file, or one line for all files with the same note. */
function notesOf(report: ImportReport, { t }: Words): string[] {
  const noted = report.lines.flatMap(({ name, notes }) =>
    notes.map(({ key, parameters }) => ({ name, key, parameters, text: t(key, { ...parameters }) })),
  );
  const groups = Map.groupBy(noted, ({ key, parameters }) =>
    // Counts add up and each file has its own name; two notes are the same if everything else is.
    JSON.stringify([key, { ...parameters, count: 0, name: '' }]),
  );
  return [...groups.values()].flatMap((group) => {
    const lines = group.map(({ name, text }) => (text.includes(name) ? text : `${name}: ${text}`));
    const [first] = group;
    if (!first || group.length <= MAX_LISTED) return lines;
    if (first.text === lines[0]) {
      const more = t('command_line:imported_noted_more', { count: group.length - MAX_LISTED });
      return [...lines.slice(0, MAX_LISTED), more];
    }
    const count = group.reduce((sum, { parameters }) => sum + Number(parameters['count'] ?? 1), 0);
    const summed = t(first.key, { ...first.parameters, count });
    return [t('command_line:imported_noted', { said: summed, count: group.length })];
  });
}
