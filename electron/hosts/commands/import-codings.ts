// Importing codings made elsewhere on the command line: what became of each row, or would become of it.
import { basename, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { readWhole } from '#db/own-files.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { problemInWords, refusedTable } from '#words/exports/refused-rows.ts';
import type { Words } from '#words/words.ts';
import type { CodingSheet } from '../../services/coding-sheet.ts';
import { writeWhole } from '../../write-file.ts';
import type { Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { writeJson } from './json-report.ts';
import { withProject } from './open-project.ts';
import { endingOf } from './outputs.ts';
import { withoutSnapshot, type WithoutSnapshot } from './without-snapshot.ts';

export interface CodingsOptions extends WithoutSnapshot {
  readonly codings?: boolean;
  readonly coder?: string;
  readonly machine?: boolean;
  readonly note?: string;
  readonly encoding?: string;
  readonly sheet?: string;
  readonly report?: string;
  readonly dryRun?: boolean;
}

/** How many lines are listed; the report has all. */
const MAX_LISTED = 20;

/**
 * Imports one table of codings as those of `--coder`, or previews that. `--report` writes the lines that became no coding as
 * csv, or everything as JSON. Throws if there are such lines, so that a script notices; the others are imported.
 */
export async function importCodings(
  terminal: Terminal,
  project: string,
  files: readonly string[],
  { coder, machine = false, note, encoding, sheet, report, dryRun = false, ...calls }: CodingsOptions,
): Promise<void> {
  const { words, print } = terminal;
  const { t } = words;
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new AppError('invalid', 'coding_sheet:one_file');
  if (coder === undefined || coder.trim() === '') throw new AppError('invalid', 'coding_sheet:needs_coder');
  const keep = report === undefined ? null : reportTo(report, words);
  const input = {
    file: { reference: resolve(file), name: basename(file) },
    coder,
    machine,
    note: note === undefined ? null : noteIn(note),
    ...(encoding === undefined ? {} : { encoding }),
    ...(sheet === undefined ? {} : { sheet }),
  };
  const told = await withProject(terminal, project, dryRun ? 'read' : 'write', async ({ api }) => {
    const watched = {
      signal: interrupted(),
      onProgress: ({ done, total, name }: { done: number; total: number; name?: string }) =>
        terminal.report(`${done} / ${total} ${name ?? ''}`),
    };
    const found = await (dryRun
      ? api.codingSheet.preview(input, watched)
      : api.codingSheet.run(input, { ...withoutSnapshot(calls), ...watched }));
    terminal.report('');
    return found;
  });
  keep?.(told);
  const { refused, added, already, repeated, name } = told;
  for (const key of told.notes) print(t(key.key, { ...key.parameters }));
  if (told.otherColumns.length > 0)
    print(t('coding_sheet:cli_other_columns', { columns: told.otherColumns.join(', ') }));
  for (const row of refused.slice(0, MAX_LISTED))
    print(t('coding_sheet:cli_line', { line: row.line, why: problemInWords(words, row) }));
  if (refused.length > MAX_LISTED) print(t('coding_sheet:cli_more', { count: refused.length - MAX_LISTED }));
  const counts = { count: added, already, repeated, coder: told.coder };
  print(t(dryRun ? 'coding_sheet:cli_would' : 'coding_sheet:cli_done', counts));
  if (told.kind === 'machine') print(t('coding_sheet:cli_in_no_count', { coder: told.coder }));
  if (refused.length > 0)
    throw new AppError('invalid', 'coding_sheet:cli_open', { count: refused.length, name });
}

/** The text of a note. Throws `invalid` if it cannot be read or is empty. */
function noteIn(file: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(readWhole(resolve(file))).trim();
  } catch {
    throw new AppError('invalid', 'coding_sheet:note_unreadable', { name: basename(file) });
  }
  if (text === '') throw new AppError('invalid', 'coding_sheet:note_empty', { name: basename(file) });
  return text;
}

/** How a report is written to a file with this ending. Throws `unsupported`, so call it before anything is done. */
function reportTo(file: string, words: Words): (told: CodingSheet) => void {
  if (endingOf(file, ['csv', 'json']) === 'json')
    return (told) =>
      writeJson(file, {
        ...told,
        refused: told.refused.map((row) => ({ ...row, why: problemInWords(words, row) })),
      });
  return ({ refused }) =>
    writeWhole(resolve(file), writeCsv(refusedTable(words, refused), { byteOrderMark: false }));
}
