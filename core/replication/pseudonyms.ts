// Which pseudonym stands for which respondent, and which label for which interview. The key between the two is for the
// analyst alone: nothing that is written holds it.
import { byPlace } from '../counting/corpus.ts';
import type { RespondentRecord, SourceRecord, SourceRespondentRecord } from '../records.ts';
import { Names } from './names.ts';

export interface Pseudonyms {
  /** By respondent id. */
  readonly respondents: ReadonlyMap<string, string>;
  /** By interview id; labels only of those that have one. */
  readonly labels: ReadonlyMap<string, string>;
  /** Names and labels, as they are found in texts. */
  readonly names: Names;
  /** Parts of names, such as a family name: they are not replaced, but told of where they stand. */
  readonly parts: Names;
}

interface People {
  readonly respondent: readonly RespondentRecord[];
  readonly source: readonly SourceRecord[];
  readonly sourceRespondent: readonly SourceRespondentRecord[];
}

/**
 * `P1`, `P2`, … in the order of the respondents, so that a new one at the end renames nobody; another letter where a
 * name or label of the project reads like that. A label keeps what follows the name in it, `N9.2` as `P4.2`; one
 * without the name becomes the pseudonym with the number of the interview.
 */
export function pseudonymsOf({ respondent, source, sourceRespondent }: People): Pseudonyms {
  const people = [...respondent].sort(byPlace);
  const interviews = source.filter(({ kind }) => kind === 'interview');
  const letter = freeLetter([
    ...people.map(({ name }) => name),
    ...interviews.map(({ label }) => label ?? ''),
  ]);
  const respondents = new Map(people.map(({ id }, place) => [id, `${letter}${place + 1}`]));
  const named = people.map(({ id, name }) => ({ written: name, instead: respondents.get(id) ?? '' }));
  const ofNames = new Names(named);
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, label } of interviews.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (label === null || label === '') continue;
    const there = people.filter((person) =>
      sourceRespondent.some((link) => link.sourceId === id && link.respondentId === person.id),
    );
    const wished = relabelled(label, there, respondents) ?? ofNames.alone(label);
    const stem = there.map((person) => respondents.get(person.id) ?? '').join('+') || letter;
    let free = wished ?? stem;
    for (let number = 2; taken.has(free); number += 1) free = `${stem}.${number}`;
    taken.add(free);
    labels.set(id, free);
  }
  const ofLabels = interviews.flatMap(({ id, label }) =>
    label === null ? [] : [{ written: label, instead: labels.get(id) ?? '' }],
  );
  return {
    respondents,
    labels,
    names: new Names([...named, ...ofLabels]),
    parts: new Names(
      people.flatMap(({ name }) => partsOf(name)).map((part) => ({ written: part, instead: part })),
    ),
  };
}

function freeLetter(written: readonly string[]): string {
  const letters = ['P', 'R', 'Q', 'X', 'PX', 'RX'];
  return (
    letters.find((letter) => !written.some((name) => new RegExp(`^${letter}\\d`, 'i').test(name))) ?? 'PRX'
  );
}

function relabelled(
  label: string,
  there: readonly RespondentRecord[],
  pseudonyms: ReadonlyMap<string, string>,
): string | null {
  for (const { id, name } of there) {
    const rest = label.slice(name.length);
    // What follows a name may be a number, a round or a mark, but no more of a name.
    if (label.toLowerCase().startsWith(name.toLowerCase()) && !/\p{L}{2}/u.test(rest) && !/^\d/.test(rest))
      return `${pseudonyms.get(id) ?? ''}${rest}`;
  }
  return null;
}

/** The words of a name in letters; of a Chinese name of three or more characters what follows the first. */
function partsOf(name: string): string[] {
  if (/^\p{Script=Han}{3,}$/u.test(name)) return [[...name].slice(1).join('')];
  const words = name.split(/[\s.\-·]+/u).filter((word) => /^\p{L}{3,}$/u.test(word));
  return words.length > 1 ? words : [];
}
