// The verb `team rules`: what the owners of a team keep to themselves.
import { Option, type Command } from 'commander';
import { leavable } from '#core/team/rules.ts';
import type { Words } from '#words/words.ts';
import type { RulesKept } from '../../services/team-rules.ts';
import type { InTeam } from './in-team.ts';

interface Wanted {
  readonly codebook?: 'owners' | 'all';
  readonly sources?: 'owners' | 'all';
  readonly format: 'text' | 'json';
}

/** Fills the verb below `team`, which has the options for a password and a format. */
export function addRulesVerb<Options>(
  verb: Command,
  { t }: Words,
  print: (line: string) => void,
  inTeam: InTeam<Options>,
): void {
  const choice = (flag: string, words: string): Option =>
    new Option(`${flag} <who>`, words).choices(['owners', 'all']);
  verb
    .argument('<study>')
    .addOption(choice('--codebook', t('team:options.rules_codebook')))
    .addOption(choice('--sources', t('team:options.rules_sources')))
    .action((study: string, options: Options & Wanted) =>
      inTeam(study, options, async ({ api }) => {
        const wanted = Object.fromEntries(
          leavable.flatMap((each) => {
            const who = options[each];
            return who === undefined ? [] : [[each, who === 'owners' ? 'owner' : 'all']];
          }),
        );
        const rules = await api.team.rules(wanted);
        print(
          options.format === 'json' ? JSON.stringify(asAsked(rules), null, 2) : rulesInWords({ t }, rules),
        );
      }),
    );
}

/** With the words of the options. */
function asAsked({ unheard, ...rules }: RulesKept): object {
  const said = leavable.map((each) => [each, rules[each] === 'owner' ? 'owners' : 'all']);
  return { ...Object.fromEntries(said), unheard };
}

function rulesInWords({ t }: Pick<Words, 't'>, { unheard, ...rules }: RulesKept): string {
  return [
    ...leavable.map((each) => t(`team:rules.${each}_${rules[each]}`)),
    ...unheard.map(({ name, machine }) => t('team:rules.unheard', { name, machine })),
  ].join('\n');
}
