// Sentences of a report with numbers, citations and names in them. What is put into a sentence never goes through the
// catalogue, so that no name can be taken for a part of it.
import type { NumberFormat, ReportRun } from '#core/report/runs.ts';
import { coefficientInWords } from '../coefficient.ts';
import { countInWords, decimalInWords, percentInWords } from '../numbers.ts';
import { joined } from '../sentences.ts';
import type { Words } from '../words.ts';

/** What a sentence is filled with: a text, or runs; `count` chooses between the forms for one and for several. */
export interface Filling {
  readonly count?: number | undefined;
  readonly [name: string]: string | number | readonly ReportRun[] | undefined;
}

/** A text as a run. */
export function plainRun(text: string): ReportRun[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** The sentence of a key with its placeholders filled. */
export function phrase(words: Words, key: string, { count, ...filling }: Filling = {}): ReportRun[] {
  const fillings: (readonly ReportRun[])[] = [];
  const parameters: Record<string, string | number> = count === undefined ? {} : { count };
  for (const [name, value] of Object.entries(filling)) {
    const runs = typeof value === 'object' ? value : plainRun(String(value ?? ''));
    parameters[name] = standIn(runs, fillings.length);
    fillings.push(runs);
  }
  return filledIn(words.t(key, parameters), fillings);
}

/** All of several things: “A, B and C”. */
export function joinedRuns(words: Words, things: readonly (readonly ReportRun[])[]): ReportRun[] {
  return filledIn(joined(words, things.map(standIn), 'conjunction'), things);
}

/** Things after one another, each by itself: “A; B”. */
export function apartRuns({ t }: Words, things: readonly (readonly ReportRun[])[]): ReportRun[] {
  const between = plainRun(t('report:between'));
  return together(things.flatMap((runs, place) => (place === 0 ? runs : [...between, ...runs])));
}

/** Sentences as a paragraph. Chinese sets no space between them. */
export function sentencesOf(words: Words, sentences: readonly (readonly ReportRun[])[]): ReportRun[] {
  const between = words.language === 'zh-CN' ? '' : ' ';
  return together(
    sentences
      .filter((runs) => runs.length > 0)
      .flatMap((runs, place) => (place === 0 ? runs : [...plainRun(between), ...runs])),
  );
}

/** Runs with neighbouring plain texts joined. */
function together(runs: readonly ReportRun[]): ReportRun[] {
  return runs.reduce<ReportRun[]>((all, run) => {
    const last = all.at(-1);
    const isSame =
      last?.kind === 'text' &&
      run.kind === 'text' &&
      Boolean(last.bold) === Boolean(run.bold) &&
      Boolean(last.italic) === Boolean(run.italic);
    if (isSame) all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
    return all;
  }, []);
}

const BEGIN = '\uE000';
const END = '\uE001';
const MARK = /[^]\uE000(\d+)\uE001[^]/gu;

/**
 * What stands in for runs while a sentence is made: their first and last character, so that the spaces of Chinese fall as
 * they would beside the runs themselves, with their number between.
 */
function standIn(runs: readonly ReportRun[], place: number): string {
  const text = runs.map((run) => run.text).join('');
  if (text === '') return '';
  return `${edge([...text][0])}${BEGIN}${place}${END}${edge([...text].at(-1))}`;
}

/** A character as it may stand in a sentence; others are for marking. */
function edge(character = ' '): string {
  return /[\uE000\uE001\p{Cc}]/u.test(character) ? ' ' : character;
}

function filledIn(sentence: string, fillings: readonly (readonly ReportRun[])[]): ReportRun[] {
  // Every second part is the number of a filling.
  return together(
    sentence
      .split(MARK)
      .flatMap((part, place) => (place % 2 === 0 ? plainRun(part) : (fillings[Number(part)] ?? []))),
  );
}

/** A number as a report prints it; a dash where there is none. */
export function reportNumberInWords(words: Words, value: number | null, format: NumberFormat): string {
  if (value === null) return '–';
  switch (format) {
    case 'count':
      return countInWords(words, value);
    case 'words':
      return Number.isInteger(value) && value >= 0 && value <= 10
        ? words.t(`report:in_words.${value}`)
        : countInWords(words, value);
    case 'decimal':
      return decimalInWords(words, value, 1);
    case 'coefficient':
      return coefficientInWords(words, value);
    case 'percent':
      return percentInWords(words, value);
    case 'plain':
      return String(value);
  }
}

/** The same words, with every sentence in its form for several things. */
export function ofSeveral(words: Words): Words {
  const translate = words.t as unknown as (...all: unknown[]) => string;
  const t = (key: string, ...rest: unknown[]): string =>
    translate(key, ...rest.map((each) => (hasCount(each) ? { ...each, count: 2 } : each)));
  return { ...words, t: Object.assign(t, { $TFunctionBrand: words.t.$TFunctionBrand }) as Words['t'] };
}

function hasCount(value: unknown): value is { readonly count: number } {
  return typeof value === 'object' && value !== null && 'count' in value;
}
