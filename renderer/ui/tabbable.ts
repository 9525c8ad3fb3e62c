const controls =
  'input:enabled:not([type="hidden"]), textarea:enabled, select:enabled, button:enabled, a[href], [tabindex="0"]';

/** Whether the Tab key reaches the element. */
export function isTabbable(element: Element | null): boolean {
  return (
    element instanceof HTMLElement &&
    element.tabIndex >= 0 &&
    element.matches(controls) &&
    element.checkVisibility({ visibilityProperty: true })
  );
}

/** Focuses the screen's filter: its field, else its first choice. */
export function focusNarrowing(): void {
  tabbableIn(document.querySelector('main [data-narrows]'))?.focus();
}

/** The first element inside that the Tab key reaches, or null. */
export function tabbableIn(place: Element | null): HTMLElement | null {
  return [...(place?.querySelectorAll<HTMLElement>(controls) ?? [])].find(isTabbable) ?? null;
}
