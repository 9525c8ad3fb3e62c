// Whose words a row of a table holds, and how much of what they said may be shown: beside words of people stands whose they
// are wherever they leave the program.
import { uniqueLabels } from '../free-name.ts';
import { byPlace } from '../counting/corpus.ts';
import type { RespondentRecord } from '../records.ts';
import { narrowest, type ConsentScope } from '../respondents/consent.ts';
import type { Column } from './table.ts';
import { writtenList } from './written-names.ts';

/** The people who are heard in a source. */
export interface WhoseWords {
  /** Their names as one cell; empty where nobody is named. */
  readonly respondent: string;
  /** The narrowest scope that one of them agreed to; null where none is recorded. */
  readonly consent: ConsentScope | null;
}

/** The columns for them. */
export const whoseColumns: readonly Column[] = [
  { key: 'respondent', kind: 'text' },
  { key: 'consent', kind: 'text' },
];

/** Returns who is heard in a source, by its id. `heardIn` lists the people who are heard there, each once. */
export function whoseWords(
  respondents: Iterable<RespondentRecord>,
  heardIn: (sourceId: string) => readonly RespondentRecord[],
): (sourceId: string) => WhoseWords {
  const labels = uniqueLabels([...respondents].sort(byPlace));
  const known = new Map<string, WhoseWords>();
  return (sourceId) => {
    const found = known.get(sourceId);
    if (found) return found;
    const people = heardIn(sourceId);
    const whose = {
      respondent: writtenList(people.map(({ id, name }) => labels.get(id) ?? name)),
      consent: narrowest(people.map(({ consent }) => consent)),
    };
    known.set(sourceId, whose);
    return whose;
  };
}
