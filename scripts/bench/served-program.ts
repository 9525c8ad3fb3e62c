// Concord in a process of its own, as it serves a project: called, looked at in a browser, and asked what it held.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('serving-child.ts', import.meta.url));

export interface ServedCall {
  readonly name: string;
  readonly input: unknown;
}

export type ServedAnswer = Answered | { readonly failed: string };

/** Times in milliseconds. */
export interface Answered {
  /** Until the answer was ready to be sent. */
  readonly time: number;
  /** The longest that the program stood still meanwhile. */
  readonly stood: number;
  readonly bytes: number;
  /** Until it was told that a snapshot was made; null where none was. */
  readonly told: number | null;
  /** Of a short answer. */
  readonly result: unknown;
}

export interface ServedProgram extends AsyncDisposable {
  /** Opens it in a browser, once. */
  readonly address: string;
  /** Calls a method past the browser. Throws what it is refused with. */
  call(name: string, input?: unknown): Promise<Answered>;
  /**
   * The most memory that it has held at once, in bytes: resident, the pages of Node itself and of the file's shared memory
   * included, other processes that it started not. Null where the system does not tell.
   */
  peak(): number | null;
}

/** Starts it on the project. */
export async function startServed(project: string): Promise<ServedProgram> {
  const child = fork(entry, [project], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { address } = (await nextMessage(child)) as { address: string };
  return {
    address,
    call: async (name, input = {}) => {
      child.send({ name, input } satisfies ServedCall);
      const answer = (await nextMessage(child)) as ServedAnswer;
      if ('failed' in answer) throw new Error(`${name} was refused: ${answer.failed}`);
      return answer;
    },
    peak: () => peakOf(child.pid),
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      child.send('end');
      await ended;
    },
  };
}

/** Rejects where the program ends instead. */
async function nextMessage(child: ChildProcess): Promise<unknown> {
  const done = new AbortController();
  try {
    const [message] = (await Promise.race([
      once(child, 'message', { signal: done.signal }),
      once(child, 'exit', { signal: done.signal }).then(() => {
        throw new Error('Concord ended while it was measured.');
      }),
    ])) as [unknown];
    return message;
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
