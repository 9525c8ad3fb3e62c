// Damage to a project's file, as a disk or a copy may do it.
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** The last page that belongs to this table or index, from 1. */
export function pageOf(path: string, name: string): number {
  const sqlite = new Database(path, { readonly: true });
  try {
    return Number(sqlite.prepare('SELECT max(pageno) FROM dbstat WHERE name = ?').pluck().get(name));
  } finally {
    sqlite.close();
  }
}

/** Flips one bit near the end of a page, where its newest rows or a text stand. */
export function flipIn(path: string, page: number): void {
  const bytes = readFileSync(path);
  const at = page * bytes.readUInt16BE(16) - 20;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}
