// Applying a code, only the call, beside one plain insert into SQLite that is as durable.
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Measured } from '../budget.ts';
import { median, once } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

const RUNS = 300;

export async function applying(bench: Workbench): Promise<Measured[]> {
  const { study, size } = bench;
  await using project = opened(study.path);
  const { source } = await project.api.sources.text({ id: study.reportId });
  const place = { sourceId: source.id, textHash: source.textHash, codeId: study.busyCodeId };
  const bare = bareInsert(placeIn(bench, 'bare-insert.db'));

  const applied: number[] = [];
  const inserted: number[] = [];
  // Alternating, so that other work of the machine affects both alike.
  for (let run = 0; run < RUNS; run += 1) {
    const span = { start: run * 7, end: run * 7 + 40 };
    applied.push(await once(() => project.session.call('codings.apply', { ...place, span })));
    inserted.push(await once(bare.insert));
  }
  bare.close();

  return [
    {
      work: 'apply a code (the call)',
      value: median(applied),
      unit: 'ms',
      floor: { what: 'one bare insert, committed', value: median(inserted) },
      budget: { times: 3 * (size.codings > 1 ? 2 : 1) },
    },
  ];
}

/** The same columns in a file of its own, with WAL and a sync at every commit. */
function bareInsert(path: string): { insert: () => void; close: () => void } {
  const sqlite = new Database(path);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec(
    'CREATE TABLE coding (id TEXT PRIMARY KEY, source_id TEXT, code_id TEXT, coder_id TEXT, start INTEGER, "end" INTEGER, quote_digest TEXT, created_at TEXT) STRICT',
  );
  const statement = sqlite.prepare('INSERT INTO coding VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  return {
    insert: () => {
      sqlite
        .transaction(() =>
          statement.run(randomUUID(), ...ids, 1, 40, '0123456789abcdef', '2026-01-01T12:00:00.000Z'),
        )
        .immediate();
    },
    close: () => sqlite.close(),
  };
}
