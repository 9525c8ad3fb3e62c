import * as z from 'zod';
import { isChecklistItem } from '#core/report/checklists.ts';
import { type Report } from '#core/report/report.ts';
import { numberFormats } from '#core/report/runs.ts';
import type { StudyFact } from '#core/report/study-facts.ts';
import { personOf } from '#db/person.ts';
import { noteNumbersRead } from '#db/numbers-read.ts';
import { writeWhole } from '../write-file.ts';
import { languages } from '#words/words.ts';
import { command, job, query } from './context.ts';
import {
  addSection,
  changeSection,
  fixNumber,
  orderSection,
  releaseNumber,
  removeSection,
  restoreParagraph,
  titleSection,
  writeParagraph,
} from './report/changing.ts';
import { factsNow, refuseBlind } from './report/counted.ts';
import { reportPeople } from './report/names.ts';
import { ofOneState } from './report/one-state.ts';
import { namesLeft, type NamesLeft } from './report/names-left.ts';
import { numbersPrinted, reportBytes, reportToPrint, type PrintingReport } from './report/write.ts';
import { offeredNumbers, type OfferedNumber } from './report/numbers.ts';
import { readReport } from './report/read.ts';

/** What a report is read with: names are as in the study and words of interviews are left out unless asked for. */
const reading = z.strictObject({
  language: z.enum(languages),
  codebookLanguage: z.enum(languages).optional(),
  pseudonyms: z.boolean().default(false),
  interviewExcerpts: z.boolean().default(false),
});

const printing = z.strictObject({
  /** Each section is printed in these, one after the other. */
  languages: z.array(z.enum(languages)).min(1).max(languages.length),
  pseudonyms: z.boolean().default(false),
  interviewExcerpts: z.boolean().default(false),
});

const language = z.enum(languages);
/** The id of a section, a paragraph or a number. */
const key = z.string().min(1).max(500);
const runText = z.string().max(100_000);

const run = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: runText,
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('number'),
    id: key,
    format: z.enum(numberFormats).optional(),
    text: runText,
    isGone: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('citation'),
    sourceId: z.string(),
    codingId: z.string().nullable(),
    text: runText,
  }),
]);

/** Each language once, the first first. */
function asPrinted({ languages: asked, ...privacy }: z.output<typeof printing>): PrintingReport {
  const [first = 'en', ...others] = new Set(asked);
  return { languages: [first, ...others], ...privacy };
}

export const report = {
  /** The report “Methods and results” in one language, counted now. Throws `conflict` during a second pass. */
  read: job(reading, (context, asked): Promise<Report> =>
    ofOneState(context, (still) => readReport(still, asked)),
  ),

  /** The report as the text of an HTML page, as it would be exported. Throws as `read`. */
  page: job(printing, async (context, asked): Promise<string> => {
    const { printed } = await reportToPrint(context, asPrinted(asked));
    return new TextDecoder().decode(await reportBytes(printed, 'report.html'));
  }),

  /** Where names may remain in the report with pseudonyms, before it is exported. Throws as `read`. */
  namesLeft: job(printing, async (context, asked): Promise<NamesLeft> => {
    const { printed, reports } = await reportToPrint(context, asPrinted(asked));
    return namesLeft(context, printed, reports, reportPeople(context, asked).hidden);
  }),

  /** Exports the report as docx, html or md, by the ending of the name. Throws as `read`, and `unsupported` for another ending. */
  export: job(
    printing.extend({
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
    }),
    async (context, { to, ...asked }) => {
      const { printed, reports } = await reportToPrint(context, asPrinted(asked));
      const path = context.files.output(to);
      const bytes = await reportBytes(printed, path);
      context.signal.throwIfAborted();
      writeWhole(path, bytes);
      const numbers = numbersPrinted(printed);
      context.wrote(numbers);
      return {
        sections: printed.sections.length,
        numbers,
        bytes: bytes.length,
        notice: printed.notice,
        ...namesLeft(context, printed, reports, reportPeople(context, asked).hidden),
      };
    },
  ),

  /** The plain facts of the study that no table counts. Throws as `read`. */
  facts: query(z.strictObject({}), (context): StudyFact[] => {
    refuseBlind(context);
    return factsNow(context);
  }),

  /** Every number that can stand in the report, those of kept tables too, with this value if one is given. Throws as `read`. */
  numbers: job(
    z.strictObject({ language, value: z.number().optional() }),
    (context, { language: own, value }): Promise<OfferedNumber[]> =>
      ofOneState(context, (still) => offeredNumbers(still, own, value)),
  ),

  /**
   * Writes a paragraph in one language: in place of one of Concord’s, whose `basis` the report has, or with `basis` null
   * beside them, a new one where `paragraph` is null. Without runs, what it replaces is left out. Returns its id.
   */
  writeParagraph: command(
    z.strictObject({
      section: key,
      language,
      paragraph: key.nullable(),
      basis: z.string().max(100).nullable(),
      after: key.nullable().default(null),
      runs: z.array(run).max(5_000),
    }),
    (context, written): string => writeParagraph(context, written),
  ),

  /** Puts Concord’s paragraph back, or removes a paragraph of the analyst’s own, in one language. */
  restore: command(z.strictObject({ paragraph: key, language }), (context, { paragraph, language: own }) => {
    restoreParagraph(context, paragraph, own);
  }),

  /** Moves a section before another; to the end where that is null. */
  order: command(z.strictObject({ key, before: key.nullable() }), (context, { key: own, before }) =>
    orderSection(context, own, before),
  ),

  /** Takes a section into the report or leaves it out; null lets Concord decide, by whether there is anything to say. */
  switch: command(z.strictObject({ key, isOn: z.boolean().nullable() }), (context, { key: own, isOn }) =>
    changeSection(context, own, { isOn }),
  ),

  /** Adds a section of the analyst’s own. Returns its key. */
  addSection: command(
    z.strictObject({
      title: z.string().trim().min(1).max(200),
      language,
      before: key.nullable().default(null),
    }),
    (context, section): string => addSection(context, section),
  ),

  /** Gives a section a title in one language; an empty one gives Concord’s back. */
  rename: command(
    z.strictObject({ key, language, title: z.string().trim().max(200) }),
    (context, { key: own, language: its, title }) => titleSection(context, own, its, title),
  ),

  /** Removes a section of the analyst’s own with what is written in it. */
  removeSection: command(z.strictObject({ key }), (context, { key: own }) => {
    removeSection(context, own);
  }),

  /** Says which items of checklists a section answers, such as `coreq.13`. */
  answer: command(
    z.strictObject({ key, items: z.array(z.string().refine(isChecklistItem)).max(60) }),
    (context, { key: own, items }) =>
      changeSection(context, own, { answers: JSON.stringify([...new Set(items)]) }),
  ),

  /** Fixes a number: it is printed so whatever is counted, with the reason in the list of fixed numbers. */
  fixNumber: command(
    z.strictObject({ number: key, value: z.number(), reason: z.string().trim().min(1).max(2_000) }),
    (context, fixed) => fixNumber(context, fixed),
  ),

  /** Lets a fixed number be counted again. */
  unfixNumber: command(z.strictObject({ number: key }), (context, { number }) => {
    releaseNumber(context, number);
  }),

  /** Notes what the person who works has read, so that what differs later can be told. It is no change of the study. */
  markRead: query(
    z.strictObject({
      numbers: z.array(z.strictObject({ number: key, value: z.number().nullable() })).max(10_000),
    }),
    ({ db, coderId, personId, now }, { numbers }): void => {
      noteNumbersRead(db, personOf(db, coderId, personId), numbers, now());
    },
  ),
};
