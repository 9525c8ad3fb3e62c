// Which acts undo treats as one's own: those of the person who works, in all of their passes and in the layers that
// several people write into.
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import type { IsOwn } from '#db/history.ts';
import { personOf } from '#db/person.ts';
import { actsAbout } from '#db/row-acts.ts';
import { statement } from '#db/statements.ts';
import { teamOf } from '#db/team/team-of.ts';
import { all, mainCoderId } from '#db/write.ts';
import { idsOfCoder } from './merged-coders.ts';

/**
 * Returns a test for the acts of the person who works as this coder. In a study with one person, all acts are theirs.
 * `working` is the person, if the coder is a layer that several people write into. The act that added a coder is that
 * coder's too: a person who adds a coder works as that coder at once, and an empty project takes its main coder from
 * the file imported into it.
 */
export function ownActs(db: ReadDb, coderId: string, working?: string): IsOwn {
  const persons = new Set(all(db, 'coder', { kind: 'person' }).map(({ id }) => id));
  if (persons.size < 2) return () => true;
  const person = personOf(db, coderId, working);
  const own = new Set(idsOfCoder(db, person));
  // In a team everybody is somebody's: no undo takes a person out of it.
  const isTeam = teamOf(db) !== null;
  const arrivals = arrivalsOf(db, isTeam ? [...persons] : [coderId, person]);
  const known = new Map<string, boolean>();
  return (doer, group) => {
    if (group !== null && arrivals.has(group)) return !isTeam;
    const { coderId: by } = doer;
    // A person acts only for themselves; for other coders, the acting person is recorded.
    const key = persons.has(by) ? by : (doer.personId ?? by);
    let isOwn = known.get(key);
    if (isOwn === undefined) known.set(key, (isOwn = own.has(personOf(db, key))));
    return isOwn;
  };
}

/** The groups of acts that added these coders by hand, or made them the main coder of the project. */
function arrivalsOf(db: ReadDb, coderIds: readonly string[]): ReadonlySet<string> {
  const byHand = actsAbout(db, keysOf('coder', coderIds));
  const main = mainCoderId(db);
  const ofMain = actsAbout(db, keysOf('coder', main !== null && coderIds.includes(main) ? [main] : []));
  const ofProject = actsAbout(
    db,
    keysOf(
      'project',
      all(db, 'project').map(({ id }) => id),
    ),
  );
  const adding = statement(
    db.sqlite,
    // A large import is several acts of one group: one may add the coder and another make them the main coder.
    `SELECT group_id FROM change WHERE method = 'coders.add' AND (${byHand.sql}) AND group_id IS NOT NULL
     UNION SELECT group_id FROM change WHERE group_id IS NOT NULL AND (${ofMain.sql})
     AND group_id IN (SELECT group_id FROM change WHERE ${ofProject.sql})`,
  );
  const values = [...byHand.values, ...ofMain.values, ...ofProject.values];
  return new Set(adding.pluck().all(...values) as string[]);
}

function keysOf(table: TableName, ids: readonly string[]): string[] {
  return ids.map((id) => `${table} ${id}`);
}
