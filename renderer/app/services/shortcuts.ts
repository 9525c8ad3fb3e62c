// Finds the action that a key press means. Presses are written in tinykeys notation.
import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { isApple } from '#renderer/ui/key-names.ts';
import type { Action } from './action.ts';
import { isTyped, keysOf } from './actions.ts';

/** The key press before, when it may begin a sequence. */
export interface EarlierPress {
  readonly key: string;
  /** When it was heard, on the clock of `event.timeStamp`. */
  readonly at: number;
}

export interface FoundShortcut<A extends Action> {
  readonly action: A;
  /** The press as the action's list writes it. */
  readonly press: string;
}

/** The longest pause between the two presses of a sequence, in milliseconds. */
const MAX_SEQUENCE_PAUSE_MS = 1200;

/** Where the caret is: nowhere, in a note being written, or in a field. */
export type Typing = 'nowhere' | 'note' | 'field';

/** Whether an action's keys work while the caret is there. */
export function worksWhile(
  typing: Typing,
  action: Action,
  onApple: boolean = isApple(navigator.platform),
): boolean {
  if (typing === 'nowhere') return true;
  if (onApple && action.caretOnApple) return false;
  return action.typing === 'always' || (typing === 'note' && action.typing === 'note');
}

/**
 * The action that a key press means. A completed sequence wins over a single key. While the caret is in a note or
 * field, a press that types a character means no action.
 */
export function shortcutFor<A extends Action>(
  event: KeyboardEvent,
  earlier: EarlierPress | null,
  among: readonly A[],
  onDesktop: boolean,
  typing: Typing = 'nowhere',
): FoundShortcut<A> | null {
  const presses = among
    .flatMap((action) => keysOf(action, onDesktop).map((press) => ({ action, press })))
    .filter(({ press }) => typing === 'nowhere' || !isTyped(press));
  const sequences = presses.filter(({ press }) => press.includes(' '));
  const begun =
    earlier !== null && event.timeStamp - earlier.at <= MAX_SEQUENCE_PAUSE_MS
      ? earlier.key.toLowerCase()
      : null;
  const ended = sequences.find(({ press }) => {
    const [first, last] = press.split(' ');
    return first === begun && last !== undefined && isPress(event, last);
  });
  return ended ?? presses.find(({ press }) => !press.includes(' ') && isPress(event, press)) ?? null;
}

/** Whether the event is the press that the list of actions writes. */
export function isPress(
  event: KeyboardEvent,
  written: string,
  onApple: boolean = isApple(navigator.platform),
): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  // Signs are compared as typed: many keyboards need Shift for them, or AltGr, which reports Ctrl and Alt together, or
  // Alt alone on Apple keyboards.
  if (/^[^\p{L}\p{N}]$/u.test(written)) {
    return key === written && !metaKey && (onApple ? !ctrlKey : ctrlKey === altKey);
  }
  // A character typed with AltGr belongs to the text and means no action.
  if (event.getModifierState('AltGraph')) return false;
  return parseKeybinding(written).some((press) => matchKeybindingPress(event, press));
}

/** Where the caret is when the event occurs. */
export function typingAt(target: EventTarget | null): Typing {
  if (!(target instanceof HTMLElement)) return 'nowhere';
  if (target.isContentEditable) return 'note';
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'field';
  if (!(target instanceof HTMLInputElement)) return 'nowhere';
  return /^(button|checkbox|radio|range|color|file|submit|reset|image)$/.test(target.type)
    ? 'nowhere'
    : 'field';
}
