// What the program of an owner does for its team besides exchanging acts.
import { tableRights } from '#core/team/roles.ts';
import type { ReadDb } from '#db/handles.ts';
import { readMigrations } from '#db/migrations.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { all } from '#db/write.ts';
import { whoCouldRead } from './could-read.ts';
import type { LinkParts } from './link-parts.ts';
import { noteMoveInRounds } from './moved-rounds.ts';
import type { ConnectedTeam } from './place.ts';
import { roundsToFinish, roundsToTell } from './rounds-to-finish.ts';

/** The duties of one open file; nothing where its person is no owner. */
export class OwnerDuties {
  readonly #parts: Pick<LinkParts, 'study' | 'now' | 'opened' | 'unlocked'>;
  /** What the server was told as by an owner: the rights, and the shared layers by their ids. */
  readonly #told = new Set<string>();

  constructor(parts: Pick<LinkParts, 'study' | 'now' | 'opened' | 'unlocked'>) {
    this.#parts = parts;
  }

  get #db(): ReadDb {
    return this.#parts.study.store.db;
  }

  /**
   * The owner’s program tells the server who may write which table, and which layers are everybody's, such as that of agreed
   * codings: else it would take the work of only one person in them.
   */
  async tellRights({ members }: ConnectedTeam): Promise<void> {
    if (expectTeam(this.#db).role !== 'owner') return;
    if (this.#told.size === 0) await members.setRights(tableRights(), readMigrations().length);
    this.#told.add('rights');
    for (const { id } of all(this.#db, 'coder', { kind: 'adjudication' })) {
      if (!this.#told.has(id)) await members.setLayer(id, null);
      this.#told.add(id);
    }
  }

  /**
   * The owner’s program tells the study of rounds of which no act came, of those that were unlocked and published, and that the team
   * has moved in the middle of some, where it was ended before it could. Returns whether there were any.
   */
  async finishRounds(team: ConnectedTeam): Promise<boolean> {
    if (expectTeam(this.#db).role !== 'owner') return false;
    const db = this.#db;
    await this.#parts.study.alone.free();
    const hasMoved = noteMoveInRounds(this.#parts.study);
    const untold = roundsToTell(db, this.#parts.now());
    for (const round of untold) this.#parts.opened(round);
    const over = roundsToFinish(db);
    if (over.length === 0) return hasMoved || untold.length > 0;
    const couldRead = await whoCouldRead(team);
    await this.#parts.study.alone.free();
    for (const round of over) this.#parts.unlocked(round, couldRead);
    return true;
  }
}
