// The built Concord in a process of its own, started as by `concord serve`: called as a window calls it, viewed in a
// browser, and measured for its memory.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { News, Outcome } from '#electron/rpc/transport.ts';
import type { StoodStill } from './still-clock.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const clock = new URL('still-clock.ts', import.meta.url).href;

/** Times in milliseconds, including the program's longest uninterrupted run meanwhile. */
export interface Answered extends StoodStill {
  /** The time until the whole answer arrived. */
  readonly time: number;
  /** The time until a snapshot was reported; null if none was made. */
  readonly told: number | null;
  readonly result: unknown;
}

export interface ServedProgram extends AsyncDisposable {
  /** The address at which the program serves. */
  readonly address: string;
  /** The token of a window. */
  readonly token: string;
  /** Calls a method. Throws its error. */
  call(name: string, input?: unknown): Promise<Answered>;
  /** Calls a method without measuring; returns its outcome, also if that is an error. */
  ask(name: string, input: unknown): Promise<Outcome>;
  /** The bytes of a `download:…`, which can be fetched once. */
  written(reference: string): Promise<Buffer<ArrayBuffer>>;
  /** Uploads a file as a person who chooses it; returns its reference. */
  choose(name: string, bytes: Buffer<ArrayBuffer>): Promise<string>;
  /**
   * The peak resident memory in bytes, including pages of Node itself and of shared memory of the file, without child
   * processes. Null if the system does not tell.
   */
  peak(): number | null;
}

/** Starts the program on the project. The programs must be built. */
export async function startServed(project: string): Promise<ServedProgram> {
  const child = spawn(process.execPath, ['--import', clock, program, 'serve', project, '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { ...process.env, LANG: 'en' },
  });
  const { origin, hash } = new URL(await addressOf(child));
  const entered = await fetch(`${origin}/session`, {
    method: 'POST',
    body: JSON.stringify({ key: hash.replace('#key=', '') }),
  });
  const { token } = (await entered.json()) as { token: string };
  const headers = { 'x-concord-token': token };
  let onSnapshot = (): void => undefined;
  const deaf = new AbortController();
  const listening = request(`${origin}/news`, { headers, agent: false, signal: deaf.signal }).end();
  listening.on('error', () => undefined);
  const [news] = (await once(listening, 'response')) as [IncomingMessage];
  const heard = hear(news, () => onSnapshot(), deaf.signal);
  // A connection of its own for each call: a program that was blocked for longer than its keep-alive time closes kept
  // ones.
  const ask = async (name: string, input: unknown): Promise<Outcome> => {
    const asked = request(`${origin}/rpc/${name}`, { method: 'POST', headers, agent: false });
    asked.end(JSON.stringify({ input }));
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const lines = await text(answer);
    return (JSON.parse(lines.trim().split('\n').at(-1) ?? '{}') as { outcome: Outcome }).outcome;
  };
  return {
    address: origin,
    token,
    ask,
    call: async (name, input = {}) => {
      await stoodStill(child);
      let told: number | null = null;
      const start = performance.now();
      onSnapshot = () => (told ??= performance.now() - start);
      const outcome = await ask(name, input);
      const time = performance.now() - start;
      if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.error.key}`);
      return { time, ...(await stoodStill(child)), told, result: outcome.value };
    },
    written: async (reference) => {
      const answer = await fetch(`${origin}/download?reference=${encodeURIComponent(reference)}`, {
        headers,
      });
      return Buffer.from(await answer.arrayBuffer());
    },
    choose: async (name, body) => {
      const at = `${origin}/upload?name=${encodeURIComponent(name)}`;
      const answer = await fetch(at, { method: 'POST', headers, body });
      return ((await answer.json()) as { reference: string }).reference;
    },
    peak: () => peakOf(child.pid),
    [Symbol.asyncDispose]: async () => {
      deaf.abort();
      await heard;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface(stdout ?? process.stdin)) {
    const address = /http:\/\/\S+#key=\w+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('Concord ended before it said its address.');
}

/** Calls back for each snapshot, until nobody listens any more. */
async function hear(news: IncomingMessage, onSnapshot: () => void, deaf: AbortSignal): Promise<void> {
  try {
    let begun = '';
    for await (const piece of news.setEncoding('utf8')) {
      const lines = (begun + String(piece)).split('\n');
      begun = lines.pop() ?? '';
      for (const line of lines) if ((JSON.parse(line) as News).type === 'snapshots') onSnapshot();
    }
  } catch (error) {
    if (!deaf.aborted) throw error;
  }
}

/** The longest time the program was blocked since the last call. Rejects if the program has ended. */
async function stoodStill(child: ChildProcess): Promise<StoodStill> {
  const done = new AbortController();
  try {
    const answer = once(child, 'message', { signal: done.signal });
    const end = once(child, 'exit', { signal: done.signal }).then(() => {
      throw new Error('Concord ended while it was measured.');
    });
    child.send('How long did you stand still?');
    const [stood] = (await Promise.race([answer, end])) as [StoodStill];
    return stood;
  } finally {
    done.abort();
  }
}

function peakOf(pid: number | undefined): number | null {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return null;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8')) ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}
