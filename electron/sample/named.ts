// The sample study refers to its parts by name; these are their ids in the project, and how something is done in it on a day.
import { randomUUID } from 'node:crypto';
import type { WriteDb } from '#db/handles.ts';
import { Counting } from '../engines/counting.ts';
import type { CommandContext } from '../services/context.ts';

/** The ids of the parts of a study, by their names; of sources by their paths. */
export interface Named {
  readonly coders: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
  readonly sources: ReadonlyMap<string, string>;
}

/** The id of a part. The reader of the sample texts has checked every name, so a missing one is our own fault, and throws. */
export function found(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The sample study names “${name}”, which it does not have.`);
  return id;
}

/** The moment at which something of a day of the sample study was done, ISO 8601 in UTC. */
export function noon(date: string): string {
  return `${date}T12:00:00.000Z`;
}

/** In what context this coder does something on a day of the study. */
export function contextOn(db: WriteDb, coderId: string): (date: string) => CommandContext {
  return (date) => ({
    db,
    seen: db,
    counting: new Counting(db),
    coderId,
    personId: coderId,
    now: () => noon(date),
    newId: () => randomUUID(),
  });
}
