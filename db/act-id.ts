// What an act is called wherever it goes.
import { hash } from 'node:crypto';

/**
 * The GUID of an act; of one that was done before acts had any, a GUID of version 8 drawn from its link, so that every copy of
 * the study calls it the same.
 */
export function actIdOf({ id, link }: { readonly id: string | null; readonly link: string | null }): string {
  if (id !== null) return id;
  const digits = hash('sha256', `act ${link ?? ''}`);
  const variant = '89ab'.charAt(Number.parseInt(digits.charAt(16), 16) & 3);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
