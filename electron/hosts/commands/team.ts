// The verb `team`: a study of several people, each with a file of their own, over a server.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { readWhole } from '#db/own-files.ts';
import { teamUrl } from '#core/team/address.ts';
import { takes, type Take } from '#core/team/deciding.ts';
import { isFolderInvitation } from '#core/team/folder-invitation.ts';
import { roles } from '#core/team/transport.ts';
import type { Synced, TeamState } from '#core/team/link-state.ts';
import { actParts } from '#words/act-sentence.ts';
import type { Words } from '#words/words.ts';
import { sqlForAdministrator } from '../../team/postgres/schema.ts';
import { sentence, type Terminal } from '../terminal.ts';
import { interrupted } from './interrupted.ts';
import { cutOff, movedInLines } from './team-anew.ts';
import { clientOf, newSession, withProject, type OpenedProject } from './open-project.ts';
import { addTeamRoundCommands } from './team-round.ts';
import { addRulesVerb } from './team-rules.ts';
import { addFolderVerbs } from './team-folder.ts';
import { passwordsHere } from './team-password.ts';
import { stateInWords } from './team-state.ts';

interface PasswordOption {
  readonly passwordFd?: number;
}

type OutputFormat = 'text' | 'json';

/** Adds the verb to the program. */
export function addTeamCommand(program: Command, terminal: Terminal): void {
  const { words, print } = terminal;
  const { t } = words;
  const team = program.command('team').description(t('team:verb'));
  const verb = (name: string): Command =>
    withPassword(team.command(name).description(t(`team:verbs.${name}` as 'team:verb')), words);
  const inTeam = <T>(
    path: string,
    { passwordFd }: PasswordOption,
    work: (opened: OpenedProject) => Promise<T>,
  ) =>
    withProject(terminal, path, 'write', work, {
      as: 'anybody',
      passwords: passwordsHere(words, passwordFd),
    });

  team
    .command('sql')
    .description(t('team:verbs.sql'))
    .option('--database <name>', t('team:options.database'), 'concord')
    .option('--login <login>', t('team:options.owner_login'), 'concord_owner')
    .action(({ database, login }: { readonly database: string; readonly login: string }) =>
      print(sqlForAdministrator(database, login)),
    );

  verb('create')
    .argument('<study>')
    .requiredOption('--url <url>', t('team:options.url'))
    .option('--name <name>', t('team:options.owner_name'))
    .action((study: string, options: PasswordOption & Created, command: Command) => {
      const { url, name } = options;
      refuseUrl(url, words, command);
      return inTeam(study, options, async ({ api }) => {
        print(stateInWords(words, await api.team.create({ url, ...(name !== undefined && { name }) })));
      });
    });

  addFolderVerbs(team, { inTeam: (path, work) => inTeam(path, {}, work), terminal });

  verb('invite')
    .argument('<study>')
    .requiredOption('--login <login>', t('team:options.login'))
    .addOption(new Option('--role <role>', t('team:options.role')).choices(roles).makeOptionMandatory())
    .option('--coder <coder>', t('team:options.coder'))
    .action((study: string, options: PasswordOption & Invited) =>
      inTeam(study, options, async ({ api }) => {
        const { login, role, coder } = options;
        const { invitation, sql, password } = await api.team.invite({
          login,
          role,
          ...(coder !== undefined && { coder }),
        });
        if (sql !== null) print(`${t('team:sql_first')}\n\n${sql}\n`);
        if (password !== null) print(`${t('team:password_made', { login, password })}\n`);
        print(`${t('team:invited', { login })}\n`);
        print(invitation);
      }),
    );

  verb('join')
    .argument('<new>')
    .requiredOption('--invitation <invitation>', t('team:options.invitation'))
    .option('--login <login>', t('team:options.other_login'))
    .option('--folder <folder>', t('team:options.folder'))
    .option('--name <name>', t('team:options.name'))
    .action(async (path: string, options: PasswordOption & Joined) => {
      const { invitation, login, folder, name, passwordFd } = options;
      const text = invitationText(invitation);
      // A file of the team goes where the invitation leads.
      if (existsSync(path) && !isFolderInvitation(text))
        return await inTeam(path, options, async ({ api }) => {
          const state = await api.team.follow({ invitation: text, ...(login !== undefined && { login }) });
          if (state.kept !== undefined) print(t('team:kept_as', { path: state.kept }));
          print(stateInWords(words, state));
        });
      const session = newSession(terminal.language, passwordsHere(words, passwordFd));
      try {
        const api = clientOf(session).team;
        const given = {
          path: resolve(path),
          invitation: text,
          ...(name !== undefined && { name }),
        };
        const state = isFolderInvitation(given.invitation)
          ? await api.joinFolder({ ...given, ...(folder !== undefined && { folder }) })
          : await api.join({ ...given, ...(login !== undefined && { login }) });
        print(stateInWords(words, state));
      } finally {
        await session.end();
      }
    });

  verb('member')
    .argument('<study>')
    .argument('<login>')
    .addOption(new Option('--role <role>', t('team:options.role')).choices(roles))
    .option('--remove', t('team:options.remove'))
    .option('--cut-off <machine>', t('team:options.cut_off'))
    .action((study: string, login: string, options: PasswordOption & Membership, command: Command) => {
      const { role, remove = false, cutOff: machine } = options;
      if ([remove, role !== undefined, machine !== undefined].filter(Boolean).length !== 1)
        command.error(t('team:role_or_remove'), { exitCode: 2 });
      return inTeam(study, options, ({ api }) =>
        machine !== undefined
          ? cutOff(api.team, login, machine)
          : api.team.member({ login, role: role ?? null }),
      );
    });

  addRulesVerb<PasswordOption>(withFormat(verb('rules'), words), words, print, inTeam);

  withFormat(verb('sync'), words)
    .argument('<study>')
    .option('--watch', t('team:options.watch'))
    .option('--follow', t('team:options.follow'))
    .action((study: string, options: PasswordOption & Formatted & Syncing) =>
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

  withFormat(verb('move'), words)
    .argument('<study>')
    .argument('<url>')
    .option('--restart', t('team:options.restart'))
    .action((study: string, url: string, options: PasswordOption & Formatted & Moving, command: Command) => {
      refuseUrl(url, words, command);
      return inTeam(study, options, async ({ api }) => {
        const moved = await api.team.move({ url, anew: options.restart === true });
        print(options.format === 'json' ? JSON.stringify(moved, null, 2) : movedInLines(words, moved));
      });
    });

  withFormat(verb('status'), words)
    .argument('<study>')
    .action((study: string, options: PasswordOption & Formatted) =>
      inTeam(study, options, async ({ api }) => {
        const state = await api.team.look({});
        print(options.format === 'json' ? JSON.stringify(state, null, 2) : stateInWords(words, state));
      }),
    );

  withFormat(verb('settle'), words)
    .argument('<study>')
    .option('--list', t('team:options.list'))
    .option('--take <id-and-side...>', t('team:options.take'))
    .option('--seen', t('team:options.seen'))
    .action((study: string, options: PasswordOption & Formatted & Settling, command: Command) => {
      const taking = takingIn(options, words, command);
      return inTeam(study, options, async ({ api }) => {
        if (taking) await api.team.settle(taking);
        if (options.seen === true) await api.team.seen({});
        if (taking || options.seen === true) return;
        const waiting = await api.team.waiting({});
        if (options.format === 'text') return print(waitingInWords(words, waiting));
        const whole = { held: await wholly(api, waiting.held), decided: await wholly(api, waiting.decided) };
        print(JSON.stringify(whole, null, 2));
      });
    });

  addTeamRoundCommands<PasswordOption>(team, words, print, {
    withPassword: (command) => withPassword(command, words),
    inTeam,
  });

  withFormat(verb('check'), words)
    .argument('<study>')
    .action((study: string, options: PasswordOption & Formatted) =>
      inTeam(study, options, async ({ api }) => {
        const compared = await api.team.check({});
        print(options.format === 'json' ? JSON.stringify(compared) : t('team:checked', { ...compared }));
      }),
    );

  withFormat(verb('leave'), words)
    .argument('<study>')
    .action((study: string, options: PasswordOption & Formatted) =>
      inTeam(study, options, async ({ api }) => {
        const { held, unsent } = await api.team.leave({});
        if (options.format === 'json')
          return print(JSON.stringify({ held, ...(unsent > 0 && { unsent }) }, null, 2));
        print(t('team:has_left', { count: held }));
        if (unsent > 0) print(t('team:left_unsent', { count: unsent }));
      }),
    );
}

interface Created {
  readonly url: string;
  readonly name?: string;
}

interface Invited {
  readonly login: string;
  readonly role: TeamState['role'];
  readonly coder?: string;
}

interface Joined {
  readonly invitation: string;
  readonly login?: string;
  readonly folder?: string;
  readonly name?: string;
}

interface Membership {
  readonly role?: TeamState['role'];
  readonly remove?: boolean;
  readonly cutOff?: string;
}

interface Syncing {
  readonly watch?: boolean;
  readonly follow?: boolean;
}

interface Moving {
  readonly restart?: boolean;
}

interface Settling {
  readonly list?: boolean;
  readonly take?: readonly string[];
  readonly seen?: boolean;
}

interface Formatted {
  readonly format: OutputFormat;
}

/** Ends the verb as wrongly used where the URL is none, or holds a password: before a study is opened or anybody is asked. */
function refuseUrl(url: string, words: Words, command: Command): void {
  try {
    teamUrl(url);
  } catch (error) {
    if (error instanceof AppError) command.error(sentence(words, error.value), { exitCode: 2 });
    throw error;
  }
}

/** The decision in `--take ID ours|theirs|both`; null without one. Ends the verb as wrongly used for anything else. */
function takingIn(
  { take, list, seen }: Settling,
  { t }: Words,
  command: Command,
): { readonly id: string; readonly take: Take } | null {
  if (take === undefined) return null;
  const [id = '', side] = take;
  const isAlone = list !== true && seen !== true && take.length === 2;
  const known = takes.find((each) => each === side);
  if (isAlone && known) return { id, take: known };
  return command.error(t('team:take_how'), { exitCode: 2 });
}

type Waiting = Awaited<ReturnType<OpenedProject['api']['team']['waiting']>>;

/** Each with both versions, who wrote them and when, and what can be decided. */
async function wholly(
  api: OpenedProject['api'],
  waiting: readonly { readonly id: string }[],
): Promise<object[]> {
  const found: object[] = [];
  for (const each of waiting) found.push({ ...each, ...(await api.team.waitingDetail({ id: each.id })) });
  return found;
}

function waitingInWords(words: Words, { held, decided }: Waiting): string {
  const { t } = words;
  if (held.length + decided.length === 0) return t('team:nothing_waits');
  const done = (method: string): string =>
    actParts(words, { facts: null, method })
      .map(({ text }) => text)
      .join('');
  const lines = [
    ...held.map(({ id, at, method, rows }) =>
      t('team:waits', {
        id,
        date: at.slice(0, 10),
        what: done(method),
        names: rows.map(({ name, table }) => name ?? table).join(', '),
      }),
    ),
    ...decided.map(({ id, at, method, kind, row, values }) =>
      t(`team:decided.${kind}`, {
        id,
        date: at.slice(0, 10),
        what: done(method),
        name: row.name ?? row.table,
        earlier: (values?.earlier ?? []).join(', '),
        later: (values?.later ?? []).join(', '),
        context: values === null ? '' : values.isLater ? 'later' : 'earlier',
      }),
    ),
  ];
  return lines.join('\n');
}

function withPassword(command: Command, { t }: Words): Command {
  return command.option('--password-fd <descriptor>', t('team:options.password_fd'), (given) => {
    const descriptor = Number(given);
    if (!Number.isInteger(descriptor) || descriptor < 0) throw new InvalidArgumentError('');
    return descriptor;
  });
}

function withFormat(command: Command, { t }: Words): Command {
  return command.addOption(
    new Option('--format <format>', t('command_line:format')).choices(['text', 'json']).default('text'),
  );
}

/** The text of an invitation: given as it is, in a file, or with `-` on standard input. */
function invitationText(given: string): string {
  if (given.startsWith('concord-invitation-')) return given;
  if (given === '-') return readFileSync(0, 'utf8');
  try {
    return readWhole(resolve(given)).toString('utf8');
  } catch {
    throw new AppError('not_found', 'errors:no_such_file', { name: given });
  }
}

function syncedAs(format: OutputFormat, { t }: Words, synced: Synced): string {
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
