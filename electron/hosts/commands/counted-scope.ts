// The options with which every verb that counts chooses its sources.
import { Option, type Command } from 'commander';
import type { CountingRequest, Scope } from '#core/counting/request.ts';
import { AppError } from '#core/errors.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import type { HeldRecords } from '../../services/project.ts';
import { sentence, type Terminal } from '../terminal.ts';
import type { OpenedProject } from './open-project.ts';
import { scopeOf, withScopeOptions, type ScopeOptions } from './scope-options.ts';

export interface CountedScopeOptions extends ScopeOptions {
  readonly kind?: 'document' | 'interview';
  readonly query?: string;
  readonly withExcluded?: boolean;
  readonly withDuplicates?: boolean;
}

/** Adds the options. */
export function withCountedScope(command: Command, terminal: Terminal): Command {
  const { t } = terminal.words;
  return withScopeOptions(command, terminal)
    .addOption(new Option('--kind <kind>', t('command_line:kind')).choices(['document', 'interview']))
    .option('--query <text>', t('command_line:scope_query'))
    .option('--with-excluded', t('command_line:with_excluded'))
    .option('--with-duplicates', t('command_line:with_duplicates'));
}

/** The scope that the options describe, without that of a query. Throws as `scopeOf`. */
export function countedScopeOf(options: CountedScopeOptions, tables: HeldRecords): Scope {
  return {
    ...scopeOf(options, tables),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
    ...(options.withExcluded ? { withExcluded: true } : {}),
    ...(options.withDuplicates ? { withDuplicates: true } : {}),
  };
}

/** Reads the text of a query. One that cannot be read is wrong usage: ends the command with 2 and the position. */
export function readTyped(text: string, command: Command, { words }: Terminal): Query {
  try {
    return readQuery(text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return command.error(sentence(words, error.value), { exitCode: 2 });
  }
}

/** The query of `--query`; null without one. One that cannot be read ends the command as `readTyped` does. */
export function queryOf(
  { query }: Pick<CountedScopeOptions, 'query'>,
  command: Command,
  terminal: Terminal,
): Query | null {
  return query === undefined ? null : readTyped(query, command, terminal);
}

/**
 * The request limited to the sources in which the query finds something; the same without a query. The query counts
 * with the layer and denominator of the request, and without accepted suggestions where the request leaves them out. Throws `not_found` for a name that the project lacks.
 */
export async function inQueried<R extends CountingRequest>(
  { api }: Pick<OpenedProject, 'api'>,
  request: R,
  query: Query | null,
): Promise<R> {
  if (query === null) return request;
  const { scope = {}, layer, denominator = 'reviewed', withoutSuggested } = request;
  const text = writeQuery(query);
  const asked = { scope, layer, denominator, ...(withoutSuggested ? { withoutSuggested } : {}) };
  const sourceIds = await api.queries.sources({ text, request: asked });
  return { ...request, scope: { ...scope, sourceIds, foundBy: text } };
}
