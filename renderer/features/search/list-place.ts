// Where the list of hits was left, so that it is found so again after a hit was opened in its text.

let left: { readonly stamp: string; readonly offset: number } | null = null;

/** How far down the list was left, in px; 0 for another list. */
export function leftPlace(stamp: string): number {
  return left?.stamp === stamp ? left.offset : 0;
}

/** Remembers how far down the list is. */
export function leavePlace(stamp: string, offset: number): void {
  left = { stamp, offset };
}
