/** Opens the menu of the button in there. As by its own key, not by a press: then the first line has the keyboard. */
export function openMenuIn(place: HTMLElement | null): void {
  const button = place?.querySelector('button');
  button?.focus();
  button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
}
