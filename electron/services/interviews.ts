import * as z from 'zod';
import { respondentOfLabel } from '#core/interview-label.ts';
import { carried } from '#core/text/plain-text.ts';
import type { RichText } from '#core/text/rich-text.ts';
import { tables, initial } from '#core/tables/all.ts';
import { get, insert } from '#db/write.ts';
import { command } from './context.ts';
import { refuseTakenLabel } from './interview-labels.ts';
import { respondentNamed } from './respondent-named.ts';
import { setRespondents } from './respondents.ts';
import { dateWritten } from './sources.ts';
import { keepText } from './texts.ts';

/** The note of a new interview: each line of the outline as a heading with an empty paragraph below. */
function outlineNote(outline: readonly string[]): RichText {
  const headings = outline
    // Cleaned like an imported text: a study with a NUL in a text could not be imported again.
    .map((line) => carried(line).replaceAll('\r', ' ').trim())
    .filter((line) => line !== '');
  if (headings.length === 0) return { type: 'doc', content: [{ type: 'paragraph' }] };
  return {
    type: 'doc',
    content: headings.flatMap((text) => [
      { type: 'heading' as const, attrs: { level: 2 as const }, content: [{ type: 'text' as const, text }] },
      { type: 'paragraph' as const },
    ]),
  };
}

export const interviews = {
  /**
   * Adds an interview with an empty note, or with the outline as headings. Adds named respondents that are new. Without
   * any, the label names one: N9.2 belongs to N9.
   */
  create: command(
    z.strictObject({
      label: z.string().trim().min(1).max(50),
      respondents: z.array(z.string().trim().min(1).max(100)).default([]),
      title: z.string().trim().max(500).default(''),
      classId: z.string().nullable().default(null),
      date: z.string().nullable().default(null),
      place: z.string().trim().nullable().default(null),
      mode: z.enum(tables.source.columns.mode.values).nullable().default(null),
      durationMinutes: z.int().min(1).max(100_000).nullable().default(null),
      interviewer: z.string().trim().nullable().default(null),
      language: z.string().nullable().default(null),
      outline: z.array(z.string().regex(/^[^\n]*$/)).default([]),
    }),
    ({ db, newId, now }, { respondents, outline, title, date, ...facts }) => {
      refuseTakenLabel(db, null, facts.label);
      if (facts.classId !== null) get(db, 'class', facts.classId);
      const names = respondents.length > 0 ? respondents : [respondentOfLabel(facts.label)];
      const people = names.map((name) => respondentNamed(db, newId, name));
      const source = insert(db, 'source', {
        ...initial.source,
        id: newId(),
        kind: 'interview',
        title: title || facts.label,
        ...facts,
        date: dateWritten(date) ?? null,
        status: 'included',
        ...keepText(db, outlineNote(outline)),
        createdAt: now(),
      });
      setRespondents(
        db,
        newId,
        source.id,
        people.map(({ id }) => id),
      );
      return source;
    },
  ),
};
