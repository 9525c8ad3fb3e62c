// The verb `team folder`: teams over a shared folder.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../terminal.ts';
import type { OpenedProject } from './open-project.ts';
import { stateInWords } from './team-state.ts';

/** Adds the verb below `team`; `inTeam` opens the study at a path for it. */
export function addFolderVerbs(
  team: Command,
  {
    inTeam,
    terminal: { words, print },
  }: {
    readonly inTeam: (path: string, work: (opened: OpenedProject) => Promise<void>) => Promise<void>;
    readonly terminal: Terminal;
  },
): void {
  const { t } = words;
  const folder = team.command('folder').description(t('team:verbs.folder'));
  folder
    .command('create')
    .description(t('team:verbs.folder_create'))
    .argument('<study>')
    .argument('<folder>')
    .option('--name <name>', t('team:options.owner_name'))
    .action((study: string, place: string, { name }: { readonly name?: string }) =>
      inTeam(study, async ({ api }) => {
        const state = await api.team.createInFolder({
          folder: resolve(place),
          ...(name !== undefined && { name }),
        });
        print(stateInWords(words, state));
      }),
    );
  folder
    .command('keep')
    .description(t('team:verbs.folder_keep'))
    .argument('<study>')
    .action((study: string) =>
      inTeam(study, async ({ api }) => print(stateInWords(words, await api.team.keepFolder({})))),
    );
}
