// Importing a sheet of attributes on the command line: a preview of its changes, or a report on them.
import { basename, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { joined } from '#words/sentences.ts';
import type { SheetPreview } from '../../services/attribute-sheet.ts';
import type { Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { withProject } from './open-project.ts';
import { withoutSnapshot, type WithoutSnapshot } from './without-snapshot.ts';

export interface AttributeOptions extends WithoutSnapshot {
  readonly attributes?: 'sources' | 'respondents';
  readonly join?: 'title' | 'label' | 'name';
  readonly sheet?: string;
  readonly encoding?: string;
  readonly dryRun?: boolean;
}

/** How many rows, values and changes of each kind are listed by name. */
const MAX_LISTED = 10;

/** Imports one sheet, or previews its changes. Throws `invalid` for several files, or without `--join`. */
export async function importAttributes(
  terminal: Terminal,
  path: string,
  files: readonly string[],
  options: AttributeOptions,
): Promise<void> {
  const { attributes: of, join, sheet, encoding, dryRun } = options;
  const [file, ...others] = files;
  if (of === undefined || join === undefined) throw new AppError('invalid', 'attributes:cli_needs_join');
  if (file === undefined || others.length > 0) throw new AppError('invalid', 'attributes:cli_one_sheet');
  const input = {
    file: { reference: resolve(file), name: basename(file) },
    of,
    join,
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
  };
  await withProject(terminal, path, dryRun ? 'read' : 'write', async ({ api }) => {
    const signal = interrupted();
    const plan = dryRun
      ? await api.attributes.previewSheet(input, { signal })
      : await api.attributes.importSheet(input, { ...withoutSnapshot(options), signal });
    for (const line of linesOf(plan, of, terminal)) terminal.print(line);
    const { t } = terminal.words;
    terminal.print(
      dryRun
        ? t('attributes:would', { count: plan.changes.length })
        : t('attributes:imported', { count: plan.changes.length, name: basename(file) }),
    );
  });
}

function linesOf(plan: SheetPreview, of: 'sources' | 'respondents', { words }: Terminal): string[] {
  const { t } = words;
  const few = <Item>(items: readonly Item[], say: (item: Item) => string): string[] => [
    ...items.slice(0, MAX_LISTED).map(say),
    ...(items.length > MAX_LISTED ? [t('attributes:more', { count: items.length - MAX_LISTED })] : []),
  ];
  const made = new Set(plan.columns.filter(({ isNew }) => isNew).map(({ name }) => name));
  return [
    t('attributes:matched', { matched: plan.matched, rows: plan.rows }),
    ...(['unmatched', 'ambiguous', 'repeated'] as const).flatMap((what) =>
      plan[what].length === 0
        ? []
        : [
            t(`attributes:${what}`, {
              count: plan[what].length,
              names: few(plan[what], (row) => t('attributes:row', { ...row })).join('; '),
            }),
          ],
    ),
    ...(plan.unnamed > 0 ? [t(`attributes:unnamed_${of}`, { count: plan.unnamed })] : []),
    ...few(plan.refused, ({ row, value, column }) =>
      t(column.field === 'consent' ? 'attributes:refused_consent' : 'attributes:refused', {
        row,
        value,
        column: column.column,
        type: t(`attributes:type.${column.type}`),
      }),
    ),
    ...few(plan.alike, (alike) => t('attributes:alike', { ...alike })),
    ...(made.size > 0 ? [t('attributes:new_columns', { names: [...made].join('; ') })] : []),
    ...plan.joined.map(({ name, columns }) =>
      t('attributes:joined', {
        name,
        columns: joined(
          words,
          columns.map((text) => t('search:quoted', { text })),
          'conjunction',
        ),
      }),
    ),
    ...(plan.newClasses.length > 0
      ? [t('attributes:new_classes', { names: plan.newClasses.join('; ') })]
      : []),
    ...few(plan.changes, ({ subjectId, column, from, to }) =>
      t('attributes:change', {
        subject: plan.names[subjectId] ?? '',
        attribute: column.name,
        from: from ?? t('attributes:empty'),
        to,
      }),
    ),
  ];
}
