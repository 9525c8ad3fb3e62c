// The name of an act: the same in every file that holds it.
import { hash } from 'node:crypto';

/**
 * The GUID of an act. An act from before acts had GUIDs gets one of version 8, derived from its link, so that
 * every copy of the study gives it the same name.
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
