// One study in several hosts at the same time: the browser host has it open and writes, while command line verbs try to
// write and read it. Then the host is killed or ended, and the command line writes.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { createProject } from '#db/create-project.ts';
import { chance } from '../chance.ts';
import { countIn, type Found, type Trials } from './found.ts';

const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

interface Verb {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Host {
  /** Calls a method as the page does; resolves to whether it succeeded. */
  readonly call: (method: string, input: unknown) => Promise<boolean>;
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>;
}

/** Opens a study in the browser host `count` times. The programs must be built. */
export async function tryHosts({ count, seed }: Trials): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-hosts-'));
  const by = chance(seed);
  const came: Record<string, number> = {};
  const faults: string[] = [];
  const path = join(folder, 'study.concord');
  const home = join(folder, 'home');
  createProject(
    path,
    { name: 'Study', coderName: 'Wei' },
    { who: 'trust', now: '2026-03-14T09:00:00.000Z' },
  ).close();
  /** How many codes were acknowledged. */
  let codes = 0;
  const expectCodes = async (where: string): Promise<void> => {
    const { status, stdout, stderr } = await verb(home, 'check', path, '--format', 'json');
    const found = status === 0 ? (JSON.parse(stdout) as { counts: { codes: number } }).counts.codes : stderr;
    countIn(came, 'readings');
    if (found !== codes) faults.push(`${where}: ${codes} codes were acknowledged, ${found} read`);
  };
  try {
    for (let number = 0; number < count; number += 1) {
      const where = `host ${number} of seed ${seed}`;
      // One host after another has the study.
      const host = await startHost(home, path);
      for (let act = by.below(5); act >= 0; act -= 1)
        if (await host.call('codes.create', { name: `code ${codes}`, parentId: null })) codes += 1;
        else faults.push(`${where}: the host took no act`);
      const [turnedDown] = await Promise.all([
        write(home, path, 'turned down'),
        expectCodes(`${where}, open`),
      ]);
      if (turnedDown.status === 0) faults.push(`${where}: two programs wrote at once`);
      else if (turnedDown.stderr.includes('has been in use by')) countIn(came, 'writers turned down');
      else faults.push(`${where}: ${turnedDown.stderr}`);
      await host.end(by.of(['SIGKILL', 'SIGTERM']));
      await expectCodes(`${where}, ended`);
      const written = await write(home, path, `code ${codes}`);
      if (written.status === 0) codes += 1;
      else faults.push(`${where}: the next writer was turned down: ${written.stderr}`);
    }
    await expectCodes('at the end');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { tried: count, came: { acts: codes, ...came }, faults };
}

function write(home: string, path: string, name: string): Promise<Verb> {
  return verb(home, 'call', path, 'codes.create', JSON.stringify({ name, parentId: null }));
}

function start(home: string, ...words: string[]): ChildProcess & { stdout: NodeJS.ReadableStream } {
  return spawn(process.execPath, [program, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CONCORD_HOME: home, LANG: 'en' },
  });
}

async function verb(home: string, ...words: string[]): Promise<Verb> {
  const child = start(home, ...words);
  const [stdout, stderr, [status]] = await Promise.all([
    text(child.stdout),
    child.stderr ? text(child.stderr) : '',
    once(child, 'close') as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}

/** Starts the host and logs in as the page does, with the key in its address. */
async function startHost(home: string, path: string): Promise<Host> {
  const child = start(home, 'serve', path, '--no-open');
  const closed = once(child, 'close');
  const address = await addressOf(child.stdout);
  const { origin, hash } = new URL(address);
  const entered = await fetch(`${origin}/session`, {
    method: 'POST',
    body: JSON.stringify({ key: hash.replace('#key=', '') }),
  });
  const { token } = (await entered.json()) as { token: string };
  return {
    call: async (method, input) => {
      const answer = await fetch(`${origin}/rpc/${method}`, {
        method: 'POST',
        headers: { 'x-concord-token': token },
        body: JSON.stringify({ input }),
      });
      const said = (await answer.text()).trim().split('\n').at(-1) ?? '{}';
      return (JSON.parse(said) as { outcome?: { ok: boolean } }).outcome?.ok === true;
    },
    end: async (signal) => {
      child.kill(signal);
      await closed;
    },
  };
}

async function addressOf(said: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(said)) {
    const address = /http:\/\/\S+#key=\w+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('The host ended before it said its address.');
}
