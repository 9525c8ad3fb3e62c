// What one file of a team says of itself in a shared folder, which the keeper and the others read.
import type { TeamMember } from '#core/team/place.ts';
import type { ReplicaFacts } from '#core/team/transport.ts';
import type { Present } from './team-facts.ts';
import type { TeamFolder } from './team-folder.ts';

/** What a file says of itself is written again where something else changed, or after so many milliseconds. */
const PRESENT_MS = 5 * 60_000;

/** The file that speaks, and its person. */
interface Speaker {
  readonly folder: TeamFolder;
  readonly access: { readonly login: string; readonly now: () => string };
  readonly me: ReplicaFacts;
  readonly member: TeamMember;
}

/** Says how a file stands, if something of it has changed. What cannot be written where one only reads is not said. */
export async function saysOfItself(
  { folder, access, me, member }: Speaker,
  news: Partial<Present>,
): Promise<void> {
  const { now, login } = access;
  const before = await folder.present(me.replicaId);
  const { replicaId: id, machine, program, schema } = me;
  const { personId } = member;
  const known = before ?? { acknowledged: 0, editing: [], laid: 0, name: null, leftAt: null, seenAt: '' };
  const laid = Math.max(known.laid, ...(await folder.waitingOf(id)));
  const present: Present = {
    ...known,
    id,
    login,
    personId,
    machine,
    program,
    schema,
    laid,
    ...news,
    seenAt: known.seenAt,
  };
  const isFresh = Date.parse(now()) - Date.parse(known.seenAt) < PRESENT_MS;
  if (isFresh && JSON.stringify(present) === JSON.stringify(before)) return;
  try {
    await folder.writePresent({ ...present, seenAt: now() });
  } catch (error) {
    if (member.role !== 'reader') throw error;
  }
}
