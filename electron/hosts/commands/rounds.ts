// The verb `rounds`: the rounds of blind work, and how far their coders are. It tells everybody the same, so it does not ask
// who wants to know.
import type { Command } from 'commander';
import type { Table } from '#core/exports/table.ts';
import type { VersionJson } from '#core/versions/versions-json.ts';
import { versionInWords } from '#words/version-named.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Round } from '../../services/rounds.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, withFormatOption, type TableFormat } from './analysis-output.ts';
import { withProject } from './open-project.ts';

/** Adds the verb to the program. */
export function addRoundsCommand(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  const listing = program.command('rounds').description(t('command_line:rounds')).argument('<project>');
  withFormatOption(listing, terminal).action((path: string, { format }: { readonly format: TableFormat }) =>
    withProject(
      terminal,
      path,
      'read',
      async ({ api }) => {
        const { tables } = await api.project.records();
        const json = (await api.rounds.list()).rounds.map((round) => roundJson(round, tables));
        printTable(terminal, format, {
          json,
          csv: () => scriptTable(json),
          text: () =>
            json.length === 0
              ? t('command_line:rounds_none')
              : json.map((round) => inWords(words, round)).join('\n\n'),
        });
      },
      { as: 'anybody' },
    ),
  );
}

/** A round for scripts. */
interface RoundJson {
  readonly id: string;
  readonly name: string;
  readonly kind: Round['kind'];
  readonly codebook: Round['codebook'];
  /** The version of the codebook that the round froze; else null. */
  readonly version: Omit<VersionJson, 'reason'> | null;
  /** Of documents and interviews apart, the kind that is open; else null. */
  readonly open: Round['openKind'];
  readonly opened: string;
  /** Null as long as the round lasts. */
  readonly unlocked: string | null;
  /** In a team: whether it is unlocked where the log is kept, and some of what was coded in it is still to come here. */
  readonly on_its_way: boolean;
  /** What was counted once, when the round was unlocked, and what its sentence says; null before that. */
  readonly at_unlock: {
    readonly sources: number;
    readonly coders: readonly {
      readonly name: string;
      readonly codings: number;
      readonly reviewed: number;
      readonly could_see: number;
      readonly displayed: number;
    }[];
  } | null;
  /** `reviewed` is null where only owners of the team may know. */
  readonly coders: readonly {
    readonly name: string;
    readonly reviewed: number | null;
    readonly of: number;
  }[];
  /** In a team: whether the server keeps the round apart, and how many codings made before the unlock came after it. */
  readonly withheld: boolean;
  readonly late: number;
}

function roundJson(round: Round, { coder }: HeldRecords): RoundJson {
  const nameOf = (id: string): string => coder.find((each) => each.id === id)?.name ?? id;
  return {
    id: round.id,
    name: round.name,
    kind: round.kind,
    codebook: round.codebook,
    version: round.version,
    open: round.openKind,
    opened: round.openedAt,
    unlocked: round.unlockedAt,
    on_its_way: round.isOnItsWay,
    withheld: round.isWithheld === true,
    late: round.late,
    coders: round.progress.map(({ coderId, reviewed, of }) => ({ name: nameOf(coderId), reviewed, of })),
    at_unlock: round.atUnlock && {
      sources: round.atUnlock.sources,
      coders: round.atUnlock.coders.map(({ coderId, codings, reviewed, couldSee, displayed }) => ({
        name: nameOf(coderId),
        codings,
        reviewed,
        could_see: couldSee,
        displayed,
      })),
    },
  };
}

function inWords(
  words: Words,
  { name, kind, version, unlocked, coders, late, on_its_way: isOnItsWay }: RoundJson,
): string {
  const { t } = words;
  const until =
    unlocked === null
      ? t(isOnItsWay ? 'command_line:rounds_on_its_way' : 'command_line:rounds_lasts')
      : t('command_line:rounds_unlocked', { at: unlocked.slice(0, 10) });
  return [
    `${name} · ${t(`command_line:rounds_kind.${kind}`)} · ${until}`,
    ...(version === null
      ? []
      : [t('command_line:rounds_frozen', { version: versionInWords(words, { ...version, changes: 0 }) })]),
    ...coders.map(({ name: coder, reviewed, of }) =>
      reviewed === null
        ? t('command_line:rounds_unknown', { coder })
        : t('command_line:rounds_reviewed', { coder, reviewed, of }),
    ),
    ...(late > 0 ? [t('command_line:rounds_late', { count: late })] : []),
  ].join('\n');
}

const COLUMNS = [
  'id',
  'name',
  'kind',
  'codebook',
  'version',
  'open',
  'opened',
  'unlocked',
  'coder',
  'reviewed',
  'of',
  'withheld',
  'late',
  'on_its_way',
];

function scriptTable(rounds: readonly RoundJson[]): Table {
  return {
    columns: COLUMNS.map((key) => ({ key, kind: 'text' })),
    rows: rounds.flatMap(({ coders, ...round }) =>
      (coders.length === 0 ? [null] : coders).map((each) => [
        round.id,
        round.name,
        round.kind,
        round.codebook,
        round.version?.number ?? null,
        round.open,
        round.opened,
        round.unlocked,
        each?.name ?? null,
        each?.reviewed ?? null,
        each?.of ?? null,
        round.withheld ? 'true' : 'false',
        round.late,
        round.on_its_way ? 'true' : 'false',
      ]),
    ),
  };
}
