import * as z from 'zod';
import { languages } from '#words/words.ts';
import type { StudyFact } from '#core/report/study-facts.ts';
import { job, query } from './context.ts';
import { factsNow } from './report/counted.ts';
import { readReport, refuseBlind } from './report/read.ts';

/** What a report is read with: names are as in the study and words of interviews are left out unless asked for. */
const reading = {
  language: z.enum(languages),
  codebookLanguage: z.enum(languages).optional(),
  pseudonyms: z.boolean().default(false),
  interviewExcerpts: z.boolean().default(false),
};

export const report = {
  /** The report “Methods and results” in one language, counted now. Throws `conflict` during a second pass. */
  read: job(z.strictObject(reading), (context, asked) => readReport(context, asked)),

  /** The plain facts of the study that no table counts. Throws as `read`. */
  facts: query(z.strictObject({}), (context): StudyFact[] => {
    refuseBlind(context);
    return factsNow(context);
  }),
};
