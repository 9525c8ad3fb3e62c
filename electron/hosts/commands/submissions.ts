// The verb `submissions`: what was submitted, and keeping what is submitted now with a snapshot of the study.
import { InvalidArgumentError, type Command } from 'commander';
import type { Table } from '#core/exports/table.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import type { Api } from '../../api.ts';
import type { Client } from '../../rpc/client.ts';
import type { ListedSubmission } from '../../services/submissions.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, withFormatOption, type TableFormat } from './analysis-output.ts';
import { interrupted } from './interrupted.ts';
import { withProject } from './open-project.ts';

interface SubmissionsCommand {
  readonly keep?: string;
  readonly date?: string;
  readonly note?: string;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addSubmissionsCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const listing = program
    .command('submissions')
    .description(t('command_line:submissions'))
    .argument('<project>')
    .option('--keep <name>', t('command_line:submissions_keep'))
    .option('--date <date>', t('command_line:submissions_date'), (date: string) => {
      if (!isDay(date)) throw new InvalidArgumentError(t('command_line:submissions_no_date'));
      return date;
    })
    .option('--note <text>', t('command_line:submissions_note'));
  withFormatOption(listing, terminal).action(
    (path: string, options: SubmissionsCommand, command: Command) => {
      const { keep, date, note, format } = options;
      if (keep === undefined && (date !== undefined || note !== undefined))
        command.error(t('command_line:submissions_idle'), { exitCode: 2 });
      return withProject(terminal, path, keep === undefined ? 'read' : 'write', async ({ api, session }) => {
        if (keep !== undefined)
          await keepNow(api, terminal, {
            name: keep,
            date: date ?? session.now().slice(0, 10),
            note: note ?? '',
          });
        const json = (await api.submissions.list({})).map(submissionJson);
        printTable(terminal, format, {
          json,
          csv: () => scriptTable(json),
          text: () =>
            json.map((each) => inWords(terminal.words, each)).join('\n\n') ||
            t('command_line:submissions_none'),
        });
      });
    },
  );
}

/** Makes a snapshot that is kept for good, and keeps the submission with it; as the window does. */
async function keepNow(
  api: Client<Api>,
  { words: { t } }: Terminal,
  { name, date, note }: { readonly name: string; readonly date: string; readonly note: string },
): Promise<void> {
  const signal = interrupted();
  const snapshot = await api.snapshots.make({ name: t('submissions:titled', { name, date }) }, { signal });
  await api.submissions.keep({ name, date, note, snapshot: snapshot.id }, { signal });
}

function isDay(date: string): boolean {
  const moment = Date.parse(date);
  return (
    /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(date)
  );
}

/** A submission for scripts. */
interface SubmissionJson {
  readonly id: string;
  readonly name: string;
  readonly date: string;
  readonly note: string;
  /** The number and the name of the codebook's version. */
  readonly version: number;
  readonly version_name: string;
  /** The number of the snapshot; null where none was made. */
  readonly snapshot: number | null;
  /** How many tables and figures it has. */
  readonly tables: number;
}

function submissionJson({
  id,
  name,
  date,
  note,
  version,
  snapshot,
  items,
}: ListedSubmission): SubmissionJson {
  return {
    id,
    name,
    date,
    note,
    version: version.number,
    version_name: version.name,
    snapshot: snapshot?.id ?? null,
    tables: items.length,
  };
}

function scriptTable(rows: readonly SubmissionJson[]): Table {
  const columns = ['id', 'name', 'date', 'note', 'version', 'version_name', 'snapshot', 'tables'] as const;
  return {
    columns: columns.map((key) => ({
      key,
      kind: key === 'version' || key === 'snapshot' || key === 'tables' ? 'number' : 'text',
    })),
    rows: rows.map((row) => columns.map((key) => row[key])),
  };
}

function inWords(
  words: Words,
  { name, date, note, version, version_name, snapshot, tables }: SubmissionJson,
): string {
  const { t } = words;
  return [
    t('submissions:titled', { name, date: dateInWords(words, date) }),
    t('submissions:version', { number: version, name: version_name }),
    snapshot === null ? t('submissions:no_snapshot') : t('submissions:snapshot', { id: snapshot }),
    t('submissions:tables', { count: tables }),
    ...(note === '' ? [] : [note]),
  ].join('\n');
}
