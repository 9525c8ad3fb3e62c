// Codings that have lost all their words to an edit: what they were on, the text to which the edit can be taken back, and what
// the analyst answers.
import { joinEdits, type TextEdit } from '#core/text/anchors.ts';
import { plainText } from '#core/text/plain-text.ts';
import { currentSpans, type TrackedCodings, type TrackedSpan } from '#renderer/editor/tracked-codings.ts';
import type { LostAnswer, SessionState } from './session-ports.ts';

/** A text with its codings, as it was before an edit. */
export type RestorePoint = Pick<SessionState, 'content' | 'tracked' | 'length'>;

export class LostWords {
  /** The text before the gesture in progress. */
  #gestureStart: RestorePoint | null = null;
  /** The text before the first gesture that took the words of a coding. */
  #restorePoint: RestorePoint | null = null;
  #answer: ((answer: LostAnswer) => void) | null = null;

  get restorePoint(): RestorePoint | null {
    return this.#restorePoint;
  }

  /** An edit comes: notes the text before it, unless the edit goes on with the gesture of these codings. */
  before(first: TextEdit | undefined, { open }: TrackedCodings, text: () => RestorePoint): void {
    const goesOn = first !== undefined && open !== null && joinEdits(open, first) !== null;
    if (!goesOn || !this.#gestureStart) this.#gestureStart = text();
  }

  /** An edit has left the codings like this, in a text of `length` units. */
  after(tracked: TrackedCodings, length: number): void {
    if (!this.#restorePoint && deletedIn(tracked, length).length > 0) this.#restorePoint = this.#gestureStart;
  }

  endGesture(): void {
    this.#gestureStart = null;
  }

  /** Forgets the texts before edits: what is on the screen stands. */
  forget(): void {
    this.#gestureStart = null;
    this.#restorePoint = null;
  }

  /** The codings that have lost their words, with the words they were on and what was written in their place. `textOf`: the text now. */
  lostIn({ tracked, length }: RestorePoint, textOf: () => string): SessionState['lost'] {
    const lost = deletedIn(tracked, length);
    if (lost.length === 0) return [];
    const text = textOf();
    const before = this.#restorePoint;
    const textBefore = before ? plainText(before.content) : '';
    const spans = new Map(
      before ? currentSpans(before.tracked, before.length).map(({ id, place }) => [id, place]) : [],
    );
    return lost.map(({ id, place }) => ({
      id,
      was: textBefore.slice(spans.get(id)?.start ?? 0, spans.get(id)?.end ?? 0),
      words: text.slice(place.start, place.end),
    }));
  }

  /** Resolves to the next answer. */
  async asked(): Promise<LostAnswer> {
    const answer = await new Promise<LostAnswer>((resolve) => {
      this.#answer = resolve;
    });
    this.#answer = null;
    return answer;
  }

  /** Answers what was asked, if anything was. */
  answer(answer: LostAnswer): void {
    this.#answer?.(answer);
  }
}

function deletedIn(tracked: TrackedCodings, length: number): TrackedSpan[] {
  return currentSpans(tracked, length).filter(({ fate }) => fate === 'deleted');
}
