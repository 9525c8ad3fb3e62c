// Bases: whole studies on the server, from which a new replica begins instead of from the first parcel.
import type { GivenToBegin } from '#core/team/beginning.ts';
import { partsOf } from '#core/team/parts.ts';
import type { TeamBase, TeamBaseStore } from '#core/team/place.ts';
import type { LoggedParcel } from '#core/team/transport.ts';
import { iso } from './members.ts';
import { asBuffer } from './parcel-rows.ts';
import type { ServerConnection } from './server-connection.ts';

/** The bases of one project, and what else begins or continues a log that was elsewhere before. */
export class TeamBases implements TeamBaseStore {
  readonly #connection: ServerConnection;
  readonly #projectId: string;

  constructor(connection: ServerConnection, projectId: string) {
    this.#connection = connection;
    this.#projectId = projectId;
  }

  /** See `TeamBaseStore.list`: each base after which no log began is left out. */
  async list(): Promise<TeamBase[]> {
    const rows = await this.#connection.ask<Omit<TeamBase, 'head' | 'size'> & { head: string; size: string }>(
      `SELECT b.id, b.head, encode(b.chain, 'hex') AS chain, b.size, b.sha256, b.schema, b.made_by AS "madeBy", ${iso('b.made_at')} AS "madeAt"
       FROM concord.bases_of($1) b JOIN concord.project_of($1) p ON p.begun_at = b.head AND p.begun_chain = b.chain
       WHERE b.whole ORDER BY b.made_at DESC`,
      [this.#projectId],
    );
    return rows.map((row) => ({ ...row, head: Number(row.head), size: Number(row.size) }));
  }

  /**
   * Sends a base. Parts that an earlier try brought there are not sent again. `part(n)` gives part n, from 0, of 4 MiB each but
   * the last; `told` hears how many of how many parts are there.
   */
  async put(
    base: Pick<TeamBase, 'id' | 'head' | 'chain' | 'size' | 'sha256' | 'schema'>,
    part: (n: number) => Promise<Uint8Array>,
    told: (done: number, all: number) => void = () => undefined,
  ): Promise<void> {
    const { id, head, chain, size, sha256, schema } = base;
    const there = await this.#connection.ask<{ n: number }>(
      'SELECT n FROM concord.base_begin($1, $2, $3, $4, $5, $6, $7) n',
      [this.#projectId, id, head, Buffer.from(chain, 'hex'), size, sha256, schema],
    );
    const known = new Set(there.map(({ n }) => n));
    const all = partsOf(size);
    for (let n = 0; n < all; n += 1) {
      // The last one makes it whole.
      if (!known.has(n) || n === all - 1)
        await this.#connection.ask('SELECT concord.base_put($1, $2, $3, $4)', [
          this.#projectId,
          id,
          n,
          asBuffer(await part(n)),
        ]);
      told(n + 1, all);
    }
  }

  /** The parts of a base in order, from part `from` on, for who has the earlier ones already. */
  async *parts({ id, size }: Pick<TeamBase, 'id' | 'size'>, from = 0): AsyncGenerator<Uint8Array> {
    for (let n = from; n < partsOf(size); n += 1) {
      const [row] = await this.#connection.askBytes('SELECT bytes FROM concord.part_of_base($1, $2, $3)', [
        this.#projectId,
        id,
        n,
      ]);
      const bytes = row?.[0];
      if (!bytes) return;
      yield bytes;
    }
  }

  /** Has the log begin anew after a base. For its length alone, none does while a blind round is open, or sealed work is not published. */
  async beginAnew({ baseId, followed, earlier, reason, named, there }: GivenToBegin): Promise<{
    readonly epoch: string;
    readonly freed: number;
  }> {
    const [row] = await this.#connection.ask<{ epoch: string; freed: string }>(
      'SELECT epoch, freed FROM concord.begin_anew($1, $2, $3, $4, $5, $6, $7)',
      [this.#projectId, baseId, followed, earlier, reason, named, there],
    );
    return { epoch: row?.epoch ?? '', freed: Number(row?.freed ?? 0) };
  }

  /** The epochs that the log had before this one. */
  async earlierEpochs(): Promise<string[]> {
    const rows = await this.#connection.ask<{ epoch: string }>(
      'SELECT DISTINCT followed AS epoch FROM concord.beginnings_of($1)',
      [this.#projectId],
    );
    return rows.map(({ epoch }) => epoch);
  }

  /**
   * Gives parcels back to a server that was restored from an old backup, in the order of the log, under their own numbers.
   * Rejects with the head where they are not what the log needs next.
   */
  async giveBack(parcels: readonly LoggedParcel[]): Promise<void> {
    for (const one of parcels)
      await this.#connection.ask(
        'SELECT concord.give_back($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
        [
          this.#projectId,
          one.first,
          one.last,
          one.id,
          one.replicaId,
          one.n,
          one.personId,
          one.received,
          one.schema,
          one.tables,
          one.coderIds,
          one.blobs,
          null,
          asBuffer(one.bytes),
        ],
      );
  }
}
