import { describe, expect, it } from 'vitest';
import type { CodingRecord } from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import { meantIn } from '#renderer/features/reader/reader-commands.ts';
import type { ReaderDesk } from '#renderer/features/reader/reader-desk.ts';
import { press, type Held } from '../../helpers/press.ts';

const coding: CodingRecord = {
  ...initial.coding,
  id: 'coding',
  sourceId: 'source',
  codeId: 'code',
  coderId: 'coder',
  start: 0,
  end: 4,
  quoteDigest: '',
  createdAt: '2026-01-01T00:00:00Z',
};

interface Now {
  readonly mode?: 'read' | 'write';
  readonly onCoding?: boolean;
  readonly isSelected?: boolean;
  readonly readOnly?: boolean;
  readonly kind?: 'document' | 'interview';
  readonly isFinding?: boolean;
}

/** The command for a key; undefined when the text leaves the key to the window. */
function asked(event: KeyboardEvent, now: Now = {}) {
  const desk = {
    now: {
      mode: now.mode ?? 'read',
      readOnly: now.readOnly ?? false,
      focused: now.onCoding ? coding : undefined,
      source: { kind: now.kind ?? 'interview' },
      looking: { isOpen: now.isFinding ?? false },
    },
    selected: now.isSelected ? { start: 0, end: 4, head: 4 } : null,
  };
  // The key handling uses no other part of the desk.
  return meantIn(desk as unknown as ReaderDesk, event)?.command.id;
}

describe('keys in Read', () => {
  it.each<[string, Held[], string]>([
    ['Tab', [], 'coding.next'],
    ['Tab', ['Shift'], 'coding.previous'],
    [']', [], 'coding.extend'],
    ['[', [], 'coding.shrink'],
    ['{', ['Shift'], 'coding.extend_start'],
    ['[', ['Control', 'Alt'], 'coding.shrink'],
    ['[', ['AltGraph'], 'coding.shrink'],
    ['Delete', [], 'coding.remove'],
    ['Backspace', [], 'coding.remove'],
    ['C', ['Shift'], 'coding.recode'],
    ['V', ['Shift'], 'coding.voice'],
    ['Enter', [], 'coding.menu'],
    ['F10', ['Shift'], 'coding.menu'],
    ['Escape', [], 'coding.leave'],
  ])('%s with %j and a coding in focus means %s', (key, held, command) => {
    expect(asked(press(key, held), { onCoding: true })).toBe(command);
  });

  it.each(['Delete', '[', 'C', 'j', 's', 'Enter', 'Escape'])(
    '%s does nothing without a coding in focus',
    (key) => {
      expect(asked(press(key))).toBeUndefined();
    },
  );

  it('Escape clears the selection before the coding in focus', () => {
    expect(asked(press('Escape'), { onCoding: true, isSelected: true })).toBe('text.unselect');
    expect(asked(press('Escape'), { isSelected: true })).toBe('text.unselect');
  });

  it('mean the same while Caps Lock is on', () => {
    expect(asked(press('C'), { onCoding: true })).toBeUndefined();
    expect(asked(press('c', ['Shift']), { onCoding: true })).toBe('coding.recode');
    expect(asked(press('J'), { onCoding: true })).toBe('coding.join');
  });

  it('leave the keys of the window alone, also those for going back on Apple keyboards', () => {
    expect(asked(press('s', ['Control']), { onCoding: true })).toBeUndefined();
    expect(asked(press('c', ['Meta']), { onCoding: true })).toBeUndefined();
    expect(asked(press('[', ['Meta']), { onCoding: true })).toBeUndefined();
  });

  it('change nothing in a read-only study, and go on to the window', () => {
    const now = { onCoding: true, readOnly: true };

    expect(['Delete', ']', 'j', 's'].map((key) => asked(press(key), now))).toEqual(
      Array.from({ length: 4 }, () => undefined),
    );
    expect(asked(press('Tab'), now)).toBe('coding.next');
  });

  it('set a voice only where somebody has said the words', () => {
    expect(asked(press('v', ['Shift']), { onCoding: true, kind: 'document' })).toBeUndefined();
  });

  it('go from match to match during a search in the text', () => {
    expect(asked(press('F3'), { isFinding: true })).toBe('find.next');
    expect(asked(press('g', ['Control', 'Shift']), { isFinding: true })).toBe('find.previous');
    expect(asked(press('F3'))).toBeUndefined();
  });
});

describe('keys in Write', () => {
  it('let every letter and digit type', () => {
    const typed = [...'abcjsvVC123[]{}'].map((key) => asked(press(key), { mode: 'write', onCoding: true }));

    expect(typed.every((command) => command === undefined)).toBe(true);
  });

  it('code with Alt and a digit, whatever character that makes', () => {
    expect(asked(press('¡', ['Alt'], { code: 'Digit1' }), { mode: 'write' })).toBe('read.pinned');
  });

  it('let AltGr type, whether it is reported as itself or as Ctrl and Alt', () => {
    const digit = { code: 'Digit2' };

    expect(asked(press('²', ['Control', 'Alt'], digit), { mode: 'write' })).toBeUndefined();
    expect(asked(press('²', ['AltGraph'], digit), { mode: 'write' })).toBeUndefined();
  });

  it('open the palette with Ctrl and Enter', () => {
    expect(asked(press('Enter', ['Control']), { mode: 'write' })).toBe('read.code');
    expect(asked(press('Enter'), { mode: 'write' })).toBeUndefined();
  });

  it('leave Delete and Escape to the text, also with a coding in focus', () => {
    expect(asked(press('Delete'), { mode: 'write', onCoding: true })).toBeUndefined();
    expect(asked(press('Escape'), { mode: 'write', onCoding: true })).toBeUndefined();
  });
});
