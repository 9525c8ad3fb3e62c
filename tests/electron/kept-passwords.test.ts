// Passwords that outlast the program, encrypted with a key of the system's.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ServerAddress } from '#core/team/address.ts';
import { passwordsKept, type KeyStore } from '#electron/kept-passwords.ts';
import { testFolder } from '../helpers/project.ts';

const address: ServerAddress = {
  host: 'db.example.edu',
  port: 5432,
  database: 'study',
  proof: { by: 'system' },
  tunnel: null,
};
const secret = 'seven quiet rivers';

/** Keys as the system's: AES with a key that another user does not have. */
function keyStore(isThere = true): KeyStore {
  const key = randomBytes(32);
  return {
    isThere: () => isThere,
    encrypt: (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), bytes]);
    },
    decrypt: (given) => {
      const bytes = Buffer.from(given);
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      cipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
    },
  };
}

test('a password is kept encrypted, found again by another run of the program, and forgotten', async () => {
  using folder = testFolder();
  const keys = keyStore();
  const before = passwordsKept(folder.path, keys);
  before.keep(address, 'lena', secret);
  before.keep(address, 'wei', 'another');
  const file = join(folder.path, 'passwords.json');
  expect(readFileSync(file, 'utf8')).not.toContain(secret);
  expect(process.platform === 'win32' ? 0 : statSync(file).mode & 0o077).toBe(0);

  const later = passwordsKept(folder.path, keys);
  expect(later.last).toBe(true);
  expect(await later.of(address, 'lena')).toBe(secret);
  expect(await later.of({ ...address, database: 'other' }, 'lena')).toBeNull();
  later.forget(address, 'lena');
  expect(await later.of(address, 'lena')).toBeNull();
  expect(await passwordsKept(folder.path, keys).of(address, 'lena')).toBeNull();
  expect(await later.of(address, 'wei')).toBe('another');
});

test('without a key of the system, or with another one or a damaged file, a password lasts as long as the program', async () => {
  using folder = testFolder();
  const without = passwordsKept(folder.path, keyStore(false));
  without.keep(address, 'lena', secret);
  expect(without.last).toBe(false);
  expect(await without.of(address, 'lena')).toBe(secret);
  const file = join(folder.path, 'passwords.json');
  expect(() => statSync(file)).toThrow('ENOENT');

  passwordsKept(folder.path, keyStore()).keep(address, 'lena', secret);
  expect(await passwordsKept(folder.path, keyStore()).of(address, 'lena')).toBeNull();
  writeFileSync(file, '{"lena');
  const mended = passwordsKept(folder.path, keyStore());
  expect(await mended.of(address, 'lena')).toBeNull();
  mended.keep(address, 'lena', secret);
  expect(await mended.of(address, 'lena')).toBe(secret);
});
