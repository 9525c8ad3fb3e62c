// What nobody does in a file of a team: what its log would not take, and what would leave somebody’s file to nobody.
import { type Change, tablesOf } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { CoderRecord } from '#core/records.ts';
import { brokenRule } from '#core/team/roles.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';
import { teamOf } from '#db/team/team-of.ts';
import { mainCoderId } from '#db/write.ts';

/** Throws `conflict` for a coder who, in a team, works in a file of their own: such a coder is not removed, nor merged into another. */
export function refuseMember(db: ReadDb, coder: CoderRecord): void {
  if (isMember(db, coder)) throw new AppError('conflict', 'errors:team_member_stays', { name: coder.name });
}

/** Whether this is, in a team, the coder of a person who works in a file of their own, or worked so; outside of teams nobody is. */
export function isMember(db: ReadDb, { id, kind }: Pick<CoderRecord, 'id' | 'kind'>): boolean {
  const team = teamOf(db);
  if (team === null || kind !== 'person') return false;
  // Whoever joins tells the team their name, in an act of their own.
  const hasSent = statement(db.sqlite, 'SELECT 1 FROM change WHERE coder_id = ? AND team_seq > 0 LIMIT 1');
  return id === team.personId || id === mainCoderId(db) || hasSent.get(id) !== undefined;
}

const refusals = {
  reader: 'errors:team_reader',
  owner: 'errors:team_owner_alone',
  codebook: 'errors:team_keeps_codebook',
  sources: 'errors:team_keeps_sources',
} as const;

/** Throws `invalid` for a change that the person's role in the team does not allow: it could never be sent. */
export function refuseByRole(db: ReadDb, change: Change): void {
  const team = teamOf(db);
  const broken = team && brokenRule(team.role, team.keeps, tablesOf(change));
  if (broken) throw new AppError('invalid', refusals[broken]);
}
