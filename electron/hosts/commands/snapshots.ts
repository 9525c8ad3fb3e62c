// The verbs `snapshots` and `restore`.
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { openStore } from '#db/open.ts';
import { restoreStudy } from '#db/snapshots/restore-study.ts';
import { SnapshotStore, type SnapshotEntry } from '#db/snapshots/store.ts';
import { snapshotReason } from '#words/snapshot-reason.ts';
import { localeOf } from '#words/locale.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import { openOptions } from '../../services/desk.ts';
import { expectWritableFolder } from '../../write-file.ts';
import { Settings } from '../../settings.ts';
import { keptStudies, keptStudy, snapshotNamed, type KeptStudy } from '#db/snapshots/kept-studies.ts';
import type { Terminal } from '../terminal.ts';
import { areCountsHidden } from './snapshot-counts.ts';
import { clientOf, newSession } from './open-project.ts';
import { plainTable } from './plain-table.ts';
import { updateFirst } from './update-first.ts';

interface SnapshotsOptions {
  readonly make?: boolean;
  readonly name?: string;
  readonly format: 'table' | 'json';
}

/** Adds the verbs to the program. */
export function addSnapshotCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;

  program
    .command('snapshots')
    .description(t('command_line:snapshots'))
    .argument('[study]')
    .option('--make', t('command_line:snapshots_make'))
    .option('--name <name>', t('command_line:snapshots_name'))
    .addOption(
      new Option('--format <format>', t('command_line:format')).choices(['table', 'json']).default('table'),
    )
    .action(async (study: string | undefined, options: SnapshotsOptions, command: Command) => {
      const { make = false, name, format } = options;
      if ((make || name !== undefined) && (study === undefined || !make))
        command.error(t('command_line:snapshots_needs_study'), { exitCode: 2 });
      if (study !== undefined && make) await makeOne(terminal, study, name ?? '');
      const folder = new Settings().snapshotFolder;
      const studies = study === undefined ? keptStudies(folder) : [keptStudy(folder, study)];
      if (format === 'json')
        terminal.print(
          JSON.stringify(
            studies.flatMap((each) => inJson(terminal, each)),
            null,
            2,
          ),
        );
      else
        terminal.print(
          studies.map((each) => inWords(terminal, each)).join('\n\n') || t('command_line:snapshots_none'),
        );
    });

  program
    .command('restore')
    .description(t('command_line:restore'))
    .argument('<study>')
    .argument('<snapshot>')
    .argument('<new>')
    .action((named: string, snapshot: string, target: string) => {
      const to = resolve(target);
      expectWritableFolder(to);
      clearLeftovers(dirname(to));
      const study = keptStudy(new Settings().snapshotFolder, named);
      const { id } = snapshotNamed(study, snapshot);
      using store = SnapshotStore.toRead(study.store);
      const row = store.snapshots().find((each) => each.id === id);
      // The snapshot may have been deleted since it was listed.
      if (!row) throw new AppError('not_found', 'errors:no_such_snapshot', { id: snapshot });
      restoreStudy(store, row, to, null);
      const said = { name: target, at: timeIn(terminal, row.at) };
      terminal.print(
        areCountsHidden(study.path, terminal.as)
          ? t('command_line:restored_sealed', said)
          : t('command_line:restored', { ...said, ...row.counts }),
      );
    });
}

/** Makes a snapshot of a study, also while another program writes it. */
async function makeOne({ language, words }: Terminal, study: string, name: string): Promise<void> {
  const session = newSession(language);
  try {
    const settings = new Settings();
    const options = openOptions(settings, session.now());
    await updateFirst(study, options, settings, words);
    session.adopt(openStore(resolve(study), options));
    await clientOf(session).snapshots.make({ name });
  } finally {
    await session.end();
  }
}

function inJson({ as }: Terminal, { id: file, path, snapshots }: KeptStudy): object[] {
  const isHidden = areCountsHidden(path, as);
  return snapshots.map(({ id, at, why, length, added, whole, counts }) => ({
    id,
    file,
    path,
    at,
    why,
    bytes: length,
    added,
    verified: whole,
    counts: isHidden ? null : counts,
  }));
}

function inWords(terminal: Terminal, { id: file, name, path, snapshots }: KeptStudy): string {
  const { t } = terminal.words;
  const head = (['id', 'at', 'why', 'codings', 'added', 'checked'] as const).map((key) =>
    t(`command_line:snapshots_${key}`),
  );
  const isHidden = areCountsHidden(path, terminal.as);
  const rows = snapshots.map((entry) => rowOf(terminal, entry, isHidden));
  const key = existsSync(path) ? 'command_line:snapshots_of' : 'command_line:snapshots_gone';
  const note = isHidden ? `\n${t('snapshots:sealed')}` : '';
  return `${t(key, { name, path, file })}\n${plainTable([head, ...rows])}${note}`;
}

function rowOf(terminal: Terminal, entry: SnapshotEntry, isHidden: boolean): string[] {
  const { words } = terminal;
  const { id, at, why, about, counts, added, whole } = entry;
  const state = whole === null ? 'unchecked' : whole ? 'whole' : 'damaged';
  return [
    String(id),
    timeIn(terminal, at),
    snapshotReason(words, why, about),
    isHidden ? '–' : String(counts.codings),
    sizeIn(added),
    words.t(`snapshots:${state}`),
  ];
}

function timeIn({ language }: Terminal, at: string): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(at));
}

function sizeIn(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
