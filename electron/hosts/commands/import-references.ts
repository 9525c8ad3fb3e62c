// Importing references on the command line: what they fill in, what stays, and what becomes a source.
import { basename, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { ReferencesReport } from '../../services/imports/references.ts';
import type { Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { jsonReport } from './json-report.ts';
import { withProject } from './open-project.ts';
import { withoutSnapshot, type WithoutSnapshot } from './without-snapshot.ts';

export interface ReferenceOptions extends WithoutSnapshot {
  readonly references?: string;
  readonly class?: string;
  readonly encoding?: string;
  readonly report?: string;
  readonly dryRun?: boolean;
}

/** How many titles and values of each kind are listed; the report has all. */
const MAX_LISTED = 10;

/**
 * Imports a file of references, or previews it with `--dry-run`; `--report` writes the whole report as JSON. Throws
 * `invalid` if other files are named too.
 */
export async function importReferences(
  terminal: Terminal,
  path: string,
  others: readonly string[],
  { references: file, ...options }: ReferenceOptions & { readonly references: string },
): Promise<void> {
  if (others.length > 0) throw new AppError('invalid', 'articles:cli_references_alone');
  const keep = jsonReport(options.report);
  const input = {
    file: { reference: resolve(file), name: basename(file) },
    encoding: options.encoding ?? null,
    className: options.class ?? null,
  };
  await withProject(terminal, path, options.dryRun ? 'read' : 'write', async ({ api }) => {
    const signal = interrupted();
    const report = options.dryRun
      ? await api.imports.referencesPreview(input, { signal })
      : await api.imports.references(input, { ...withoutSnapshot(options), signal });
    keep(report);
    for (const line of linesOf(report, options.dryRun ?? false, terminal)) terminal.print(line);
  });
}

function linesOf(report: ReferencesReport, isPreview: boolean, { words }: Terminal): string[] {
  const { t } = words;
  const { references, matched, filled, left, titles } = report;
  const more = (count: number): string[] =>
    count > MAX_LISTED ? [t('attributes:more', { count: count - MAX_LISTED })] : [];
  const value = ({ sourceId, field, ...each }: ReferencesReport['filled'][number]) => ({
    title: titles[sourceId] ?? '',
    field: t(`articles:reference_field.${field}`),
    value: each.value,
    here: each.here ?? '',
  });
  return [
    t('articles:references_matched', { matched, references }),
    ...filled.slice(0, MAX_LISTED).map((each) => t('articles:references_change', value(each))),
    ...more(filled.length),
    t(isPreview ? 'articles:references_would' : 'articles:references_filled', { count: filled.length }),
    ...(left.length > 0 ? [t('articles:references_left', { count: left.length })] : []),
    ...left.slice(0, MAX_LISTED).map((each) => t('articles:references_kept', value(each))),
    ...more(left.length),
    ...(['made', 'unmatched', 'ambiguous'] as const).flatMap((what) =>
      report[what].length === 0
        ? []
        : [
            t(`articles:references_${what}`, {
              count: report[what].length,
              names: report[what].slice(0, MAX_LISTED).join('; '),
            }),
            ...more(report[what].length),
          ],
    ),
  ];
}
