// Bringing in a project file of another program on the command line, and saying what became of it.
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

/** So many rows of a table are named; of more, a line says how many there are. */
const NAMED = 5;

export interface ExchangeOptions extends WithoutSnapshot {
  /** Only says what bringing in would do. */
  readonly dryRun?: boolean;
  readonly conflicts?: 'ours' | 'theirs';
  /** Whether coders of one name are one person, or never. */
  readonly coders?: 'together' | 'apart';
  /** Brings everything in a second time. */
  readonly beside?: boolean;
  /** Of Word documents: whether highlighted passages are coded by their colours. */
  readonly highlights?: boolean;
  /** Where the whole report, or the whole preview, is written as json. */
  readonly report?: string;
}

/**
 * The files that are projects of other programs, by what is in them or by what they are called: what is called a project
 * and is none is refused as such, and never a text of the study. Throws `unsupported` for a project of Concord itself.
 */
export async function projectsAmong(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    // A few bytes of each.
    const whose = await projectAt(resolve(path));
    if (whose === 'own')
      throw new AppError('unsupported', 'command_line:import_own_project', { name: basename(path) });
    const isOther = whose === 'other' || (await isExchangeProject(resolve(path)));
    if (isOther || /\.(?:qdpx|qde|mex)$/i.test(path)) found.push(path);
  }
  return found;
}

/**
 * Word documents by their paths, those of folders included. Throws `not_found` for what is not there, `invalid` for what
 * is damaged, what is no Word document, and a folder without one.
 */
export async function wordFiles(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const name = basename(path);
    if (statSync(resolve(path), { throwIfNoEntry: false })?.isDirectory()) {
      // In the order in which they are named.
      const inIt = (await listFolder(resolve(path))).files.map((file) => file.path);
      const word = inIt.filter((each) => /\.docx$/i.test(each) && !basename(each).startsWith('~$'));
      if (word.length === 0) throw new AppError('invalid', 'command_line:import_no_word_in', { name });
      files.push(...word);
      // A few bytes of each.
    } else if (await isWordDocument(resolve(path), name)) files.push(path);
    else throw new AppError('invalid', 'command_line:import_no_word', { name });
  }
  return files;
}

/** Brings in the first file with the others, or looks at what that would do, and prints what is to be known of it. */
export async function bringInExchange(
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
  const told = dryRun
    ? await api.exchange.preview(asked, watched)
    : await api.exchange.bringIn(asked, watched);
  terminal.report('');
  const lines =
    'tables' in told
      ? previewLines(told, terminal)
      : [...remarkLines(told.remarks, terminal), ...outcomeInWords(terminal.words, told)];
  for (const line of lines) terminal.print(line);
  keep(told);
}

const marks: Readonly<Record<Fate, string>> = { added: '+', changed: '~', conflicts: '!', onlyHere: '-' };

function previewLines({ tables, remarks, isNew }: ExchangePreview, terminal: Terminal): string[] {
  const { words } = terminal;
  const { t } = words;
  const row = (fate: Fate, { fields, isRemoved, ...named }: PreviewedRow): string => {
    const told = [
      ...fields.map((field) => partInWords(words, field)),
      ...(isRemoved ? [t('exchange:removed_here')] : []),
    ];
    return `${marks[fate]} ${rowInWords(words, named)}${told.length > 0 ? ` (${told.join('; ')})` : ''}`;
  };
  const lines = fates.flatMap((fate) =>
    tables.flatMap(({ table, counts, rows }) => {
      if (counts[fate] === 0) return [];
      const more = counts[fate] - Math.min(rows[fate].length, NAMED);
      const what = `${t(`exchange:fate_${fate}`)} · ${t(`exchange:things.${table}`)}`;
      return [
        t('exchange:shown_rows', { what, count: counts[fate] }),
        ...rows[fate].slice(0, NAMED).map((each) => `  ${row(fate, each)}`),
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
