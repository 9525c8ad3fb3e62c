/**
 * The key of a sentence that names one thing, or of its sister that counts several. Chinese has no plural that
 * could tell them apart.
 */
export function forNumber(key: string, things: readonly unknown[]): string {
  return things.length === 1 ? key : `${key}_many`;
}
