// Every acknowledged command survives `kill -9` at any moment, and nothing is left half done.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import type { Change } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import { findProblems } from '#db/check.ts';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { tableOrder } from '#db/schema.ts';
import type { Store } from '#db/store.ts';
import { all, hashOf } from '#db/write.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const analyst = fileURLToPath(new URL('./busy-analyst.ts', import.meta.url));

/** After how many acknowledged acts, and how many milliseconds more, each analyst is killed. */
const kills = [
  [1, 0],
  [3, 7],
  [9, 2],
  [20, 13],
  [40, 5],
  [70, 1],
  [25, 17],
  [60, 3],
] as const;

/** Lets an analyst work and kills it; returns the acts it was told are done, as `seq hash`. */
async function killed(path: string, seed: number, acts: number, later: number): Promise<string[]> {
  const child = spawn(process.execPath, [analyst, path, String(seed)], { stdio: ['pipe', 'pipe', 'pipe'] });
  const faults: string[] = [];
  child.stderr.on('data', (data: Buffer) => faults.push(data.toString()));
  const told: string[] = [];
  const ended = once(child, 'exit');
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    told.push(line);
    if (told.length === acts) setTimeout(() => child.kill('SIGKILL'), later);
  });
  const [, signal] = (await ended) as [number | null, string | null];
  expect([signal, faults.join('')]).toEqual(['SIGKILL', '']);
  return told;
}

/** The rows that the history says there are, all its changes carried out one after the other. */
function rowsByHistory(store: Store): Map<TableName, Map<string, object>> {
  const tables = new Map(tableOrder.map((table) => [table, new Map<string, object>()]));
  const bodies = store.db.sqlite.prepare('SELECT body FROM change ORDER BY seq').pluck().all() as string[];
  for (const body of bodies) {
    const change = JSON.parse(body) as Change;
    for (const [table, rows] of tables) {
      for (const id of Object.keys(change.removed[table] ?? {})) rows.delete(id);
      for (const [id, row] of Object.entries(change.added[table] ?? {})) rows.set(id, row);
      for (const [id, [, to]] of Object.entries(change.updated[table] ?? {})) rows.set(id, to);
    }
  }
  return tables;
}

test('what was acknowledged is there after every kill, and the rows are those of the history', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
  const acknowledged: string[] = [];

  for (const [round, [acts, later]] of kills.entries()) {
    acknowledged.push(...(await killed(path, 20_260_314 + round, acts, later)));

    const store = openStore(path, openOptions);
    expect(store.readOnly).toBe(false);
    const kept = store.db.sqlite.prepare('SELECT seq, body FROM change').all() as {
      seq: number;
      body: string;
    }[];
    const lines = new Set(kept.map(({ seq, body }) => `${seq} ${hashOf(body)}`));
    expect(acknowledged.filter((line) => !lines.has(line))).toEqual([]);
    for (const [table, rows] of rowsByHistory(store)) {
      expect(new Map(all(store.db, table).map((row) => [row.id, row]))).toEqual(rows);
    }
    expect(findProblems(store.db)).toEqual([]);
    store.close();
  }
});
