// A description of anything but a code is a thought about it: a memo.
import type { MemoRecord } from '#core/records.ts';
import { saidIn } from './definitions.ts';
import type { Part, Present } from './incoming.ts';
import { momentOf } from './moments.ts';
import type { RefiSelection } from './project.ts';

/** What a thought is called by that has no name of its own: the words that it is about, on one line. */
export function titleFrom(words: string): string {
  return words.replaceAll(/\s+/g, ' ').slice(0, 80);
}

/** The memo that a description becomes; none where it says nothing. Adds the part that knows it again. */
export function memosOf(
  {
    present,
    people,
  }: { readonly present: Present; readonly people: { coderOf(key: string | null): string } },
  { key, description, stamp }: Pick<RefiSelection, 'key' | 'description' | 'stamp'>,
  about:
    | { readonly about: 'source'; readonly sourceId: string }
    | { readonly about: 'coding'; readonly codingId: string }
    | { readonly about: 'respondent'; readonly respondentId: string },
  parts: Part[],
  title = '',
): MemoRecord[] {
  const body = saidIn(description);
  if (body === '') return [];
  const createdAt = momentOf(stamp.created) ?? present.now;
  const id = present.idFrom(`description of ${key}`);
  parts.push({
    kind: 'description',
    ownerId: id,
    key,
    shell: { name: 'Description', attributes: {}, children: [] },
  });
  return [
    {
      id,
      title: titleFrom(title),
      body,
      sourceId: null,
      codeId: null,
      codingId: null,
      respondentId: null,
      ...about,
      coderId: people.coderOf(stamp.creator),
      createdAt,
      updatedAt: momentOf(stamp.modified) ?? createdAt,
    },
  ];
}
