// Whose acts undo takes back: those of the person one works as, in whichever of their passes and in the layers that several
// write.
import type { ReadDb } from '#db/handles.ts';
import type { IsOwn } from '#db/history.ts';
import { personOf } from '#db/person.ts';
import { count } from '#db/write.ts';
import { idsOfCoder } from './merged-coders.ts';

/**
 * Tells the acts of the person who works as this coder. In a study of one person everything is theirs. `working` is who is at
 * it, where the coder is a layer that several write.
 */
export function ownActs(db: ReadDb, coderId: string, working?: string): IsOwn {
  if (count(db, 'coder', { kind: 'person' }) < 2) return () => true;
  const own = new Set(idsOfCoder(db, personOf(db, coderId, working)));
  const known = new Map<string, boolean>();
  return ({ coderId: by, personId }) => {
    const key = personId ?? by;
    let isOwn = known.get(key);
    if (isOwn === undefined) known.set(key, (isOwn = own.has(personOf(db, key))));
    return isOwn;
  };
}
