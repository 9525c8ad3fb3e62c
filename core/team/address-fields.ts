// The place of a team's log as a form asks for it, field by field.

/** What a person typed. */
export interface AddressFields {
  /** A host with or without a port, the folder of a socket, or a whole URL, which the other fields add nothing to. */
  readonly server: string;
  readonly database: string;
  readonly login: string;
  /** SHA-256 of the server's certificate; empty where an authority vouches for it. */
  readonly fingerprint: string;
  /** A reference to the file of the authority; empty for those that the system knows. */
  readonly authority: string;
  /** The gateway of an SSH tunnel, `user@host` or `user@host:port`; empty for none. */
  readonly tunnel: string;
}

const SOCKET = /^(?<folder>\/.*?)(?::(?<port>\d+))?$/;

/** The fields as a URL that `teamUrl` reads, which also says what is wrong with it. */
export function urlOfFields({
  server,
  database,
  login,
  fingerprint,
  authority,
  tunnel,
}: AddressFields): string {
  const place = server.trim();
  if (/^postgres(?:ql)?:\/\//i.test(place)) return place;
  const socket = SOCKET.exec(place)?.groups;
  const options = [
    ...(socket ? [['host', socket['folder'] ?? ''] as const] : []),
    ...(socket?.['port'] === undefined ? [] : [['port', socket['port']] as const]),
    ['fingerprint', fingerprint.trim()] as const,
    ['sslrootcert', authority] as const,
    ['ssh', tunnel.trim()] as const,
  ].flatMap(([name, value]) => (value === '' ? [] : [`${name}=${encodeURIComponent(value)}`]));
  const query = options.length === 0 ? '' : `?${options.join('&')}`;
  const [user, name] = [encodeURIComponent(login.trim()), encodeURIComponent(database.trim())];
  return `postgres://${user}@${socket ? '' : place}/${name}${query}`;
}
