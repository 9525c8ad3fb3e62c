// One login's connection to a team's server. A connection that broke is made again by the next question.
import type { Client, QueryResultRow } from 'pg';
import { addressInWords, type ServerAddress } from '#core/team/address.ts';
import { AppError } from '#core/errors.ts';
import { type BytesRow, copied } from './copied.ts';
import { passwordInFile } from './password-file.ts';
import { checksOf } from './certificate.ts';
import { reach, REACH_MS, type Reach } from './reach.ts';
import { asTeamError, type Asked } from './server-errors.ts';

/** A login at a server. */
export interface ServerAccess {
  readonly address: ServerAddress;
  readonly login: string;
  /**
   * The password, asked for at each connection; null where none is known: then the file that `PGPASSFILE` names is looked
   * into.
   */
  readonly password: () => Promise<string | null>;
}

/** How long one question may take, in milliseconds: 4 MiB over a line of 1 Mbit/s take half a minute. */
const QUESTION_MS = 120_000;

/** How long a question waits for somebody else's turn, in milliseconds. */
const TURN_WAIT_MS = 20_000;

interface Question {
  /** A question with a name is planned once a connection. */
  readonly name?: string;
}

/** What is done with notices. */
interface Hearing {
  readonly heard: (payload: string) => void;
  /** The line broke: nothing is heard until something is asked again. */
  readonly lost: () => void;
}

/** A connection to a team's server, over which the program asks one question after the other. */
export class ServerConnection {
  readonly #access: ServerAccess;
  readonly #asked: Asked;
  #open: Promise<Client> | undefined;
  #reach: Reach | undefined;
  #isClosed = false;
  #tries = 0;
  #last: Promise<void> = Promise.resolve();
  readonly #hearing = new Set<Hearing>();

  constructor(access: ServerAccess) {
    this.#access = access;
    const { address, login } = access;
    this.#asked = { server: addressInWords(address), login, database: address.database };
  }

  /** Whom errors name. */
  get asked(): Asked {
    return this.#asked;
  }

  /** The rows of an answer. Rejects with a sentence. */
  async ask<R extends QueryResultRow>(
    text: string,
    values: readonly unknown[] = [],
    how: Question = {},
  ): Promise<R[]> {
    const { rows } = await this.#inOrder((client) => client.query<R>({ text, values: [...values], ...how }));
    return rows;
  }

  /**
   * The rows of an answer as bytes: what is large comes in this way, since it would be twice as long in an ordinary answer. The
   * values are ids, hashes and numbers.
   */
  async askBytes(text: string, values: readonly (string | number)[]): Promise<BytesRow[]> {
    return await this.#inOrder((client) => copied(client, text, values));
  }

  /** Asks several statements at once, without values. */
  async run(sql: string): Promise<void> {
    await this.#inOrder((client) => client.query(sql));
  }

  /** Asks once the questions before it are answered. */
  async #inOrder<T>(asked: (client: Client) => Promise<T>): Promise<T> {
    const before = this.#last;
    const answer = (async () => {
      await before;
      const client = await this.#client();
      const open = this.#open;
      try {
        return await asked(client);
      } catch (error) {
        // The server ends the connection after this answer: the next question has to ask over another one.
        if (isLast(error) && this.#open === open) this.#open = undefined;
        throw error;
      }
    })();
    this.#last = answer.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await answer;
    } catch (error) {
      throw asTeamError(error, this.#asked);
    }
  }

  /** Calls back with each notice of the channel `concord`, over this connection and those that follow it. */
  async hear(hearing: Hearing): Promise<() => void> {
    this.#hearing.add(hearing);
    await this.run('LISTEN concord');
    return () => this.#hearing.delete(hearing);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const open = this.#open;
    this.#open = undefined;
    // A connection that could not be made has nothing to close.
    const client = await open?.catch(() => undefined);
    await client?.end();
    this.#reach?.close();
  }

  async #client(): Promise<Client> {
    if (this.#isClosed) throw new AppError('cancelled', 'errors:cancelled');
    const opening = (this.#open ??= this.#connected());
    try {
      return await opening;
    } catch (error) {
      if (this.#open === opening) this.#open = undefined;
      throw error;
    }
  }

  async #connected(): Promise<Client> {
    const { address, login, password } = this.#access;
    // Loaded here alone: who joins no team never loads it.
    const { default: pg } = await import('pg');
    const ssl = await checksOf(address);
    this.#reach?.close();
    this.#reach = await reach(address);
    const { host, port, database } = address;
    const known = (await password()) ?? passwordInFile({ host, port, database, login });
    const client = new pg.Client({
      host: this.#reach.host,
      port: this.#reach.port,
      database,
      user: login,
      // Given as a function, or the driver would look for one by itself, with a warning.
      password: () => known as string,
      ssl,
      enableChannelBinding: true,
      application_name: 'concord',
      connectionTimeoutMillis: REACH_MS,
      keepAlive: true,
      query_timeout: QUESTION_MS,
      statement_timeout: QUESTION_MS,
      lock_timeout: TURN_WAIT_MS,
    });
    this.#tries += 1;
    const mine = this.#tries;
    let isUp = false;
    const lost = (): void => {
      if (this.#tries !== mine) return;
      // The next question connects again.
      this.#open = undefined;
      if (!isUp || this.#isClosed) return;
      isUp = false;
      for (const hearing of this.#hearing) hearing.lost();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload = '' }) => {
      for (const hearing of this.#hearing) hearing.heard(payload);
    });
    if (ssl !== false) refuseBareLogins(client, this.#asked);
    try {
      await client.connect();
      if (this.#hearing.size > 0) await client.query('LISTEN concord');
      isUp = true;
      return client;
    } catch (error) {
      client.end().catch(() => undefined);
      throw error;
    }
  }
}

/** Whether the server says that it answers no more over this connection. */
function isLast(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'FATAL';
}

/** The messages of the server while somebody logs in, which `pg` passes on as events of its inner connection. */
interface LoggingIn {
  readonly connection: {
    on(event: string, told: (message: { readonly mechanisms?: readonly string[] }) => void): unknown;
    readonly stream: { destroy(error: Error): unknown };
  };
}

/** Sends no password, in whatever form, to a server that does not tie the login to its certificate. */
function refuseBareLogins(client: Client, { server, login }: Asked): void {
  const { connection } = client as unknown as LoggingIn;
  const refuse = (): void => {
    connection.stream.destroy(new AppError('invalid', 'team_server:no_channel_binding', { server, login }));
  };
  connection.on('authenticationCleartextPassword', refuse);
  connection.on('authenticationMD5Password', refuse);
  connection.on('authenticationSASL', ({ mechanisms }) => {
    if (!mechanisms?.includes('SCRAM-SHA-256-PLUS')) refuse();
  });
}
