// The verb `team sync`: exchanges what waits with the log of a team, once or until it is stopped.
import type { Command } from 'commander';
import type { Synced } from '#core/team/link-state.ts';
import type { Words } from '#words/words.ts';
import type { Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import type { OpenedProject } from './open-project.ts';

interface Syncing {
  readonly format: 'text' | 'json';
  readonly watch?: boolean;
  readonly follow?: boolean;
}

/** Opens the study of a team, runs `work` and closes it. */
type InTeam<Options> = (
  path: string,
  options: Options,
  work: (opened: OpenedProject) => Promise<void>,
) => Promise<void>;

/** Adds to the verb what it takes and does. */
export function addSyncVerb<Options>(
  verb: Command,
  { words, print }: Terminal,
  inTeam: InTeam<Options>,
): void {
  const { t } = words;
  verb
    .argument('<study>')
    .option('--watch', t('team:options.watch'))
    .option('--follow', t('team:options.follow'))
    .action((study: string, options: Options & Syncing) =>
      inTeam(study, options, async (opened) => {
        const told = (synced: Synced & { readonly kept?: string }): void => {
          if (options.format === 'text' && synced.kept !== undefined)
            print(t('team:kept_as', { path: synced.kept }));
          print(syncedAs(options.format, words, synced));
        };
        const kept = options.follow === true ? (await opened.api.team.follow({})).kept : undefined;
        if (options.watch === true) await watch(opened, told);
        else told({ ...(kept !== undefined && { kept }), ...(await opened.api.team.sync({})) });
      }),
    );
}

function syncedAs(format: Syncing['format'], { t }: Words, synced: Synced): string {
  if (format === 'json') return JSON.stringify(synced);
  const { sealed = 0 } = synced;
  return [
    t('team:synced', { ...synced }),
    ...(sealed > 0 ? [t('team:status.sealed', { count: sealed })] : []),
  ].join('\n');
}

/** Keeps the study in step until it is interrupted, and tells what came and went. */
async function watch({ session, api }: OpenedProject, told: (synced: Synced) => void): Promise<void> {
  const stop = interrupted();
  const ended = new Promise<void>((over) => stop.addEventListener('abort', () => over(), { once: true }));
  session.subscribe((news) => {
    if (news.type === 'team' && news.synced && news.synced.received + news.synced.sent > 0) told(news.synced);
  });
  await api.team.keep({});
  await ended;
}
