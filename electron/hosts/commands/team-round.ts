// The verbs `team round open` and `team round unlock`: blind rounds that the server of a team keeps apart.
import { Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { couldReadInWords } from '#words/could-read.ts';
import type { Words } from '#words/words.ts';
import { codersNamed } from './coders-named.ts';
import type { InTeam } from './in-team.ts';

interface Opening {
  readonly name: string;
  readonly persons: string;
  readonly codebook: 'frozen' | 'own';
  readonly ownerSees?: boolean;
}

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
    .action((study: string, options: Options & Opening, command: Command) => {
      if (new Set(options.persons.split(/[,，、]/u).map((name) => name.trim())).size < 2)
        command.error(t('team:persons_two'), { exitCode: 2 });
      return inTeam(study, options, async ({ api }) => {
        // Where there is no team, windows alone would hide it, and opening cannot be undone.
        if ((await api.team.state({})) === null) throw new AppError('not_found', 'errors:no_team');
        // Who joined meanwhile is in the study once their acts have come.
        await api.team.sync({});
        const { name, persons, codebook, ownerSees = false } = options;
        const { tables } = await api.project.records();
        const coderIds = codersNamed(persons, tables);
        const { couldRead } = await api.rounds.open({ name, kind: 'persons', coderIds, codebook, ownerSees });
        print(t('team:round_opened', { round: name }));
        for (const line of couldReadInWords(words, couldRead)) print(line);
      });
    });

  withPassword(round.command('unlock').description(t('team:verbs.round_unlock')))
    .argument('<study>')
    .argument('<round>')
    .option('--anyway', t('team:options.unlock_anyway'))
    .action((study: string, name: string, options: Options & { readonly anyway?: boolean }) =>
      inTeam(study, options, async ({ api }) => {
        // Another owner may have opened it.
        if ((await api.team.state({})) !== null) await api.team.sync({});
        const found = (await api.rounds.list()).rounds.find((each) => each.name === name);
        if (!found) throw new AppError('not_found', 'errors:no_such_round', { round: name });
        const { isOnItsWay } = await api.rounds.unlock({ id: found.id, anyway: options.anyway ?? false });
        if (isOnItsWay) return print(t('team:round_on_its_way', { round: name }));
        const { text } = await api.rounds.sentence({ id: found.id, language: words.language });
        print(t('team:round_unlocked', { round: name }));
        print(text);
      }),
    );
}
