// Who could read what a blind round seals, though the place of the log gives it to nobody.
import type { CouldRead } from '#core/sealing/at-unlock.ts';
import type { ConnectedTeam } from './place.ts';

/** The logins of administrators, and the persons of the team whose logins these are; asked from the place. */
export async function whoCouldRead({
  rounds,
  members,
}: Pick<ConnectedTeam, 'rounds' | 'members'>): Promise<CouldRead> {
  const logins = await rounds.whoCouldRead();
  const people = logins.length === 0 ? [] : await members.list();
  return {
    logins,
    personIds: people.filter(({ login }) => logins.includes(login)).map(({ personId }) => personId),
  };
}
