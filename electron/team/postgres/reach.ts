// The way to a server: over TCP, through a socket of this machine, or through a tunnel that the system's `ssh` digs.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect as connectSocket, createServer, type AddressInfo, type Socket } from 'node:net';
import { gatewayIn, type ServerAddress } from '#core/team/address.ts';
import { AppError } from '#core/errors.ts';

/** How long reaching a server may take, in milliseconds. */
export const REACH_MS = 15_000;

/** Where to connect. */
export interface Reach {
  /** A name or an address; for a socket of this machine, its folder. */
  readonly host: string;
  readonly port: number;
  close(): void;
}

/** Digs the tunnel where the address asks for one. Throws where `ssh` is missing or refuses, with what it said. */
export async function reach({ host, port, proof, tunnel }: ServerAddress): Promise<Reach> {
  if (proof.by === 'socket') return { host: proof.folder, port, close: nothing };
  return tunnel === null ? { host, port, close: nothing } : dig(host, port, tunnel);
}

function nothing(): void {
  // There is no tunnel to end.
}

async function dig(host: string, port: number, tunnel: string): Promise<Reach> {
  const { gateway, port: portThere } = gatewayIn(tunnel);
  const local = await freePort();
  const forward = `127.0.0.1:${local}:${host.includes(':') ? `[${host}]` : host}:${port}`;
  // In batch mode, ssh uses keys and asks nothing: nobody could answer it.
  const options = ['-N', '-L', forward, '-o', 'ExitOnForwardFailure=yes', '-o', 'BatchMode=yes'];
  const to = portThere === null ? [] : ['-p', portThere];
  const ssh = spawn('ssh', [...options, ...to, '--', gateway], { stdio: ['ignore', 'ignore', 'pipe'] });
  const end = (): void => {
    ssh.kill();
  };
  process.once('exit', end);
  try {
    await untilOpen(ssh, local, { tunnel, command: ['ssh', ...to, gateway].join(' ') });
  } catch (error) {
    process.off('exit', end);
    end();
    throw error;
  }
  ssh.unref();
  return {
    host: '127.0.0.1',
    port: local,
    close: () => {
      process.off('exit', end);
      end();
    },
  };
}

async function untilOpen(
  ssh: ChildProcess,
  port: number,
  { tunnel, command }: { readonly tunnel: string; readonly command: string },
): Promise<void> {
  let said = '';
  let ended = false;
  ssh.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  ssh.once('error', (error) => {
    said = error.message;
    ended = true;
  });
  ssh.once('close', () => (ended = true));
  const until = Date.now() + REACH_MS;
  while (!(await isOpen(port))) {
    if (ended || Date.now() > until)
      throw new AppError('locked', 'team_server:no_tunnel', {
        gateway: tunnel,
        command,
        what: said.trim().slice(0, 300),
      });
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function isOpen(port: number): Promise<boolean> {
  let socket: Socket | undefined;
  try {
    socket = connectSocket(port, '127.0.0.1');
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket?.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
