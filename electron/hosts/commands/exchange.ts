// Importing a project file of another program on the command line, and reporting the result.
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { isWordDocument, projectAt } from '#formats/foreign/open.ts';
import { listFolder } from '#formats/reading/list-folder.ts';
import { isExchangeProject } from '#formats/refi/recognise.ts';
import { outcomeInWords, partInWords, rowInWords } from '#words/exchange-changes.ts';
import type { Api } from '../../api.ts';
import type { Client } from '../../rpc/client.ts';
import {
  fates,
  type ExchangePreview,
  type Fate,
  type PreviewedRow,
} from '../../services/exchange/preview.ts';
import type { Terminal } from '../terminal.ts';
import { jsonReport } from './json-report.ts';
import { remarkLines } from './remark-lines.ts';
import { withoutSnapshot, type WithoutSnapshot } from './without-snapshot.ts';

/** How many rows of a table are listed by name; beyond that, a line gives the number. */
const MAX_LISTED_ROWS = 5;

export interface ExchangeOptions extends WithoutSnapshot {
  /** Only report what the import would do. */
  readonly dryRun?: boolean;
  readonly conflicts?: 'ours' | 'theirs';
  /** Whether coders with the same name are one person. */
  readonly coders?: 'together' | 'apart';
  /** Import everything a second time, beside what is there. */
  readonly beside?: boolean;
  /** For Word documents: whether highlighted passages become codings, one code for each colour. */
  readonly highlights?: boolean;
  /** The path of the whole report, or the whole preview, as JSON. */
  readonly report?: string;
}

/**
 * The files among these that are projects of other programs, by content or by name: a file that is called a project but
 * is none is refused, not imported as a text. Throws `unsupported` for a project of Concord itself.
 */
export async function projectsAmong(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    // Reads only a few bytes of each file.
    const whose = await projectAt(resolve(path));
    if (whose === 'own')
      throw new AppError('unsupported', 'command_line:import_own_project', { name: basename(path) });
    const isOther = whose === 'other' || (await isExchangeProject(resolve(path)));
    if (isOther || /\.(?:qdpx|qde|mex)$/i.test(path)) found.push(path);
  }
  return found;
}

/**
 * The paths of Word documents, including those in folders. Throws `not_found` for a missing path, and `invalid` for a
 * damaged file, a file that is not a Word document, and a folder without one.
 */
export async function wordFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const name = basename(path);
    if (statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory()) {
      // In the order of their names.
      const inIt = (await listFolder(resolve(path))).files.map((file) => file.path);
      const word = inIt.filter((each) => /\.docx$/i.test(each) && !basename(each).startsWith('~$'));
      if (word.length === 0) throw new AppError('invalid', 'command_line:import_no_word_in', { name });
      files.push(...word);
      // Reads only a few bytes of each file.
    } else if (await isWordDocument(resolve(path), name)) files.push(path);
    else throw new AppError('invalid', 'command_line:import_no_word', { name });
  }
  return files;
}

/** Imports the first file together with the others, or previews the import, and prints the report. */
export async function importExchangeFiles(
  api: Client<Api>,
  paths: readonly string[],
  {
    dryRun = false,
    conflicts = 'ours',
    coders,
    beside = false,
    highlights = true,
    report,
    ...calls
  }: ExchangeOptions,
  { signal, terminal }: { readonly signal: AbortSignal; readonly terminal: Terminal },
): Promise<void> {
  const keep = jsonReport(report);
  const [file = { reference: '', name: '' }, ...also] = paths.map((path) => ({
    reference: resolve(path),
    name: basename(path),
  }));
  const asked = { file, also, highlights, merge: !beside, conflicts, coders };
  const watched = {
    ...withoutSnapshot(calls),
    signal,
    onProgress: ({ done, total, name }: { done: number; total: number; name?: string }) =>
      terminal.report(`${done} / ${total} ${name ?? ''}`),
  };
  const outcome = dryRun
    ? await api.exchange.preview(asked, watched)
    : await api.exchange.bringIn(asked, watched);
  terminal.report('');
  const lines =
    'tables' in outcome
      ? previewLines(outcome, terminal)
      : [...remarkLines(outcome.remarks, terminal), ...outcomeInWords(terminal.words, outcome)];
  for (const line of lines) terminal.print(line);
  keep(outcome);
}

const marks: Readonly<Record<Fate, string>> = { added: '+', changed: '~', conflicts: '!', onlyHere: '-' };

function previewLines({ tables, remarks, isNew }: ExchangePreview, terminal: Terminal): string[] {
  const { words } = terminal;
  const { t } = words;
  const row = (fate: Fate, { fields, isRemoved, ...named }: PreviewedRow): string => {
    const details = [
      ...fields.map((field) => partInWords(words, field)),
      ...(isRemoved ? [t('exchange:removed_here')] : []),
    ];
    return `${marks[fate]} ${rowInWords(words, named)}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
  };
  const lines = fates.flatMap((fate) =>
    tables.flatMap(({ table, counts, rows }) => {
      if (counts[fate] === 0) return [];
      const more = counts[fate] - Math.min(rows[fate].length, MAX_LISTED_ROWS);
      const what = `${t(`exchange:fate_${fate}`)} · ${t(`exchange:things.${table}`)}`;
      return [
        t('exchange:shown_rows', { what, count: counts[fate] }),
        ...rows[fate].slice(0, MAX_LISTED_ROWS).map((each) => `  ${row(fate, each)}`),
        ...(more > 0 ? [`  ${t('exchange:rows_more', { count: more })}`] : []),
      ];
    }),
  );
  const isShown = tables.some(({ counts }) => counts.added + counts.changed + counts.conflicts > 0);
  const isDecided = tables.some(({ counts }) => counts.conflicts > 0);
  const isRenewed = remarks.some(({ key }) => key === 'exchange:renewed');
  const result = !isNew
    ? [t(isDecided ? 'exchange:nothing_new_decided' : 'exchange:nothing_new')]
    : isShown || isRenewed
      ? []
      : [t('command_line:exchange_would_tie')];
  return [...remarkLines(remarks, terminal), ...lines, ...result];
}
