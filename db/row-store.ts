// The rows of an open project for settling, which knows no database.
import type { RowStore } from '#core/settling/rows.ts';
import type { WriteDb } from './handles.ts';
import { all, find, insert, remove, update } from './write.ts';

/** Reads and writes the rows within the transaction that `db` stands for, whose recorder hears of all. */
export function rowsOf(db: WriteDb): RowStore {
  return {
    find: (table, id) => find(db, table, id),
    all: (table, where) => all(db, table, where),
    insert: (table, row) => void insert(db, table, row),
    update: (table, id, fields) => void update(db, table, id, fields),
    remove: (table, id) => {
      remove(db, table, id);
    },
  };
}
