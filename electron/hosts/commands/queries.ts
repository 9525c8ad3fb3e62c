// The verb `queries`: the saved queries of a project.
import type { Command } from 'commander';
import type { Table } from '#core/exports/table.ts';
import { layerName } from '#core/counting/selection-json.ts';
import type { Terminal } from '../terminal.ts';
import type { ListedQuery } from '../../services/saved-queries.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

/** Adds the verb to the program. */
export function addQueriesCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const listing = program.command('queries').description(t('command_line:queries')).argument('<project>');
  withFormatOption(listing, terminal).action((path: string, { format }: { readonly format: TableFormat }) =>
    withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const { coderName } = tellingOf(tables);
      const json = (await api.savedQueries.list({})).map((listed) => queryJson(listed, coderName));
      printTable(terminal, format, {
        json,
        csv: () => scriptTable(json),
        text: () =>
          json.length === 0
            ? t('command_line:queries_none')
            : plainTable(
                json.map(({ name, query, can_be_asked: isAskable }) => [
                  name,
                  query ?? '–',
                  isAskable ? '' : t('command_line:queries_cannot'),
                ]),
              ),
      });
    }),
  );
}

/** A saved query for scripts. */
interface SavedQueryJson {
  readonly id: string;
  readonly name: string;
  /** In canonical form; null if it is damaged. */
  readonly query: string | null;
  readonly result: string | null;
  readonly layer: string | null;
  readonly denominator: string | null;
  /** Whether everything that it names still exists. */
  readonly can_be_asked: boolean;
}

function queryJson(
  { id, name, text, side, layer, denominator, missing }: ListedQuery,
  coderName: (id: string) => string,
): SavedQueryJson {
  return {
    id,
    name,
    query: text,
    result: side,
    layer: layer && layerName(layer, coderName),
    denominator,
    can_be_asked: text !== null && missing.length === 0,
  };
}

function scriptTable(rows: readonly SavedQueryJson[]): Table {
  const columns = ['id', 'name', 'query', 'result', 'layer', 'denominator', 'can_be_asked'] as const;
  return {
    columns: columns.map((key) => ({ key, kind: key === 'query' ? 'long' : 'text' })),
    rows: rows.map((row) =>
      columns.map((key) => {
        const value = row[key];
        return typeof value === 'boolean' ? String(value) : value;
      }),
    ),
  };
}
