// The desk where a source is read, coded and written: the session of its text, the current state, and the actions.
// Contains no React; components get it by `useDesk`, actions receive it.
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
import { watchHand, watchMoves } from '#renderer/ui/focus-watch.ts';
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

/** An element or handle that exists only while it is rendered. */
export interface Drawn<T> {
  current: T | null;
}

export class ReaderDesk implements OpenText {
  readonly side: Side;
  readonly session: SourceSession;
  readonly surface: Drawn<SurfaceHandle>;
  readonly memoBox: Drawn<MemoBoxHandle> = { current: null };
  /** The row of codes of the whole source; menus and palettes about these open below it. */
  readonly wholeSource: Drawn<HTMLDivElement> = { current: null };
  /** What is open over the text. */
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

  /** The current state. */
  get now(): ReaderMoment {
    return this.#now();
  }

  /** Calls the listener whenever the state may have changed. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const ends = [projectStore, workspaceStore, readerStore, this.session, this.over].map((each) =>
      each.subscribe(listener),
    );
    return () => ends.forEach((end) => end());
  };

  /** The selection, even while a palette has the focus; null if there was none. */
  get selection(): SurfaceSelection | null {
    return this.surface.current?.selection() ?? this.#lastSelection;
  }

  /** The last selection: while a palette is open, it holds the browser's selection. */
  get lastSelection(): SurfaceSelection | null {
    return this.#lastSelection;
  }

  /** Notes the current selection; null if it is not in this text. */
  hearSelection(selection: SurfaceSelection | null): void {
    if (selection) this.#lastSelection = selection;
    this.bar.told(selection);
  }

  /** The selected words; null for a caret. */
  get selected(): SurfaceSelection | null {
    const selected = this.surface.current?.selection() ?? null;
    return selected && selected.start < selected.end ? selected : null;
  }

  /** The rectangle of the row of whole-source codes, in window coordinates. */
  get wholeSourceBox(): DOMRect | null {
    return this.wholeSource.current?.getBoundingClientRect() ?? null;
  }

  /** The path of a code in words. */
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
    // The page has only one selection, and selecting on the other side has cleared this one.
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

  /** Opens the memo of the focused coding beside the text, or else that of the source. */
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

  /** Switches between Read and Write, after saving. */
  async changeMode(mode: Mode): Promise<void> {
    const isElsewhere = watchMoves();
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
    if (view === this.now.view) return;
    const isElsewhere = watchMoves();
    await this.session.save();
    this.#changeView(isElsewhere, () => {
      // Pages can be coded but not written on.
      if (view === 'page' && this.now.mode === 'write') chooseMode(this.side, this.session.sourceId, 'read');
      chooseView(view);
    });
  }

  /**
   * Runs `open`, which switches the view, then restores place and selection there unless the person has done something
   * meanwhile, and the focus unless they have moved elsewhere.
   */
  #changeView(hasMovedElsewhere: () => boolean, open: () => void): void {
    const before = this.surface.current;
    const selection = before?.selection() ?? null;
    const seen = before?.firstInSight() ?? null;
    const isSeen = selection !== null && before?.isInSight(selection.head) === true;
    this.session.rest();
    open();
    const hasActed = watchHand();
    cancelAnimationFrame(this.#frame);
    // The next surface exists in the next frame and has its size in the one after.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        const after = this.surface.current;
        if (!after) return;
        if (!hasMovedElsewhere()) after.focus();
        // Frames can be slow: a page number typed meanwhile, for instance, counts.
        if (hasActed()) return;
        if (selection) after.select({ start: selection.start, end: selection.end });
        if (isSeen) after.reveal(selection);
        else if (seen !== null) after.reveal({ start: seen, end: seen });
      });
    });
  }

  /** Does not wait for the work; shows an error if it fails. */
  attempt(work: Promise<unknown>): void {
    work.catch(showError);
  }
}
