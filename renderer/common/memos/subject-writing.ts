// Writing the one memo of a source, a code, a coding or a respondent: begun with the first words, removed when it is emptied. It
// is one act, unless another act comes between.
import type { MemoRecord } from '#core/records.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { api } from '#renderer/api.ts';
import { isBlank, isUnsaved, MemoWriting, type MemoText } from './memo-writing.ts';

/** What a memo is about, and what that is called on the screen. */
export interface MemoOf {
  readonly about: 'source' | 'coding' | 'code' | 'respondent';
  readonly id: string;
  readonly name: string;
}

/** What became of a memo when its box was left. */
export type MemoOutcome = 'kept' | 'deleted' | 'unchanged' | 'unsaved';

export interface SubjectWriting {
  readonly writing: MemoWriting;
  /** The group of what was written last, with all before it that no other act parts from it: undo takes it back. */
  readonly newestGroup: () => Promise<string>;
  /** Why something could not be kept, the last time that happened; null where it never did. */
  readonly failure: () => unknown;
  /** Keeps what is written, or removes a memo that was emptied. A second call changes nothing. */
  readonly finish: () => Promise<MemoOutcome>;
}

/** The memos about a subject, the oldest first. */
export function memosAbout(memos: Iterable<MemoRecord>, { about, id }: Omit<MemoOf, 'name'>): MemoRecord[] {
  return [...memos]
    .filter((memo) => {
      const subject = {
        source: memo.sourceId,
        coding: memo.codingId,
        code: memo.codeId,
        respondent: memo.respondentId,
      }[about];
      return memo.about === about && subject === id;
    })
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
}

/** The memo that a box about this subject writes: the oldest; undefined where there is none. */
export function memoAbout(memos: Iterable<MemoRecord>, of: Omit<MemoOf, 'name'>): MemoRecord | undefined {
  return memosAbout(memos, of)[0];
}

/**
 * Begins to write on `memo`, or on one that is not there yet. `failed` hears why something could not be kept; `client`
 * is what keeps it.
 */
export function subjectWriting(
  { about, id }: MemoOf,
  memo: MemoRecord | undefined,
  failed: (error: unknown) => void,
  client: Pick<Client<Api>, 'memos' | 'history'> = api,
): SubjectWriting {
  const group = crypto.randomUUID();
  let newest: Promise<string> = Promise.resolve(group);
  let failure: unknown = null;
  /** Whether anything that stands was written here. */
  let wrote = false;
  const wasWritten = (): void => {
    wrote = true;
    // Where another act has come between, the history goes on under another group.
    newest = client.history.state().then(
      ({ undo }) => undo?.group ?? group,
      () => group,
    );
  };
  const writing = new MemoWriting(memo ?? null, {
    add: async (text) => {
      const added = await client.memos.add({ about, subjectId: id, ...text }, { group });
      wasWritten();
      return added.id;
    },
    update: async (memoId, text) => {
      await client.memos.update({ id: memoId, ...text }, { group });
      wasWritten();
    },
    failed: (error) => {
      failure = error;
      failed(error);
    },
  });
  const before = writing.store.getState().saved;
  const finish = async (): Promise<MemoOutcome> => {
    if (isBlank(writing.store.getState().text) && writing.id === null) writing.letGo();
    await writing.save();
    const state = writing.store.getState();
    if (isUnsaved(state)) return 'unsaved';
    if (writing.id === null || !wrote) return 'unchanged';
    if (isBlank(state.saved)) {
      await client.memos.remove({ id: writing.id }, { group });
      wasWritten();
      return 'deleted';
    }
    return isSame(state.saved, before) ? 'unchanged' : 'kept';
  };
  let finished: Promise<MemoOutcome> | null = null;
  return {
    writing,
    newestGroup: () => newest,
    failure: () => failure,
    finish: async () => {
      const outcome = await (finished ??= finish());
      // What could not be kept may be tried again.
      if (outcome === 'unsaved') finished = null;
      return outcome;
    },
  };
}

function isSame(a: MemoText, b: MemoText): boolean {
  return a.title === b.title && a.body === b.body;
}
