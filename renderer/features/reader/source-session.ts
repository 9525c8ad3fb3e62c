// One source while it is open: its text as it is stored and as it is on the screen, where its codings are
// meanwhile, and when it is saved. A burst of typing becomes one command that carries the text together with
// every coding's place. Knows neither React nor the DOM.
import type { Node } from '@tiptap/pm/model';
import { joinEdits, moveSpan, wholeCharacters, type TextEdit } from '#core/text/anchors.ts';
import { AppError } from '#core/errors.ts';
import { plainText } from '#core/text/plain-text.ts';
import type { CodingRecord } from '#core/records.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { positionMap, textOf } from '#renderer/editor/position-map.ts';
import { nodeFromRichText, richTextFromNode } from '#renderer/editor/rich-text-node.ts';
import {
  afterEdits,
  afterSave,
  currentSpans,
  putOnNewWords,
  settle,
  trackCodings,
  withStored,
  type StoredSpan,
  type TrackedCodings,
  type TrackedSpan,
} from '#renderer/editor/tracked-codings.ts';
import type {
  Application,
  LostAnswer,
  SessionPorts,
  SessionState,
  StoredSource,
  Version,
} from './session-ports.ts';

/** A save whose turn has not come; what it is to apply moves with the words meanwhile. */
interface WaitingSave {
  apply: readonly Application[];
  readonly group: string | undefined;
}

interface RestorePoint {
  readonly content: RichText;
  readonly tracked: TrackedCodings;
  readonly length: number;
}

/** A pause of typing after which the burst is saved, in milliseconds. */
const PAUSE = 800;
/** The longest that a burst stays unsaved, in milliseconds. */
const LONGEST = 8_000;
/** Refusals that mean another window was faster, not that this save was wrong. */
const OVERTAKEN = new Set(['errors:text_changed', 'errors:coding_not_placed']);

export class SourceSession {
  readonly sourceId: string;
  #hasPages: boolean;
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<() => void>();
  #state: SessionState;
  #stored: Version;
  /** Whether the records have shown the version stored last: only then is another one news. */
  #seenStored = true;
  /** The document as it is on the screen; null where it is that of `content`. */
  #doc: Node | null = null;
  #dirty = false;
  /** Saves one after another, also while one of them waits for an answer. */
  #queue: Promise<unknown> = Promise.resolve();
  #busy = 0;
  readonly #waiting = new Set<WaitingSave>();
  #gestureStart: RestorePoint | null = null;
  #restorePoint: RestorePoint | null = null;
  #answer: ((answer: LostAnswer) => void) | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince = 0;
  #closed = false;

  constructor({ source, content, length, codings, hasPages }: StoredSource, ports: SessionPorts) {
    this.sourceId = source.id;
    this.#hasPages = hasPages;
    this.#ports = ports;
    this.#stored = { textHash: source.textHash, docHash: source.docHash };
    this.#state = {
      content,
      tracked: trackCodings(spansOf(codings)),
      length,
      phase: 'saved',
      lost: [],
    };
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Whether it is known where on its pages the text stands. */
  get hasPages(): boolean {
    return this.#hasPages;
  }

  /** The hash of the stored text: what a command about a place must name. */
  get textHash(): string {
    return this.#stored.textHash;
  }

  /** The text as it is on the screen, unsaved edits included. */
  get text(): string {
    return textOf(this.#document());
  }

  /**
   * Where codings of this source, as the records have them, stand in the text on the screen. `version` is the text that the
   * records are about: where that is the stored one, a coding has its place as soon as they know it; else those that were
   * here before have theirs.
   */
  placesOf(codings: Iterable<CodingRecord>, version: Version): TrackedSpan[] {
    const { tracked, length } = this.#state;
    const known = sameVersion(version, this.#stored) ? withStored(tracked, spansOf(codings)) : tracked;
    return currentSpans(known, length);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The editor shows this document now, as stored or as brought in by `content`. */
  show(doc: Node): void {
    this.#doc = doc;
    const { length } = positionMap(doc);
    if (length !== this.#state.length) this.#set({ length });
  }

  /** The editor goes: what it showed is what the next one begins with. */
  rest(): void {
    this.pause();
    this.#set({ content: richTextFromNode(this.#document()) });
  }

  /** The analyst has edited: `before` became `after` by these edits of the text, perhaps none. */
  edit(before: Node, after: Node, edits: readonly TextEdit[]): void {
    const { tracked } = this.#state;
    const [first] = edits;
    const goesOn = first !== undefined && tracked.open !== null && joinEdits(tracked.open, first) !== null;
    if (!goesOn || !this.#gestureStart) {
      this.#gestureStart = { content: richTextFromNode(before), tracked, length: this.#state.length };
    }
    this.#doc = after;
    for (const waiting of this.#waiting) waiting.apply = movedApplications(waiting.apply, edits);
    const { length } = positionMap(after);
    const next = afterEdits(tracked, edits);
    if (!this.#restorePoint && lostOf(next, length).length > 0) this.#restorePoint = this.#gestureStart;
    if (!this.#dirty) this.#unsavedSince = Date.now();
    this.#dirty = true;
    // Before anybody is told: what was typed is saved even where one of them fails at it.
    this.#saveAfterPause();
    this.#set({ tracked: next, length, phase: 'unsaved' });
  }

  /** The caret has been put elsewhere: what is typed next is another gesture. */
  pause(): void {
    this.#gestureStart = null;
    const tracked = settle(this.#state.tracked);
    if (tracked !== this.#state.tracked) this.#set({ tracked });
  }

  /** Saves what is unsaved. Asks first when codings have lost their words. Rejects when it could not be saved. */
  async save(): Promise<void> {
    await this.#saveWith([], undefined);
  }

  /**
   * Codes a place of the text as it is on the screen, or the source as a whole; what is unsaved is saved in the same command.
   * Commands with one `group` are undone together. Returns the coding, or null where its words are gone by then or the text
   * was changed elsewhere. Rejects when it could not be made.
   */
  async apply(application: Application, group?: string): Promise<CodingRecord | null> {
    if (this.#state.phase === 'saved') {
      return this.#ports.apply({ sourceId: this.sourceId, textHash: this.textHash, ...application }, group);
    }
    const [added] = await this.#saveWith([application], group);
    return added ?? null;
  }

  async #saveWith(
    apply: readonly Application[],
    group: string | undefined,
  ): Promise<readonly CodingRecord[]> {
    clearTimeout(this.#pause);
    this.#busy += 1;
    const waiting = { apply, group };
    this.#waiting.add(waiting);
    const turn = this.#queue.then(() => this.#saveNow(waiting));
    this.#queue = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#busy -= 1;
      this.#waiting.delete(waiting);
      void this.reconcile().catch(this.#ports.onError);
    }
  }

  async #saveNow(waiting: WaitingSave): Promise<readonly CodingRecord[]> {
    await this.#askAboutLost();
    if (this.#state.phase === 'changed-elsewhere') return [];
    if (!this.#dirty && waiting.apply.length === 0) return [];
    this.#waiting.delete(waiting);
    const added = await this.#send(this.#document(), waiting);
    if (this.#dirty) this.#saveAfterPause();
    return added;
  }

  /** Answers what is to become of the codings in `state.lost`. */
  answer(answer: LostAnswer): void {
    this.#answer?.(answer);
  }

  /** Takes in what the records say now: codings made or moved, or another text. To be called when they change. */
  async reconcile(): Promise<void> {
    const records = this.#ports.records();
    if (this.#busy > 0 || this.#closed || !records) return;
    if (sameVersion(records.source, this.#stored)) {
      this.#seenStored = true;
      const tracked = withStored(this.#state.tracked, spansOf(records.codings));
      if (tracked !== this.#state.tracked) this.#set({ tracked });
      return;
    }
    if (!this.#seenStored) return;
    if (!this.#dirty) {
      const stored = await this.#ports.load();
      if (this.#closed || sameVersion(stored.source, this.#stored)) return;
      // What was typed while it came is not given up for it.
      if (!this.#dirty) {
        this.#showStored(stored);
        return;
      }
    }
    this.#set({ phase: 'changed-elsewhere' });
  }

  /** Shows the stored text, giving up what is unsaved. */
  async reload(): Promise<void> {
    const stored = await this.#ports.load();
    if (!this.#closed) this.#showStored(stored);
  }

  /** Shows the stored text, but where it was changed elsewhere: what is unsaved then is given up by the analyst alone. */
  async takeIn(): Promise<void> {
    if (this.#state.phase !== 'changed-elsewhere') await this.reload();
  }

  #showStored({ source, content, length, codings, hasPages }: StoredSource): void {
    this.#hasPages = hasPages;
    this.#stored = { textHash: source.textHash, docHash: source.docHash };
    this.#seenStored = true;
    this.#forgetGestures();
    this.#doc = null;
    this.#dirty = false;
    this.#set({ content, tracked: trackCodings(spansOf(codings)), length, phase: 'saved', lost: [] });
  }

  /** Ends the session; what is unsaved has been saved before. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#pause);
    this.#listeners.clear();
  }

  #saveAfterPause(): void {
    clearTimeout(this.#pause);
    if (this.#closed) return;
    const wait = Math.min(PAUSE, Math.max(0, this.#unsavedSince + LONGEST - Date.now()));
    this.#pause = setTimeout(() => {
      if (this.#ports.isComposing()) this.#saveAfterPause();
      else this.save().catch(this.#ports.onError);
    }, wait);
  }

  async #askAboutLost(): Promise<void> {
    const lost = lostOf(this.#state.tracked, this.#state.length);
    if (lost.length === 0) return;
    const { text } = this;
    const before = this.#restorePoint;
    const textBefore = before ? plainText(before.content) : '';
    const spans = new Map(
      before ? currentSpans(before.tracked, before.length).map(({ id, place }) => [id, place]) : [],
    );
    this.#set({
      lost: lost.map(({ id, place }) => ({
        id,
        was: textBefore.slice(spans.get(id)?.start ?? 0, spans.get(id)?.end ?? 0),
        words: text.slice(place.start, place.end),
      })),
    });
    const answer = await new Promise<LostAnswer>((resolve) => {
      this.#answer = resolve;
    });
    this.#answer = null;
    if (answer === 'restore' && this.#restorePoint) {
      const { content, tracked, length } = this.#restorePoint;
      this.#forgetGestures();
      this.#doc = null;
      this.#dirty = tracked.unsaved.length > 0;
      this.#set({ content, tracked, length, lost: [], phase: this.#dirty ? 'unsaved' : 'saved' });
      return;
    }
    const { tracked } = this.#state;
    this.#set({ tracked: answer === 'new-words' ? putOnNewWords(tracked) : tracked, lost: [] });
  }

  async #send(doc: Node, { apply, group }: WaitingSave): Promise<readonly CodingRecord[]> {
    const { tracked, length } = this.#state;
    const text = textOf(doc);
    const moved: StoredSpan[] = [];
    const removed: string[] = [];
    for (const { id, span } of currentSpans(tracked, length)) {
      if (span) moved.push({ id, ...wholeCharacters(text, span) });
      else removed.push(id);
    }
    this.#dirty = false;
    this.#forgetGestures();
    this.#set({ phase: 'saving' });
    try {
      const { sourceId } = this;
      const { textHash } = this.#stored;
      const request = { sourceId, textHash, doc: richTextFromNode(doc), moved, removed, apply: [...apply] };
      const { source, added } = await this.#ports.save(request, group);
      const changed = !sameVersion(source, this.#stored);
      this.#stored = { textHash: source.textHash, docHash: source.docHash };
      this.#seenStored = !changed;
      this.#set({
        tracked: afterSave(this.#state.tracked, tracked.unsaved.length, moved),
        phase: this.#dirty ? 'unsaved' : 'saved',
      });
      return added;
    } catch (error) {
      this.#dirty = true;
      const overtaken = error instanceof AppError && OVERTAKEN.has(error.key);
      this.#set({ phase: overtaken ? 'changed-elsewhere' : 'unsaved' });
      throw error;
    }
  }

  #document(): Node {
    return (this.#doc ??= nodeFromRichText(this.#state.content));
  }

  #forgetGestures(): void {
    this.#gestureStart = null;
    this.#restorePoint = null;
  }

  #set(part: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

function spansOf(codings: Iterable<CodingRecord>): StoredSpan[] {
  const spans: StoredSpan[] = [];
  for (const { id, start, end } of codings) {
    if (start !== null && end !== null) spans.push({ id, start, end });
  }
  return spans;
}

/** The applications where their words are after the edits; those whose words are gone are left out. */
function movedApplications(apply: readonly Application[], edits: readonly TextEdit[]): Application[] {
  return apply.flatMap(({ codeId, span }) => {
    const now = span && moveSpan(span, edits).span;
    return span && !now ? [] : [{ codeId, span: now }];
  });
}

function lostOf(tracked: TrackedCodings, length: number): TrackedSpan[] {
  return currentSpans(tracked, length).filter(({ fate }) => fate === 'deleted');
}

function sameVersion(a: Version, b: Version): boolean {
  return a.textHash === b.textHash && a.docHash === b.docHash;
}
