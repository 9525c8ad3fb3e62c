// Every action of the menus, the palette and the keyboard in one list. The list is data: labels and keys. The component
// that can perform an action attaches itself with `useActions`; an action without a handler is neither offered nor
// called. The native menu of the desktop window is built from the same list.
import { isApple } from '#renderer/ui/key-names.ts';
import type { Action, MenuName, TextState, Where } from './action.ts';
import { agreementActions } from './agreement-actions.ts';
import { analysisActions } from './analysis-actions.ts';
import { crosstabActions } from './crosstab-actions.ts';
import { passagesActions } from './passages-actions.ts';
import { reportActions } from './report-actions.ts';
import { readerActions } from './reader-actions.ts';
import { listActions, sideActions } from './reading-actions.ts';
import { settlingActions } from './settling-actions.ts';
import { triageActions } from './triage-actions.ts';
import { versionsActions } from './versions-actions.ts';
import { windowActions } from './window-actions.ts';

const list = [
  ...windowActions,
  ...sideActions,
  ...readerActions,
  ...listActions,
  ...triageActions,
  ...analysisActions,
  ...passagesActions,
  ...crosstabActions,
  ...agreementActions,
  ...reportActions,
  ...settlingActions,
  ...versionsActions,
] as const;

export type ActionId = (typeof list)[number]['id'];

/** Actions that the reader handles. */
export type ReaderActionId = (typeof readerActions)[number]['id'];

/** An action with a known id. */
export type KnownAction = Action & { readonly id: ActionId };

export const actions: readonly KnownAction[] = list;

/** The menus in their order. */
export const menus: readonly MenuName[] = [
  'project',
  'edit',
  'go',
  'view',
  'read',
  'coding',
  'triage',
  'duplicates',
  'analysis',
  'compare',
  'snapshots',
  'passages',
  'respondents',
  'team',
  'help',
];

const TEXT_STATES: ReadonlySet<Where> = new Set<TextState>(['selection', 'coding', 'finding', 'text']);

/** The places where an action can be given; empty means wherever something handles it. */
export function placesOf({ when = [] }: Action): readonly Where[] {
  return typeof when === 'string' ? [when] : when;
}

/** Whether only a focused text hears the keys of this action. */
export function isOfText(action: Action): boolean {
  return placesOf(action).some((place) => TEXT_STATES.has(place));
}

/** Whether the window's menus and the palette offer an action: not key rows, and not local actions. */
export function isInMenus({ row, local }: Action): boolean {
  return !row && !local;
}

/** The actions of a menu, in groups with a line between them. */
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
  // Every ActionId comes from this list.
  return found as KnownAction;
}

/** The keys of an action, the ones to show first: in the desktop window its desktop keys come first. */
export function keysOf(
  { keys = [], desktopKeys = [], appleKeys }: Action,
  onDesktop: boolean,
  onApple: boolean = isApple(navigator.platform),
): readonly string[] {
  const everywhere = (onApple && appleKeys) || keys;
  return onDesktop ? [...desktopKeys, ...everywhere] : everywhere;
}

/** The key to show beside a control that does the same as an action; empty if the action has none. */
export function shownKey(id: ActionId): string {
  return keysOf(actionNamed(id), false)[0] ?? '';
}

/** Whether a key press types a character: a letter, digit, sign or space, with or without Shift. */
export function isTyped(press: string): boolean {
  return /^(Shift\+)?(.|Digit\d|Space)$/.test(press);
}

/**
 * The action's accelerator in a native menu, or null. A native menu cannot tell where one types or what has the focus,
 * so keys that depend on either are left out.
 */
export function menuKeyOf(action: Action, onApple: boolean = isApple(navigator.platform)): string | null {
  if (isOfText(action) || (action.caretOnApple && onApple)) return null;
  return keysOf(action, true, onApple).map(acceleratorOf).find(Boolean) ?? null;
}

/**
 * A key press in Electron's notation for menus, such as `CmdOrCtrl+Shift+Z`; null for what a native menu cannot have:
 * keys that type a character, and sequences.
 */
export function acceleratorOf(keys: string): string | null {
  // As a menu key, macOS would take these characters away from every text field.
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
