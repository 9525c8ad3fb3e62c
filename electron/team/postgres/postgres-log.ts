// A team's log on a PostgreSQL server, as a replica speaks to it.
import { AppError } from '#core/errors.ts';
import type { RulesThere, TeamRules } from '#core/team/rules.ts';
import type {
  Footprint,
  Hello,
  LoggedParcel,
  NamedBytes,
  Parcel,
  Pushed,
  ReplicaFacts,
  Role,
  ToldOfParts,
  Transport,
} from '#core/team/transport.ts';
import { TeamBlobs } from './blobs.ts';
import { makeSchema, stepsNeeded } from './schema.ts';
import { PARCEL_COLUMNS, parcelFrom, parcelValues } from './parcel-rows.ts';
import type { ServerConnection } from './server-connection.ts';

/** How often the log is asked for its head where no notice comes, in milliseconds. */
const POLL_MS = 30_000;

/** Stands in a notice in place of a head where somebody has come, gone, or taken another source in hand. */
const AROUND = 'around';

/** At most so many bytes of parcels come at once, beside the first. */
const PULL_BYTES = 8 * 2 ** 20;

/** How long who has a turn may do nothing. */
const TURN_IDLE = '5s';

/** What is said with this server. Steps of its schema that only add something are no part of it: older programs go on with them. */
const PROTOCOL = 1;

interface HelloRow {
  readonly person: string;
  readonly name: string | null;
  readonly role: Role;
  readonly head: string;
  readonly chain: string;
  readonly mine: string | null;
  readonly epoch: string;
  readonly protocol: number;
  readonly schema: number;
  readonly now: string;
  readonly moved_to: string | null;
  readonly sent: string;
  readonly codebook: TeamRules['codebook'];
  readonly sources: TeamRules['sources'];
  readonly heard: boolean | null;
}

/** The rules beside a greeting. A file that greets for the first time is not there yet, and asks for them afterwards. */
const RULES = `(SELECT p.codebook FROM concord.project_of($1) p) AS codebook,
  (SELECT p.sources FROM concord.project_of($1) p) AS sources,
  (SELECT r.heard FROM concord.replicas_of($1) r WHERE r.id = $2 AND r.has_come) AS heard`;

/** The row that `push` and `publish` answer with. */
export interface PushedRow {
  readonly accepted: boolean;
  readonly first: string | null;
  readonly last: string;
  readonly chain: string | null;
}

/** What became of a parcel. */
export function pushedFrom(row: PushedRow | undefined): Pushed {
  if (row?.accepted && row.chain !== null)
    return { accepted: true, first: Number(row.first), last: Number(row.last), chain: row.chain };
  return { accepted: false, head: Number(row?.last) };
}

/** 64-bit hashes as PostgreSQL reads an array of them. */
export function bigintArray(keys: readonly bigint[]): string {
  return `{${keys.map((key) => BigInt.asIntN(64, key)).join(',')}}`;
}

/** The log of one project. The connection is closed with it. */
export class PostgresLog implements Transport {
  readonly #connection: ServerConnection;
  readonly #projectId: string;
  readonly #blobs: TeamBlobs;
  #replicaId = '';
  /** Whether it was tried to add what the schema lacks. */
  #isUpdated = false;
  /** What was told last to be in hand here. */
  #editing: string | null = null;

  constructor(connection: ServerConnection, projectId: string) {
    this.#connection = connection;
    this.#projectId = projectId;
    this.#blobs = new TeamBlobs(connection, projectId);
  }

  async hello(me: ReplicaFacts): Promise<Hello> {
    this.#replicaId = me.replicaId;
    const row = await this.#greeted(me);
    if (!row || row.protocol < stepsNeeded()) return await this.#helloAfterUpdate(me, row?.role ?? null);
    return {
      personId: row.person,
      name: row.name ?? '',
      role: row.role,
      head: Number(row.head),
      chain: row.chain,
      chainAtMine: row.mine,
      epoch: row.epoch,
      protocol: PROTOCOL,
      schema: row.schema,
      now: row.now,
      movedTo: row.moved_to,
      sentByReplica: Number(row.sent),
      ...(row.heard !== null && {
        rules: { rules: { codebook: row.codebook, sources: row.sources }, isHeard: row.heard },
      }),
    };
  }

  /** The greeting with the rules, in one question; from a server that lacks steps of the schema without them. */
  async #greeted(me: ReplicaFacts): Promise<HelloRow | undefined> {
    const { replicaId, machine, program, schema, head } = me;
    const greet = async (rules: string): Promise<HelloRow | undefined> => {
      const [row] = await this.#connection.ask<HelloRow>(
        `SELECT person, name, role, head, encode(chain, 'hex') AS chain, encode(chain_at_mine, 'hex') AS mine, epoch, protocol, schema,
           to_char(server_now AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now, moved_to, sent, ${rules}
         FROM concord.hello($1, $2, $3, $4, $5, $6)`,
        [this.#projectId, replicaId, machine, program, schema, head],
      );
      return row;
    };
    try {
      return await greet(RULES);
    } catch (error) {
      if (!(error instanceof AppError) || error.key !== 'team_server:schema_older') throw error;
      return await greet('NULL::boolean AS heard');
    }
  }

  /** Greets a server that lacks steps of the schema: an owner whose login has made it adds them. Rejects for everybody else. */
  async #helloAfterUpdate(me: ReplicaFacts, role: Role | null): Promise<Hello> {
    const older = new AppError('unsupported', 'team_server:schema_older', { ...this.#connection.asked });
    if (role !== 'owner' || this.#isUpdated) throw older;
    this.#isUpdated = true;
    await makeSchema(this.#connection).catch((error: unknown) => {
      // Another program of the owner may have added them first.
      if (error instanceof AppError && error.key === 'team_server:project_exists') return;
      throw error instanceof AppError && error.code === 'locked' ? error : older;
    });
    return await this.hello(me);
  }

  async isEarlier(epoch: string): Promise<boolean> {
    const [row] = await this.#connection.ask<{ is: boolean }>(
      `SELECT EXISTS (SELECT FROM concord.beginnings_of($1) b JOIN concord.project_of($1) p ON p.epoch = b.epoch
         WHERE b.followed = $2) AS is`,
      [this.#projectId, epoch],
    );
    return row?.is === true;
  }

  async pull(after: number): Promise<readonly LoggedParcel[]> {
    const rows = await this.#connection.askBytes(
      `SELECT ${PARCEL_COLUMNS}
       FROM (SELECT *, sum(octet_length(bytes)) OVER (ORDER BY last) - octet_length(bytes) AS before
         FROM concord.parcels_after($1, $2)) p
       WHERE before < ${PULL_BYTES} ORDER BY p.last`,
      [this.#projectId, after],
    );
    return rows.map(parcelFrom);
  }

  async push(parcel: Parcel, expected: number, { writes, reads }: Footprint): Promise<Pushed> {
    const [row] = await this.#connection.ask<PushedRow>(
      `SELECT accepted, first, last, encode(chain, 'hex') AS chain
       FROM concord.push($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [this.#projectId, expected, ...parcelValues(parcel), bigintArray(writes), bigintArray(reads)],
      { name: 'push' },
    );
    return pushedFrom(row);
  }

  async turn<T>(work: () => Promise<T>): Promise<T> {
    // Every push stands by itself. A turn of somebody whose computer fell asleep ends with the connection.
    await this.#connection.run(`SET idle_session_timeout = '${TURN_IDLE}'`);
    await this.#connection.ask('SELECT concord.take_turn($1)', [this.#projectId]);
    try {
      return await work();
    } finally {
      await this.#endTurn();
    }
  }

  async #endTurn(): Promise<void> {
    try {
      await this.#connection.ask('SELECT concord.end_turn($1)', [this.#projectId]);
      await this.#connection.run('RESET idle_session_timeout');
    } catch {
      // The connection broke, and the turn ended with it.
    }
  }

  missing(hashes: readonly string[]): Promise<readonly string[]> {
    return this.#blobs.missing(hashes);
  }

  putBlob(hash: string, bytes: Uint8Array, told?: ToldOfParts): Promise<void> {
    return this.#blobs.put(hash, bytes, told);
  }

  putBlobs(blobs: readonly NamedBytes[]): Promise<void> {
    return this.#blobs.putTogether(blobs);
  }

  getBlob(hash: string, told?: ToldOfParts): Promise<Uint8Array> {
    return this.#blobs.get(hash, told);
  }

  getBlobs(hashes: readonly string[]): Promise<readonly NamedBytes[]> {
    return this.#blobs.getTogether(hashes);
  }

  async acknowledge(head: number, editing: readonly string[]): Promise<void> {
    await this.#connection.ask('SELECT concord.ack($1, $2, $3, $4)', [
      this.#projectId,
      this.#replicaId,
      head,
      editing,
    ]);
    const now = editing.join();
    if (now === this.#editing) return;
    this.#editing = now;
    // Who hears it asks what is to be told; the notice itself, which every login of the database may hear, says nothing.
    await this.#connection.ask('SELECT pg_notify($1, $2)', ['concord', `${this.#projectId} ${AROUND}`]);
  }

  async rules(): Promise<RulesThere> {
    const [row] = await this.#connection.ask<TeamRules & { readonly heard: boolean | null }>(
      `SELECT p.codebook, p.sources, r.heard FROM concord.project_of($1) p LEFT JOIN concord.replicas_of($1) r ON r.id = $2 AND r.has_come`,
      // Who asks for the rules alone has not greeted.
      [this.#projectId, this.#replicaId || null],
    );
    const { codebook = 'all', sources = 'all', heard = null } = row ?? {};
    return { rules: { codebook, sources }, isHeard: heard ?? true };
  }

  async heard({ codebook, sources }: TeamRules): Promise<void> {
    await this.#connection.ask('SELECT concord.heard($1, $2, $3, $4)', [
      this.#projectId,
      this.#replicaId,
      codebook,
      sources,
    ]);
  }

  async listen(
    grown: (head: number) => void,
    lost: () => void = () => undefined,
    around: () => void = () => undefined,
  ): Promise<() => Promise<void>> {
    const heard = (payload: string): void => {
      const [projectId, news] = payload.split(' ');
      if (projectId !== this.#projectId) return;
      if (news === AROUND) around();
      else grown(Number(news));
    };
    const deafen = await this.#connection.hear({ heard, lost });
    // Notices get lost with the connection; this also connects again.
    const poll = setInterval(() => {
      this.#head().then(grown, () => undefined);
    }, POLL_MS);
    poll.unref();
    return async () => {
      clearInterval(poll);
      deafen();
      await Promise.resolve();
    };
  }

  async #head(): Promise<number> {
    const [row] = await this.#connection.ask<{ head: string }>('SELECT head FROM concord.project_of($1)', [
      this.#projectId,
    ]);
    return Number(row?.head ?? 0);
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
