// What PostgreSQL keeps of a password: a verifier by SCRAM-SHA-256 (RFC 5802, RFC 7677), made here so that the password itself
// is never sent.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ROUNDS = 4096;

/** The verifier of a password of ASCII characters, with a salt of its own. */
export function madeVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  const keyOf = (what: string): Buffer => createHmac('sha256', salted).update(what).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`;
}

/** A password of 120 bits, for a login that is made here. */
export function madePassword(): string {
  return randomBytes(15).toString('base64url');
}
