// The verbs `team round open` and `team round unlock`: blind rounds that the server of a team keeps apart.
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import type { CoderRecord } from '#core/records.ts';
import type { Words } from '#words/words.ts';
import type { OpenedProject } from './open-project.ts';

interface Opening {
  readonly name: string;
  readonly persons: string;
  readonly codebook: 'frozen' | 'own';
  readonly ownerSees?: boolean;
}

/** Opens the study of a team, runs `work` and closes it. */
type InTeam<Options> = (
  path: string,
  options: Options,
  work: (opened: OpenedProject) => Promise<void>,
) => Promise<void>;

/** Adds the verbs below `team`; `withPassword` adds its options to each. */
export function addTeamRoundCommands<Options>(
  team: Command,
  words: Words,
  print: (line: string) => void,
  {
    withPassword,
    inTeam,
  }: { readonly withPassword: (command: Command) => Command; readonly inTeam: InTeam<Options> },
): void {
  const { t } = words;
  const round = team.command('round').description(t('team:verbs.round'));

  withPassword(round.command('open').description(t('team:verbs.round_open')))
    .argument('<study>')
    .requiredOption('--name <name>', t('team:options.round_name'))
    .requiredOption('--persons <persons>', t('team:options.persons'))
    .addOption(
      new Option('--codebook <codebook>', t('team:options.codebook'))
        .choices(['frozen', 'own'])
        .default('frozen'),
    )
    .option('--owner-sees', t('team:options.owner_sees'))
    .action((study: string, options: Options & Opening) =>
      inTeam(study, options, async ({ api }) => {
        const { name, persons, codebook, ownerSees = false } = options;
        const { tables } = await api.project.records();
        const coderIds = coderIdsIn(persons, tables.coder);
        await api.rounds.open({ name, kind: 'persons', coderIds, codebook, ownerSees });
        print(t('team:round_opened', { round: name }));
      }),
    );

  withPassword(round.command('unlock').description(t('team:verbs.round_unlock')))
    .argument('<study>')
    .argument('<round>')
    .action((study: string, name: string, options: Options) =>
      inTeam(study, options, async ({ api }) => {
        const found = (await api.rounds.list()).rounds.find((each) => each.name === name);
        if (!found) throw new AppError('not_found', 'errors:no_such_round', { round: name });
        await api.rounds.unlock({ id: found.id });
        const { text } = await api.rounds.sentence({ id: found.id, language: words.language });
        print(t('team:round_unlocked', { round: name }));
        print(text);
      }),
    );
}

/** The coders of a list of names with commas between them; a name may have commas itself. Throws `not_found` for any other. */
function coderIdsIn(list: string, coders: readonly Pick<CoderRecord, 'id' | 'name'>[]): string[] {
  const parts = list.split(/[,，、]/u);
  const separators = list.match(/[,，、]/gu) ?? [];
  const textOf = (from: number, to: number): string =>
    parts
      .slice(from, to)
      .reduce((text, part, at) => text + (at > 0 ? (separators[from + at - 1] ?? '') : '') + part, '');
  const ids: string[] = [];
  for (let from = 0; from < parts.length;) {
    let to = parts.length;
    let found = coders.find(({ name }) => name === textOf(from, to).trim());
    while (!found && to > from + 1) {
      to -= 1;
      found = coders.find(({ name }) => name === textOf(from, to).trim());
    }
    if (!found)
      throw new AppError('not_found', 'errors:no_such_coder_name', { name: (parts[from] ?? '').trim() });
    ids.push(found.id);
    from = to;
  }
  return ids;
}
