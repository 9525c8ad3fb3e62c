// The verb `search`: searches the texts.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { hitTable, type WrittenHit } from '#core/exports/hit-rows.ts';
import { AppError } from '#core/errors.ts';
import type { HitCount } from '#core/search/hit-counts.ts';
import type { HitOrder, Matching, SearchRequest } from '#core/search/request.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { SearchAnswer } from '../../services/search.ts';
import { harmless, type Terminal } from '../terminal.ts';
import { withProject, type OpenedProject } from './open-project.ts';
import { scopeOf, withScopeOptions, type ScopeOptions } from './scope-options.ts';
import { unquotedLines, whoseIn } from './whose-words.ts';

interface SearchOptions extends ScopeOptions {
  readonly regex?: boolean;
  readonly word?: boolean;
  readonly wordStart?: boolean;
  readonly case?: boolean;
  readonly exactForms?: boolean;
  readonly kind?: 'document' | 'interview';
  readonly withExcluded?: boolean;
  readonly withDuplicates?: boolean;
  readonly coded?: boolean;
  readonly uncoded?: boolean;
  readonly sort: HitOrder;
  readonly context: number;
  readonly limit?: number;
  readonly format: 'text' | 'json' | 'csv';
}

const ROWS_AT_ONCE = 1_000;

/** Adds the verb to the program. */
export function addSearchCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const searching = program
    .command('search')
    .description(t('command_line:search'))
    .argument('<project>')
    .argument('<text>');
  withScopeOptions(searching, terminal)
    .addOption(
      new Option('--regex', t('command_line:search_regex')).conflicts(['word', 'wordStart', 'exactForms']),
    )
    .addOption(new Option('--word', t('command_line:search_word')).conflicts('wordStart'))
    .option('--word-start', t('command_line:search_word_start'))
    .option('--case', t('command_line:search_case'))
    .option('--exact-forms', t('command_line:search_exact_forms'))
    .addOption(new Option('--kind <kind>', t('command_line:kind')).choices(['document', 'interview']))
    .option('--with-excluded', t('command_line:search_with_excluded'))
    .option('--with-duplicates', t('command_line:search_with_duplicates'))
    .addOption(new Option('--coded', t('command_line:search_coded')).conflicts('uncoded'))
    .option('--uncoded', t('command_line:search_uncoded'))
    .addOption(
      new Option('--sort <order>', t('command_line:search_sort'))
        .choices(['source', 'date', 'left', 'right'])
        .default('source'),
    )
    .option('--context <characters>', t('command_line:search_context'), wholeNumber, 60)
    .option('--limit <hits>', t('command_line:search_limit'), wholeNumber)
    .addOption(
      new Option('--format <format>', t('command_line:format'))
        .choices(['text', 'json', 'csv'])
        .default('text'),
    )
    .action((path: string, text: string, options: SearchOptions) =>
      withProject(terminal, path, 'read', (opened) => search(opened, terminal, text, options)),
    );
}

async function search(
  { api }: OpenedProject,
  terminal: Terminal,
  text: string,
  options: SearchOptions,
): Promise<void> {
  const { tables } = await api.project.records();
  const request = requestOf(text, options, tables);
  const answer = await api.search.run({ request });
  const sources = new Map(tables.source.map((source) => [source.id, source]));
  const hits: WrittenHit[] = [];
  const printed = new Set<string>();
  const total = Math.min(answer.counts.listed.hits, options.limit ?? Infinity);
  for (let from = 0; from < total; from += ROWS_AT_ONCE) {
    // Fetches the pages one after another: the next is not needed earlier.
    const { rows } = await api.search.hits({
      request,
      order: options.sort,
      from,
      count: Math.min(ROWS_AT_ONCE, total - from),
      context: options.context,
      sentences: options.format !== 'text',
    });
    for (const row of rows) {
      const source = sources.get(row.sourceId);
      if (!source) continue;
      const hit = { ...row, source, sentence: row.sentence ?? '' };
      if (options.format === 'text') {
        terminal.print(lineOf(hit));
        printed.add(source.id);
      } else hits.push(hit);
    }
  }
  if (options.format === 'text')
    terminal.print([...unquotedLines(terminal.words, tables, printed), summary(terminal, answer)].join('\n'));
  else {
    const classes = new Map(tables.class.map((row) => [row.id, row]));
    const table = hitTable(hits, {
      classes,
      whose: whoseIn(tables),
      notice: tables.project[0]?.notice ?? null,
    });
    if (options.format === 'csv') {
      terminal.print(Buffer.from(writeCsv(table, { byteOrderMark: false })).toString('utf8'));
      // A table has no place for this sentence, so it goes to standard error.
      if (answer.stoppedAfter !== null)
        throw new AppError('invalid', 'command_line:search_stopped', { seconds: answer.stoppedAfter });
    } else {
      const names = table.columns.map(({ key }) => key);
      const rows = Array.from(table.rows, (cells) =>
        Object.fromEntries(cells.map((cell, place) => [names[place], cell])),
      );
      const { byClass, ...counts } = answer.counts;
      const named = byClass.map(({ classId, ...count }) => ({
        class: classId === null ? null : (classes.get(classId)?.name ?? null),
        ...count,
      }));
      const json = {
        request,
        ...answer,
        counts: { ...counts, byClass: named },
        summary: summary(terminal, answer),
        hits: rows,
      };
      terminal.print(JSON.stringify(json, null, 2));
    }
  }
}

function requestOf(text: string, options: SearchOptions, tables: HeldRecords): SearchRequest {
  const matching: Matching = options.regex
    ? 'pattern'
    : options.word
      ? 'whole-word'
      : options.wordStart
        ? 'word-start'
        : 'anywhere';
  return {
    query: {
      text,
      matching,
      matchCase: options.case ?? false,
      exactForms: options.exactForms ?? false,
    },
    scope: {
      ...(options.kind === undefined ? {} : { kind: options.kind }),
      ...scopeOf(options, tables),
      withExcluded: options.withExcluded ?? false,
      withDuplicates: options.withDuplicates ?? false,
    },
    ...(options.coded || options.uncoded
      ? { coded: { level: 'hits', coded: options.coded ?? false } as const }
      : {}),
  };
}

function lineOf({ source, left, hit, right }: WrittenHit): string {
  // Escaped also in a pipe: these lines are for people, who will look at them in a terminal.
  return harmless(`${source.label ?? source.title}: ${left}[${hit}]${right}`.replaceAll('\n', ' '));
}

/** How many hits and sources of each kind there are, out of how many. */
function summary({ words: { t } }: Terminal, { counts, stoppedAfter }: SearchAnswer): string {
  const line = (what: 'documents' | 'interviews', { hits, sources, of }: HitCount): string =>
    t(`command_line:searched_${what}`, {
      hits: t('command_line:searched_hits', { count: hits }),
      sources,
      of,
    });
  const { documents, interviews } = counts;
  return [
    line('documents', documents),
    line('interviews', interviews),
    ...(stoppedAfter === null ? [] : [t('command_line:search_stopped', { seconds: stoppedAfter })]),
  ].join('\n');
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 1_000_000_000)
    throw new InvalidArgumentError('0, 1, 2 …');
  return number;
}
