// Counts the tallies of the bench's reference study again from the rows of its file, in SQL, cell by cell.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { makeStudy } from '../bench/study.ts';
import { chance } from '../chance.ts';
import type { Found, Trials } from './found.ts';
import { SqlRecount, type Asked } from './sql-recount.ts';
import { withStudy } from './with-study.ts';

const units = ['sources', 'respondents', 'passages', 'codings'] as const;
const denominators = ['reviewed', 'all', 'any'] as const;
const layers = ['main', 'union', 'majority', 'adjudicated'] as const;
const groupings = ['kind', 'class', 'year'] as const;

/** Every tally that is counted again. A majority layer has sources and people, not passages. */
export const talliesAsked: readonly Asked[] = units
  .flatMap((unit) =>
    denominators.flatMap((denominator) =>
      layers.flatMap((layer) => groupings.map((by) => ({ unit, denominator, layer, by }))),
    ),
  )
  .filter(({ unit, layer }) => layer !== 'majority' || unit === 'sources' || unit === 'respondents');

/** Counts all cells of these tallies of all codes again in SQL; returns how many there were, and each that differs. */
export async function recountTallies(
  path: string,
  api: Client<Api>,
  asked: readonly Asked[],
): Promise<{ readonly cells: number; readonly faults: readonly string[] }> {
  const db = new Database(path, { readonly: true });
  try {
    const recount = new SqlRecount(db);
    const faults: string[] = [];
    let cells = 0;
    for (const each of asked) {
      // One tally after another, each compared before the next.
      const { rows, columns } = await api.tallies.count({ ...each, of: 'codes' });
      for (const { codeId, cells: counted } of rows) {
        const slow = recount.counts(codeId, each);
        columns.forEach(({ key }, place) => {
          const [fast, again] = [counted[place]?.count, slow.get(key)];
          cells += 1;
          if (fast !== again)
            faults.push(`${JSON.stringify({ ...each, codeId, key })}: ${fast} here, ${again} in SQL`);
        });
        if (slow.size !== columns.length)
          faults.push(
            `${JSON.stringify({ ...each, codeId })}: ${columns.length} columns here, ${slow.size} in SQL`,
          );
      }
    }
    return { cells, faults };
  } finally {
    db.close();
  }
}

/** Counts randomly chosen tallies of the reference study again, at a share of its size. */
export async function tryRecounts({ count, seed }: Trials, scale = 1): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-recounts-'));
  try {
    const { path } = makeStudy(join(folder, 'study.concord'), { scale, codings: 1 });
    const luck = chance(seed);
    const order = talliesAsked
      .map((asked) => ({ asked, at: luck.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ asked }) => asked);
    const asked = order.slice(0, count);
    const { cells, faults } = await withStudy(path, join(folder, 'home'), ({ api }) =>
      recountTallies(path, api, asked),
    );
    return { tried: asked.length, came: { cells }, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
