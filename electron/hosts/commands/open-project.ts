// How a verb of the command line works on a project: in a session of its own, closed when the verb is done.
import { resolve } from 'node:path';
import { CommanderError } from 'commander';
import { AppError } from '#core/errors.ts';
import type { Problem } from '#core/health.ts';
import { openStore } from '#db/open.ts';
import { lossesOf } from '#db/salvage/known-losses.ts';
import { createWords, type Language, type Words } from '#words/words.ts';
import { clearAtStart } from '../../clear-leftovers.ts';
import { logTo } from '../../log.ts';
import { createReading } from '../../reading.ts';
import type { Api } from '../../api.ts';
import { createClient, type Client } from '../../rpc/client.ts';
import type { Transport } from '../../rpc/transport.ts';
import type { Files } from '../../services/context.ts';
import type { Passwords } from '../../team/passwords.ts';
import { openOptions } from '../../services/desk.ts';
import { openToRead } from '../../services/exchange/interrupted.ts';
import { Session } from '../../session.ts';
import { Settings } from '../../settings.ts';
import { openKeeper } from '../../snapshots/keeper.ts';
import { fileTrouble } from '../../file-trouble.ts';
import { tell, type Terminal } from '../terminal.ts';
import { all } from '#db/write.ts';
import type { ReadDb } from '#db/handles.ts';
import { teamOf } from '#db/team/team-of.ts';
import { standingRounds } from '../../services/rounds/round-rows.ts';
import { onlyNamed } from './scope-options.ts';
import { updateFirst } from './update-first.ts';

/** On the command line a reference is a path. */
export const paths: Files = { input: (path) => resolve(path), output: (path) => resolve(path) };

export interface OpenedProject {
  readonly session: Session;
  readonly api: Client<Api>;
  /** Whether blind work lasts in a file of several people, so that not everybody may learn how much was coded. */
  readonly isSealed: boolean;
}

/** A session without a project. */
export function newSession(language: Language, passwords?: Passwords): Session {
  const settings = new Settings();
  clearAtStart(settings);
  const log = logTo(settings.folder);
  return new Session({
    settings,
    files: paths,
    reading: createReading(),
    keeper: openKeeper({ log }),
    log,
    language: createWords(language).language,
    browsesFolders: false,
    ...(passwords && { passwords }),
  });
}

/**
 * A typed client that calls the session directly, through JSON as every other host does; as the coder `as`, else as the main
 * coder.
 */
export function clientOf(session: Session, as?: string): Client<Api> {
  const transport: Pick<Transport, 'invoke'> = {
    invoke: async (name, input, options) => {
      const plain = JSON.parse(JSON.stringify(input)) as unknown;
      const outcome = await session.call(name, plain, options);
      return JSON.parse(JSON.stringify(outcome)) as typeof outcome;
    },
  };
  return createClient<Api>(transport, () => (as === undefined ? {} : { as }));
}

/**
 * Opens the project, runs `work` and closes the project. With `write`, refuses a read-only project, so that no verb
 * does half its work, and a damaged one unless the verb allows it, because its counts and files could be wrong. While a round
 * of blind work lasts, the verb has to be told who asks. With `write_or_read`, a project that another program has open is read as it
 * is, and a sentence says so.
 */
export async function withProject<T>(
  { language, as }: Pick<Terminal, 'language' | 'as'>,
  path: string,
  access: 'read' | 'write' | 'write_or_read',
  work: (opened: OpenedProject) => Promise<T>,
  { damaged = 'refuse', as: asker = 'named', passwords }: Needs = {},
): Promise<T> {
  const session = newSession(language, passwords);
  try {
    const settings = new Settings();
    const options = openOptions(settings, session.now());
    const words = createWords(language);
    const update = (): Promise<void> => updateFirst(path, options, settings, words);
    if (access !== 'read') await update();
    const { store, interrupted: taken } =
      access === 'read'
        ? await openToRead(resolve(path), options, update)
        : { store: openStore(resolve(path), options), interrupted: null };
    if (damaged === 'refuse' && store.health.state === 'damaged') {
      const known = damagedKnown(store.health.problems, path, language);
      store.close();
      throw known;
    }
    if (access === 'write' && store.readOnly) {
      const { holder } = store;
      store.close();
      throw new AppError('locked', holder ? 'errors:locked' : 'errors:read_only', {
        name: path,
        who: holder?.who ?? '',
        since: holder?.since ?? '',
      });
    }
    if (access === 'write_or_read' && store.holder) {
      const { who, since } = store.holder;
      tell(words.t('command_line:read_meanwhile', { name: path, who, since }));
    }
    const opened = session.adopt(store);
    const interrupted = taken ?? opened.interrupted;
    const { t } = words;
    if (access === 'write')
      session.subscribe((news) => {
        if (news.type !== 'unrecorded') return;
        const { file, error } = news;
        tell(`${t('exports:unrecorded', { file })} ${t(error.key, { ...error.parameters })}`);
      });
    for (const { key, parameters } of opened.notes) tell(t(key, parameters));
    if (interrupted !== null) tell(t('shell:interrupted', { name: interrupted }));
    const losses = damaged === 'refuse' ? lossesOf(store.db.sqlite) : null;
    if (losses && losses.missing.length > 0)
      tell(t('command_line:of_salvaged', { at: losses.at.slice(0, 10), count: losses.missing.length }));
    const by = askerOf(store.db, as, asker === 'named' ? createWords(language) : null);
    return await work({ session, api: clientOf(session, by), isSealed: isSealed(store.db) });
  } catch (error) {
    throw fileTrouble(error, path);
  } finally {
    await session.end();
  }
}

/** See `OpenedProject`. */
function isSealed(db: ReadDb): boolean {
  // A file of a team is that of one person.
  return standingRounds(db).length > 0 && teamOf(db) === null;
}

/** What a verb needs beside a project. */
interface Needs {
  /** Whether a damaged project is refused, because its counts and files could be wrong. Default: it is. */
  readonly damaged?: 'refuse' | 'allow';
  /** `named`: while a round lasts, the verb has to be told who asks. `anybody`: it tells everybody the same. Default: `named`. */
  readonly as?: 'named' | 'anybody';
  /** Passwords at a team's server. */
  readonly passwords?: Passwords;
}

/**
 * The id of the coder who asks; undefined for the person of a team’s file, or else the main coder. Throws `not_found` for a name that no coder has, `invalid` for a
 * program. Where `words` are given and a round of blind work lasts, ends the verb as wrongly used unless somebody is named.
 */
function askerOf(db: ReadDb, as: string | undefined, words: Words | null): string | undefined {
  if (as !== undefined) {
    const { id, name, kind } = onlyNamed(all(db, 'coder'), as, 'errors:no_such_coder_name');
    if (kind === 'machine') throw new AppError('invalid', 'errors:machine_does_not_act', { name });
    return id;
  }
  const [round] = standingRounds(db);
  if (!round || words === null || !isSealed(db)) return undefined;
  const sentence = words.t('command_line:as_wanted', { round: round.name });
  tell(sentence);
  throw new CommanderError(2, 'concord.as', sentence);
}

function damagedKnown(problems: readonly Problem[], path: string, language: Language): AppError {
  const [first] = problems;
  const what = first ? problemInWords(first, createWords(language)) : '';
  return new AppError('invalid', 'errors:damaged_known', { name: path, what });
}

/** A problem of a project, as a sentence. */
export function problemInWords({ key, parameters }: Problem, { t }: Words): string {
  return t(`command_line:${key}` as 'command_line:check', { ...parameters });
}
