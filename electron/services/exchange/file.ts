// An exchange file opened for a preview or an import: its content, and how it counts positions.
import { type ChosenConvention, ConventionHearing, FileText } from '#core/refi/positions.ts';
import type { Remark } from '#core/refi/incoming.ts';
import {
  everyCode,
  outlineOf,
  type RefiProject,
  type RefiText,
  type SourceOutline,
  textOf,
} from '#core/refi/project.ts';
import type { ForeignFile } from '#formats/foreign/told.ts';
import { type ExchangeFile, openExchange } from '#formats/refi/container.ts';
import { type FoundText, readText } from '#formats/refi/read-text.ts';
import type { ReadingContext } from '../context.ts';

/** How many things of each kind a file contains; here those of an empty file. */
export const noCounts = {
  users: 0,
  codes: 0,
  variables: 0,
  cases: 0,
  texts: 0,
  pdfs: 0,
  /** Pictures, sound and film. */
  media: 0,
  /** Selections in texts, including the texts of pdfs. */
  selections: 0,
  /** All codings: in texts, on pages, in media, and of whole sources. */
  codings: 0,
  notes: 0,
  links: 0,
  sets: 0,
  graphs: 0,
};
export type ExchangeCounts = Readonly<typeof noCounts>;

export interface OpenedExchange {
  readonly file: ExchangeFile;
  readonly counts: ExchangeCounts;
  readonly convention: ChosenConvention;
  /** Remarks on the file, beside those in the project's data. */
  readonly remarks: readonly Remark[];
  readonly foundText: (text: RefiText) => Promise<FoundText | null>;
}

/**
 * Opens a file of the standard and examines all its selections. Throws `invalid`, with a sentence, for any other file.
 */
export async function openStandard(
  { signal, progress }: Pick<ReadingContext, 'signal' | 'progress'>,
  path: string,
  name: string,
): Promise<OpenedExchange> {
  const file = await openExchange(path, name, signal);
  try {
    const { project } = file;
    const hearing = new ConventionHearing();
    const counts = countsBefore(project);
    const { outlines } = file;
    for (const [done, { text, ...outline }] of outlines.entries()) {
      progress({ done, total: outlines.length, name: text?.name ?? '', stage: 'looking' });
      signal.throwIfAborted();
      count({ text, ...outline }, counts);
      if (!text || text.selections === 0) continue;
      // Only one text at a time is in memory. If all ways of counting agree on a text, its selections need no
      // examination.
      const plain = await readText(file, { content: null, plainPath: text.plainPath, richPath: null });
      if (plain && new FileText(plain.decoded).isPlain) continue;
      const source = project.sources.at(done);
      const told = source && textOf(source);
      const found = plain ?? (told && (await readText(file, told)));
      if (found && told) hearing.hear(new FileText(found.decoded), told.selections);
    }
    return {
      file,
      counts,
      convention: hearing.verdict(project.origin),
      remarks: [],
      foundText: (text) => readText(file, text),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

/** Presents a project of another format as if it were an exchange file. */
export function openedForeign({ project, remarks, textOf: foreignText, close }: ForeignFile): OpenedExchange {
  const file: ExchangeFile = {
    project,
    qde: null,
    foreign: [],
    outlines: [],
    file: () => Promise.resolve(null),
    close,
  };
  const counts = countsBefore(project);
  for (const source of project.sources) count(outlineOf(source), counts);
  return {
    file,
    counts,
    convention: {
      convention: { unit: 'utf-16', lineEnd: 1 },
      because: 'own',
      isAmbiguous: false,
      evidence: [],
    },
    remarks,
    // The words of notes are in the project's data.
    foundText: async (text) => (await foreignText(text.key)) ?? (await readText(file, text)),
  };
}

/** The counts of a project without its sources. */
function countsBefore(project: RefiProject): typeof noCounts {
  return {
    ...noCounts,
    users: project.users.length,
    codes: [...everyCode(project.codes)].length,
    variables: project.variables.length,
    cases: project.cases.length,
    notes: project.noteTexts.length,
    links: project.links.length,
    sets: project.sets.length,
    graphs: project.graphs.length,
  };
}

const kinds = { text: 'texts', pdf: 'pdfs', other: 'media' } as const;

/** Adds a source and what is in it to the counts. */
function count({ kind, text, codings }: SourceOutline, counts: typeof noCounts): void {
  counts[kinds[kind]] += 1;
  counts.selections += text?.selections ?? 0;
  counts.codings += codings;
}
