// An open source: its stored text, its text on the screen, the places of its codings in that text, and when to save. A
// burst of typing becomes one command that carries the text and the place of every coding. Uses neither React nor the
// DOM.
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
import { PendingCodings, type PendingApplication } from './pending-codings.ts';
import { editsBetween, settledTyping } from './settled-typing.ts';
import type {
  Application,
  LostAnswer,
  SessionPorts,
  SessionState,
  StoredSource,
  Version,
} from './session-ports.ts';

/** A queued save; the places of its applications move along with further edits. */
interface WaitingSave {
  apply: readonly Application[];
  readonly group: string | undefined;
}

interface RestorePoint {
  readonly content: RichText;
  readonly tracked: TrackedCodings;
  readonly length: number;
}

/** A pause in typing of this many milliseconds saves the burst. */
const SAVE_AFTER_MS = 800;
/** The longest time that a burst stays unsaved, in milliseconds. */
const MAX_UNSAVED_MS = 8_000;
const nothingPending: readonly PendingApplication[] = [];
/** How often a burst is settled onto what others have stored meanwhile before the analyst is asked. */
const MAX_SETTLED = 3;
/** Errors meaning that another window was faster, not that this save was wrong. */
const OVERTAKEN = new Set(['errors:text_changed', 'errors:coding_not_placed']);

export class SourceSession {
  readonly sourceId: string;
  #hasPages: boolean;
  readonly #ports: SessionPorts;
  readonly #listeners = new Set<() => void>();
  #state: SessionState;
  #stored: Version;
  /** The document stored last, from which the unsaved edits began. */
  #base: RichText;
  /**
   * Whether the records have shown the version stored last; until then a different version in the records is old, not
   * new.
   */
  #seenStored = true;
  /** The document on the screen; null if it equals `content`. */
  #doc: Node | null = null;
  #dirty = false;
  /** Runs saves one after another, even while one of them waits for an answer. */
  #queue: Promise<unknown> = Promise.resolve();
  #busy = 0;
  readonly #waiting = new Set<WaitingSave>();
  #gestureStart: RestorePoint | null = null;
  #restorePoint: RestorePoint | null = null;
  #answer: ((answer: LostAnswer) => void) | null = null;
  readonly #pending = new PendingCodings(
    () => this.#ports.records()?.codings ?? [],
    () => this.#tell(),
  );
  #pause: ReturnType<typeof setTimeout> | undefined;
  #unsavedSince = 0;
  #closed = false;

  constructor({ source, content, length, codings, hasPages }: StoredSource, ports: SessionPorts) {
    this.sourceId = source.id;
    this.#hasPages = hasPages;
    this.#ports = ports;
    this.#stored = { textHash: source.textHash, docHash: source.docHash };
    this.#base = content;
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

  /** Whether the places of the text on its pages are known. */
  get hasPages(): boolean {
    return this.#hasPages;
  }

  /** The codings of passages of the saved text that are being stored. */
  get pending(): readonly PendingApplication[] {
    return this.#state.phase === 'saved' ? this.#pending.list : nothingPending;
  }

  /** The hash of the stored text, which every command with a place must carry. */
  get textHash(): string {
    return this.#stored.textHash;
  }

  /** The text on the screen, including unsaved edits. */
  get text(): string {
    return textOf(this.#document());
  }

  /**
   * The places of the source's codings in the text on the screen. `codings` come from the records, and `version` is the
   * text that the records refer to. If that is the stored text, a coding has its place as soon as the records contain
   * it; otherwise only codings known before have one.
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

  /** Notes the document that the editor now shows, whether stored or from `content`. */
  show(doc: Node): void {
    this.#doc = doc;
    const { length } = positionMap(doc);
    if (length !== this.#state.length) this.#set({ length });
  }

  /** The editor is about to unmount: keeps its document for the next one. */
  rest(): void {
    this.pause();
    this.#set({ content: richTextFromNode(this.#document()) });
  }

  /** Notes an edit by the analyst: these edits of the text, perhaps none, turned `before` into `after`. */
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
    // First of all: typing must be saved even if a listener throws.
    this.#saveAfterPause();
    this.#set({ tracked: next, length, phase: 'unsaved' });
  }

  /** Ends the gesture, because the caret has moved elsewhere. */
  pause(): void {
    this.#gestureStart = null;
    const tracked = settle(this.#state.tracked);
    if (tracked !== this.#state.tracked) this.#set({ tracked });
  }

  /** Saves what is unsaved. Asks first if codings have lost their words. Rejects if saving fails. */
  async save(): Promise<void> {
    await this.#saveWith([], undefined);
  }

  /**
   * Codes a place of the text on the screen, or the whole source; unsaved text is saved in the same command. Commands
   * with the same `group` are undone together. Returns the coding, or null if its words are gone by then or the text
   * was changed elsewhere. Rejects if the command fails.
   */
  async apply(application: Application, group?: string): Promise<CodingRecord | null> {
    if (this.#state.phase === 'saved') {
      const request = { sourceId: this.sourceId, textHash: this.textHash, ...application };
      return this.#pending.whileStoring(application, this.#ports.apply(request, group));
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
    const added = await this.#send(waiting);
    if (this.#dirty) this.#saveAfterPause();
    return added;
  }

  /** Decides about the codings in `state.lost`. */
  answer(answer: LostAnswer): void {
    this.#answer?.(answer);
  }

  /** Takes over the current records: new or moved codings, or another text. Call it when they change. */
  async reconcile(): Promise<void> {
    this.#pending.recordsChanged();
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
      // Do not discard what was typed while it loaded.
      if (!this.#dirty) {
        this.#showStored(stored);
        return;
      }
    }
    // Not in the middle of a word: saving it will find the other text.
    if (this.#ports.isComposing()) return;
    if (!(await this.#settleTyping(false))) this.#set({ phase: 'changed-elsewhere' });
  }

  /** Keeps what was typed here below what was changed elsewhere in the same block, and saves it. */
  async keepBoth(): Promise<void> {
    await this.#settleTyping(true);
    await this.save();
  }

  /**
   * Settles what is unsaved onto the stored text. Returns false, with nothing changed, where both have changed the same block
   * and not `both` are to stay.
   */
  async #settleTyping(both: boolean): Promise<boolean> {
    const stored = await this.#ports.load();
    if (this.#closed || !this.#dirty) return true;
    const versions = { base: this.#base, theirs: stored.content, mine: richTextFromNode(this.#document()) };
    const content = settledTyping(versions, both);
    if (content === null) return false;
    const text = plainText(content);
    const moving = editsBetween(this.text, text);
    for (const waiting of this.#waiting) waiting.apply = movedApplications(waiting.apply, moving);
    this.#noteStored(stored);
    this.#forgetGestures();
    this.#doc = null;
    const codings = trackCodings(spansOf(stored.codings));
    const tracked = afterEdits(codings, editsBetween(plainText(stored.content), text));
    this.#saveAfterPause();
    this.#set({ content, tracked, length: text.length, phase: 'unsaved' });
    return true;
  }

  /** Shows the stored text and discards unsaved edits. */
  async reload(): Promise<void> {
    const stored = await this.#ports.load();
    if (!this.#closed) this.#showStored(stored);
  }

  /**
   * Shows the stored text unless it was changed elsewhere; then only the analyst can decide to discard unsaved edits.
   */
  async takeIn(): Promise<void> {
    if (this.#state.phase !== 'changed-elsewhere') await this.reload();
  }

  #noteStored({ source, content, hasPages }: StoredSource): void {
    this.#hasPages = hasPages;
    this.#stored = { textHash: source.textHash, docHash: source.docHash };
    this.#base = content;
    this.#seenStored = true;
  }

  #showStored(stored: StoredSource): void {
    const { content, length, codings } = stored;
    this.#noteStored(stored);
    this.#forgetGestures();
    this.#doc = null;
    this.#dirty = false;
    this.#set({ content, tracked: trackCodings(spansOf(codings)), length, phase: 'saved', lost: [] });
  }

  /** Ends the session; the caller has saved before. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#pause);
    this.#listeners.clear();
  }

  #saveAfterPause(): void {
    clearTimeout(this.#pause);
    if (this.#closed) return;
    const wait = Math.min(SAVE_AFTER_MS, Math.max(0, this.#unsavedSince + MAX_UNSAVED_MS - Date.now()));
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

  async #send(waiting: WaitingSave, settled = 0): Promise<readonly CodingRecord[]> {
    const doc = this.#document();
    const { apply, group } = waiting;
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
      const written = richTextFromNode(doc);
      const request = { sourceId, textHash, doc: written, moved, removed, apply: [...apply] };
      const { source, added } = await this.#ports.save(request, group);
      const changed = !sameVersion(source, this.#stored);
      this.#stored = { textHash: source.textHash, docHash: source.docHash };
      this.#base = written;
      this.#seenStored = !changed;
      this.#set({
        tracked: afterSave(this.#state.tracked, tracked.unsaved.length, moved),
        phase: this.#dirty ? 'unsaved' : 'saved',
      });
      return added;
    } catch (error) {
      this.#dirty = true;
      const overtaken = error instanceof AppError && OVERTAKEN.has(error.key);
      this.#waiting.add(waiting);
      const isSettled = overtaken && settled < MAX_SETTLED && (await this.#settleTyping(false));
      this.#waiting.delete(waiting);
      if (isSettled) {
        await this.#askAboutLost();
        return this.#dirty || waiting.apply.length > 0 ? await this.#send(waiting, settled + 1) : [];
      }
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
    this.#tell();
  }

  #tell(): void {
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

/** The applications with their places after the edits, without those whose words are gone. */
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
