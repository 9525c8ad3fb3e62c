// Passwords at teams' servers that outlast the program: in Concord's own folder, encrypted with a key that the system keeps for
// this user. They are in no study.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'atomically';
import * as z from 'zod';
import { loginInWords, passwordsInMemory, type Passwords } from './team/passwords.ts';

/** What encrypts with a key of the system's, such as the keychain's. */
export interface KeyStore {
  /** Whether the system keeps a key for this user; some Linux desktops do not. */
  isThere(): boolean;
  encrypt(text: string): Uint8Array;
  /** Throws for bytes that were encrypted with another key. */
  decrypt(bytes: Uint8Array): string;
}

const kept = z.record(z.string(), z.string());

/** Passwords kept in `folder` as long as the system keeps a key, and otherwise for as long as the program runs. */
export function passwordsKept(folder: string, keys: KeyStore): Passwords {
  const path = join(folder, 'passwords.json');
  const here = passwordsInMemory();
  const read = (): Record<string, string> => {
    try {
      return kept.parse(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      // None was kept yet, or the file is damaged: the person is asked again.
      return {};
    }
  };
  const write = (all: Record<string, string>): void =>
    writeFileSync(path, `${JSON.stringify(all, null, 2)}\n`, { mode: 0o600 });
  return {
    of: async (address, login) => {
      const known = await here.of(address, login);
      const bytes = read()[loginInWords(address, login)];
      if (known !== null || bytes === undefined || !keys.isThere()) return known;
      try {
        return keys.decrypt(Buffer.from(bytes, 'base64'));
      } catch {
        return null;
      }
    },
    keep: (address, login, password) => {
      here.keep(address, login, password);
      if (!keys.isThere()) return;
      const bytes = Buffer.from(keys.encrypt(password)).toString('base64');
      write({ ...read(), [loginInWords(address, login)]: bytes });
    },
    forget: (address, login) => {
      here.forget(address, login);
      const { [loginInWords(address, login)]: gone, ...others } = read();
      if (gone !== undefined) write(others);
    },
    get last() {
      return keys.isThere();
    },
  };
}
