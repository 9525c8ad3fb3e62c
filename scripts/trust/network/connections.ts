// Which addresses a program and its children ask for, as the kernel hears it: by strace, in a network namespace that has
// nothing but the loopback.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { underStrace } from '../strace.ts';

/** Every call by which a process can reach another: sockets are connected, or sent to without. */
const CALLS = 'connect,sendto,sendmsg,sendmmsg';

/** The command that runs these words in a network with nothing in it but a loopback of its own. */
export function aloneCommand(words: readonly string[]): readonly [command: string, ...words: string[]] {
  return [
    'unshare',
    '--net',
    '--map-root-user',
    'sh',
    '-c',
    'ip link set lo up && exec "$@"',
    'sh',
    ...words,
  ];
}

/** The command that runs these words and writes what they and their children connect to into `trace`. */
export function recordedCommand(
  trace: string,
  words: readonly string[],
): readonly [command: string, ...words: string[]] {
  return [...underStrace(trace, [`trace=${CALLS}`]), ...words];
}

/** Why connections cannot be cut and recorded here, and what helps; null where they can. */
export function whyNotAlone(): string | null {
  if (process.platform !== 'linux') return 'Only Linux has network namespaces and strace.';
  const [alone, ...words] = aloneCommand(['strace', '-f', '-o', '/dev/null', 'true']);
  const done = spawnSync(alone, words, { encoding: 'utf8' });
  if (done.status === 0) return null;
  const said = done.error?.message ?? done.stderr.trim();
  return `No program can be cut off from the network and watched here (${said}). On Debian: apt-get install util-linux iproute2 strace; in a container, allow user namespaces and ptrace.`;
}

export interface Connections {
  /** The addresses that are none of this machine's own. */
  readonly outside: readonly string[];
  /** How many calls went to this machine itself, by the loopback or by a socket file. */
  readonly inside: number;
}

/** What a trace tells. */
export function connectionsIn(trace: string): Connections {
  const outside = new Set<string>();
  let inside = 0;
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(line);
    const found = address?.[1] ?? address?.[2];
    if (found !== undefined && !/^127\.|^::1$|^::ffff:127\./.test(found)) outside.add(found);
    else if (found !== undefined || line.includes('AF_UNIX')) inside += 1;
    // Anything else that has a family of its own: packets, Bluetooth, a virtual machine's host.
    const family = /sa_family=AF_(?!INET\b|INET6\b|UNIX\b|UNSPEC\b|NETLINK\b)(\w+)/.exec(line)?.[1];
    if (family !== undefined) outside.add(family);
  }
  return { outside: [...outside], inside };
}
