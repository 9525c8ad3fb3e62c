// This file's part in its team.
import type { Database } from 'better-sqlite3';

/** Leaves the team, as a copy of a study does that becomes another file; nothing of the study changes. */
export function leaveTeam(sqlite: Database): void {
  const isThere = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'team'").get() !== undefined;
  if (isThere) sqlite.exec('DELETE FROM team; DELETE FROM team_held; DELETE FROM team_remark;');
}
