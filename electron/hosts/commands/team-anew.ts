// Options and verbs of `team` for a log that begins anew, moves, or does without one machine.
import { AppError } from '#core/errors.ts';
import { bytesInWords } from '#words/bytes-in-words.ts';
import type { Words } from '#words/words.ts';
import type { OpenedProject } from './open-project.ts';

type Team = OpenedProject['api']['team'];

/** What moving a team did, for a person to read: what is done, and what is left to do. */
export function movedInLines(words: Words, moved: Awaited<ReturnType<Team['move']>>): string {
  const { t } = words;
  const { place, head, freed, isOldTold, logins, absent, rounds } = moved;
  return [
    t('team:moved.place', { place, head }),
    ...(rounds.length > 0 ? [t('team:moved.rounds_go_on', { names: rounds.join(', ') })] : []),
    ...(freed > 0 ? [t('team:moved.freed', { size: bytesInWords(freed, words) })] : []),
    ...(isOldTold === null ? [] : [t(isOldTold ? 'team:moved.old_told' : 'team:moved.old_untold')]),
    ...logins.flatMap(({ login, sql, password }) => [
      ...(sql === null ? [] : [`${t('team:sql_first')}\n\n${sql}`]),
      ...(password === null ? [] : [t('team:password_made', { login, password })]),
    ]),
    ...(absent.length > 0 ? [t('team:moved.absent', { names: absent.join(', ') })] : []),
  ].join('\n');
}

/**
 * Lets the file of a member on one machine send no more. `machine` is its name, or the beginning of the file’s id. Throws
 * `not_found` with the machines that there are, where none or several are meant.
 */
export async function cutOff(team: Team, login: string, machine: string): Promise<void> {
  const { members, replicas } = await team.people({});
  const person = members.find((one) => one.login === login)?.personId;
  const files = replicas.filter(({ personId, cutAt }) => personId === person && cutAt === null);
  const meant = files.filter((one) => one.machine === machine || one.id.startsWith(machine));
  const [file] = meant;
  if (!file || meant.length > 1)
    throw new AppError('not_found', 'errors:team_no_such_machine', {
      login,
      machine,
      machines: files.map((one) => `${one.machine} ${one.id.slice(0, 8)}`.trim()).join(', ') || '–',
    });
  await team.cutOff({ replicaId: file.id });
}
