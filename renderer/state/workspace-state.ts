// What the workspace of a window holds.
import type { ReadingPlace } from '#core/reading-place.ts';
import type { Language } from '#words/words.ts';

export type Screen =
  | 'sources'
  | 'respondents'
  | 'triage'
  | 'read'
  | 'codebook'
  | 'versions'
  | 'passages'
  | 'search'
  | 'analysis'
  | 'compare'
  | 'agreement'
  | 'memos'
  | 'history'
  | 'snapshots'
  | 'team';

/**
 * A source to show, at a coding, a span, or a remembered top of the text; without any of these, where it was last read.
 * `nonce` counts up so that the same place can be shown again.
 */
export interface Place {
  readonly sourceId: string;
  readonly codingId?: string;
  readonly span?: { readonly start: number; readonly end: number };
  readonly top?: ReadingPlace;
  readonly nonce: number;
}

export interface WorkspaceState {
  /** The project that screen, place and code belong to: the last one open. */
  readonly projectPath: string | null;
  readonly screen: Screen;
  /** The source in Read, on the left if there are two sides. */
  readonly place: Place | null;
  /** The side of Read that had the focus last. */
  readonly side: 'left' | 'right';
  /** The code selected in navigator, codebook and passages. */
  readonly codeId: string | null;
  /** The working coder by project path; the main coder if none is named. */
  readonly coderIds: Readonly<Record<string, string>>;
  /** The working person by project path, while the working coder is a layer that several people write. */
  readonly personIds: Readonly<Record<string, string>>;
  /** The working coder who was just removed by a merge, while it is being asked who they have become. */
  readonly becoming: string | null;
  readonly language: 'system' | Language;
  readonly theme: 'system' | 'light' | 'dark';
  readonly textSize: number;
  /** Small settings of screens, by names that each screen chooses. */
  readonly choices: Readonly<Record<string, unknown>>;
}
