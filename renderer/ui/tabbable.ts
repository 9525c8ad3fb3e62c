const controls =
  'input:enabled:not([type="hidden"]), textarea:enabled, select:enabled, button:enabled, a[href], [tabindex="0"]';

/** Whether the Tab key leads to it. */
export function isTabbable(element: Element | null): boolean {
  return (
    element instanceof HTMLElement &&
    element.tabIndex >= 0 &&
    element.matches(controls) &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

/** Takes the keyboard to what narrows the list or table of the screen: its field, else its first choice. */
export function focusNarrowing(): void {
  tabbableIn(document.querySelector('main [data-narrows]'))?.focus();
}

/** The first control in it that the Tab key leads to, or null. */
export function tabbableIn(place: Element | null): HTMLElement | null {
  return [...(place?.querySelectorAll<HTMLElement>(controls) ?? [])].find(isTabbable) ?? null;
}
