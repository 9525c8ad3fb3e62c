export type Held = 'Shift' | 'Alt' | 'Control' | 'Meta' | 'AltGraph';

/** A key press as the browser reports it. `held` are the modifiers; `code` is the physical key, where it matters. */
export function press(
  key: string,
  held: readonly Held[] = [],
  more: { code?: string; at?: number } = {},
): KeyboardEvent {
  const event = {
    key,
    code: more.code ?? (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key),
    timeStamp: more.at ?? 0,
    repeat: false,
    ctrlKey: held.includes('Control'),
    shiftKey: held.includes('Shift'),
    altKey: held.includes('Alt'),
    metaKey: held.includes('Meta'),
    getModifierState: (modifier: string) => (held as readonly string[]).includes(modifier),
  };
  // Node has no KeyboardEvent. The program reads no other field than these.
  return event as unknown as KeyboardEvent;
}
