// Keys of the text itself, beside those of the list of actions: they need the focus to be in the text. In Read
// single keys; in Write what browsers and input methods leave alone.
import { isApple } from '#renderer/ui/key-names.ts';
import type { EdgeMove } from './coding-actions.ts';

/** What a key asks of the reader. */
export type ReaderCommand =
  | { readonly do: 'step'; readonly back: boolean }
  | { readonly do: 'edge'; readonly move: EdgeMove }
  | {
      readonly do:
        | 'remove'
        | 'recode'
        | 'join'
        | 'voice'
        | 'stance'
        | 'menu'
        | 'leave'
        | 'unselect'
        | 'palette';
    }
  | { readonly do: 'find-next'; readonly by: 1 | -1 }
  | { readonly do: 'pinned'; readonly pin: number };

interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/**
 * The command of a key in Read. `hasFocus`: a coding is in focus, so that brackets move its edges; `hasSelection`: words
 * are selected. AltGr, which many keyboards need for a bracket, reports Ctrl and Alt.
 */
export function readCommand(event: KeyPress, hasFocus: boolean, hasSelection = false): ReaderCommand | null {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (hasFocus) {
    if (key === ']') return { do: 'edge', move: { edge: 'end', direction: 'forward' } };
    if (key === '[') return { do: 'edge', move: { edge: 'end', direction: 'backward' } };
    if (key === '{') return { do: 'edge', move: { edge: 'start', direction: 'backward' } };
    if (key === '}') return { do: 'edge', move: { edge: 'start', direction: 'forward' } };
  }
  const found = findKey(event);
  if (found) return found;
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case 'Tab':
      return { do: 'step', back: shiftKey };
    case 'Escape':
      if (hasSelection) return { do: 'unselect' };
      return hasFocus ? { do: 'leave' } : null;
    case 'F10':
      return shiftKey && hasFocus ? { do: 'menu' } : null;
  }
  if (!hasFocus) return null;
  switch (key) {
    case 'Delete':
    case 'Backspace':
      return { do: 'remove' };
    case 'ContextMenu':
    case 'Enter':
      return { do: 'menu' };
  }
  // Caps Lock turns letters round and asks for nothing.
  const letter = `${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}`;
  switch (letter) {
    case 'Shift+c':
      return { do: 'recode' };
    case 'Shift+v':
      return { do: 'voice' };
    case 's':
      return { do: 'stance' };
    case 'j':
      return { do: 'join' };
    default:
      return null;
  }
}

/**
 * The command of a key in Write, where letters and digits type. Ctrl-Enter (⌘-Enter) opens the palette: no
 * browser, system or input method has it. Alt with a digit gives a pinned code: browsers let a page have it
 * first, input methods leave it alone (they take Ctrl, Shift and Ctrl-Shift with digits), and AltGr, which
 * reports Ctrl too, still types. The key is told by its place, for Alt changes the letter on Apple keyboards.
 */
export function writeCommand(event: KeyPress): ReaderCommand | null {
  const { key, code, shiftKey, altKey, ctrlKey, metaKey } = event;
  const mod = isApple(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  if (key === 'Enter' && mod && !altKey && !shiftKey) return { do: 'palette' };
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  if (digit && altKey && !ctrlKey && !metaKey && !shiftKey) return { do: 'pinned', pin: Number(digit) };
  return findKey(event);
}

function findKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): ReaderCommand | null {
  const again = key === 'F3' || ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'g');
  return again ? { do: 'find-next', by: shiftKey ? -1 : 1 } : null;
}
