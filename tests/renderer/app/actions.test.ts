import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { catalogues, createWords, languages } from '#words/words.ts';
import type { Action, Where } from '#renderer/app/services/action.ts';
import {
  acceleratorOf,
  actionNamed,
  actions,
  isInMenus,
  isOfText,
  isTyped,
  keysOf,
  menuKeyOf,
  menus,
  partsOf,
  placesOf,
} from '#renderer/app/services/actions.ts';

test('no two actions share an id', () => {
  const ids = actions.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

const hosts = [
  { onDesktop: false, onApple: false },
  { onDesktop: false, onApple: true },
  { onDesktop: true, onApple: false },
  { onDesktop: true, onApple: true },
];

/** Key presses that two of these actions share. */
function shared(among: readonly Action[], keys: (action: Action) => readonly string[]): string[] {
  const presses = among.flatMap(keys).map((press) => press.toLowerCase());
  return presses.filter((press, index) => presses.indexOf(press) !== index);
}

const everywhere = actions.filter((action) => placesOf(action).length === 0);
const places = [...new Set(actions.flatMap(placesOf))];
const isState = (place: Where): boolean => everyState.has(place);
const everyState: ReadonlySet<Where> = new Set<Where>(['selection', 'coding', 'finding', 'text']);

test.each(hosts)('no two actions share a key press in one place (%j)', ({ onDesktop, onApple }) => {
  const found = places.flatMap((place) => {
    const here = actions.filter((action) => placesOf(action).includes(place));
    // A focused text handles a press before the window does.
    const among = isState(place) ? here : [...everywhere, ...here];
    return shared(among, (action) => keysOf(action, onDesktop, onApple)).map((press) => `${place} ${press}`);
  });

  expect(found).toEqual([]);
});

test('no two actions share a key press in an editable text', () => {
  expect(shared(actions, ({ writingKeys = [] }) => writingKeys)).toEqual([]);
});

test('a text takes only known key presses away from the window and from its own general keys', () => {
  const pressesIn = (place: Where) =>
    actions
      .filter((action) => placesOf(action).includes(place))
      .flatMap((action) => keysOf(action, true, false));
  const ofWindow = [...everywhere.flatMap((action) => keysOf(action, true, false)), ...pressesIn('read')];
  const taken = [...everyState].flatMap((state) =>
    pressesIn(state)
      .filter((press) => ofWindow.includes(press))
      .map((press) => `${state} ${press}`),
  );

  expect(taken.toSorted()).toEqual(['coding [', 'coding ]', 'finding F3', 'finding Shift+F3']);
  expect(pressesIn('selection').filter((press) => pressesIn('coding').includes(press))).toEqual(['Escape']);
  expect(pressesIn('text').filter((press) => pressesIn('coding').includes(press))).toEqual([]);
});

test('no key press that types a character is a command in an editable text', () => {
  const typing = actions.flatMap(({ writingKeys = [] }) => writingKeys).filter(isTyped);

  expect(typing).toEqual([]);
});

test('keys of a text are not in the native menu, which would take them from every field and dialog', () => {
  const ofText = actions.filter(isOfText);

  expect(ofText.length).toBeGreaterThan(10);
  expect(ofText.flatMap((action) => menuKeyOf(action, true) ?? [])).toEqual([]);
  expect(menuKeyOf(actionNamed('read.code'), true)).toBeNull();
  expect(menuKeyOf(actionNamed('read.find'), true)).toBe('CmdOrCtrl+F');
});

test('the menus of the window leave out rows of keys, and actions that belong to one place only', () => {
  const offered = actions.filter(isInMenus).map(({ id }) => id);

  expect(offered).toContain('coding.recode');
  expect(offered).not.toContain('read.pinned');
  expect(offered).not.toContain('coding.leave');
});

test.each(languages)('every action in a menu over a text has words there (%s)', (language) => {
  const { instance } = createWords(language);
  const wordless = actions
    .flatMap(({ short }) => short ?? [])
    .filter((key) => !instance.exists(key, { lngs: [language] }));

  expect(wordless).toEqual([]);
});

test('the first key of a sequence does nothing by itself', () => {
  const presses = actions.flatMap((action) => keysOf(action, true));
  const beginnings = presses.filter((press) => press.includes(' ')).map((press) => press.split(' ')[0]);

  expect(presses.filter((press) => beginnings.includes(press))).toEqual([]);
});

test.each(languages)('every action and menu has words (%s)', (language) => {
  const { instance } = createWords(language);
  const own = (key: string) => instance.exists(key, { lngs: [language] });

  const wordless = [
    ...actions.map(({ label }) => label),
    ...menus.map((menu) => `shell:menu_${menu}`),
  ].filter((key) => !own(key));

  expect(wordless).toEqual([]);
});

test('hints have short words in both languages', () => {
  const hints = actions.filter((action) => action.hint && action.menu === 'read');

  for (const { label } of hints) {
    const key = `${label.replace('shell:', '')}_short`;
    expect(catalogues.en.shell).toHaveProperty(key);
    expect(catalogues['zh-CN'].shell).toHaveProperty(key);
  }
});

test('key presses become accelerators of the native menu where that is possible', () => {
  expect(acceleratorOf('$mod+Shift+z')).toBe('CmdOrCtrl+Shift+Z');
  expect(acceleratorOf('$mod+,')).toBe('CmdOrCtrl+,');
  expect(acceleratorOf('Alt+ArrowDown')).toBe('Alt+Down');
  expect(acceleratorOf('Shift+F3')).toBe('Shift+F3');
  expect(acceleratorOf('c')).toBeNull();
  expect(acceleratorOf('g s')).toBeNull();
});

test('a capital letter typed in a field is never a press of the native menu', () => {
  for (const keys of ['Shift+b', 'Shift+r', 'Shift+Digit1', 'Shift+Space'])
    expect(acceleratorOf(keys)).toBeNull();
});

test('the project menu separates opening, importing, exchange and the rest', () => {
  const parts = partsOf('project').map((part) => part.map(({ id }) => id.replace('project.', '')));

  expect(parts).toEqual([
    ['new', 'open', 'join', 'sample'],
    ['import', 'paste', 'interview'],
    ['import_codebook', 'ticks', 'codings', 'bring_project'],
    ['save_copy', 'write_project', 'submissions', 'annex', 'package', 'print'],
    ['facts', 'coders', 'share', 'team', 'size', 'settings', 'close'],
  ]);
  expect(partsOf('help')).toHaveLength(1);
});

/** Dialogs with keys of their own: no action answers a key while one of them is open. */
const dialogsWithKeys = /^features.articles\b/;

/** Key presses that lists, fields and dialogs handle themselves, even if an action uses them elsewhere. */
const ofControls = ['Enter', 'Shift+Enter', '$mod+Enter', 'Escape', 'Delete', 'F2', 'Tab', '$mod+c', 'W'];

test('no screen repeats the keys of an action', () => {
  const root = resolve(import.meta.dirname, '../../../renderer');
  const presses = new Set(
    actions.flatMap((action) => keysOf(action, true)).map((press) => press.toLowerCase()),
  );
  const again = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^(ui|app.services)\b.*/.test(name))
    .filter((name) => !dialogsWithKeys.test(name))
    .flatMap((name) =>
      [...readFileSync(join(root, name), 'utf8').matchAll(/\bkeys(?:: |=)['"]([^'"]+)['"]/g)]
        .map(([, press = '']) => press)
        .filter((press) => presses.has(press.toLowerCase()) && !ofControls.includes(press))
        .map((press) => `${name} ${press}`),
    );

  expect(again).toEqual([]);
});

test('the footer of every kind of analysis begins with keeping and exporting, as far as it has keys for them', () => {
  const hinted = (kind: Where) =>
    actions.filter((action) => placesOf(action).includes(kind) && action.hint).map(({ id }) => id);
  const kinds = ['tally', 'crosstab', 'relations', 'timeline', 'portraits', 'words', 'compare'] as const;

  expect(kinds.map((kind) => hinted(kind).slice(0, 2))).toEqual(
    ['tallies', 'crosstab', 'relations', 'timeline', 'portraits', 'words', 'compare'].map((name) => [
      'tables.keep',
      `${name}.export`,
    ]),
  );
});
