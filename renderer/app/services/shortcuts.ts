// Which action a press of keys means. Presses are written as tinykeys writes them.
import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { isApple } from '#renderer/ui/key-names.ts';
import type { Action } from './action.ts';
import { isTyped, keysOf } from './actions.ts';

/** The press before, where it may begin a sequence. */
export interface EarlierPress {
  readonly key: string;
  /** As `event.timeStamp`. */
  readonly at: number;
}

export interface FoundShortcut<A extends Action> {
  readonly action: A;
  /** The press that was meant, as the action writes it. */
  readonly press: string;
}

/** Between the two presses of a sequence no more than this may pass, in milliseconds. */
const sequencePause = 1200;

/** Where the caret is, as far as keys care: nowhere, in a note one writes, or in a field. */
export type Typing = 'nowhere' | 'note' | 'field';

/** Whether an action's keys work there. */
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
 * The action that a press means. A sequence that ends here comes before a single key. Where one types, no press that
 * types something means an action.
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
    earlier !== null && event.timeStamp - earlier.at <= sequencePause ? earlier.key.toLowerCase() : null;
  const ended = sequences.find(({ press }) => {
    const [first, last] = press.split(' ');
    return first === begun && last !== undefined && isPress(event, last);
  });
  return ended ?? presses.find(({ press }) => !press.includes(' ') && isPress(event, press)) ?? null;
}

/** Whether this is a press as it is written in the list of actions. */
export function isPress(
  event: KeyboardEvent,
  written: string,
  onApple: boolean = isApple(navigator.platform),
): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  // Signs are compared as they come out: many keyboards need Shift for them, or AltGr, which reports Ctrl and Alt together
  // and is Alt alone on Apple's.
  if (/^[^\p{L}\p{N}]$/u.test(written)) {
    return key === written && !metaKey && (onApple ? !ctrlKey : ctrlKey === altKey);
  }
  // What AltGr writes is for the text, and means nothing else.
  if (event.getModifierState('AltGraph')) return false;
  return parseKeybinding(written).some((press) => matchKeybindingPress(event, press));
}

/** Where the caret is for an event. */
export function typingAt(target: EventTarget | null): Typing {
  if (!(target instanceof HTMLElement)) return 'nowhere';
  if (target.isContentEditable) return 'note';
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return 'field';
  if (!(target instanceof HTMLInputElement)) return 'nowhere';
  return /^(button|checkbox|radio|range|color|file|submit|reset|image)$/.test(target.type)
    ? 'nowhere'
    : 'field';
}
