// A project whose coders are numbered: pseudonyms hide the people who were asked, and who asked and coded may lead to them.
import type { CoderRecord } from '../records.ts';
import { isHanName } from './han-names.ts';
import { escaped } from './left-names.ts';
import type { StudyRows } from './study-rows.ts';

/** What coders are called whose names are left out. */
export interface CoderNumbers {
  /** A person, numbered from 1. */
  readonly person: (number: number) => string;
  /** The layer of what coders agreed on. */
  readonly adjudicated: string;
}

/**
 * The rows with persons numbered in the order of their ids; a second pass is called as its person. An interviewer who also
 * coded has that number too. Programs keep their names.
 */
export function withNumberedCoders(rows: StudyRows, called: CoderNumbers): StudyRows {
  const persons = rows.coder
    .filter(({ kind }) => kind === 'person')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const numbered = new Map(persons.map(({ id }, place) => [id, called.person(place + 1)]));
  const byName = new Map(persons.map(({ id, name }) => [name, numbered.get(id)]));
  const nameOf = ({ id, kind, name, personId }: CoderRecord): string => {
    if (kind === 'adjudication') return called.adjudicated;
    // The second pass of somebody who is not in the package has a number of nobody.
    if (kind === 'second-pass') return numbered.get(personId ?? '') ?? called.person(0);
    return numbered.get(id) ?? name;
  };
  // In one pass, the longest name first: “Wei Li” holds “Wei”, and a number may hold somebody's name.
  const namesOfPersons = persons
    .map(({ name }) => name)
    .toSorted((a, b) => b.length - a.length)
    .map(asWords)
    .join('|');
  const withNumbers = (text: string): string =>
    persons.length === 0
      ? text
      : text.replaceAll(new RegExp(namesOfPersons, 'gu'), (name) => byName.get(name) ?? name);
  return {
    ...rows,
    coder: rows.coder.map((coder) => ({ ...coder, name: nameOf(coder) })),
    // A sample to be coded again is named after who does.
    sample: rows.sample.map((sample) => ({ ...sample, name: withNumbers(sample.name) })),
    source: rows.source.map((source) => ({
      ...source,
      interviewer: byName.get(source.interviewer ?? '') ?? source.interviewer,
    })),
  };
}

/** The pattern of a name where it stands as words of its own. In Chinese no space parts it from others. */
function asWords(name: string): string {
  return isHanName(name) ? name : String.raw`(?<![\p{L}\p{N}])${escaped(name)}(?![\p{L}\p{N}])`;
}
