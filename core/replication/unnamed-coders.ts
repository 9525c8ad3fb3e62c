// A project whose coders are numbered: pseudonyms hide the people who were asked, and who asked and coded may lead to them.
import type { CoderRecord } from '../records.ts';
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
  const withNumbers = (text: string): string =>
    persons.reduce(
      (said, { id, name }) => said.replaceAll(asWords(name), () => numbered.get(id) ?? name),
      text,
    );
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

/** A name where it stands as words of its own. */
function asWords(name: string): RegExp {
  const escaped = name.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu');
}
