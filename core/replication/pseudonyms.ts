// Which pseudonym replaces each respondent, and which label each interview. Only the analyst has the key: no
// exported file contains it.
import { byPlace } from '../counting/corpus.ts';
import type { RespondentRecord, SourceRecord, SourceRespondentRecord } from '../records.ts';
import { drawnNumbers, type Draw } from './draw.ts';
import { FoldedText, Signs, type Form } from './folded-text.ts';
import { LeftNames } from './left-names.ts';
import { Names, type Renamed } from './names.ts';

/** The pseudonyms of a study, and the names that they replace. */
export interface Pseudonyms {
  /** By respondent id. */
  readonly respondents: ReadonlyMap<string, string>;
  /** By interview id; only for interviews with a label. */
  readonly labels: ReadonlyMap<string, string>;
  /** Names and labels, as searched for in running text. */
  readonly names: Names;
  /** All of them in any case: for titles and file names of interviews, from which labels come. */
  readonly titles: Names;
  /** Possible ordinary words: labels and names that `names` does not search for. */
  readonly ordinary: readonly string[];
  /** Parts of names, such as family names: texts keep them, and their places are reported. */
  readonly left: LeftNames;
}

interface People {
  readonly respondent: readonly RespondentRecord[];
  readonly source: readonly SourceRecord[];
  readonly sourceRespondent: readonly SourceRespondentRecord[];
}

/**
 * `P417`, `P862`, …: numbers drawn from the ids, so that they do not reveal the order of the respondents, and
 * a new respondent renames nobody. Another letter is used where a name or label of the project looks like
 * that. A label keeps what follows the name in it, `N9.2` as `P4.2`; a label without the name becomes the
 * pseudonym with the number of the interview. `areWords` holds the ids of those respondents, among those that
 * `mayBeWords` returns, whose names are ordinary words. `forms` are characters that are written for each
 * other. `shown` are names and labels of people and interviews that keep them: no pseudonym looks like one.
 * `seeking` are names of people without a pseudonym, such as coders, that `left` finds too.
 */
export function pseudonymsOf(
  { respondent, source, sourceRespondent }: People,
  draw: Draw,
  areWords: ReadonlySet<string> = new Set(),
  forms: Iterable<Form> = [],
  shown: Iterable<string> = [],
  seeking: readonly string[] = [],
): Pseudonyms {
  const signs = new Signs(forms);
  const namesOf = (those: readonly Renamed[]): Names => new Names(those, signs);
  const people = [...respondent].sort(byPlace);
  const interviews = source.filter(({ kind }) => kind === 'interview');
  const letter = freeLetter([
    ...people.map(({ name }) => name),
    ...interviews.map(({ label }) => label ?? ''),
    ...shown,
  ]);
  const numbers = drawnNumbers(
    people.map(({ id }) => id),
    draw,
  );
  const respondents = new Map([...numbers].map(([id, number]) => [id, `${letter}${number}`]));
  const calledBy = (those: readonly RespondentRecord[]): Renamed[] =>
    // Names as written come first: without its accent a name may equal another's.
    [(name: string) => name, withoutAccents].flatMap((spelled) =>
      those.map(({ id, name }) => ({ written: spelled(name), instead: respondents.get(id) ?? '' })),
    );
  const named = calledBy(people);
  const asWords = people.filter(({ id }) => areWords.has(id));
  const small = mayBeWords(people).filter(({ id }) => !areWords.has(id));
  const others = people.filter((person) => !asWords.includes(person) && !small.includes(person));
  const ofNames = namesOf(inAnyCase(named));
  const inLabels = namesOf(inAnyCase(calledBy([...small, ...others])));
  const labels = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, label } of interviews.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (label === null || label === '') continue;
    const there = people.filter((person) =>
      sourceRespondent.some((link) => link.sourceId === id && link.respondentId === person.id),
    );
    const wished = relabelled(label, there, respondents, signs) ?? ofNames.alone(label);
    const called = there.map((person) => respondents.get(person.id) ?? '');
    const stem = called.toSorted().join('+') || letter;
    let free = wished ?? stem;
    for (let number = 2; taken.has(free); number += 1) free = `${stem}.${number}`;
    taken.add(free);
    labels.set(id, free);
  }
  const ofLabels = interviews.flatMap(({ id, label }): Renamed[] =>
    label === null || label === '' ? [] : [{ written: label, instead: labels.get(id) ?? '' }],
  );
  const namedLabels = ofLabels.flatMap((label): Renamed[] => {
    if (/\p{N}/u.test(label.written) || inLabels.find(label.written).length > 0) return [label];
    return readsAsName(label.written) ? [{ ...label, case: 'own' }] : [];
  });
  const sought = new Set([...calledBy([...small, ...others]), ...namedLabels].map(({ written }) => written));
  return {
    respondents,
    labels,
    names: namesOf([...inAnyCase(calledBy(small)), ...calledBy(others), ...namedLabels]),
    titles: namesOf(inAnyCase([...named, ...ofLabels])),
    ordinary: [
      ...new Set(
        [...asWords.map(({ name }) => name), ...ofLabels.map(({ written }) => written)].filter(
          (name) => !sought.has(name),
        ),
      ),
    ],
    left: new LeftNames(
      people.map(({ id, name }) => ({ name, instead: respondents.get(id) ?? '' })),
      signs,
      seeking,
    ),
  };
}

/** Respondents whose name is one word in small letters: it may have come from a file name, `market.txt`. */
export function mayBeWords(people: readonly RespondentRecord[]): RespondentRecord[] {
  return people.filter(({ name }) => /^\p{Ll}[\p{Ll}\p{M}]+$/u.test(name.trim()));
}

function inAnyCase(names: readonly Renamed[]): Renamed[] {
  return names.map((name) => ({ ...name, case: 'any' }));
}

/** A name as it is often typed. */
function withoutAccents(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');
}

/**
 * Whether a label that contains neither a respondent's name nor a number may be a person's name: words that
 * are all capitalised, or whose script has no capitals, or two or three Chinese characters. Labels come from
 * file names: `market` or `notes` would otherwise be replaced in every text.
 */
function readsAsName(label: string): boolean {
  const plain = label.normalize('NFKC').trim();
  if (/^\p{Script=Han}+$/u.test(plain)) return [...plain].length < 4;
  return plain.split(/[\s_.-]+/).every((word) => word === '' || /^[\p{Lu}\p{Lt}\p{Lo}]/u.test(word));
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
  signs: Signs,
): string | null {
  const read = new FoldedText(label, signs);
  for (const { id, name } of there) {
    const called = new FoldedText(name, signs).folded;
    const rest = label.slice(read.endOf(called.length));
    const begins = read.folded.slice(0, called.length).toLowerCase() === called.toLowerCase();
    // A name may be followed by a number, a round or a mark, but not by more of a name.
    if (begins && !/\p{L}{2}/u.test(rest) && !/^\d/.test(rest)) return `${pseudonyms.get(id) ?? ''}${rest}`;
  }
  return null;
}
