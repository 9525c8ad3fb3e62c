// The verb `team`: a study of several people, each with a file of their own, over a server.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { readWhole } from '#db/own-files.ts';
import { teamUrl } from '#core/team/address.ts';
import { expectLogin } from '#core/team/login.ts';
import { isFolderInvitation } from '#core/team/folder-invitation.ts';
import { lastMark } from '#core/team/invitation-text.ts';
import { roles } from '#core/team/transport.ts';
import type { TeamState } from '#core/team/link-state.ts';
import type { Words } from '#words/words.ts';
import { sqlForAdministrator } from '../../team/postgres/schema.ts';
import { sentence, type Terminal } from '../terminal.ts';
import { cutOff, movedInLines } from './team-anew.ts';
import { clientOf, newSession, withProject, type OpenedProject } from './open-project.ts';
import { addTeamRoundCommands } from './team-round.ts';
import { addRulesVerb } from './team-rules.ts';
import { addFolderVerbs } from './team-folder.ts';
import { passwordsHere } from './team-password.ts';
import { awaited, fetchOriginals } from './team-originals.ts';
import { addSettleVerb } from './team-settle.ts';
import { stateInWords } from './team-state.ts';
import { addSyncVerb } from './team-sync.ts';

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
    read?: 'read',
  ) =>
    withProject(terminal, path, read ? 'write_or_read' : 'write', work, {
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
    .action((study: string, options: PasswordOption & Invited, command: Command) => {
      const { login, role, coder } = options;
      refuseLogin(login, words, command);
      return inTeam(study, options, async ({ api }) => {
        const { invitation, sql, password } = await api.team.invite({
          login,
          role,
          ...(coder !== undefined && { coder }),
        });
        if (sql !== null) print(`${t('team:sql_first')}\n\n${sql}\n`);
        if (password !== null) print(`${t('team:password_made', { login, password })}\n`);
        print(`${t('team:invited', { login })}\n`);
        print(invitation);
      });
    });

  verb('join')
    .argument('<new>')
    .requiredOption('--invitation <invitation>', t('team:options.invitation'))
    .option('--login <login>', t('team:options.other_login'))
    .option('--folder <folder>', t('team:options.folder'))
    .option('--name <name>', t('team:options.name'))
    .option('--texts-first', t('team:options.texts_first'))
    .action(async (path: string, options: PasswordOption & Joined, command: Command) => {
      const { invitation, login, folder, name, passwordFd } = options;
      if (login !== undefined) refuseLogin(login, words, command);
      const text = invitationText(invitation);
      if (isFolderInvitation(text) && login !== undefined)
        command.error(t('team:login_idle'), { exitCode: 2 });
      if (!isFolderInvitation(text) && folder !== undefined)
        command.error(t('team:folder_idle'), { exitCode: 2 });
      // A file of the team goes where the invitation leads.
      if (existsSync(path))
        return await inTeam(path, options, async ({ api }) => {
          if ((await api.team.state({})) === null)
            throw new AppError('conflict', 'errors:file_exists', { name: path });
          const state = await api.team.follow({
            invitation: text,
            ...(login !== undefined && { login }),
            ...(folder !== undefined && { folder }),
          });
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
        // Interrupted, it leaves nothing behind, neither here nor at the place of the log.
        const waiting = awaited(terminal);
        const state = isFolderInvitation(given.invitation)
          ? await api.joinFolder({ ...given, ...(folder !== undefined && { folder }) }, waiting)
          : await api.join({ ...given, ...(login !== undefined && { login }) }, waiting);
        if (options.textsFirst !== true) await fetchOriginals(api, terminal);
        print(stateInWords(words, options.textsFirst === true ? state : ((await api.state({})) ?? state)));
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

  addSyncVerb<PasswordOption>(withFormat(verb('sync'), words), terminal, inTeam);

  withFormat(verb('move'), words)
    .argument('<study>')
    .argument('<url>')
    .option('--restart', t('team:options.restart'))
    .action((study: string, url: string, options: PasswordOption & Formatted & Moving, command: Command) => {
      const folder = folderMeant(url);
      if (folder === null) refuseUrl(url, words, command);
      else if (options.restart === true) command.error(t('team:restart_idle'), { exitCode: 2 });
      return inTeam(study, options, async ({ api }) => {
        const moved = await api.team.move(
          folder === null ? { url, anew: options.restart === true } : { folder },
        );
        print(options.format === 'json' ? JSON.stringify(moved, null, 2) : movedInLines(words, moved));
      });
    });

  withFormat(verb('status'), words)
    .argument('<study>')
    .action((study: string, options: PasswordOption & Formatted) =>
      inTeam(
        study,
        options,
        async ({ api }) => {
          const state = await api.team.look({});
          print(options.format === 'json' ? JSON.stringify(state, null, 2) : stateInWords(words, state));
        },
        'read',
      ),
    );

  addSettleVerb<PasswordOption>(withFormat(verb('settle'), words), terminal, inTeam);

  addTeamRoundCommands<PasswordOption>(team, words, print, {
    withPassword: (command) => withPassword(command, words),
    inTeam,
  });

  withFormat(verb('check'), words)
    .argument('<study>')
    .action((study: string, options: PasswordOption & Formatted) =>
      inTeam(
        study,
        options,
        async ({ api }) => {
          const compared = await api.team.check({});
          print(options.format === 'json' ? JSON.stringify(compared) : t('team:checked', { ...compared }));
        },
        'read',
      ),
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
  readonly textsFirst?: boolean;
}

interface Membership {
  readonly role?: TeamState['role'];
  readonly remove?: boolean;
  readonly cutOff?: string;
}

interface Moving {
  readonly restart?: boolean;
}

interface Formatted {
  readonly format: OutputFormat;
}

/** Ends the verb as wrongly used where the URL is none, or holds a password: before a study is opened or anybody is asked. */
function refuseUrl(url: string, words: Words, command: Command): void {
  refuse(() => teamUrl(url), words, command);
}

/** The same for a login that PostgreSQL would cut. */
function refuseLogin(login: string, words: Words, command: Command): void {
  refuse(() => expectLogin(login), words, command);
}

function refuse(read: () => unknown, words: Words, command: Command): void {
  try {
    read();
  } catch (error) {
    if (error instanceof AppError) command.error(sentence(words, error.value), { exitCode: 2 });
    throw error;
  }
}

/** The full path of the folder that is meant, as `file:` or by its path; null for anything else, such as a database. */
function folderMeant(place: string): string | null {
  if (!place.startsWith('file:'))
    return !/^[a-z][\w+.-]+:/i.test(place) && (/[\\/.]/.test(place) || existsSync(place))
      ? resolve(place)
      : null;
  try {
    return fileURLToPath(place);
  } catch {
    return null;
  }
}

function withPassword(command: Command, { t }: Words): Command {
  return command.option('--password-fd <descriptor>', t('team:options.password_fd'), (given) => {
    const descriptor = Number(given);
    if (!Number.isInteger(descriptor) || descriptor < 0) throw new InvalidArgumentError('0, 1, 2 …');
    return descriptor;
  });
}

function withFormat(command: Command, { t }: Words): Command {
  return command.addOption(
    new Option('--format <format>', t('command_line:format')).choices(['text', 'json']).default('text'),
  );
}

/** The text of an invitation: given as it is, also with the mail around it, in a file, or with `-` on standard input. */
function invitationText(given: string): string {
  if (lastMark(given) !== null) return given;
  if (given === '-') return textOf(readFileSync(0));
  try {
    return textOf(readWhole(resolve(given)));
  } catch {
    throw new AppError('not_found', 'errors:no_such_file', { name: given });
  }
}

/** The text of a file, in UTF-8, or in UTF-16 with its mark, as Windows PowerShell writes what a command prints. */
function textOf(bytes: Buffer): string {
  return bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8');
}
