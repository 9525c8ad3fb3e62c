// Determines for a call the coder who acts and the person at the keyboard.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Store } from '#db/store.ts';
import { find, get, mainCoderId } from '#db/write.ts';
import type { CallOptions } from '../rpc/transport.ts';
import { mergedCoders, presentCoderId } from '../services/merged-coders.ts';

export class WhoActs {
  readonly #store: Pick<Store, 'db' | 'path'>;

  constructor(store: Pick<Store, 'db' | 'path'>) {
    this.#store = store;
  }

  /**
   * The coder that the call names, else the main coder. A window that has not heard yet of a merge still names the
   * merged coder.
   */
  coderId({ as }: CallOptions): string {
    const { db, path } = this.#store;
    if (as !== undefined) return presentCoderId(db, as);
    const id = mainCoderId(db);
    if (id === null) throw new AppError('invalid', 'errors:damaged_project', { name: basename(path) });
    return id;
  }

  /** The same, checked to exist, since the history outlives every coder. Throws `not_found`, and `invalid` for a machine layer. */
  knownCoderId(options: CallOptions): string {
    const id = this.coderId(options);
    // The main coder exists: the project refers to it.
    if (options.as === undefined) return id;
    const { kind, name } = get(this.#store.db, 'coder', id);
    if (kind === 'machine') throw new AppError('invalid', 'errors:machine_does_not_act', { name });
    return id;
  }

  /** The person that the call names, as the study knows them; empty if it names none. */
  personOf({ person }: CallOptions): { readonly personId?: string } {
    if (person === undefined) return {};
    const { db } = this.#store;
    const personId = find(db, 'coder', person) ? person : mergedCoders(db).get(person);
    return personId === undefined ? {} : { personId };
  }
}
