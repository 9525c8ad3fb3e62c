// What the verbs that print tables of counts share: the formats, and the names and sentences beside the numbers.
import { Option, type Command } from 'commander';
import { codePaths } from '#core/exports/code-paths.ts';
import { codebookOf } from '#core/codes/codebook.ts';
import type { Table } from '#core/exports/table.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';

/** How a table is printed. */
export type TableFormat = 'table' | 'csv' | 'json';

/** Adds `--format`. */
export function withFormatOption(command: Command, { words: { t } }: Terminal): Command {
  return command.addOption(
    new Option('--format <format>', t('command_line:format'))
      .choices(['table', 'csv', 'json'])
      .default('table'),
  );
}

/** What accompanies a table of counts: names, and what every export of the project repeats. */
export interface TableTelling {
  readonly coderName: (id: string) => string;
  /** Written paths by code id. */
  readonly paths: ReadonlyMap<string, string>;
  readonly notice: string | null;
}

/** The names and the notice of a project. */
export function tellingOf({ coder, code, themeCode, project }: HeldRecords): TableTelling {
  return {
    coderName: (id) => coder.find((one) => one.id === id)?.name ?? id,
    paths: codePaths(codebookOf(code, themeCode)),
    notice: project[0]?.notice ?? null,
  };
}

/** A table in the three formats. */
export interface Printed {
  readonly json: unknown;
  readonly csv: () => Table;
  readonly text: () => string;
}

/** Prints a table in the format asked for. */
export function printTable({ print }: Terminal, format: TableFormat, { json, csv, text }: Printed): void {
  if (format === 'json') print(JSON.stringify(json, null, 2));
  else if (format === 'table') print(text());
  else print(Buffer.from(writeCsv(csv(), { byteOrderMark: false })).toString('utf8'));
}
