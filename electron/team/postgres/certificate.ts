// The certificate of a server: what it shows, and whether it is the one that the invitation names.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectSocket, isIP, type Socket } from 'node:net';
import {
  checkServerIdentity,
  connect as connectTls,
  type ConnectionOptions,
  type PeerCertificate,
} from 'node:tls';
import { addressInWords, type ServerAddress } from '#core/team/address.ts';
import type { ShownCertificate } from '#core/team/trial.ts';
import { AppError } from '#core/errors.ts';
import { reach, REACH_MS, type Reach } from './reach.ts';
import { asTeamError } from './server-errors.ts';

/**
 * The certificate that the server at this address shows, trusted or not, so that a person can compare its fingerprint before
 * giving a password; null for a socket of this machine. Throws where the server cannot be reached or has no TLS.
 */
export async function certificateOf(address: ServerAddress): Promise<ShownCertificate | null> {
  if (address.proof.by === 'socket') return null;
  const asked = { server: addressInWords(address), login: '', database: address.database };
  let way: Reach | undefined;
  try {
    way = await reach(address);
    return await shownAt(way, address.host);
  } catch (error) {
    throw asTeamError(error, asked);
  } finally {
    way?.close();
  }
}

/** Asks for TLS as PostgreSQL's protocol does, looks at the certificate, and goes. */
async function shownAt({ host, port }: Reach, name: string): Promise<ShownCertificate> {
  const socket = connectSocket(port, host);
  socket.setTimeout(REACH_MS, () =>
    socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
  );
  // Who hangs up, such as a tunnel with nothing behind it, tells no error.
  const hungUp = new Promise<never>((_, reject) =>
    socket.once('close', () => reject(Object.assign(new Error('hung up'), { code: 'ECONNRESET' }))),
  );
  hungUp.catch(() => undefined);
  try {
    return await Promise.race([askedBy(socket, name), hungUp]);
  } finally {
    socket.destroy();
  }
}

async function askedBy(socket: Socket, name: string): Promise<ShownCertificate> {
  await once(socket, 'connect');
  // SSLRequest: eight bytes, the code 80877103.
  socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  if (answer.toString('latin1') !== 'S') throw new Error('The server does not support SSL connections');
  return await shownOver(socket, name);
}

async function shownOver(socket: Socket, name: string): Promise<ShownCertificate> {
  // Nothing is sent over it: what it shows decides whether to trust it.
  const tls = connectTls({
    socket,
    rejectUnauthorized: false,
    ...(isIP(name) === 0 && { servername: name }),
  });
  try {
    await once(tls, 'secureConnect');
    const shown = tls.getPeerX509Certificate();
    if (!shown) throw new Error('The server does not support SSL connections');
    return {
      sha256: fingerprint(shown.raw),
      subject: shown.subject,
      issuer: shown.issuer,
      validTo: shown.validToDate.toISOString(),
      pem: shown.toString(),
    };
  } finally {
    tls.destroy();
  }
}

function fingerprint(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** How to check the server's certificate while connecting. Throws where a pinned certificate is another one already now. */
export async function checksOf(address: ServerAddress): Promise<ConnectionOptions | false> {
  const { host, proof } = address;
  const named: ConnectionOptions = {
    minVersion: 'TLSv1.3',
    // Through a tunnel the connection goes to this machine, but the certificate names the server.
    ...(isIP(host) === 0 && { servername: host }),
    checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
  };
  switch (proof.by) {
    case 'socket':
      return false;
    case 'system':
      return named;
    case 'authority':
      return { ...named, ca: proof.pem };
    case 'fingerprint':
      return { ...named, ...(await pinned(address, proof.sha256)) };
  }
}

/**
 * TLS checks a certificate by an authority. A pinned certificate takes that part itself, so it has to be seen first; the
 * connection that follows is held to it.
 */
async function pinned(address: ServerAddress, sha256: string): Promise<ConnectionOptions> {
  const shown = await certificateOf(address);
  if (shown?.sha256 !== sha256) throw otherCertificate(address, sha256, shown?.sha256 ?? '');
  return {
    ca: shown.pem,
    allowPartialTrustChain: true,
    checkServerIdentity: (_: string, { raw }: PeerCertificate) =>
      fingerprint(raw) === sha256 ? undefined : otherCertificate(address, sha256, fingerprint(raw)),
  };
}

function otherCertificate(address: ServerAddress, expected: string, found: string): AppError {
  return new AppError('invalid', 'team_server:certificate_other', {
    server: addressInWords(address),
    expected,
    found,
  });
}
