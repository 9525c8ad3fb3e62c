// The verb `team sync`: exchanges what waits with the log of a team, once or until it is stopped.
import type { Command } from 'commander';
import type { Synced } from '#core/team/link-state.ts';
import type { Words } from '#words/words.ts';
import { sentence, tell, type Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { fetchOriginals } from './team-originals.ts';
import type { InTeam } from './in-team.ts';
import type { OpenedProject } from './open-project.ts';

interface Syncing {
  readonly format: 'text' | 'json';
  readonly watch?: boolean;
  readonly follow?: boolean;
  readonly folder?: string;
}

/** Adds to the verb what it takes and does. */
export function addSyncVerb<Options>(verb: Command, terminal: Terminal, inTeam: InTeam<Options>): void {
  const { words, print } = terminal;
  const { t } = words;
  verb
    .argument('<study>')
    .option('--watch', t('team:options.watch'))
    .option('--follow', t('team:options.follow'))
    .option('--folder <folder>', t('team:options.follow_folder'))
    .action((study: string, options: Options & Syncing, command: Command) => {
      const { folder } = options;
      if (folder !== undefined && options.follow !== true)
        command.error(t('team:follow_first'), { exitCode: 2 });
      return inTeam(study, options, async (opened) => {
        const told = (synced: Synced & { readonly kept?: string }): void => {
          if (options.format === 'text' && synced.kept !== undefined)
            print(t('team:kept_as', { path: synced.kept }));
          print(syncedAs(options.format, words, synced));
        };
        const followed =
          options.follow === true
            ? await opened.api.team.follow({ ...(folder !== undefined && { folder }) })
            : null;
        if (options.watch === true) return await watch(opened, words, told);
        const synced = await opened.api.team.sync({});
        await fetchOriginals(opened.api.team, terminal);
        // Who goes to another place has exchanged there already.
        const { received, sent, kept } = followed ?? { received: 0, sent: 0, kept: undefined };
        told({
          ...(kept !== undefined && { kept }),
          ...synced,
          received: synced.received + received,
          sent: synced.sent + sent,
        });
      });
    });
}

function syncedAs(format: Syncing['format'], { t }: Words, synced: Synced): string {
  if (format === 'json') return JSON.stringify(synced);
  const { sealed = 0 } = synced;
  return [
    t('team:synced', { ...synced }),
    ...(sealed > 0 ? [t('team:status.sealed', { count: sealed })] : []),
  ].join('\n');
}

/**
 * Keeps the study in step until it is interrupted or the system ends it, and tells what came and went, and on standard error why
 * nothing does.
 */
async function watch(
  { session, api }: OpenedProject,
  words: Words,
  told: (synced: Synced) => void,
): Promise<void> {
  const stop = interrupted();
  const ended = new Promise<void>((over) => {
    stop.addEventListener('abort', () => over(), { once: true });
    process.once('SIGTERM', () => over());
  });
  let why: string | null = null;
  session.subscribe((news) => {
    if (news.type !== 'team') return;
    if (news.synced && news.synced.received + news.synced.sent > 0) told(news.synced);
    void api.team.state({}).then((state) => {
      const now = state?.link.why ? sentence(words, state.link.why) : null;
      if (now !== null && now !== why) tell(now);
      why = now;
    });
  });
  // Over a folder, and where a server cannot be reached, nothing else keeps the program running.
  const running = setInterval(() => undefined, 60_000);
  try {
    await api.team.keep({});
    await ended;
  } finally {
    clearInterval(running);
  }
}
