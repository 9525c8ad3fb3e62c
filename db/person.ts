// Whose work an act is. A coder is a person, a second pass of one, or a layer into which several write; undo takes back what
// one person did in any of them.
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';
import { mainCoderId } from './write.ts';

const CODER = 'SELECT kind, person_id AS "personId" FROM coder WHERE id = ?';

/**
 * The person whose work it is that this coder does: of a second pass the one who codes again, of a layer that several write
 * `working`, the one who is known to be at it, else the main coder. A coder who is not there stands for themselves.
 */
export function personOf(db: ReadDb, coderId: string, working?: string): string {
  const coder = statement(db.sqlite, CODER).get(coderId) as
    | { readonly kind: string; readonly personId: string | null }
    | undefined;
  if (!coder || coder.kind === 'person') return coderId;
  if (coder.kind === 'second-pass') return coder.personId ?? coderId;
  return working ?? mainCoderId(db) ?? coderId;
}
