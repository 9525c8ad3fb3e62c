// Records which addresses a program and its children connect to, using strace, in a network namespace that has nothing
// but the loopback.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { underStrace } from '../strace.ts';

/** Every system call by which a process can reach another: with or without connecting a socket first. */
const CALLS = 'connect,sendto,sendmsg,sendmmsg';

/** The command that runs these words in a network with nothing but a loopback of its own. */
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

/** The command that runs these words and records their and their children's connections in `trace`. */
export function recordedCommand(
  trace: string,
  words: readonly string[],
): readonly [command: string, ...words: string[]] {
  return [...underStrace(trace, [`trace=${CALLS}`]), ...words];
}

/** Why connections cannot be cut off and recorded here, and the remedy; null if they can. */
export function whyNotAlone(): string | null {
  if (process.platform !== 'linux') return 'Only Linux has network namespaces and strace.';
  const [alone, ...words] = aloneCommand(['strace', '-f', '-o', '/dev/null', 'true']);
  const done = spawnSync(alone, words, { encoding: 'utf8' });
  if (done.status === 0) return null;
  const said = done.error?.message ?? done.stderr.trim();
  return `No program can be cut off from the network and watched here (${said}). On Debian: apt-get install util-linux iproute2 strace; in a container, allow user namespaces and ptrace.`;
}

export interface Connections {
  /** The addresses outside this machine. */
  readonly outside: readonly string[];
  /** How many calls went to this machine itself, over the loopback or a socket file. */
  readonly inside: number;
}

/** The connections in a trace. */
export function connectionsIn(trace: string): Connections {
  const outside = new Set<string>();
  let inside = 0;
  for (const line of readFileSync(trace, 'utf8').split('\n')) {
    const address = /inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"/.exec(line);
    const found = address?.[1] ?? address?.[2];
    if (found !== undefined && !/^127\.|^::1$|^::ffff:127\./.test(found)) outside.add(found);
    else if (found !== undefined || line.includes('AF_UNIX')) inside += 1;
    // Any other address family: packets, Bluetooth, a virtual machine's host.
    const family = /sa_family=AF_(?!INET\b|INET6\b|UNIX\b|UNSPEC\b|NETLINK\b)(\w+)/.exec(line)?.[1];
    if (family !== undefined) outside.add(family);
  }
  return { outside: [...outside], inside };
}
