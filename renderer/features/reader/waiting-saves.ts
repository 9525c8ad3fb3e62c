// Saves of a source that wait for their turn. The places that they code move along with further edits.
import { moveSpan, type TextEdit } from '#core/text/anchors.ts';
import type { Application } from './session-ports.ts';

/** A queued save. */
export interface WaitingSave {
  apply: readonly Application[];
  readonly group: string | undefined;
}

export class WaitingSaves {
  readonly #saves = new Set<WaitingSave>();

  add(save: WaitingSave): void {
    this.#saves.add(save);
  }

  delete(save: WaitingSave): void {
    this.#saves.delete(save);
  }

  /** Moves the places of all applications that wait, and drops those whose words are gone. */
  move(edits: readonly TextEdit[]): void {
    for (const save of this.#saves) save.apply = movedApplications(save.apply, edits);
  }
}

function movedApplications(apply: readonly Application[], edits: readonly TextEdit[]): Application[] {
  return apply.flatMap(({ codeId, span }) => {
    const now = span && moveSpan(span, edits).span;
    return span && !now ? [] : [{ codeId, span: now }];
  });
}
