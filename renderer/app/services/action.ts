// The type of an action as data: its label, the places where it can be given, and its keys. `action-handlers.ts`
// connects it to the component that performs it.
import type { AnalysisKind } from '#renderer/state/analysis-kind.ts';

export type MenuName =
  | 'project'
  | 'edit'
  | 'go'
  | 'view'
  | 'read'
  | 'coding'
  | 'triage'
  | 'duplicates'
  | 'analysis'
  | 'compare'
  | 'snapshots'
  | 'respondents'
  | 'passages'
  | 'team'
  | 'help';

/** Screens, and kinds of analysis, with actions of their own. */
type OwnScreen =
  | 'sources'
  | 'codebook'
  | 'versions'
  | 'read'
  | 'search'
  | 'triage'
  | 'duplicates'
  | AnalysisKind
  | 'compare'
  | 'agreement'
  | 'memos'
  | 'snapshots'
  | 'passages'
  | 'suggestions'
  | 'respondents'
  | 'team';

/**
 * The state of a text that has the focus: words are selected, a coding has the focus, search results are marked, or
 * none of these.
 */
export type TextState = 'selection' | 'coding' | 'finding' | 'text';

/** Where an action can be given: on a screen, or in a text in a certain state. */
export type Where = OwnScreen | TextState;

export interface Action {
  /** The place that the action belongs to, and a verb: `read.code`. */
  readonly id: string;
  /** A key of the word catalogues. */
  readonly label: string;
  /** A shorter label (a catalogue key) for a menu over the thing itself. */
  readonly short?: string;
  readonly menu: MenuName;
  /**
   * Where the action can be given; if left out, wherever something handles it. Two actions may share a key only if they
   * can never be given at once, or if one belongs to the focused text and therefore comes first.
   */
  readonly when?: Where | readonly Where[];
  /** Keys of the action, the one to show first: `$mod+k`, `c`, or `g s` for a sequence. */
  readonly keys?: readonly string[];
  /** Keys that work in a text being written, where letters and digits type. */
  readonly writingKeys?: readonly string[];
  /** Keys that the browser itself handles: shown in menus, but left to the browser. */
  readonly browserKeys?: readonly string[];
  /** Keys that browsers reserve, so that they work in the desktop window alone. */
  readonly desktopKeys?: readonly string[];
  /** Different keys for Apple keyboards: there Alt with an arrow moves the caret by a word. */
  readonly appleKeys?: readonly string[];
  /** The keys form a row, like the digits 1 to 9; the handler receives the one pressed. */
  readonly row?: true;
  /** Works only by its keys or in a menu over the thing itself: left out of the window's menus and the palette. */
  readonly local?: true;
  /** Whether the keys work while typing: never (if left out), in a `note` too, or `always`, in fields as well. */
  readonly typing?: 'note' | 'always';
  /** On Apple keyboards these keys move the caret, so there they work only while nobody types, in a note or a field. */
  readonly caretOnApple?: true;
  /** Repeats while its key is held down. */
  readonly repeats?: true;
  /** Begins a group: a menu draws a line before it. */
  readonly begins?: true;
  /** Shown in the footer while it can be done. */
  readonly hint?: true;
}

/** The keys of an action that takes the first to the ninth of what is shown. */
export const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
