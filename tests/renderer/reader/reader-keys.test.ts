import { describe, expect, it } from 'vitest';
import { readCommand, writeCommand } from '#renderer/features/reader/reader-keys.ts';

type Held = 'Shift' | 'Alt' | 'Ctrl' | 'Meta';

function press(key: string, held: Held[] = [], code = '') {
  return {
    key,
    code,
    shiftKey: held.includes('Shift'),
    altKey: held.includes('Alt'),
    ctrlKey: held.includes('Ctrl'),
    metaKey: held.includes('Meta'),
  };
}

describe('keys in Read', () => {
  it.each([
    ['Tab', [], { do: 'step', back: false }],
    ['Tab', ['Shift'], { do: 'step', back: true }],
    [']', [], { do: 'edge', move: { edge: 'end', direction: 'forward' } }],
    ['[', [], { do: 'edge', move: { edge: 'end', direction: 'backward' } }],
    ['{', ['Shift'], { do: 'edge', move: { edge: 'start', direction: 'backward' } }],
    ['[', ['Ctrl', 'Alt'], { do: 'edge', move: { edge: 'end', direction: 'backward' } }],
    ['Delete', [], { do: 'remove' }],
    ['C', ['Shift'], { do: 'recode' }],
    ['F10', ['Shift'], { do: 'menu' }],
    ['Escape', [], { do: 'leave' }],
  ] as const)('%s with %j asks with a coding in focus for %j', (key, held, command) => {
    expect(readCommand(press(key, [...held]), true)).toEqual(command);
  });

  it.each(['Delete', '[', 'C', 'j', 's', 'Enter', 'Escape'])(
    '%s asks for nothing without a coding in focus',
    (key) => {
      expect(readCommand(press(key), false)).toBeNull();
    },
  );

  it('Escape takes away what is selected before the coding in focus', () => {
    expect(readCommand(press('Escape'), true, true)).toEqual({ do: 'unselect' });
    expect(readCommand(press('Escape'), false, true)).toEqual({ do: 'unselect' });
  });

  it('mean the same while Caps Lock is on', () => {
    expect(readCommand(press('C'), true)).toBeNull();
    expect(readCommand(press('c', ['Shift']), true)).toEqual({ do: 'recode' });
    expect(readCommand(press('J'), true)).toEqual({ do: 'join' });
  });

  it('leave the keys of the window alone', () => {
    expect(readCommand(press('s', ['Ctrl']), true)).toBeNull();
    expect(readCommand(press('c', ['Meta']), true)).toBeNull();
  });
});

describe('keys in Write', () => {
  it('let every letter and digit type', () => {
    const typed = [...'abcjsvVC123[]{}'].map((key) => writeCommand(press(key, [], `Digit${key}`)));

    expect(typed.every((command) => command === null)).toBe(true);
  });

  it('code with Alt and a digit, whatever letter that makes', () => {
    expect(writeCommand(press('¡', ['Alt'], 'Digit1'))).toEqual({ do: 'pinned', pin: 1 });
  });

  it('let AltGr type, which reports Ctrl and Alt', () => {
    expect(writeCommand(press('²', ['Ctrl', 'Alt'], 'Digit2'))).toBeNull();
  });

  it('leave Delete to the text', () => {
    expect(writeCommand(press('Delete'))).toBeNull();
  });
});
