// Runs commands of the built command line one after the other in one process. Each command finds its own arguments,
// folder and environment, as in a process of its own, and is over when nothing is left to do.
import { pathToFileURL } from 'node:url';

/** One command, as the parent process sends it. */
export interface Asked {
  readonly entry: string;
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** The outcome of a command. */
export interface Answered {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

let commands = 0;
let written = { stdout: '', stderr: '' };

for (const name of ['stdout', 'stderr'] as const)
  process[name].write = collects((text) => (written[name] += text));
process.on('warning', ({ message }) => (written.stderr += `Warning: ${message}\n`));
process.on('message', (asked: Asked) => void answer(asked));

async function answer(asked: Asked): Promise<void> {
  written = { stdout: '', stderr: '' };
  const status = await run(asked);
  process.send?.({ status, ...written } satisfies Answered);
}

/**
 * Runs one command and returns its exit status. A command that waits for something that cannot keep a process alive
 * ends this process too.
 */
async function run({ entry, words, folder, environment }: Asked): Promise<number> {
  process.chdir(folder);
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  process.argv = [process.execPath, entry, ...words];
  process.exitCode = undefined;
  let ended = false;
  commands += 1;
  // The channel to the parent keeps this process alive only between commands.
  process.channel?.unref();
  void import(`${pathToFileURL(entry).href}?${commands}`).then(() => (ended = true));
  await new Promise((nothingIsLeft) => process.once('beforeExit', nothingIsLeft));
  if (!ended) process.exit(13);
  process.channel?.ref();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(name);
  process.stdout.removeAllListeners('error');
  // The test removes the folder.
  process.chdir('/');
  return exitStatus();
}

function exitStatus(): number {
  return Number(process.exitCode ?? 0);
}

function collects(take: (text: string) => void): typeof process.stdout.write {
  return (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    afterwards?: (error?: Error | null) => void,
  ) => {
    take(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    const then = typeof encoding === 'function' ? encoding : afterwards;
    if (then) process.nextTick(then);
    return true;
  };
}
