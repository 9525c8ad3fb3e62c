export type Held = 'Shift' | 'Alt' | 'Control' | 'Meta' | 'AltGraph';

/** A press as a browser tells of it; `held` are the modifiers, `code` is the place of the key where that matters. */
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
  // What is read of a KeyboardEvent is all here; Node has none of its own.
  return event as unknown as KeyboardEvent;
}
