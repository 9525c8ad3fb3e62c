// Determines for a call the coder who acts and the person at the keyboard.
import { basename } from 'node:path';
import type { Change } from '#core/change.ts';
import { AppError } from '#core/errors.ts';
import type { Store } from '#db/store.ts';
import { personOf } from '#db/person.ts';
import { teamOf } from '#db/team/team-of.ts';
import { find, get, mainCoderId } from '#db/write.ts';
import type { CallOptions } from '../rpc/transport.ts';
import { mergedCoders, presentCoderId } from '../services/merged-coders.ts';
import { refuseByRole } from '../services/team-members.ts';

export class WhoActs {
  readonly #store: Pick<Store, 'db' | 'path'>;

  constructor(store: Pick<Store, 'db' | 'path'>) {
    this.#store = store;
  }

  /**
   * The coder that the call names, else the person of this file in its team, else the main coder. A window that has not heard
   * yet of a merge still names the merged coder.
   */
  coderId({ as }: CallOptions): string {
    const { db, path } = this.#store;
    if (as !== undefined) return presentCoderId(db, as);
    const id = this.#personOfTeam ?? mainCoderId(db);
    if (id === null) throw new AppError('invalid', 'errors:damaged_project', { name: basename(path) });
    return id;
  }

  /**
   * The same, checked to exist, since the history outlives every coder. Throws `not_found`, and `invalid` for a machine layer
   * and, in a team, for a coder of somebody else.
   */
  knownCoderId(options: CallOptions): string {
    const id = this.coderId(options);
    // The main coder exists: the project refers to it.
    if (options.as === undefined) return id;
    const { kind, name } = get(this.#store.db, 'coder', id);
    if (kind === 'machine') throw new AppError('invalid', 'errors:machine_does_not_act', { name });
    const person = this.#personOfTeam;
    if (person !== null && personOf(this.#store.db, id, person) !== person)
      throw new AppError('invalid', 'errors:team_other_acts', { name });
    return id;
  }

  /**
   * The person of this file in its team, where the call asks as somebody who is another: what a blind round hides from them is not
   * read in another's name. Null for any other call.
   */
  personAskingAs({ as }: CallOptions): string | null {
    const person = this.#personOfTeam;
    if (person === null || as === undefined) return null;
    const { db } = this.#store;
    return personOf(db, presentCoderId(db, as), person) === person ? null : person;
  }

  /** Throws `invalid` for a change that the person's role in the team does not allow: it could never be sent. */
  refuseByRole(change: Change): void {
    refuseByRole(this.#store.db, change);
  }

  /** In a team, the person of this file; else the person that the call names, as the study knows them; empty if it names none. */
  personOf({ person }: CallOptions): { readonly personId?: string } {
    const { db } = this.#store;
    const ofTeam = this.#personOfTeam;
    if (ofTeam !== null) return { personId: ofTeam };
    if (person === undefined) return {};
    const personId = find(db, 'coder', person) ? person : mergedCoders(db).get(person);
    return personId === undefined ? {} : { personId };
  }

  /** The person who works in this file as a member of a team; null outside of one. */
  get #personOfTeam(): string | null {
    return teamOf(this.#store.db)?.personId ?? null;
  }
}
