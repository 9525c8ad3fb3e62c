// Who does what is called: as whom it is done, and who is at the keys.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Store } from '#db/store.ts';
import { find, get, mainCoderId } from '#db/write.ts';
import type { CallOptions } from '../rpc/transport.ts';
import { mergedCoders } from '../services/merged-coders.ts';

export class WhoActs {
  readonly #store: Pick<Store, 'db' | 'path'>;

  constructor(store: Pick<Store, 'db' | 'path'>) {
    this.#store = store;
  }

  /**
   * Whom the call names, else the main coder. A window that has not heard yet that somebody was merged into another still
   * names them by who they were.
   */
  coderId({ as }: CallOptions): string {
    const { db, path } = this.#store;
    if (as !== undefined) return find(db, 'coder', as) ? as : (mergedCoders(db).get(as) ?? as);
    const id = mainCoderId(db);
    if (id === null) throw new AppError('invalid', 'errors:damaged_project', { name: basename(path) });
    return id;
  }

  /** The same, known to the study: the history outlives everyone. Throws `not_found`. */
  knownCoderId(options: CallOptions): string {
    const id = this.coderId(options);
    // The main coder is known: the project refers to them.
    return options.as === undefined ? id : get(this.#store.db, 'coder', id).id;
  }

  /** Who is at it, as the call says and the study knows them; nothing where it does not say. */
  personOf({ person }: CallOptions): { readonly personId?: string } {
    if (person === undefined) return {};
    const { db } = this.#store;
    const personId = find(db, 'coder', person) ? person : mergedCoders(db).get(person);
    return personId === undefined ? {} : { personId };
  }
}
