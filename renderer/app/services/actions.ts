// Everything one can do from a menu, from the palette or by a key, in one list. The list is data: it says how
// an action is called and which keys it has. Whatever can do it at the moment attaches itself with
// `useActions`; an action that nobody attends to is neither offered nor called. The native menu of the desktop
// window is made from the same list.
import { isApple } from '#renderer/ui/key-names.ts';

export type MenuName =
  | 'project'
  | 'edit'
  | 'go'
  | 'view'
  | 'read'
  | 'triage'
  | 'duplicates'
  | 'tallies'
  | 'compare'
  | 'snapshots'
  | 'respondents'
  | 'passages'
  | 'help';

export interface Action {
  /** Where it belongs and what it does: `read.code`. */
  readonly id: string;
  /** A key of the word catalogues. */
  readonly label: string;
  readonly menu: MenuName;
  /** Presses that do it, the one to show first: `$mod+k`, `c`, and `g s` for one after the other. */
  readonly keys?: readonly string[];
  /** Presses that browsers keep for themselves, so that they work in the desktop window alone. */
  readonly desktopKeys?: readonly string[];
  /** Presses on Apple's keyboards where they are others: there Alt with an arrow moves the caret by a word. */
  readonly appleKeys?: readonly string[];
  /** The keys are a row, as the digits 1 to 9; the handler is told which. */
  readonly row?: true;
  /**
   * Whether its keys work while one types: `never` (when left out), while writing a `note` as well, or
   * `always`, in fields too.
   */
  readonly typing?: 'note' | 'always';
  /** Keys that on Apple's keyboards move the caret where one types: there they work only while one does not. */
  readonly caretOnApple?: true;
  /** Done again and again while its key is held down. */
  readonly repeats?: true;
  /** With it another kind of thing begins: a menu draws a rule before it. */
  readonly begins?: true;
  /** Worth a place in the footer while it can be done. */
  readonly hint?: true;
}

const list = [
  {
    id: 'project.new',
    label: 'shell:new_project',
    menu: 'project',
    desktopKeys: ['$mod+n'],
    typing: 'always',
  },
  { id: 'project.open', label: 'shell:open_project', menu: 'project', keys: ['$mod+o'], typing: 'always' },
  { id: 'project.sample', label: 'shell:open_sample', menu: 'project' },
  {
    id: 'project.import',
    label: 'shell:import_sources',
    menu: 'project',
    keys: ['$mod+Shift+u'],
    begins: true,
  },
  { id: 'project.paste', label: 'shell:paste_text', menu: 'project' },
  { id: 'project.interview', label: 'shell:new_interview', menu: 'project' },
  { id: 'project.import_codebook', label: 'codebook_import:action', menu: 'project', begins: true },
  { id: 'project.ticks', label: 'ticks:action', menu: 'project' },
  { id: 'project.bring_project', label: 'exchange:bring', menu: 'project' },
  { id: 'project.save_copy', label: 'shell:save_copy', menu: 'project', begins: true },
  { id: 'project.write_project', label: 'exchange:write', menu: 'project' },
  { id: 'project.package', label: 'replication:write', menu: 'project' },
  { id: 'project.print', label: 'shell:print', menu: 'project', keys: ['$mod+p'], typing: 'always' },
  { id: 'project.facts', label: 'project:action', menu: 'project', begins: true },
  { id: 'project.coders', label: 'coders:action', menu: 'project' },
  { id: 'project.size', label: 'project:size_action', menu: 'project' },
  {
    id: 'project.settings',
    label: 'shell:settings',
    menu: 'project',
    keys: ['$mod+,'],
    typing: 'always',
  },
  {
    id: 'project.close',
    label: 'shell:close_project',
    menu: 'project',
    desktopKeys: ['$mod+w'],
    typing: 'always',
  },

  { id: 'edit.undo', label: 'shell:undo', menu: 'edit', keys: ['$mod+z'], typing: 'note', hint: true },
  { id: 'edit.redo', label: 'shell:redo', menu: 'edit', keys: ['$mod+Shift+z', '$mod+y'], typing: 'note' },

  { id: 'edit.new', label: 'shell:new_here', menu: 'edit', keys: ['n'], hint: true },
  { id: 'codebook.merge', label: 'codebook:menu_merge', menu: 'edit', keys: ['Shift+m'], hint: true },
  { id: 'edit.memo', label: 'shell:new_memo', menu: 'edit' },
  { id: 'sources.clear', label: 'shell:clear_filters', menu: 'edit', keys: ['Escape'], typing: 'always' },
  { id: 'memos.clear', label: 'shell:clear_filters', menu: 'edit', keys: ['Escape'], typing: 'always' },

  {
    id: 'go.back',
    label: 'shell:go_back',
    menu: 'go',
    keys: ['Alt+ArrowLeft'],
    appleKeys: ['Meta+BracketLeft'],
    typing: 'always',
  },
  {
    id: 'go.forward',
    label: 'shell:go_forward',
    menu: 'go',
    keys: ['Alt+ArrowRight'],
    appleKeys: ['Meta+BracketRight'],
    typing: 'always',
  },
  { id: 'go.sources', label: 'shell:go_sources', menu: 'go', keys: ['g s'], desktopKeys: ['$mod+1'] },
  { id: 'go.respondents', label: 'shell:go_respondents', menu: 'go', keys: ['g o'] },
  { id: 'go.triage', label: 'shell:go_triage', menu: 'go', keys: ['g q'] },
  { id: 'go.read', label: 'shell:go_read', menu: 'go', keys: ['g r'], desktopKeys: ['$mod+2'] },
  { id: 'go.codebook', label: 'shell:go_codebook', menu: 'go', keys: ['g c'], desktopKeys: ['$mod+3'] },
  { id: 'go.passages', label: 'shell:go_passages', menu: 'go', keys: ['g p'], desktopKeys: ['$mod+4'] },
  { id: 'go.search', label: 'shell:go_search', menu: 'go', keys: ['g f'] },
  { id: 'go.tallies', label: 'shell:go_tallies', menu: 'go', keys: ['g t'], desktopKeys: ['$mod+5'] },
  { id: 'go.compare', label: 'shell:go_compare', menu: 'go', keys: ['g v'], desktopKeys: ['$mod+6'] },
  { id: 'go.memos', label: 'shell:go_memos', menu: 'go', keys: ['g m'], desktopKeys: ['$mod+7'] },
  { id: 'go.history', label: 'shell:go_history', menu: 'go', keys: ['g h'], desktopKeys: ['$mod+8'] },
  { id: 'go.snapshots', label: 'shell:go_snapshots', menu: 'go', keys: ['g b'] },

  {
    id: 'search.texts',
    label: 'search:action.texts',
    menu: 'go',
    keys: ['$mod+Shift+f'],
    typing: 'always',
  },

  { id: 'view.palette', label: 'shell:find_anything', menu: 'view', keys: ['$mod+k'], typing: 'always' },
  { id: 'view.narrow', label: 'shell:narrow', menu: 'view', keys: ['/'] },
  { id: 'view.navigator', label: 'shell:toggle_navigator', menu: 'view', keys: ['['] },
  { id: 'view.inspector', label: 'shell:toggle_inspector', menu: 'view', keys: [']'] },
  { id: 'view.light', label: 'shell:theme_light', menu: 'view' },
  { id: 'view.dark', label: 'shell:theme_dark', menu: 'view' },
  { id: 'view.system', label: 'shell:theme_system', menu: 'view' },

  {
    id: 'read.other_side',
    label: 'shell:read_other_side',
    menu: 'read',
    keys: ['F6', 'Shift+b'],
    typing: 'note',
    hint: true,
  },
  { id: 'read.beside', label: 'shell:read_beside', menu: 'read', keys: ['b'] },
  { id: 'read.close_side', label: 'shell:read_close_side', menu: 'read' },
  { id: 'codes.filter', label: 'navigator:filter_codes', menu: 'read', keys: ['f'] },
  { id: 'read.code', label: 'shell:read_code', menu: 'read', keys: ['c'], hint: true },
  {
    id: 'read.pinned',
    label: 'shell:read_pinned',
    menu: 'read',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    row: true,
    hint: true,
  },
  { id: 'read.export_word', label: 'exports:coded.word', menu: 'read' },
  { id: 'read.export_page', label: 'exports:coded.page', menu: 'read' },
  { id: 'read.in_vivo', label: 'shell:read_in_vivo', menu: 'read', keys: ['v'], hint: true },
  { id: 'read.whole_source', label: 'shell:read_whole_source', menu: 'read', keys: ['w'] },
  { id: 'read.memo', label: 'shell:read_memo', menu: 'read', keys: ['m'] },
  { id: 'read.reviewed', label: 'shell:read_reviewed', menu: 'read', keys: ['r'] },
  { id: 'read.not_reviewed', label: 'shell:read_not_reviewed', menu: 'read', keys: ['Shift+r'] },
  {
    id: 'read.next_source',
    label: 'shell:read_next_source',
    menu: 'read',
    keys: ['$mod+ArrowDown'],
    typing: 'note',
    caretOnApple: true,
  },
  {
    id: 'read.previous_source',
    label: 'shell:read_previous_source',
    menu: 'read',
    keys: ['$mod+ArrowUp'],
    typing: 'note',
    caretOnApple: true,
  },
  { id: 'read.find', label: 'shell:read_find', menu: 'read', keys: ['$mod+f'], typing: 'note' },
  { id: 'read.cite', label: 'shell:read_cite', menu: 'read', keys: ['$mod+Shift+c'], typing: 'note' },
  { id: 'read.write', label: 'shell:read_write', menu: 'read', keys: ['$mod+e'], typing: 'note' },

  { id: 'passages.next', label: 'passages:next', menu: 'read', keys: ['Alt+ArrowDown'] },
  { id: 'passages.previous', label: 'passages:previous', menu: 'read', keys: ['Alt+ArrowUp'] },

  {
    id: 'triage.next',
    label: 'triage:next',
    menu: 'triage',
    keys: ['j', 'ArrowDown'],
    repeats: true,
    hint: true,
  },
  {
    id: 'triage.previous',
    label: 'triage:previous',
    menu: 'triage',
    keys: ['k', 'ArrowUp'],
    repeats: true,
  },
  { id: 'triage.next_open', label: 'triage:next_open', menu: 'triage', keys: ['u'] },
  {
    id: 'triage.code',
    label: 'triage:give_code',
    menu: 'triage',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    row: true,
    hint: true,
  },
  { id: 'triage.include', label: 'triage:include', menu: 'triage', keys: ['i'], hint: true },
  { id: 'triage.second_look', label: 'triage:second_look', menu: 'triage', keys: ['l'] },
  { id: 'triage.new', label: 'triage:back_to_new', menu: 'triage', keys: ['b'] },
  {
    id: 'triage.exclude_for',
    label: 'triage:exclude_for',
    menu: 'triage',
    keys: [
      'Shift+Digit1',
      'Shift+Digit2',
      'Shift+Digit3',
      'Shift+Digit4',
      'Shift+Digit5',
      'Shift+Digit6',
      'Shift+Digit7',
      'Shift+Digit8',
      'Shift+Digit9',
    ],
    row: true,
    hint: true,
  },
  { id: 'triage.exclude', label: 'triage:exclude', menu: 'triage', keys: ['x'] },
  { id: 'triage.reviewed', label: 'triage:toggle_reviewed', menu: 'triage', keys: ['r'] },
  { id: 'triage.page_down', label: 'triage:page_down', menu: 'triage', keys: ['Space'], repeats: true },
  { id: 'triage.page_up', label: 'triage:page_up', menu: 'triage', keys: ['Shift+Space'], repeats: true },
  { id: 'triage.read', label: 'triage:read', menu: 'triage', keys: ['o'] },
  { id: 'triage.anew', label: 'triage:make_anew', menu: 'triage', keys: ['q'] },

  {
    id: 'duplicates.next',
    label: 'triage:next_group',
    menu: 'duplicates',
    keys: ['j', 'ArrowDown'],
    repeats: true,
    hint: true,
  },
  {
    id: 'duplicates.previous',
    label: 'triage:previous_group',
    menu: 'duplicates',
    keys: ['k', 'ArrowUp'],
    repeats: true,
  },
  { id: 'duplicates.next_copy', label: 'triage:next_copy', menu: 'duplicates', keys: ['ArrowRight'] },
  { id: 'duplicates.previous_copy', label: 'triage:previous_copy', menu: 'duplicates', keys: ['ArrowLeft'] },
  { id: 'duplicates.link_all', label: 'triage:link_all', menu: 'duplicates', keys: ['a'], hint: true },
  { id: 'duplicates.link', label: 'triage:link_this', menu: 'duplicates', keys: ['l'], hint: true },
  { id: 'duplicates.distinct', label: 'triage:not_a_duplicate', menu: 'duplicates', keys: ['d'], hint: true },
  { id: 'duplicates.original', label: 'triage:make_original', menu: 'duplicates', keys: ['o'] },
  { id: 'duplicates.unlink', label: 'triage:unlink', menu: 'duplicates', keys: ['u'] },

  { id: 'search.next', label: 'search:next', menu: 'read', keys: ['F3'], typing: 'note' },
  { id: 'search.previous', label: 'search:previous', menu: 'read', keys: ['Shift+F3'], typing: 'note' },

  { id: 'tallies.export', label: 'tallies:action.export', menu: 'tallies', keys: ['e'], hint: true },

  { id: 'compare.open', label: 'compare:action.open', menu: 'compare', keys: ['Enter'], hint: true },
  { id: 'compare.verdict', label: 'compare:action.verdict', menu: 'compare', keys: ['v'], hint: true },
  { id: 'compare.export', label: 'compare:action.export', menu: 'compare', keys: ['e'], hint: true },

  { id: 'snapshots.look', label: 'snapshots:act_look', menu: 'snapshots', keys: ['Enter'], hint: true },
  { id: 'snapshots.keep', label: 'snapshots:act_keep', menu: 'snapshots', keys: ['l'], hint: true },

  { id: 'passages.add_code', label: 'passages:act_add', menu: 'passages', keys: ['a'], hint: true },
  { id: 'passages.recode', label: 'passages:act_recode', menu: 'passages', keys: ['Shift+c'] },
  {
    id: 'passages.code',
    label: 'passages:act_code',
    menu: 'passages',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    row: true,
    hint: true,
  },
  { id: 'passages.memo', label: 'passages:act_memo', menu: 'passages', keys: ['m'], hint: true },
  { id: 'passages.stance', label: 'passages:act_stance', menu: 'passages', keys: ['s'], hint: true },
  { id: 'passages.voice', label: 'passages:act_voice', menu: 'passages', keys: ['v'] },
  { id: 'passages.details', label: 'passages:act_details', menu: 'passages', keys: ['e'] },
  { id: 'passages.pin', label: 'passages:act_pin', menu: 'passages', keys: ['p'] },
  { id: 'passages.select_all', label: 'passages:act_all', menu: 'passages', keys: ['$mod+a'] },
  { id: 'passages.clear', label: 'passages:act_clear', menu: 'passages', keys: ['Escape'] },

  {
    id: 'respondents.edit',
    label: 'respondents:act_edit',
    menu: 'respondents',
    keys: ['e'],
    hint: true,
  },
  { id: 'respondents.memo', label: 'respondents:act_memo', menu: 'respondents', keys: ['m'], hint: true },
  {
    id: 'respondents.merge',
    label: 'respondents:act_merge',
    menu: 'respondents',
    keys: ['Shift+m'],
    hint: true,
  },

  { id: 'help.keys', label: 'shell:help_keys', menu: 'help', keys: ['?'] },
] as const satisfies readonly Action[];

export type ActionId = (typeof list)[number]['id'];

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
  'triage',
  'duplicates',
  'tallies',
  'compare',
  'snapshots',
  'passages',
  'respondents',
  'help',
];

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

/** Whether a press types something where one writes: a letter, a digit, a sign or a space, with Shift or without. */
export function isTyped(press: string): boolean {
  return /^(Shift\+)?(.|Digit\d|Space)$/.test(press);
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
