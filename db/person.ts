// Whose work an act is. A coder is a person, a second pass of a person, or a layer that several people write
// to; undo covers what one person did as any of them.
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';
import { mainCoderId } from './write.ts';

const CODER = 'SELECT kind, person_id AS "personId" FROM coder WHERE id = ?';

/**
 * The person whose work this coder's acts are: for a second pass the person who codes again; for a shared
 * layer `working`, where known, else the main coder. A coder who is not in the project stands for themselves.
 */
export function personOf(db: ReadDb, coderId: string, working?: string): string {
  const coder = statement(db.sqlite, CODER).get(coderId) as
    | { readonly kind: string; readonly personId: string | null }
    | undefined;
  if (!coder || coder.kind === 'person') return coderId;
  if (coder.kind === 'second-pass') return coder.personId ?? coderId;
  return working ?? mainCoderId(db) ?? coderId;
}
