// Importing one file as many articles on the command line: the articles as they would be cut, or the import.
import { basename, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { splitRuleOf } from '#core/imports/articles/split-rule.ts';
import { joined } from '#words/sentences.ts';
import type { Api } from '../../api.ts';
import type { Client } from '../../rpc/client.ts';
import type { ImportReport } from '../../services/imports/report.ts';
import type { Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { withProject } from './open-project.ts';
import { withoutSnapshot, type WithoutSnapshot } from './without-snapshot.ts';

export interface ArticleOptions extends WithoutSnapshot {
  readonly split?: string;
  readonly kind?: 'document' | 'interview';
  readonly class?: string;
  readonly encoding?: string;
  readonly dryRun?: boolean;
}

/** The most articles to check that are listed by name after an import; a dry run lists all articles. */
const MAX_LISTED = 20;

/**
 * Imports the articles of one file, cut by `--split`, and hands the report to `take`; with `--dry-run` only prints them.
 * Throws `invalid` for an invalid rule, and for several files.
 */
export async function importArticles(
  terminal: Terminal,
  path: string,
  files: readonly string[],
  options: ArticleOptions,
  take: (report: ImportReport, titles: ReadonlyMap<string, string>) => void,
): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) throw new AppError('invalid', 'articles:cli_one_file');
  const rule = options.split ?? '';
  splitRuleOf(rule);
  const input = {
    file: { reference: resolve(file), name: basename(file) },
    rule,
    encoding: options.encoding ?? null,
  };
  await withProject(terminal, path, options.dryRun ? 'read' : 'write', async ({ api }) => {
    const signal = interrupted();
    await list(terminal, api, input, { all: options.dryRun ?? false, signal });
    if (options.dryRun) return;
    const report = await api.imports.importArticles(
      { ...input, kind: options.kind ?? 'document', className: options.class ?? null },
      { ...withoutSnapshot(options), signal },
    );
    const { tables } = await api.project.records();
    take(report, new Map(tables.source.map(({ id, title }) => [id, title])));
  });
}

async function list(
  { words, print }: Terminal,
  api: Client<Api>,
  input: Parameters<Client<Api>['imports']['articles']>[0],
  { all, signal }: { readonly all: boolean; readonly signal: AbortSignal },
): Promise<void> {
  const { t } = words;
  const { articles, better, ways } = await api.imports.articles(input, { signal });
  const lines = articles.flatMap(({ title, date, outlet, words: count, doubts, misfit }, at) => {
    if (!all && doubts.length === 0) return [];
    const none = t('articles:none');
    const facts = { number: at + 1, title: title ?? none, date: date ?? none, outlet: outlet ?? none, count };
    const why = doubts.map((doubt) =>
      t(`articles:doubt.${doubt}`, { value: misfit?.value ?? '', usual: misfit?.usual ?? '' }),
    );
    const line = t('articles:cli_article', facts);
    return [
      why.length === 0 ? line : t('articles:cli_doubted', { line, why: joined(words, why, 'conjunction') }),
    ];
  });
  for (const line of all ? lines : lines.slice(0, MAX_LISTED)) print(line);
  if (!all && lines.length > MAX_LISTED) print(t('articles:cli_more', { count: lines.length - MAX_LISTED }));
  if (better) print(t('articles:cli_better', { rule: better.rule, count: better.pieces }));
  if (!all) return;
  print(t('articles:cli_would', { count: articles.length }));
  for (const { rule, pieces } of ways) print(t('articles:cli_way', { rule, count: pieces }));
}
