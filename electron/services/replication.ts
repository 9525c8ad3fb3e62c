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
  /** Which pseudonym stands for whom in a package. This key is for the analyst; no package contains it. */
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
   * Writes the whole project as plain files with a manifest of hashes, whole or not at all: into a new or empty folder,
   * or as a zip file if the name ends so. The same project gives the same bytes. With pseudonyms, the package contains
   * no names, no ids, order or times of the project, and no originals. Words of
   * people who agreed to be counted only are never in it. Throws `conflict` for a folder that is not
   * empty.
   */
  write: readingJob(
    z.strictObject({
      /** The path to write to, from the host's dialog. */
      to: z.string().min(1),
      language: z.enum(languages).optional(),
      pseudonyms: z.boolean().default(false),
      /** What to do with confidential interviews; by default, those named are left out. */
      interviews: z.enum(['whole', 'without-words', 'left-out']).optional(),
      /** The ids of confidential interviews; all interviews when left out. */
      confidential: z.array(z.string()).optional(),
      /** Whether texts of people who agreed to be paraphrased only are in it; their codings are in any case. */
      paraphrased: z.boolean().default(false),
      /** Whether coders are named in a package with pseudonyms; without pseudonyms they always are. */
      namesCoders: z.boolean().default(false),
      originals: z.boolean().default(false),
      /** Files for repositories: W3C Web Annotations of the codings, and metadata of DataCite and DDI. */
      forRepositories: z.boolean().default(true),
      /** The time that is written into the files; by default the time of the last change. */
      date: z.union([z.iso.date(), z.iso.datetime()]).optional(),
    }),
    (context, { to, ...options }) => {
      // A person who names confidential interviews does not want them shown.
      const interviews = options.interviews ?? (options.confidential ? 'left-out' : 'whole');
      return writeReplication(context, context.files.output(to), { ...options, interviews });
    },
  ),
};
