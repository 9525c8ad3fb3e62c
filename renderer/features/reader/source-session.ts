// An open source: its stored text, its text on the screen, the places of its codings in that text, and when to save. A
// burst of typing becomes one command that carries the text and the place of every coding. Uses neither React nor the
// DOM.
import type { Node } from '@tiptap/pm/model';
import { wholeCharacters, type TextEdit } from '#core/text/anchors.ts';
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
  type TrackedSpan,
} from '#renderer/editor/tracked-codings.ts';
import { LostWords } from './lost-words.ts';
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
import { TypingPause } from './typing-pause.ts';
import { WaitingSaves, type WaitingSave } from './waiting-saves.ts';

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
  readonly #waiting = new WaitingSaves();
  readonly #lost = new LostWords();
  readonly #pending = new PendingCodings(
    () => this.#ports.records()?.codings ?? [],
    () => this.#tell(),
  );
  readonly #pause = new TypingPause(
    () => this.#ports.isComposing(),
    () => void this.save().catch(this.#ports.onError),
  );
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
    this.#lost.before(edits[0], tracked, () => ({ ...this.#state, content: richTextFromNode(before) }));
    this.#doc = after;
    this.#waiting.move(edits);
    const { length } = positionMap(after);
    const next = afterEdits(tracked, edits);
    this.#lost.after(next, length);
    if (!this.#dirty) this.#pause.begin();
    this.#dirty = true;
    // First of all: typing must be saved even if a listener throws.
    this.#pause.wait();
    this.#set({ tracked: next, length, phase: 'unsaved' });
  }

  /** Ends the gesture, because the caret has moved elsewhere. */
  pause(): void {
    this.#lost.endGesture();
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
    this.#pause.stop();
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
    if (this.#dirty) this.#pause.wait();
    return added;
  }

  /** Decides about the codings in `state.lost`. */
  answer(answer: LostAnswer): void {
    this.#lost.answer(answer);
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
    this.#waiting.move(moving);
    this.#noteStored(stored);
    this.#lost.forget();
    this.#doc = null;
    const codings = trackCodings(spansOf(stored.codings));
    const tracked = afterEdits(codings, editsBetween(plainText(stored.content), text));
    this.#pause.wait();
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
    this.#lost.forget();
    this.#doc = null;
    this.#dirty = false;
    this.#set({ content, tracked: trackCodings(spansOf(codings)), length, phase: 'saved', lost: [] });
  }

  /** Ends the session; the caller has saved before. */
  close(): void {
    this.#closed = true;
    this.#pause.end();
    this.#listeners.clear();
  }

  async #askAboutLost(): Promise<void> {
    const lost = this.#lost.lostIn(this.#state, () => this.text);
    if (lost.length === 0) return;
    this.#set({ lost });
    const answer = await this.#lost.asked();
    const before = this.#lost.restorePoint;
    if (answer === 'restore' && before) {
      const { content, tracked, length } = before;
      this.#lost.forget();
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
    this.#lost.forget();
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

function sameVersion(a: Version, b: Version): boolean {
  return a.textHash === b.textHash && a.docHash === b.docHash;
}
