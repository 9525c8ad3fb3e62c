// Blind rounds on the server: work goes into lanes that nobody else reads until the round is unlocked.
import type { LaneProgress, Lanes, SealedParcel, TeamRound } from '#core/team/lanes.ts';
import type { Footprint, Parcel, Pushed } from '#core/team/transport.ts';
import { iso } from './members.ts';
import { asBuffer, asText, listed, parcelValues } from './parcel-rows.ts';
import { bigintArray, pushedFrom, type PushedRow } from './postgres-log.ts';
import type { ServerConnection } from './server-connection.ts';

/** The blind rounds of one project. */
export class SealedRounds implements Lanes {
  readonly #connection: ServerConnection;
  readonly #projectId: string;

  constructor(connection: ServerConnection, projectId: string) {
    this.#connection = connection;
    this.#projectId = projectId;
  }

  async list(): Promise<TeamRound[]> {
    const rows = await this.#connection.ask<Omit<TeamRound, 'headThen'> & { head_then: string }>(
      `SELECT id, name, persons AS "personIds", codes, owner_sees AS "ownerSees", ${iso('opened_at')} AS "openedAt",
         opened_by AS "openedBy", head_then, ${iso('unlocked_at')} AS "unlockedAt", unlocked_by AS "unlockedBy",
         publishing AS "isPublishing"
       FROM concord.rounds_of($1) ORDER BY opened_at, id`,
      [this.#projectId],
    );
    return rows.map(({ head_then: headThen, ...row }) => ({ ...row, headThen: Number(headThen) }));
  }

  async open(round: Pick<TeamRound, 'id' | 'name' | 'personIds' | 'codes' | 'ownerSees'>): Promise<void> {
    const { id, name, personIds, codes, ownerSees } = round;
    await this.#connection.ask('SELECT concord.open_round($1, $2, $3, $4, $5, $6)', [
      this.#projectId,
      id,
      name,
      personIds,
      codes,
      ownerSees,
    ]);
  }

  /** Brings a round that this place does not know of, or not that it is over; what it knows stays as it is. */
  async bring(round: Omit<TeamRound, 'headThen' | 'isPublishing'>): Promise<void> {
    const { id, name, personIds, codes, ownerSees, openedAt, openedBy, unlockedAt, unlockedBy } = round;
    await this.#connection.ask('SELECT concord.bring_round($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [
      this.#projectId,
      id,
      name,
      personIds,
      codes,
      ownerSees,
      openedAt,
      openedBy,
      unlockedAt,
      unlockedBy,
    ]);
  }

  async unlock(roundId: string): Promise<void> {
    await this.#connection.ask('SELECT concord.unlock($1, $2)', [this.#projectId, roundId]);
  }

  async seal(roundId: string, parcel: Parcel, reviewed: number): Promise<number> {
    const [row] = await this.#connection.ask<{ lane: string }>(
      'SELECT concord.seal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) AS lane',
      [this.#projectId, roundId, ...parcelValues(parcel), reviewed],
    );
    return Number(row?.lane);
  }

  async lane(roundId: string, personId: string, after: number): Promise<SealedParcel[]> {
    const rows = await this.#connection.askBytes(
      `SELECT bytes, n::text, id::text, replica::text, replica_n::text, count::text, schema::text,
         array_to_json(tables)::text, array_to_json(coders)::text, array_to_json(blobs)::text, ${iso('received')}, published::text
       FROM concord.lane_of($1, $2, $3) ORDER BY n`,
      [roundId, personId, after],
    );
    return rows.map(([bytes, ...columns]) => {
      const [
        lane,
        id = '',
        replicaId = '',
        n,
        count,
        schema,
        tables,
        coders,
        blobs,
        received = '',
        published,
      ] = columns.map(asText);
      return {
        lane: Number(lane),
        id,
        replicaId,
        n: Number(n),
        count: Number(count),
        schema: Number(schema),
        tables: listed(tables ?? '[]'),
        coderIds: listed(coders ?? '[]'),
        blobs: listed(blobs ?? '[]'),
        received,
        published: published === undefined ? null : Number(published),
        bytes: bytes ?? Buffer.alloc(0),
      };
    });
  }

  async publish(
    roundId: string,
    personId: string,
    parcel: Parcel,
    expected: number,
    { writes, reads }: Footprint,
  ): Promise<Pushed> {
    const { id, count, schema, tables, coderIds, blobs, bytes } = parcel;
    const [row] = await this.#connection.ask<PushedRow>(
      `SELECT accepted, first, last, encode(chain, 'hex') AS chain
       FROM concord.publish($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        this.#projectId,
        roundId,
        personId,
        expected,
        id,
        count,
        schema,
        tables,
        coderIds,
        blobs,
        asBuffer(bytes),
        bigintArray(writes),
        bigintArray(reads),
      ],
    );
    return pushedFrom(row);
  }

  async whoCouldRead(): Promise<string[]> {
    const rows = await this.#connection.ask<{ login: string }>(
      'SELECT w::text AS login FROM concord.who_could_read() w',
    );
    return rows.map(({ login }) => login);
  }

  async progress(): Promise<LaneProgress[]> {
    const rows = await this.#connection.ask<
      Record<'round' | 'person' | 'parcels' | 'reviewed', string> & { last: string | null }
    >(
      `SELECT round, person, parcels, reviewed, ${iso('last_at')} AS last FROM concord.progress($1) ORDER BY round, person`,
      [this.#projectId],
    );
    return rows.map(({ round, person, parcels, reviewed, last }) => ({
      roundId: round,
      personId: person,
      parcels: Number(parcels),
      reviewed: Number(reviewed),
      lastAt: last,
    }));
  }
}
