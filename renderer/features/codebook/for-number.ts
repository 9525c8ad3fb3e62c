/** The key of a sentence for one thing or its variant for several. Needed because Chinese has no plural forms. */
export function forNumber(key: string, things: readonly unknown[]): string {
  return things.length === 1 ? key : `${key}_many`;
}
