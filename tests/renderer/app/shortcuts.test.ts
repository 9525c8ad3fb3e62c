import { expect, test } from 'vitest';
import { actions } from '#renderer/app/services/actions.ts';
import { isPress, shortcutFor, worksWhile } from '#renderer/app/services/shortcuts.ts';
import { press } from '../../helpers/press.ts';

const meant = (...args: Parameters<typeof shortcutFor>) => shortcutFor(...args)?.action;
const idOf = (event: KeyboardEvent, earlier: { key: string; at: number } | null = null, onDesktop = false) =>
  actions.find((action) => action === meant(event, earlier, actions, onDesktop))?.id;

test('Ctrl with a key is found as its action', () => {
  expect(idOf(press('k', ['Control']))).toBe('view.palette');
  expect(idOf(press('z', ['Control', 'Shift']))).toBe('edit.redo');
  expect(idOf(press('z', ['Control']))).toBe('edit.undo');
});

test('a key alone differs from the same key with a modifier', () => {
  expect(idOf(press('c'))).toBe('read.code');
  expect(idOf(press('c', ['Alt']))).toBeUndefined();
});

test('a row of keys reports which of them was pressed', () => {
  expect(shortcutFor(press('7'), null, actions, false)?.press).toBe('7');
});

test('a digit with Shift is recognised by its physical key, whatever character the keyboard makes of it', () => {
  const event = { ...press('!', ['Shift']), code: 'Digit1' };
  const triage = actions.filter(({ id }) => id.startsWith('triage.'));

  const found = shortcutFor(event, null, triage, false);

  expect(found).toMatchObject({ action: { id: 'triage.exclude_for' }, press: 'Shift+Digit1' });
});

test('a sequence comes before the single key it ends with', () => {
  expect(idOf(press('c', [], { at: 300 }), { key: 'g', at: 0 })).toBe('go.codebook');
  expect(idOf(press('c', [], { at: 300 }), { key: 'x', at: 0 })).toBe('read.code');
});

test('a sequence must be pressed without a long pause', () => {
  expect(idOf(press('c', [], { at: 5_000 }), { key: 'g', at: 0 })).toBe('read.code');
});

test('a character is the same key whether or not it needs Shift', () => {
  expect(idOf(press('?', ['Shift']))).toBe('help.keys');
  expect(idOf(press('?'))).toBe('help.keys');
});

test('keys that browsers keep for themselves work only in the desktop window', () => {
  expect(idOf(press('n', ['Control']), null, true)).toBe('project.new');
  expect(idOf(press('n', ['Control']), null, false)).toBeUndefined();
});

test('single keys are off during typing, undo works in a note, the palette everywhere', () => {
  const works = (typing: 'note' | 'field') =>
    actions.filter((action) => worksWhile(typing, action)).map(({ id }) => id);

  expect(works('field')).toContain('view.palette');
  expect(works('field')).not.toContain('edit.undo');
  expect(works('note')).toContain('edit.undo');
  expect(works('note')).not.toContain('read.code');
});

test('during writing on a Mac, ⌘ with an arrow moves the caret and opens no other source', () => {
  const leads = (typing: 'nowhere' | 'note', onApple: boolean) =>
    actions.filter((action) => worksWhile(typing, action, onApple)).map(({ id }) => id);

  expect(leads('note', true)).not.toContain('read.next_source');
  expect(leads('note', true)).not.toContain('read.previous_source');
  expect(leads('note', true)).toContain('edit.undo');
  expect(leads('nowhere', true)).toContain('read.next_source');
  expect(leads('note', false)).toContain('read.next_source');
});

test('a capital B is typed in a note, where F6 goes to the other side', () => {
  const among = actions.filter((action) => worksWhile('note', action));
  const inNote = (event: KeyboardEvent) => shortcutFor(event, null, among, false, 'note')?.action.id;

  expect(idOf(press('B', ['Shift']))).toBe('read.other_side');
  expect(inNote(press('B', ['Shift']))).toBeUndefined();
  expect(inNote(press('F6'))).toBe('read.other_side');
  expect(inNote(press('z', ['Control']))).toBe('edit.undo');
});

test('a character is recognised however the keyboard writes it, but not with a command key', () => {
  const others = (...held: Parameters<typeof press>[1] & object) => isPress(press('[', held), '[', false);
  const apples = (...held: Parameters<typeof press>[1] & object) => isPress(press('[', held), '[', true);

  expect([others(), others('AltGraph'), others('Control', 'Alt'), apples('Alt')]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect([others('Control'), others('Alt'), apples('Meta'), apples('Control')]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('a character written with AltGr is not a press of Alt', () => {
  const digit = { code: 'Digit7' };

  expect(isPress(press('7', ['Alt'], digit), 'Alt+Digit7', false)).toBe(true);
  expect(isPress(press('{', ['AltGraph'], digit), 'Alt+Digit7', false)).toBe(false);
  expect(isPress(press('{', ['Control', 'Alt'], digit), 'Alt+Digit7', false)).toBe(false);
});
