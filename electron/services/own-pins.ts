// Reads and sets the keys of codes for the person who works.
import { withPinsOf } from '#core/codes/own-pins.ts';
import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';
import { personOf } from '#db/person.ts';
import { all, find, insert, remove, update } from '#db/write.ts';
import type { CommandContext, QueryContext } from './context.ts';

type Working = Pick<QueryContext, 'db' | 'coderId' | 'personId'>;

/** The codes with their keys for the person who works. */
export function pinnedCodes({ db, coderId, personId }: Working): CodeRecord[] {
  const person = personOf(db, coderId, personId);
  return withPinsOf(all(db, 'code'), all(db, 'ownPin', { personId: person }), person);
}

/** The codebook as it stands for the person who works. */
export function pinnedCodebook(working: Working): Codebook {
  return codebookOf(pinnedCodes(working), all(working.db, 'themeCode'));
}

/** A code's key for the person who works. */
export function pinOf(working: Working, codeId: string): number | null {
  return pinnedCodes(working).find(({ id }) => id === codeId)?.pin ?? null;
}

/** Gives a code a key for the person who works, or takes its key away; the code that had the key loses it. */
export function givePin(context: CommandContext, codeId: string, pin: number | null): void {
  const codes = pinnedCodes(context);
  if (codes.find(({ id }) => id === codeId)?.pin === pin) return;
  for (const other of codes) if (pin !== null && other.pin === pin) say(context, other.id, null);
  say(context, codeId, pin);
}

function say({ db, coderId, personId, newId }: CommandContext, codeId: string, pin: number | null): void {
  const person = personOf(db, coderId, personId);
  const [existing] = all(db, 'ownPin', { personId: person, codeId });
  // A code without a key for anybody needs no entry.
  const isSilent = pin === null && (find(db, 'code', codeId)?.pin ?? null) === null;
  if (isSilent && existing) remove(db, 'ownPin', existing.id);
  else if (existing) update(db, 'ownPin', existing.id, { pin });
  else if (!isSilent) insert(db, 'ownPin', { id: newId(), personId: person, codeId, pin });
}
