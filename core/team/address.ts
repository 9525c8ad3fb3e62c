// Where a team keeps its log, as a person types it: the URL of a PostgreSQL database.
import { AppError } from '../errors.ts';
import { expectLogin } from './login.ts';

/** How the server proves that it is the right one. */
export type ServerProof =
  /** By its certificate, signed by an authority that the system knows. */
  | { readonly by: 'system' }
  /** By its certificate, signed by this authority; PEM. */
  | { readonly by: 'authority'; readonly pem: string }
  /** By exactly this certificate: its SHA-256, 64 lower-case hex digits. */
  | { readonly by: 'fingerprint'; readonly sha256: string }
  /** By being on this machine: a socket in this folder. */
  | { readonly by: 'socket'; readonly folder: string };

/** The place of a team's log on a PostgreSQL server, without login and password. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly proof: ServerProof;
  /** The gateway of an SSH tunnel, `user@host` with `:port` where it is not what `ssh` takes by itself; null for a direct connection. */
  readonly tunnel: string | null;
}

/** A URL that a person gave. */
export interface TeamUrl {
  readonly login: string;
  readonly address: ServerAddress;
  /** The file of the authority that the URL names, to be read by the caller; null for none. */
  readonly authorityFile: string | null;
}

const KNOWN: readonly string[] = ['host', 'port', 'sslrootcert', 'fingerprint', 'ssh'];

/**
 * Reads `postgres://LOGIN@HOST[:PORT]/DB`, with `?sslrootcert=FILE` or `?fingerprint=SHA256` for the server's certificate,
 * `?host=/FOLDER` for a socket on this machine, and `?ssh=USER@GATEWAY[:PORT]` for a tunnel. Throws `invalid` for anything else, and
 * for a URL with a password, since others on the machine can read the arguments of a command.
 */
export function teamUrl(text: string): TeamUrl {
  const found = URL_OF_POSTGRES.exec(text.trim())?.groups;
  if (!found) throw notAUrl(text);
  if (found['password'] !== undefined) throw new AppError('invalid', 'errors:team_url_password');
  const options = optionsIn(found['options'] ?? '');
  const part = (name: string): string => decoded(found[name] ?? '');
  const folder = options.get('host') ?? null;
  const host = part('v6') || part('host');
  const port = Number(found['port'] ?? options.get('port') ?? DEFAULT_PORT);
  const isComplete =
    part('login') !== '' &&
    part('database') !== '' &&
    (folder === null ? host !== '' : folder.startsWith('/'));
  if (!isComplete || !isPort(port)) throw notAUrl(text);
  expectLogin(part('login'));
  return {
    login: part('login'),
    address: {
      host: folder === null ? host : 'localhost',
      port,
      database: part('database'),
      proof: folder === null ? proofIn(options) : { by: 'socket', folder },
      tunnel: tunnelIn(options, text),
    },
    authorityFile: folder === null ? (options.get('sslrootcert') ?? null) : null,
  };
}

const DEFAULT_PORT = 5432;

const URL_OF_POSTGRES =
  /^postgres(?:ql)?:\/\/(?<login>[^/?#@:]*)(?::(?<password>[^/?#]*))?@(?:\[(?<v6>[\da-f:.]+)\]|(?<host>[^/?#@:[\]]*))(?::(?<port>\d+))?\/(?<database>[^/?#]*)(?:\?(?<options>[^#]*))?$/i;

/** The options of a URL by name. Throws `invalid` for one that is not known. */
function optionsIn(text: string): ReadonlyMap<string, string> {
  const options = text
    .split('&')
    .filter((option) => option !== '')
    .map((option) => {
      const [name = '', ...value] = option.split('=');
      return [name, decoded(value.join('='))] as const;
    });
  for (const [name] of options)
    if (!KNOWN.includes(name)) throw new AppError('invalid', 'errors:team_url_option', { name });
  return new Map(options);
}

function proofIn(options: ReadonlyMap<string, string>): ServerProof {
  const given = options.get('fingerprint');
  if (given === undefined) return { by: 'system' };
  const sha256 = given
    .replace(/^sha256:/i, '')
    .replaceAll(':', '')
    .toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw new AppError('invalid', 'errors:team_fingerprint', { name: given });
  return { by: 'fingerprint', sha256 };
}

function tunnelIn(options: ReadonlyMap<string, string>, text: string): string | null {
  const tunnel = options.get('ssh') ?? null;
  if (tunnel === null) return null;
  const { gateway, port } = gatewayIn(tunnel);
  // A name that begins with a dash would be an option of `ssh`.
  if (!/^[\w.][\w.@-]*$/.test(gateway) || (port !== null && !isPort(Number(port)))) throw notAUrl(text);
  return tunnel;
}

/** The gateway of a tunnel as `ssh` takes it, `user@host`, and its port; null where none is named. */
export function gatewayIn(tunnel: string): { readonly gateway: string; readonly port: string | null } {
  const { gateway = tunnel, port = null } = /^(?<gateway>[^:]*):(?<port>\d+)$/.exec(tunnel)?.groups ?? {};
  return { gateway, port };
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function notAUrl(text: string): AppError {
  // A password may stand in what could not be read.
  return new AppError('invalid', 'errors:team_url', { url: text.replace(/\/\/.*@/, '//…@') });
}

/** The address as a person reads it: host, port where it is unusual, database. */
export function addressInWords({ host, port, database, proof }: ServerAddress): string {
  const place = proof.by === 'socket' ? proof.folder : host;
  return `${place}${port === DEFAULT_PORT ? '' : `:${port}`}/${database}`;
}
