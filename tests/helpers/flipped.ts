// Damages a project file as a disk or an incomplete copy may.
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** The number of the last page of this table or index; pages count from 1. */
export function pageOf(path: string, name: string): number {
  const sqlite = new Database(path, { readonly: true });
  try {
    return Number(sqlite.prepare('SELECT max(pageno) FROM dbstat WHERE name = ?').pluck().get(name));
  } finally {
    sqlite.close();
  }
}

/** Flips one bit near the end of a page, where its newest rows or a text lie. */
export function flipIn(path: string, page: number): void {
  const bytes = readFileSync(path);
  const at = page * bytes.readUInt16BE(16) - 20;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  writeFileSync(path, bytes);
}
