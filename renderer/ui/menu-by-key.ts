/**
 * Opens the menu of the button inside `place`. It acts like the button's key rather than a click, so that the first
 * entry gets the focus, and it does not focus the button, so that closing the menu returns the focus to where it was.
 */
export function openMenuIn(place: HTMLElement | null): void {
  place
    ?.querySelector('button')
    ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}
