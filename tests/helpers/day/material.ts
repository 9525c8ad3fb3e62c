// The material of a day of coding: twenty documents, the notes of an interview and a codebook of 205 codes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject } from '#db/create-project.ts';
import { openOptions } from '../project.ts';

export interface DayMaterial {
  /** Path of an empty study. */
  readonly project: string;
  readonly documents: readonly string[];
  readonly interview: string;
  readonly codebook: string;
}

/** The top-level codes; the first three are themes. */
export const THEMES = ['connector', 'guide', 'marketplace'] as const;
const TOP = [...THEMES, 'challenge', 'outcome'] as const;
const ACTS = ['finding', 'meeting', 'asking', 'teaching', 'trusting', 'losing', 'paying', 'waiting for'];
/** Words for the sub-codes of each top-level code, so that every sub-code has a name of its own. */
const OBJECTS: Readonly<Record<(typeof TOP)[number], readonly string[]>> = {
  connector: ['partners', 'customers', 'investors', 'suppliers', 'experts'],
  guide: ['rules', 'standards', 'deadlines', 'forms', 'laws'],
  marketplace: ['prices', 'orders', 'tenders', 'shops', 'catalogues'],
  challenge: ['delays', 'costs', 'doubts', 'rivals', 'gaps'],
  outcome: ['contracts', 'products', 'skills', 'plans', 'firms'],
};

/** The words to be coded. All stand in the first document, each exactly once. */
export const PASSAGES = {
  first: 'They came to hear the ministry.',
  second: 'Two makers left with a contract.',
  inVivo: 'a shop window for small firms',
  third: 'Nobody had told them which rules applied.',
} as const;

/** The codes to be applied. Each name finds one code only. */
export const CODES = {
  first: 'asking experts',
  second: 'finding prices',
  path: 'guide > unknown rules',
  changed: 'finding rules',
  into: 'asking rules',
} as const;

export const MEMO = 'Who would have told them?';

/** One line per passage, short enough for any window, so that one key moves the caret to the next. */
const FIRST = `${PASSAGES.first}
${PASSAGES.second}
One visitor called it ${PASSAGES.inVivo}. She has been there three times.
${PASSAGES.third}`;

const WHO = [
  'The working group',
  'A member',
  'The secretariat',
  'One supplier',
  '联盟秘书处',
  'A city office',
];
const DID = ['asked for', 'wrote about', 'never mentioned', 'promised', '整理了', 'put off', 'paid for'];
const WHAT = [
  'a fair',
  'the draft',
  'two tests',
  'more tenders',
  '各方的意见',
  'a booklet',
  'the price list',
  'a round',
];
const WHEN = ['in spring', 'before the summer', 'after the vote', '第二年', 'at the last meeting'];

/** Six paragraphs made from `number`: no two numbers give the same text. */
function textOf(number: number): string {
  let seed = number;
  const one = (among: readonly string[]): string => {
    seed = (seed * 48271) % 2147483647;
    return among[seed % among.length] ?? '';
  };
  const sentence = (): string => `${one(WHO)} ${one(DID)} ${one(WHAT)} ${one(WHEN)}.`;
  const paragraph = (): string => Array.from({ length: 5 }, sentence).join(' ');
  return Array.from({ length: 6 }, paragraph).join('\n');
}

const INTERVIEW = `How it began
She joined early. She wanted to hear what the ministry plans.
What came of it
The fair brought two customers. The booklet on standards came too late for her.
`;

/** Writes all of the material into a folder. */
export function layOut(folder: string): DayMaterial {
  const place = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  mkdirSync(join(folder, 'texts'));
  const project = join(folder, 'Alliance study.concord');
  createProject(project, { name: 'Alliance study', coderName: 'Wei' }, openOptions).close();
  const codes = TOP.flatMap((top) => [
    [top, 'An instance of it'],
    ...ACTS.flatMap((act) => OBJECTS[top].map((of) => [`${top} > ${act} ${of}`, `About ${act} ${of}`])),
  ]);
  const rows = codes.map(([path = '', definition = '']) =>
    [path, THEMES.some((theme) => theme === path), definition].join(','),
  );
  return {
    project,
    documents: Array.from({ length: 20 }, (_, at) =>
      place(
        join('texts', `${String(at + 1).padStart(2, '0')} report.txt`),
        at === 0 ? FIRST : textOf(at + 1),
      ),
    ),
    interview: place(join('texts', 'N1.txt'), INTERVIEW),
    codebook: place('codebook.csv', ['path,theme,short_definition', ...rows].join('\n')),
  };
}
