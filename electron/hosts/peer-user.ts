// The user at the other end of a connection to 127.0.0.1, on Linux.
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/** The column of the user in /proc/net/tcp: number, local, remote, state, queues, timer, retransmissions, user. */
const USER_COLUMN = 7;

/** This machine's loopback addresses as /proc/net/tcp and tcp6 write them. */
const LOOPBACK = ['0100007F', '0000000000000000FFFF00000100007F'];

/**
 * The user id of the program at the other end, from the kernel's tables of connections (proc_net_tcp(5)). Null if it is
 * unknown: on macOS and Windows, and in some containers.
 */
export function peerUser({ remotePort, localPort }: Socket): number | null {
  if (remotePort === undefined || localPort === undefined) return null;
  const ends = LOOPBACK.map((host) => [`${host}:${hex(remotePort)}`, `${host}:${hex(localPort)}`] as const);
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    const line = linesOf(table).find((columns) =>
      ends.some(([theirs, ours]) => columns[1] === theirs && columns[2] === ours),
    );
    if (line) return Number(line[USER_COLUMN]);
  }
  return null;
}

function hex(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0');
}

function linesOf(table: string): string[][] {
  try {
    return readFileSync(table, 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/));
  } catch {
    return [];
  }
}
