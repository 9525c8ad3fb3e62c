// What people do with Concord, without a network, with every connection recorded.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Found } from '../found.ts';
import { aloneCommand, whyNotAlone } from './connections.ts';
import type { Travelled } from './journeys.ts';

const journeys = fileURLToPath(new URL('./journeys.ts', import.meta.url));

/**
 * Goes through the journeys once. The program must be built, and a Chromium installed. If it cannot be tried, throws
 * the remedy.
 */
export async function tryNetwork(): Promise<Found> {
  const why = whyNotAlone();
  if (why !== null) throw new Error(why);
  const folder = mkdtempSync(join(tmpdir(), 'concord-network-'));
  try {
    const [command, ...words] = aloneCommand([process.execPath, journeys, folder]);
    const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let complaints = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
    const [status] = (await once(child, 'close')) as [number | null];
    if (status !== 0) throw new Error(`The journeys ended with ${status}: ${complaints}`);
    const { faults, programs, looks, requests, inside } = JSON.parse(printed) as Travelled;
    return {
      tried: programs,
      came: { 'looks at screens': looks, 'requests of the page': requests, 'calls to this machine': inside },
      faults,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
