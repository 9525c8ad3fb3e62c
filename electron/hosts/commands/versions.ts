// The verb `versions`: the kept versions of the codebook, or two of them compared.
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { versionTable } from '#core/exports/version-rows.ts';
import type { Table } from '#core/exports/table.ts';
import { changeJson, driftJson, type VersionJson } from '#core/versions/versions-json.ts';
import { dateInWords } from '#words/citation.ts';
import { changeInWords, driftInWords, sumInWords, themeInWords } from '#words/version-changes.ts';
import type { Words } from '#words/words.ts';
import type { VersionsCompared } from '../../services/versions/comparing.ts';
import type { ListedVersion, ListedVersions } from '../../services/versions.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, withFormatOption, type TableFormat } from './analysis-output.ts';
import { layerOf } from './counting-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface VersionsCommand {
  readonly from?: string;
  readonly to?: string;
  readonly coder?: string;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addVersionsCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const listing = program
    .command('versions')
    .description(t('command_line:versions'))
    .argument('<project>')
    .addOption(new Option('--from <version>', t('command_line:versions_from')))
    .addOption(new Option('--to <version>', t('command_line:versions_to')))
    .addOption(new Option('--coder <name>', t('command_line:versions_coder')));
  withFormatOption(listing, terminal).action((path: string, options: VersionsCommand, command: Command) => {
    const { from, to, coder, format } = options;
    if (from === undefined && to !== undefined) command.error(t('command_line:versions_to_idle'));
    if (from === undefined && coder !== undefined) command.error(t('command_line:versions_coder_idle'));
    return withProject(terminal, path, 'read', async ({ api }) => {
      const listed = await api.versions.list({});
      if (from === undefined) return printVersions(terminal, format, listed);
      const { tables } = await api.project.records();
      const layer = coder === undefined ? undefined : layerOf({ coder }, tables);
      const compared = await api.versions.compare({
        fromId: versionCalled(listed, from),
        toId: to === undefined ? null : versionCalled(listed, to),
        ...(typeof layer === 'object' ? { coderId: layer.coderId } : {}),
      });
      printCompared(terminal, format, compared);
    });
  });
}

/** The id of the version with this number, name or id. Throws `not_found` for none, where none is kept, and for a number that two have. */
function versionCalled({ versions }: ListedVersions, called: string): string {
  const [one, ...more] = versions.filter(
    ({ id, name, number }) => id === called || name === called || String(number) === called,
  );
  if (one && more.length === 0) return one.id;
  if (versions.length === 0) throw new AppError('not_found', 'command_line:versions_none');
  throw new AppError('not_found', 'command_line:versions_unknown', {
    name: called,
    names: versions.map(({ number, name, id }) => `${number} “${name}” (${id})`).join(', ') || '–',
  });
}

function versionJson({
  number,
  id,
  name,
  reason,
  at,
}: Omit<ListedVersion, 'coderName' | 'codes'>): VersionJson {
  return { number, id, name, reason, at };
}

function printVersions(terminal: Terminal, format: TableFormat, listed: ListedVersions): void {
  const { words } = terminal;
  const { t } = words;
  const { versions, codes, changesSince } = listed;
  const json = {
    versions: versions.map((one) => ({ ...versionJson(one), by: one.coderName, codes: one.codes })),
    codes,
    changes_since: changesSince,
  };
  const last = versions.at(-1);
  printTable(terminal, format, {
    json,
    csv: (): Table => ({
      columns: ['number', 'id', 'name', 'reason', 'at', 'by', 'codes'].map((key) => ({ key, kind: 'text' })),
      rows: json.versions.map((one) => [one.number, one.id, one.name, one.reason, one.at, one.by, one.codes]),
    }),
    text: () =>
      last === undefined
        ? t('command_line:versions_none')
        : [
            plainTable(
              versions.map((one) => [
                `${t('versions:version', { number: one.number })} ${one.name}`,
                dateInWords(words, one.at),
                one.codes === null ? t('versions:nothing') : t('versions:codes', { count: one.codes }),
                one.reason,
              ]),
            ),
            t('exports:about.listed', {
              label: t('versions:now'),
              text: sinceInWords(words, last.number, changesSince),
            }),
          ].join('\n'),
  });
}

/** “2 changes since version 3”. */
function sinceInWords({ t }: Words, number: number, changes: number | null): string {
  if (changes === null) return t('versions:nothing');
  return changes === 0
    ? t('versions:no_changes_since', { number })
    : t('versions:changes_since', { count: changes, number });
}

function printCompared(terminal: Terminal, format: TableFormat, compared: VersionsCompared): void {
  const { words } = terminal;
  const { t } = words;
  const { from, to, before, after, coder } = compared;
  const paths = new Map(compared.codes.map(({ id, path }) => [id, path]));
  const pathOf = (id: string | null): string => paths.get(id ?? '') ?? '';
  const changes = compared.changes.map((told) => changeJson(told, pathOf));
  const drift = driftJson(compared.drift, pathOf);
  const method = t('versions:note', { number: from.number, coder: coder.name });
  printTable(terminal, format, {
    json: {
      from: versionJson(from),
      to: to && versionJson(to),
      coder: coder.name,
      codes_before: before,
      codes_after: after,
      changes,
      drift,
      method,
    },
    csv: () =>
      versionTable(
        { changes, drift },
        { from_version: from.name, to_version: to?.name ?? null, coder: coder.name, method },
      ),
    text: () => comparedInText(words, compared, pathOf, method),
  });
}

function comparedInText(
  words: Words,
  compared: VersionsCompared,
  pathOf: (id: string | null) => string,
  method: string,
): string {
  const { t } = words;
  const { from, to, changes, drift } = compared;
  const driftOf = new Map(drift.map((row) => [row.codeId, row]));
  const changed = new Set(changes.map(({ change }) => change.code.id));
  const heading =
    to === null
      ? t('versions:heading_now', { from: from.number })
      : t('versions:heading', { from: from.number, to: to.number });
  const lines = changes.map((told) => [
    t('exports:about.listed', {
      label: t(`versions:kind.${told.change.kind}`),
      text: pathOf(told.change.code.id),
    }),
    [changeInWords(words, told, pathOf), ...told.themes.map((theme) => themeInWords(words, theme))]
      .filter((part) => part !== '')
      .join(' · '),
    told.by === null ? '' : t('versions:who', { name: told.by.name, date: dateInWords(words, told.by.at) }),
    driftInWords(words, driftOf.get(told.change.code.id)),
  ]);
  const others = drift
    .filter((row) => row.changed > 0 && !changed.has(row.codeId))
    .map((row) => [pathOf(row.codeId), '', '', driftInWords(words, row)]);
  const head = ['code', 'what', 'who', 'drift'] as const;
  return [
    heading,
    sumInWords(words, compared),
    '',
    ...(lines.length + others.length === 0
      ? [t('versions:unchanged')]
      : [plainTable([head.map((column) => t(`versions:column.${column}`)), ...lines, ...others])]),
    '',
    method,
  ].join('\n');
}
