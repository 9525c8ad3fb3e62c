// The file in which PostgreSQL's own programs look for passwords: `PGPASSFILE`, or `.pgpass` in the home folder.
import { readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Whom a password is for. */
export interface PasswordFor {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly login: string;
}

/**
 * The password of the first line that fits; null where none does, where there is no file, or where others may read it: then
 * PostgreSQL's programs do not use it either.
 */
export function passwordInFile({ host, port, database, login }: PasswordFor): string | null {
  const asked = [host, String(port), database, login];
  for (const line of lines()) {
    const fields = fieldsOf(line);
    const fits = asked.every((value, index) => fields[index] === '*' || fields[index] === value);
    if (fits && fields[4] !== undefined && !line.startsWith('#')) return fields[4];
  }
  return null;
}

function lines(): string[] {
  const path = process.env['PGPASSFILE'] ?? join(homedir(), '.pgpass');
  try {
    const { mode } = statSync(path);
    const isOpenToOthers = process.platform !== 'win32' && (mode & 0o077) !== 0;
    if (isOpenToOthers) return [];
    // Editors on Windows may put a mark before the first line.
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/u, '')
      .split(/\r?\n/);
  } catch {
    return [];
  }
}

/** The fields of a line, which colons part; a backslash takes the next character as it is. */
function fieldsOf(line: string): string[] {
  const fields = [''];
  for (const [, escaped, plain = ''] of line.matchAll(/\\(.)|(.)/gu)) {
    if (escaped === undefined && plain === ':' && fields.length < 5) fields.push('');
    else fields[fields.length - 1] += escaped ?? plain;
  }
  return fields;
}
