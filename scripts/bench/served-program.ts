// The built Concord in a process of its own, as `concord serve` runs it: called as a window calls it, looked at in a browser,
// and asked what it held.
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

/** Times in milliseconds; of what the program did longest without a pause meanwhile, too. */
export interface Answered extends StoodStill {
  /** Until the whole answer was here. */
  readonly time: number;
  /** Until it was told that a snapshot was made; null where none was. */
  readonly told: number | null;
  readonly result: unknown;
}

export interface ServedProgram extends AsyncDisposable {
  /** Where it serves. */
  readonly address: string;
  /** By this a window is known to it. */
  readonly token: string;
  /** Calls a method. Throws what it is refused with. */
  call(name: string, input?: unknown): Promise<Answered>;
  /** Calls a method as nothing else is measured: what it is answered, refusals too. */
  ask(name: string, input: unknown): Promise<Outcome>;
  /** The bytes of what was written as `download:…`, which is there once. */
  written(reference: string): Promise<Buffer<ArrayBuffer>>;
  /** Hands over a file as somebody does who chooses it; what it is named by. */
  choose(name: string, bytes: Buffer<ArrayBuffer>): Promise<string>;
  /**
   * The most memory that it has held at once, in bytes: resident, the pages of Node itself and of the file's shared memory
   * included, other processes that it started not. Null where the system does not tell.
   */
  peak(): number | null;
}

/** Starts it on the project. Needs the programs built. */
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
  // A connection of its own for each: one that is kept is closed by a program that stood still for longer than it keeps any.
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

/** Calls back for each snapshot that is made, until nobody listens any more. */
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

/** The longest that it stood still since this was asked last. Rejects where the program has ended. */
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
