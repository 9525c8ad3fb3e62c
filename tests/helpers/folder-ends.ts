// What must hold in files of a team whose blind rounds stay in the files, and whose originals come late.
import type { TeamRound } from '#core/team/lanes.ts';
import { absentBlobs, isAbsent } from '#db/absent.ts';
import { hashOf } from '#db/write.ts';
import type { Traveller } from './travellers.ts';

/** Throws where something of a person's lane, which was not in the log before the round, is in a file of somebody else. */
export function expectNothingSeen(
  files: readonly Traveller[],
  { id, personIds, headThen }: Pick<TeamRound, 'id' | 'personIds' | 'headThen'>,
): void {
  const lanes = files.flatMap(({ project, personId }) =>
    personIds.includes(personId)
      ? (
          project
            .store()
            .db.sqlite.prepare('SELECT id FROM change WHERE round = ? AND team_seq IS NULL')
            .pluck()
            .all(id) as string[]
        ).map((act) => [act, personId] as const)
      : [],
  );
  for (const [index, { project, personId }] of files.entries()) {
    const seen = project
      .store()
      .db.sqlite.prepare('SELECT team_seq FROM change WHERE id = ? AND (team_seq IS NULL OR team_seq > ?)');
    for (const [act, owner] of lanes)
      if (owner !== personId && seen.get(act, headThen) !== undefined)
        throw new Error(`act ${act} was seen in file ${index} during the round`);
  }
}

/** The originals that did not come, or are not what they should be, by file; those of removed sources are not waited for. */
export function lackedOriginals(files: readonly Traveller[]): string[] {
  return files.flatMap(({ project }, index) => {
    const { db } = project.store();
    const absent = absentBlobs(db).map(({ hash }) => `original ${hash} did not come to file ${index}`);
    const damaged = (
      db.sqlite.prepare('SELECT hash, bytes FROM blob').all() as {
        readonly hash: string;
        readonly bytes: Buffer;
      }[]
    ).flatMap(({ hash, bytes }) =>
      hashOf(bytes) === hash || (bytes.length === 0 && isAbsent(db, hash))
        ? []
        : [`file ${index} has other bytes as ${hash} (${bytes.length})`],
    );
    return absent.length > 0 ? absent : damaged;
  });
}
