// Writing the one memo of a source, a code, a coding or a respondent: begun with the first words, removed when it is emptied, all of
// it one act.
import type { MemoRecord } from '#core/records.ts';
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
  /** The group of all its commands, by which they are undone together. */
  readonly group: string;
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

/** Begins to write on `memo`, or on one that is not there yet. `failed` hears why something could not be kept. */
export function subjectWriting(
  { about, id }: MemoOf,
  memo: MemoRecord | undefined,
  failed: (error: unknown) => void,
): SubjectWriting {
  const group = crypto.randomUUID();
  const writing = new MemoWriting(memo ?? null, {
    add: async (text) => (await api.memos.add({ about, subjectId: id, ...text }, { group })).id,
    update: (memoId, text) => api.memos.update({ id: memoId, ...text }, { group }),
    failed,
  });
  const before = writing.store.getState().text;
  const finish = async (): Promise<MemoOutcome> => {
    const { text } = writing.store.getState();
    if (isBlank(text) && writing.id === null) writing.letGo();
    await writing.save();
    if (isUnsaved(writing.store.getState())) return 'unsaved';
    if (writing.id === null || isSame(text, before)) return 'unchanged';
    if (!isBlank(text)) return 'kept';
    await api.memos.remove({ id: writing.id }, { group });
    return 'deleted';
  };
  let finished: Promise<MemoOutcome> | null = null;
  return {
    writing,
    group,
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
