// npm run trust: tries repeatedly what Concord promises about people's work. Prints a line for each promise and
// writes docs/trust.md; ends with status 1 if a promise was broken.
//   --share 0.05       a twentieth of the trials, for a quick look; docs/trust.md then stays as it is, without --write
//   --only calls,...   only some pieces, by name; the others keep their lines in docs/trust.md
//   --seed 1           the same seed repeats the same trials
//   --write            write docs/trust.md whatever the share
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pieces, type Piece } from './pieces.ts';
import type { Found } from './found.ts';
import { pageWith } from './page.ts';
import { hereToday } from '../when.ts';

const page = fileURLToPath(new URL('../../docs/trust.md', import.meta.url));

/** The command; resolves to whether every promise was kept. */
export async function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      share: { type: 'string', default: '1' },
      only: { type: 'string' },
      seed: { type: 'string', default: '1' },
      write: { type: 'boolean', default: false },
    },
  });
  const share = Number(values.share);
  const chosen = values.only?.split(',') ?? pieces.map(({ name }) => name);
  const unknown = chosen.filter((name) => !pieces.some((piece) => piece.name === name));
  if (unknown.length > 0 || !(share > 0))
    throw new RangeError(
      `Not known: ${unknown.join(', ') || values.share}. Pieces: ${pieces.map(({ name }) => name).join(', ')}.`,
    );
  let isKept = true;
  for (const piece of pieces.filter(({ name }) => chosen.includes(name))) {
    const start = performance.now();
    const count = Math.max(1, Math.round(piece.full * share));
    // One promise after another: two at a time would slow each other down.
    const found = await piece.run({ count, seed: Number(values.seed) });
    console.log(line(piece, found, Math.round((performance.now() - start) / 1000)));
    for (const fault of found.faults.slice(0, 20)) console.log(`    ${fault}`);
    isKept &&= found.faults.length === 0;
    if (share === 1 || values.write) {
      const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
      writeFileSync(page, pageWith(before, piece, found, hereToday()));
    }
  }
  return isKept;
}

function line({ name, unit }: Piece, { tried, came, faults }: Found, seconds: number): string {
  const told = Object.entries(came).map(([what, times]) => `${what} ${times}`);
  return `${name.padEnd(16)} ${tried} ${unit}, ${faults.length} faults, ${seconds} s; ${told.join(', ')}`;
}
