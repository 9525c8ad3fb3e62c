// Does without a network what people do with Concord: on the command line, and in a Chromium with the browser host.
// Prints one line of JSON: what failed, and what each program connected to. Argument: an empty folder.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { launch } from '../../bench/browser.ts';
import { throughScreens } from '../walk.ts';
import { connectionsIn, recordedCommand } from './connections.ts';

/** The results of the journeys. */
export interface Travelled {
  /** How many programs were run. */
  readonly programs: number;
  readonly looks: number;
  /** How many requests the page made. */
  readonly requests: number;
  /** How many calls stayed on this machine. */
  readonly inside: number;
  readonly faults: readonly string[];
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = join(root, 'dist', 'cli.js');
const documents = [
  'interview.docx',
  'report.pdf',
  'page.html',
  'interview.md',
  'interviews.xlsx',
  'talk.srt',
  'pandoc/handbook.epub',
  'chromium/handbook.mhtml',
].map((name) => join(root, 'fixtures', 'documents', name));

/** The verbs, in an order in which each finds what it needs. */
const journeys: readonly (readonly string[])[] = [
  ['new', '--sample', 'study.concord'],
  ['import', 'study.concord', ...documents],
  ['tally', 'study.concord', '--by', 'class', '--format', 'json'],
  ['compare', 'study.concord', '--format', 'json'],
  ['search', 'study.concord', '标准'],
  ['duplicates', 'study.concord'],
  [
    'export',
    'study.concord',
    '--codebook',
    'codebook.html',
    '--passages',
    'passages.docx',
    '--qdpx',
    'a.qdpx',
  ],
  ['export', 'study.concord', '--tally', 'tally.svg', '--by', 'class'],
  ['export', 'study.concord', '--package', 'package.zip'],
  ['check-package', 'package.zip'],
  ['new', 'other.concord'],
  ['import', 'other.concord', 'a.qdpx'],
  ['check', 'study.concord', '--format', 'json'],
  ['copy', 'study.concord', 'copy.concord'],
  ['snapshots', 'study.concord', '--make'],
  ['restore', 'study.concord', 'latest', 'again.concord'],
  ['salvage', 'study.concord', 'salvaged.concord'],
];

const [, , folder = ''] = process.argv;
const faults: string[] = [];
const traces: string[] = [];

function start(words: readonly string[]) {
  const trace = join(folder, `trace ${traces.length}`);
  traces.push(trace);
  const [command, ...rest] = recordedCommand(trace, [process.execPath, program, ...words]);
  return spawn(command, rest, {
    cwd: folder,
    env: { ...process.env, CONCORD_HOME: join(folder, 'home'), HOME: folder, LC_ALL: 'en_GB.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function travel(words: readonly string[]): Promise<void> {
  const child = start(words);
  let complaints = '';
  child.stdout.resume();
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) faults.push(`concord ${words.join(' ')}: ${status} ${complaints.slice(0, 500)}`);
}

async function inBrowser(browser: Browser): Promise<{ looks: number; requests: number }> {
  const child = start(['serve', '--no-open', 'study.concord']);
  const ended = once(child, 'close');
  const address = await new Promise<string>((found, failed) => {
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        const match = /http:\S+/.exec(printed);
        if (match) found(match[0]);
      });
    child.once('close', () => failed(new Error(`concord serve ended: ${printed}`)));
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  page.setDefaultTimeout(30_000);
  const { origin } = new URL(address);
  let requests = 0;
  page.context().on('request', (request) => {
    requests += 1;
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(?:data|blob):/.test(url))
      faults.push(`the page asked for ${url}`);
  });
  page.on('pageerror', (error) => faults.push(`in the page: ${error.message}`));
  let looks = 0;
  await page.goto(address);
  await throughScreens(page, async () => {
    looks += 1;
  });
  await page.close();
  child.kill('SIGTERM');
  await ended;
  return { looks, requests };
}

for (const words of journeys) {
  // One after another: each finds what the earlier ones left.
  await travel(words);
}
const browser = await launch();
const seen = await inBrowser(browser).finally(() => browser.close());
const log = join(folder, 'home', 'logs', 'concord.log');
if (existsSync(log)) faults.push(`the log says: ${readFileSync(log, 'utf8')}`);
let inside = 0;
for (const [number, trace] of traces.entries()) {
  const connections = connectionsIn(trace);
  inside += connections.inside;
  for (const outside of connections.outside)
    faults.push(`concord ${(journeys[number] ?? ['serve']).join(' ')} connected to ${outside}`);
}
const travelled: Travelled = { programs: traces.length, ...seen, inside, faults };
process.stdout.write(`${JSON.stringify(travelled)}\n`);
