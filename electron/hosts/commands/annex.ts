// The evidence annex on the command line.
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import type { PassageLength } from '#core/annex/excerpts.ts';
import type { SourceKind } from '#core/records.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import type { Api } from '../../api.ts';
import type { Client } from '../../rpc/client.ts';
import type { HeldRecords } from '../../services/project.ts';
import { sentence, tell, type Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { keptNamed } from './kept-tables.ts';
import { isFoundBy, namesListed } from './names-listed.ts';
import { classesNamed, peopleNamed } from './scope-options.ts';

export interface AnnexOptions {
  readonly annex?: string;
  readonly tables?: string;
  readonly withoutKind?: readonly SourceKind[];
  readonly withoutClass?: string;
  readonly withoutRespondent?: string;
  readonly pseudonyms?: boolean;
}

/** Adds the options to `export`. */
export function withAnnexOptions(command: Command, { words: { t } }: Terminal): Command {
  const kinds: readonly SourceKind[] = ['document', 'interview'];
  return command
    .option('--annex <file>', t('command_line:export_annex'))
    .option('--tables <names>', t('command_line:annex_tables'))
    .addOption(
      new Option('--without-kind <kind>', t('command_line:annex_without_kind'))
        .argParser((kind: string, before: readonly SourceKind[]): readonly SourceKind[] => {
          const known = kinds.find((each) => each === kind);
          if (!known) throw new InvalidArgumentError(t('command_line:annex_no_kind'));
          return [...before, known];
        })
        .default([]),
    )
    .option('--without-class <names>', t('command_line:annex_without_class'))
    .option('--without-respondent <names>', t('command_line:annex_without_respondent'));
}

/**
 * How much of each passage an annex shows, if `--passages` says that and names no file: `whole`, `none`, or a number of
 * characters; null if it names a file. Throws `invalid` for a length of nothing.
 */
export function passageLength(passages: string): PassageLength | null {
  if (passages === 'whole' || passages === 'none') return passages;
  if (!/^\d+$/.test(passages)) return null;
  const length = Number(passages);
  if (length < 1 || length > 1_000_000) throw new AppError('invalid', 'command_line:annex_length');
  return length;
}

/**
 * The export, with its input checked before anything is written. Throws `not_found` for a table or a class that is not
 * there.
 */
export function annexWriting(
  api: Client<Api>,
  options: AnnexOptions & { readonly annex: string },
  passages: PassageLength | null,
  { tables, terminal }: { readonly tables: HeldRecords; readonly terminal: Terminal },
) {
  const { words } = terminal;
  if (!/\.html?$/i.test(options.annex))
    throw new AppError('unsupported', 'errors:unknown_ending', { name: options.annex, endings: 'html' });
  const idOf = (name: string): string => keptNamed(name, tables, words).id;
  const named = options.tables === undefined ? undefined : namesListed(options.tables, isFoundBy(idOf));
  const ids = named?.flatMap((name) => (name === '' ? [] : idOf(name)));
  if (ids?.length === 0) throw new AppError('invalid', 'command_line:annex_no_tables');
  const input = {
    to: resolve(options.annex),
    pseudonyms: options.pseudonyms ?? false,
    withoutKinds: [...(options.withoutKind ?? [])],
    withoutClassIds: options.withoutClass === undefined ? [] : classesNamed(options.withoutClass, tables),
    withoutRespondentIds:
      options.withoutRespondent === undefined ? [] : peopleNamed(options.withoutRespondent, tables),
    ...(ids === undefined ? {} : { ids: [...new Set(ids)] }),
    ...(passages === null ? {} : { passages }),
  };
  return async () => {
    const written = await api.annex.write(input, {
      signal: interrupted(),
      onProgress: ({ done, total, name }) => terminal.report(`${done} / ${total} ${name ?? ''}`),
    });
    terminal.report('');
    for (const { name, error } of written.problems)
      tell(words.t('command_line:annex_problem', { name, reason: sentence(words, error) }));
    for (const line of toldOf(written, input.pseudonyms, terminal)) terminal.print(line);
    return written;
  };
}

type Written = Awaited<ReturnType<Client<Api>['annex']['write']>>;

function toldOf(written: Written, pseudonyms: boolean, { words }: Terminal): string[] {
  const { t } = words;
  const { tables, numbers, passages, sources, bytes, length, parts, short, ordinary, leftOut } = written;
  return [
    t('command_line:annexed', { tables, numbers, passages, sources }),
    t(`command_line:annex_size_${typeof length === 'number' ? 'cut' : length}`, {
      size: bytesInWords(bytes, words),
      count: length,
    }),
    ...(leftOut.length === 0
      ? []
      : [t('annex:out.tables', { titles: leftOut.join(t('exports:list.separator')) })]),
    ...(parts.length === 0 ? [] : [`${t('command_line:annex_parts')}:`]),
    ...parts.map(
      ({ file, places: count }) =>
        `  ${t('replication:places', { file: file === '' ? t('annex:elsewhere') : file, count })}`,
    ),
    ...(short.length === 0 ? [] : [t('replication:short', { names: short.join(', ') })]),
    ...(ordinary.length === 0 ? [] : [t('command_line:annex_ordinary', { names: ordinary.join(', ') })]),
    ...(pseudonyms || written.withheld > 0 ? [t('replication:others')] : []),
  ];
}
