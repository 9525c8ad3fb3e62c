import { expect, test } from 'vitest';
import { catalogues, createWords, languages } from '#words/words.ts';
import { acceleratorOf, actions, keysOf, menus, partsOf } from '#renderer/app/services/actions.ts';

test('no two actions share an id', () => {
  const ids = actions.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

/** Actions named after a screen are attended to by that screen alone, so that two screens may use one key. */
const screens = [
  'sources',
  'codebook',
  'read',
  'triage',
  'duplicates',
  'tallies',
  'compare',
  'memos',
  'snapshots',
  'passages',
  'respondents',
];
/** These step through a list that stands beside the text. */
const besideText = ['passages.next', 'passages.previous'];
const screenOf = (id: string): string | undefined =>
  besideText.includes(id) ? undefined : screens.find((screen) => id.startsWith(`${screen}.`));
const casesOfScreens = screens.flatMap((screen) => [[screen, true] as const, [screen, false] as const]);

test.each(casesOfScreens)('no two actions share a press (screen: %s, desktop: %s)', (screen, onDesktop) => {
  const here = actions.filter(({ id }) => [undefined, screen].includes(screenOf(id)));
  const presses = here.flatMap((action) => keysOf(action, onDesktop));

  expect(presses.filter((press, index) => presses.indexOf(press) !== index)).toEqual([]);
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

test('presses become accelerators of the native menu where it can have them', () => {
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

test('the menu of the project keeps apart opening, bringing in, exchanging and the rest', () => {
  const parts = partsOf('project').map((part) => part.map(({ id }) => id.replace('project.', '')));

  expect(parts).toEqual([
    ['new', 'open', 'sample'],
    ['import', 'paste', 'interview'],
    ['import_codebook', 'ticks', 'bring_project'],
    ['save_copy', 'write_project', 'package', 'print'],
    ['facts', 'coders', 'size', 'settings', 'close'],
  ]);
  expect(partsOf('help')).toHaveLength(1);
});
