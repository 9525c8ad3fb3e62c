// Everything one can do from a menu, from the palette or by a key, in one list. The list is data: it says how
// an action is called and which keys it has. Whatever can do it at the moment attaches itself with
// `useActions`; an action that nobody attends to is neither offered nor called. The native menu of the desktop
// window is made from the same list.
import { isApple } from '#renderer/ui/key-names.ts';
import type { Action, MenuName, TextState, Where } from './action.ts';
import { analysisActions } from './analysis-actions.ts';
import { readerActions } from './reader-actions.ts';
import { listActions, sideActions } from './reading-actions.ts';
import { triageActions } from './triage-actions.ts';
import { windowActions } from './window-actions.ts';

const list = [
  ...windowActions,
  ...sideActions,
  ...readerActions,
  ...listActions,
  ...triageActions,
  ...analysisActions,
] as const;

export type ActionId = (typeof list)[number]['id'];

/** What is done by whatever shows the text of a source. */
export type ReaderActionId = (typeof readerActions)[number]['id'];

/** An action whose id is known to be in the list. */
export type KnownAction = Action & { readonly id: ActionId };

export const actions: readonly KnownAction[] = list;

/** The menus in the order they stand in. */
export const menus: readonly MenuName[] = [
  'project',
  'edit',
  'go',
  'view',
  'read',
  'coding',
  'triage',
  'duplicates',
  'tallies',
  'compare',
  'snapshots',
  'passages',
  'respondents',
  'help',
];

const TEXT_STATES: ReadonlySet<Where> = new Set<TextState>(['selection', 'coding', 'finding', 'text']);

/** Where an action can be given; empty: wherever somebody does it. */
export function placesOf({ when = [] }: Action): readonly Where[] {
  return typeof when === 'string' ? [when] : when;
}

/** Whether its keys are heard by a text that has the focus, and nowhere else. */
export function isOfText(action: Action): boolean {
  return placesOf(action).some((place) => TEXT_STATES.has(place));
}

/** Whether menus of the window and the palette offer it: a row of keys is for the hand, what is local for where it is meant. */
export function isInMenus({ row, local }: Action): boolean {
  return !row && !local;
}

/** The actions of a menu, in the parts between which it draws a rule. */
export function partsOf(menu: MenuName): readonly (readonly KnownAction[])[] {
  const parts: KnownAction[][] = [[]];
  for (const action of actions.filter((each) => each.menu === menu)) {
    if (action.begins) parts.push([]);
    parts.at(-1)?.push(action);
  }
  return parts;
}

/** The action with this id. */
export function actionNamed(id: ActionId): KnownAction {
  const found = actions.find((action) => action.id === id);
  // Every ActionId comes from the list.
  return found as KnownAction;
}

/** The keys of an action, those to show first: in the desktop window its own come before those of all hosts. */
export function keysOf(
  { keys = [], desktopKeys = [], appleKeys }: Action,
  onDesktop: boolean,
  onApple: boolean = isApple(navigator.platform),
): readonly string[] {
  const everywhere = (onApple && appleKeys) || keys;
  return onDesktop ? [...desktopKeys, ...everywhere] : everywhere;
}

/** The press to show on what does the same as an action with keys; empty where none does it. */
export function shownKey(id: ActionId): string {
  return keysOf(actionNamed(id), false)[0] ?? '';
}

/** Whether a press types something where one writes: a letter, a digit, a sign or a space, with Shift or without. */
export function isTyped(press: string): boolean {
  return /^(Shift\+)?(.|Digit\d|Space)$/.test(press);
}

/**
 * The accelerator of an action in a native menu; null where it has none. A menu has no ear for where one types, nor for what
 * has the focus: keys that mean something only there are not the menu's.
 */
export function menuKeyOf(action: Action, onApple: boolean = isApple(navigator.platform)): string | null {
  if (isOfText(action) || (action.caretOnApple && onApple)) return null;
  return keysOf(action, true, onApple).map(acceleratorOf).find(Boolean) ?? null;
}

/**
 * The accelerator of a native menu for a press, as Electron writes it: `CmdOrCtrl+Shift+Z`; `null` for what a
 * native menu cannot have, keys that one types with and sequences.
 */
export function acceleratorOf(keys: string): string | null {
  // A menu of macOS would take what is typed out of every field.
  if (keys.includes(' ') || !keys.includes('+') || isTyped(keys)) return null;
  return keys
    .split('+')
    .map((key) => {
      if (key === '$mod') return 'CmdOrCtrl';
      if (key === 'Meta') return 'Cmd';
      if (key === 'BracketLeft') return '[';
      if (key === 'BracketRight') return ']';
      return key.length === 1 ? key.toUpperCase() : key.replace(/^Arrow/, '');
    })
    .join('+');
}
