// The state of an open source at the moment, computed from the stores. The same object is returned as long as nothing
// changes.
import type { Codebook } from '#core/codes/codebook.ts';
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import type { Span } from '#core/span.ts';
import { recentCodes } from '#renderer/common/codes/recent-codes.ts';
import type { MemoOf } from '#renderer/common/memos/subject-writing.ts';
import type { SurfaceCoding } from '#renderer/editor/surface-coding.ts';
import { projectStore, type ProjectState } from '#renderer/state/project.ts';
import { readingSide, besideOf, type Side } from '#renderer/state/side.ts';
import { currentWords } from '#renderer/state/words.ts';
import { asBlind, workingCoder } from '#renderer/state/working-coder.ts';
import { choiceIn, workspaceStore } from '#renderer/state/workspace.ts';
import type { Words } from '#words/words.ts';
import type { OpenMenu } from './menu-over-text.ts';
import type { OpenPalette } from './palette-over-text.ts';
import { chosenMode, openingMode, viewIn, type Mode, type ReadingView } from './reading-mode.ts';
import { readerStore } from './reader-store.ts';
import { remembering } from './remembering.ts';
import type { SessionState } from './session-ports.ts';
import { codingsShownIn, type ShownCodings } from './shown-codings.ts';
import type { SourceSession } from './source-session.ts';
import type { Looking } from './text-finder.ts';

/** What is open over the text or beside its words. */
export interface OverText {
  readonly palette: OpenPalette | null;
  readonly menu: OpenMenu | null;
  /** The subject of the memo beside the text. */
  readonly memo: MemoOf | null;
  readonly looking: Looking;
  /** The words that the selection bar stands beside. */
  readonly barAt: Span | null;
}

export const nothingOver: OverText = {
  palette: null,
  menu: null,
  memo: null,
  looking: { isOpen: false, asked: 0, query: '', index: 0 },
  barAt: null,
};

export interface ReaderMoment extends ShownCodings, OverText {
  readonly source: SourceRecord;
  readonly codebook: Codebook;
  readonly words: Words;
  /** The text on the screen, and whether it is saved. */
  readonly text: SessionState;
  readonly workingCoderId: string | undefined;
  /** The coder of a second pass, who sees no codings of others; else null. */
  readonly blindId: string | null;
  readonly readOnly: boolean;
  /** Whether Write is available here. */
  readonly canWrite: boolean;
  /** Whether the working coder has reviewed the source. */
  readonly reviewed: boolean;
  readonly mode: Mode;
  readonly view: ReadingView;
  /** Whether the source has pages, so that the view can be chosen. */
  readonly hasPages: boolean;
  readonly focusedId: string | null;
  /** The focused coding and its place in the text. */
  readonly focused: CodingRecord | undefined;
  readonly focusedPlace: SurfaceCoding | undefined;
  /** Whether the working coder may edit the focused coding. */
  readonly isOwn: boolean;
  /** Whether the focused coding is pinned as an example of its code. */
  readonly isExample: boolean;
  readonly recentIds: readonly string[];
  /** Whether keys and menus refer to this side. */
  readonly isAtHand: boolean;
  readonly isSplit: boolean;
  /** Whether classification by digits is switched on; it works where it is available. */
  readonly isClassifying: boolean;
  /** The id of the chosen set of codes. */
  readonly classifyBy: string;
}

/** What the moment is computed from. */
export interface MomentInput {
  readonly side: Side;
  readonly session: SourceSession;
  readonly over: () => OverText;
}

/** Returns a function that computes the moment of an open source. */
export function momentOf({ side, session, over }: MomentInput): () => ReaderMoment {
  const { sourceId } = session;
  const codingsShown = codingsShownIn(session);
  const isReviewed = remembering((reviews: ProjectState['tables']['review'], by: string | undefined) => {
    // Without copying them to a list: a text that opens waits for this.
    for (const review of reviews.values())
      if (review.sourceId === sourceId && review.coderId === by) return true;
    return false;
  });
  const isExampleIn = remembering((examples: ProjectState['tables']['codeExample'], id: string | null) =>
    [...examples.values()].some(({ codingId }) => codingId === id),
  );
  const placeOf = remembering((shown: ShownCodings['shown'], id: string | null) =>
    id === null ? undefined : shown.find((coding) => coding.id === id),
  );
  /** The mode in which it opened: marking a note as reviewed must not switch the mode. */
  let opened: Mode | null = null;
  let source: SourceRecord | undefined;

  const look = (): ReaderMoment => {
    const project = projectStore.getState();
    const workspace = workspaceStore.getState();
    const { focusedId } = readerStore.getState()[side];
    // A source that was just deleted is still on the screen.
    source = project.tables.source.get(sourceId) ?? source;
    if (!source) throw new Error(`There is no source ${sourceId}`);
    const codings = codingsShown();
    const workingCoderId = workingCoder(project, workspace);
    const readOnly = project.open?.readOnly ?? true;
    const reviewed = isReviewed(project.tables.review, workingCoderId);
    // If a source is open on both sides, only the left one can be written: a text has one writer.
    const isSecond = side === 'right' && workspace.place?.sourceId === sourceId;
    const canWrite = !readOnly && !isSecond;
    opened ??= openingMode(side, source, reviewed);
    const mode = canWrite ? (chosenMode(workspace, side, sourceId) ?? opened) : 'read';
    const focused = focusedId === null ? undefined : codings.records.get(focusedId);
    return {
      ...codings,
      ...over(),
      source,
      codebook: project.codebook,
      words: currentWords(),
      text: session.state,
      workingCoderId,
      blindId: asBlind(project, workingCoderId),
      readOnly,
      canWrite,
      reviewed,
      mode,
      view: viewIn(workspace, mode, session.hasPages),
      hasPages: session.hasPages,
      focusedId,
      focused,
      focusedPlace: placeOf(codings.shown, focusedId),
      isOwn: !readOnly && focused !== undefined && focused.coderId === workingCoderId,
      isExample: isExampleIn(project.tables.codeExample, focusedId),
      recentIds: recentCodes(workspace, project.open?.path ?? ''),
      isAtHand: readingSide(workspace) === side,
      isSplit: besideOf(workspace) !== null,
      isClassifying: choiceIn(workspace, 'reader.classify', false),
      classifyBy: choiceIn(workspace, 'reader.classify.by', ''),
    };
  };

  let last: ReaderMoment | null = null;
  let seen: readonly unknown[] = [];
  return () => {
    const now = [
      projectStore.getState(),
      workspaceStore.getState(),
      readerStore.getState()[side],
      session.state,
      session.pending,
      over(),
    ];
    if (last && now.every((each, place) => each === seen[place])) return last;
    seen = now;
    const next = look();
    if (!last || differs(last, next)) last = next;
    return last;
  };
}

function differs(before: ReaderMoment, after: ReaderMoment): boolean {
  return (Object.keys(after) as (keyof ReaderMoment)[]).some((fact) => !Object.is(before[fact], after[fact]));
}
