/**
 * Opens the menu of the button in there. As by its own key, not by a press: then the first line has the keyboard; and without
 * going to the button, so that whoever closes it is where they were.
 */
export function openMenuIn(place: HTMLElement | null): void {
  place
    ?.querySelector('button')
    ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}
