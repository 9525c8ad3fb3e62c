// What time it is in a team: by the clock of its server, since what several people did is told and counted by its times.
import type { ReadDb } from '../handles.ts';
import { statement } from '../statements.ts';

/**
 * The time by the clock of the team's server, ISO 8601, when this machine's clock says `here`: as far apart as the last greeting found
 * them. `here` itself in a study of one person, over a folder, which has no clock, and in a file that was closed.
 */
export function timeInTeam({ sqlite }: ReadDb, here: string): string {
  if (!sqlite.open) return here;
  const offset = Number(statement(sqlite, 'SELECT clock_offset FROM team').pluck().get() ?? 0);
  return offset === 0 ? here : new Date(Date.parse(here) + offset).toISOString();
}
