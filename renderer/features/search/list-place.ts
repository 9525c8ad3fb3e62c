// The scroll position of the list of hits, for returning after a hit was opened in its text.

let left: { readonly stamp: string; readonly offset: number } | null = null;

/** The scroll position in px at which the list was left; 0 for another list. */
export function leftPlace(stamp: string): number {
  return left?.stamp === stamp ? left.offset : 0;
}

/** Remembers the scroll position of the list. */
export function leavePlace(stamp: string, offset: number): void {
  left = { stamp, offset };
}
