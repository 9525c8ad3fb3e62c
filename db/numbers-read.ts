// Which numbers of the report each person has last read, and what they were. No act writes it: reading changes nothing of
// the study.
import { isBusy } from './busy.ts';
import type { ReadDb } from './handles.ts';

/** A number by its id, with its value when it was read; null where it had none. */
export interface NumberRead {
  readonly number: string;
  readonly value: number | null;
}

/** What a person has read, by number. */
export function numbersRead({ sqlite }: ReadDb, personId: string): Map<string, number | null> {
  const rows = sqlite.prepare('SELECT number, value FROM number_read WHERE person_id = ?').raw();
  // The two columns of the statement.
  return new Map(rows.all(personId) as [string, number | null][]);
}

/** Notes what a person has read. Does nothing where the project cannot be written, or is being written by another. */
export function noteNumbersRead(
  { sqlite }: ReadDb,
  personId: string,
  numbers: readonly NumberRead[],
  at: string,
): void {
  if (sqlite.readonly || sqlite.pragma('query_only', { simple: true }) === 1) return;
  const insert = sqlite.prepare(
    'INSERT OR REPLACE INTO number_read (person_id, number, value, at) VALUES (?, ?, ?, ?)',
  );
  try {
    sqlite.transaction(() => {
      for (const { number, value } of numbers) insert.run(personId, number, value, at);
    })();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}
