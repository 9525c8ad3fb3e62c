// What the commands of the reader work with: the open source as it is at the moment, and what opens over its text.
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { Side } from '#renderer/state/side.ts';
import type { Words } from '#words/words.ts';
import type { CodingActions } from './coding-actions.ts';
import type { CodingMenuPart } from './coding-menu.ts';
import type { SourceSession } from './source-session.ts';
import type { Classifying } from './use-classifying.ts';
import type { CodePaletteState } from './use-code-palette.ts';
import type { Find } from './use-find.ts';

export interface ReaderDesk {
  readonly side: Side;
  readonly words: Words;
  /** Whether one can change to Write here. */
  readonly canWrite: boolean;
  readonly source: SourceRecord;
  readonly session: SourceSession;
  readonly codebook: Codebook;
  readonly mode: 'read' | 'write';
  readonly reviewed: boolean;
  readonly readOnly: boolean;
  /** Who codes a second time, and sees no one else's codings. */
  readonly blindId: string | null;
  /** The coding in focus. */
  readonly focused: CodingRecord | undefined;
  /** Whether the coding in focus may be changed by who works here. */
  readonly isOwn: boolean;
  /** Whether words are selected now. */
  readonly isSelected: () => boolean;
  readonly actions: CodingActions;
  readonly palette: CodePaletteState;
  readonly classifying: Classifying;
  readonly find: Find;
  readonly openMenu: (part: CodingMenuPart) => void;
  readonly openMemo: () => void;
  readonly changeMode: (mode: 'read' | 'write') => Promise<void>;
  /** Where the palette opens for the source as a whole. */
  readonly wholeSourceBox: () => DOMRect | null;
}
