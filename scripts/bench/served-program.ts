// The built Concord in a process of its own, as `concord serve` runs it: called as a window calls it, looked at in a browser,
// and asked what it held.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { News, Outcome } from '#electron/rpc/transport.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const clock = new URL('still-clock.ts', import.meta.url).href;

/** Times in milliseconds. */
export interface Answered {
  /** Until the whole answer was here. */
  readonly time: number;
  /** The longest that the program stood still meanwhile. */
  readonly stood: number;
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
  const body = JSON.stringify({ key: hash.replace('#key=', '') });
  const entered = await fetch(`${origin}/session`, { method: 'POST', body });
  const { token } = (await entered.json()) as { token: string };
  const headers = { 'x-concord-token': token };
  let onSnapshot = (): void => undefined;
  const deaf = new AbortController();
  const heard = hear(await fetch(`${origin}/news`, { headers, signal: deaf.signal }), () => onSnapshot());
  return {
    address: origin,
    token,
    call: async (name, input = {}) => {
      await stoodStill(child);
      let told: number | null = null;
      const start = performance.now();
      onSnapshot = () => (told ??= performance.now() - start);
      const answer = await fetch(`${origin}/rpc/${name}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ input }),
      });
      const lines = await answer.text();
      const time = performance.now() - start;
      const { outcome } = JSON.parse(lines.trim().split('\n').at(-1) ?? '{}') as { outcome: Outcome };
      if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.error.key}`);
      return { time, stood: await stoodStill(child), told, result: outcome.value };
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
async function hear({ body }: Response, onSnapshot: () => void): Promise<void> {
  try {
    let begun = '';
    for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (begun + piece).split('\n');
      begun = lines.pop() ?? '';
      for (const line of lines) if ((JSON.parse(line) as News).type === 'snapshots') onSnapshot();
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === 'AbortError')) throw error;
  }
}

/** The longest that it stood still since this was asked last, in milliseconds. Rejects where the program has ended. */
async function stoodStill(child: ChildProcess): Promise<number> {
  const done = new AbortController();
  try {
    const answer = once(child, 'message', { signal: done.signal });
    const end = once(child, 'exit', { signal: done.signal }).then(() => {
      throw new Error('Concord ended while it was measured.');
    });
    child.send('How long did you stand still?');
    const [stood] = (await Promise.race([answer, end])) as [number];
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
