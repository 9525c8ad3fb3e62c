import * as z from 'zod';
import { byPlace } from '#core/counting/corpus.ts';
import { withOwnIds } from '#core/replication/own-ids.ts';
import { pseudonymsOf } from '#core/replication/pseudonyms.ts';
import { pseudonymKeyOf } from '#db/file-id.ts';
import { all } from '#db/write.ts';
import { languages } from '#words/words.ts';
import { query, readingJob } from './context.ts';
import { drawFrom } from './replication/draw.ts';
import { writeReplication } from './replication/write.ts';

export const replication = {
  /** Which pseudonym stands for whom in a package. This key is for the analyst: no package holds it. */
  pseudonyms: query(z.strictObject({}), ({ db }) => {
    const [respondent, source, sourceRespondent] = [
      all(db, 'respondent'),
      all(db, 'source'),
      all(db, 'sourceRespondent'),
    ];
    const draw = drawFrom(pseudonymKeyOf(db));
    const rows = withOwnIds({ respondent, source, sourceRespondent }, draw);
    const { respondents } = pseudonymsOf(rows, draw);
    return respondent
      .toSorted(byPlace)
      .map(({ id, name }) => ({ id, name, pseudonym: respondents.get(draw.id(id)) ?? '' }));
  }),

  /**
   * Writes all of the project as plain files with a manifest of hashes, whole or not at all: into a folder that is new
   * or empty, or as a zip where the name ends so. The same project gives the same bytes. With pseudonyms nobody is
   * called by name, no id, order or time of the project is told, and originals are never there. Throws `conflict` for a folder that holds something.
   */
  write: readingJob(
    z.strictObject({
      /** Where to write: what the host's dialog gave. */
      to: z.string().min(1),
      language: z.enum(languages).optional(),
      pseudonyms: z.boolean().default(false),
      /** What becomes of confidential interviews; without it, those that are named are left out. */
      interviews: z.enum(['whole', 'without-words', 'left-out']).optional(),
      /** Which interviews are confidential, by id; all of them when left out. */
      confidential: z.array(z.string()).optional(),
      originals: z.boolean().default(false),
      /** The time that is written into the files; that of the last change when left out. */
      date: z.union([z.iso.date(), z.iso.datetime()]).optional(),
    }),
    (context, { to, ...options }) => {
      // Nobody names what is confidential so that it is shown.
      const interviews = options.interviews ?? (options.confidential ? 'left-out' : 'whole');
      return writeReplication(context, context.files.output(to), { ...options, interviews });
    },
  ),
};
