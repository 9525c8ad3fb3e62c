// The options that say how a table of counts is shown: the order of its rows, and which shares have intervals.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { intervalChoices, type Intervals } from '#core/counting/shown-intervals.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { codesNamed } from './codes-named.ts';
import { savedQueryNamed } from './saved-query-named.ts';

export interface OrderOption {
  readonly order?: string;
}

export interface IntervalsOption {
  readonly intervals?: Intervals;
}

/** Adds `--order`. */
export function withOrderOption(command: Command, { words: { t } }: Terminal): Command {
  const read = (text: string): string => {
    const names = text.split(',').map((name) => name.trim());
    if (names.includes('') || new Set(names).size < names.length)
      throw new InvalidArgumentError(t('command_line:order_each_once'));
    return text;
  };
  return command.addOption(new Option('--order <names>', t('command_line:order')).argParser(read));
}

/** Adds `--intervals`. */
export function withIntervalsOption(command: Command, { words: { t } }: Terminal): Command {
  return command.addOption(
    new Option('--intervals <shares>', t('command_line:intervals')).choices(intervalChoices),
  );
}

/**
 * The ids of the rows in the order of `--order`; undefined without one. `rows` are the saved queries that `--row` names:
 * each goes by what it is called there. Throws as `codesNamed`.
 */
export function orderOf(
  { order }: OrderOption,
  tables: HeldRecords,
  rows: readonly string[] = [],
): string[] | undefined {
  const queries = new Set(rows.map((name) => savedQueryNamed(name, tables).id));
  return order?.split(',').flatMap((part) => {
    const name = part.trim();
    if (queries.has(name)) return [name];
    return rows.includes(name) ? [savedQueryNamed(name, tables).id] : codesNamed(name, tables);
  });
}
