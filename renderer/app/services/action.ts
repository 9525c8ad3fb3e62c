// What a command is, as data: how it is called, where it can be given, and by which keys. Who does it says so while it is
// there (`action-handlers.ts`).

export type MenuName =
  | 'project'
  | 'edit'
  | 'go'
  | 'view'
  | 'read'
  | 'coding'
  | 'triage'
  | 'duplicates'
  | 'tallies'
  | 'compare'
  | 'snapshots'
  | 'respondents'
  | 'passages'
  | 'help';

/** Screens with commands of their own. */
type OwnScreen =
  | 'sources'
  | 'codebook'
  | 'read'
  | 'search'
  | 'triage'
  | 'duplicates'
  | 'tallies'
  | 'compare'
  | 'memos'
  | 'snapshots'
  | 'passages'
  | 'respondents';

/**
 * What is so in a text that has the focus: words are selected, a coding is in focus, places that were looked for are
 * marked, or it is simply read.
 */
export type TextState = 'selection' | 'coding' | 'finding' | 'text';

/** Where a command can be given: on a screen, or in a text in a certain state. */
export type Where = OwnScreen | TextState;

export interface Action {
  /** Where it belongs and what it does: `read.code`. */
  readonly id: string;
  /** A key of the word catalogues. */
  readonly label: string;
  /** The same in a menu that lies over what it is about. */
  readonly short?: string;
  readonly menu: MenuName;
  /**
   * Where it can be given; left out: wherever somebody does it. Two commands share a press only where they can never be
   * given at once, or where one of them belongs to a text that has the focus and so comes first.
   */
  readonly when?: Where | readonly Where[];
  /** Presses that do it, the one to show first: `$mod+k`, `c`, and `g s` for one after the other. */
  readonly keys?: readonly string[];
  /** Presses that do it in a text that is written on, where letters and digits type. */
  readonly writingKeys?: readonly string[];
  /** Presses by which the browser does it by itself: shown, and left to it. */
  readonly browserKeys?: readonly string[];
  /** Presses that browsers keep for themselves, so that they work in the desktop window alone. */
  readonly desktopKeys?: readonly string[];
  /** Presses on Apple's keyboards where they are others: there Alt with an arrow moves the caret by a word. */
  readonly appleKeys?: readonly string[];
  /** The keys are a row, as the digits 1 to 9; the handler is told which. */
  readonly row?: true;
  /** Only for where it is meant, by its keys or in a menu over it: menus of the window and the palette leave it out. */
  readonly local?: true;
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
