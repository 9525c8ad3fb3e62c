// The desk at which a source is read, coded and written on: the text with its session, what is so at the moment, and what
// can be done. Knows no React; components find it by `useDesk`, commands work with it.
import type { Span } from '#core/span.ts';
import { createStore } from 'zustand/vanilla';
import { showError } from '#renderer/app/notices/show-error.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { isApplicable } from '#renderer/common/codes/code-palette.tsx';
import type { MemoBoxHandle } from '#renderer/common/memos/memo-box.tsx';
import type { MemoOf } from '#renderer/common/memos/subject-writing.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import type { SurfaceHandle, SurfaceSelection } from '#renderer/editor/surface.ts';
import { projectStore } from '#renderer/state/project.ts';
import type { Side } from '#renderer/state/side.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import { watchHand } from '#renderer/ui/focus-watch.ts';
import { barAtSelection } from './bar-at-selection.ts';
import { classifyingAt } from './classifying.ts';
import { codingActions } from './coding-actions.ts';
import { menuOverText } from './menu-over-text.ts';
import { paletteOverText } from './palette-over-text.ts';
import { momentOf, nothingOver, type OverText, type ReaderMoment } from './reader-moment.ts';
import { readerStore, type OpenText } from './reader-store.ts';
import { chooseMode, chooseView, viewIn, type Mode, type ReadingView } from './reading-mode.ts';
import type { SourceSession } from './source-session.ts';
import { textFinder } from './text-finder.ts';

/** What is there only while it is drawn. */
export interface Drawn<T> {
  current: T | null;
}

export class ReaderDesk implements OpenText {
  readonly side: Side;
  readonly session: SourceSession;
  readonly surface: Drawn<SurfaceHandle>;
  readonly memoBox: Drawn<MemoBoxHandle> = { current: null };
  /** The row of the codes of the source as a whole: what is about them opens below it. */
  readonly wholeSource: Drawn<HTMLDivElement> = { current: null };
  /** What lies over the text. */
  readonly over = createStore<OverText>(() => nothingOver);
  readonly actions = codingActions(this);
  readonly palette = paletteOverText(this);
  readonly menu = menuOverText(this);
  readonly find = textFinder(this);
  readonly bar = barAtSelection(this);
  readonly classifying = classifyingAt(this);
  readonly #now: () => ReaderMoment;
  #lastSelection: SurfaceSelection | null = null;
  #frame = 0;

  constructor(side: Side, session: SourceSession, surface: Drawn<SurfaceHandle>) {
    this.side = side;
    this.session = session;
    this.surface = surface;
    this.#now = momentOf({ side, session, over: this.over.getState });
  }

  /** What is so at the moment. */
  get now(): ReaderMoment {
    return this.#now();
  }

  /** Hears that something may be otherwise than before. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const ends = [projectStore, workspaceStore, readerStore, this.session, this.over].map((each) =>
      each.subscribe(listener),
    );
    return () => ends.forEach((end) => end());
  };

  /** What is selected, also while the focus is in a palette; null where nothing ever was. */
  get selection(): SurfaceSelection | null {
    return this.surface.current?.selection() ?? this.#lastSelection;
  }

  /** What was selected last: a palette has the browser's selection while it is open. */
  get lastSelection(): SurfaceSelection | null {
    return this.#lastSelection;
  }

  /** The selection is this one now; null where it is not in this text. */
  hearSelection(selection: SurfaceSelection | null): void {
    if (selection) this.#lastSelection = selection;
    this.bar.told(selection);
  }

  /** The words that are selected now; null for a caret. */
  get selected(): SurfaceSelection | null {
    const selected = this.surface.current?.selection() ?? null;
    return selected && selected.start < selected.end ? selected : null;
  }

  /** Where the codes of the source as a whole stand in the window. */
  get wholeSourceBox(): DOMRect | null {
    return this.wholeSource.current?.getBoundingClientRect() ?? null;
  }

  /** The names from the root to a code. */
  pathOf(codeId: string): string {
    return codePath(this.now.codebook, codeId);
  }

  text(): string {
    return this.surface.current?.text() ?? '';
  }

  reveal(span: Span): void {
    this.surface.current?.reveal(span);
  }

  focus(): void {
    const text = this.surface.current;
    text?.focus();
    // The page has one selection: on the other side this one was lost.
    const start = text?.firstInSight() ?? 0;
    text?.select(this.lastSelection ?? { start, end: start });
  }

  codeSelection(codeId: string): boolean {
    const { readOnly, codebook } = this.now;
    const code = codebook.byId.get(codeId);
    if (readOnly || !code || !isApplicable(code) || !this.selected) return false;
    this.bar.hide();
    this.attempt(this.actions.applyFromAside(codeId));
    return true;
  }

  recode(at: DOMRect): void {
    this.palette.open('recode', at);
  }

  remove(): void {
    this.attempt(this.actions.remove());
  }

  /** Opens the memo of the coding in focus beside the text, or of the source where none is. */
  memo(): void {
    const { focused } = this.now;
    if (!focused) return this.memoOfSource();
    this.#openMemo({ about: 'coding', id: focused.id, name: this.pathOf(focused.codeId) });
  }

  memoOfSource(): void {
    const { source, words } = this.now;
    this.#openMemo({ about: 'source', id: source.id, name: sourceName(source, words) });
  }

  closeMemo(): void {
    this.over.setState({ memo: null });
    this.surface.current?.focus();
  }

  #openMemo(memo: MemoOf): void {
    this.over.setState({ memo });
  }

  /** Changes between Read and Write. What is unsaved is saved first. */
  async changeMode(mode: Mode): Promise<void> {
    const isElsewhere = watchHand();
    const { session, side } = this;
    await session.save();
    if (viewIn(workspaceStore.getState(), mode, session.hasPages) !== this.now.view) {
      this.#changeView(isElsewhere, () => chooseMode(side, session.sourceId, mode));
      return;
    }
    chooseMode(side, session.sourceId, mode);
    requestAnimationFrame(() => {
      if (!isElsewhere()) this.surface.current?.focus();
    });
  }

  /** Shows the source as text or as its pages. */
  async changeView(view: ReadingView): Promise<void> {
    const isElsewhere = watchHand();
    await this.session.save();
    this.#changeView(isElsewhere, () => {
      // Pages can be coded, not written on.
      if (view === 'page' && this.now.mode === 'write') chooseMode(this.side, this.session.sourceId, 'read');
      chooseView(view);
    });
  }

  /**
   * Does what opens another view, and finds the place and the selection again there; the focus too, unless the hand has
   * gone elsewhere meanwhile.
   */
  #changeView(isHandElsewhere: () => boolean, open: () => void): void {
    const before = this.surface.current;
    const selection = before?.selection() ?? null;
    const seen = before?.firstInSight() ?? null;
    const isSeen = selection !== null && before?.isInSight(selection.head) === true;
    this.session.rest();
    open();
    cancelAnimationFrame(this.#frame);
    // The next surface is there in the next frame, and has its size in the one after.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        const after = this.surface.current;
        if (!after) return;
        if (!isHandElsewhere()) after.focus();
        if (selection) after.select({ start: selection.start, end: selection.end });
        if (isSeen) after.reveal(selection);
        else if (seen !== null) after.reveal({ start: seen, end: seen });
      });
    });
  }

  /** Waits for nothing; what goes wrong is said. */
  attempt(work: Promise<unknown>): void {
    work.catch(showError);
  }
}
