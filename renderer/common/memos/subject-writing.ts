// Writes the one memo of a source, code, coding or respondent: created with the first words, removed when emptied. It
// is one change unless another comes between.
import type { MemoRecord } from '#core/records.ts';
import type { Api } from '#electron/api.ts';
import type { Client } from '#electron/rpc/client.ts';
import { api } from '#renderer/api.ts';
import { isBlank, isUnsaved, MemoWriting, type MemoText } from './memo-writing.ts';

/** The subject of a memo and its name on the screen. */
export interface MemoOf {
  readonly about: 'source' | 'coding' | 'code' | 'respondent';
  readonly id: string;
  readonly name: string;
}

/** What became of a memo when its box closed. */
export type MemoOutcome = 'kept' | 'deleted' | 'unchanged' | 'unsaved';

export interface SubjectWriting {
  readonly writing: MemoWriting;
  /**
   * The group of the latest save and of all saves before it without another change between: the group that undo
   * reverts.
   */
  readonly newestGroup: () => Promise<string>;
  /** The latest reason why the text could not be saved; null if saving never failed. */
  readonly failure: () => unknown;
  /** Saves the text, or removes an emptied memo. A second call changes nothing. */
  readonly finish: () => Promise<MemoOutcome>;
}

/** The memos about a subject, oldest first. */
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

/** The memo that the box of a subject edits: the oldest; undefined if there is none. */
export function memoAbout(memos: Iterable<MemoRecord>, of: Omit<MemoOf, 'name'>): MemoRecord | undefined {
  return memosAbout(memos, of)[0];
}

/** Starts writing `memo`, or a new one. `failed` is told why a save failed; `client` does the saving. */
export function subjectWriting(
  { about, id }: MemoOf,
  memo: MemoRecord | undefined,
  failed: (error: unknown) => void,
  client: Pick<Client<Api>, 'memos' | 'history'> = api,
): SubjectWriting {
  const group = crypto.randomUUID();
  let newest: Promise<string> = Promise.resolve(group);
  let failure: unknown = null;
  /** Whether something written here is still stored. */
  let wrote = false;
  const wasWritten = (): void => {
    wrote = true;
    // After another change came between, saves continue under a new group.
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
      // A failed save may be tried again.
      if (outcome === 'unsaved') finished = null;
      return outcome;
    },
  };
}

function isSame(a: MemoText, b: MemoText): boolean {
  return a.title === b.title && a.body === b.body;
}
