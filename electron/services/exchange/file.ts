// An exchange file opened for a look or for an import: what is in it, and how it counts.
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

/** How many of each there are in a file; here of one in which there is nothing. */
export const noCounts = {
  users: 0,
  codes: 0,
  variables: 0,
  cases: 0,
  texts: 0,
  pdfs: 0,
  /** Pictures, sound and film. */
  media: 0,
  /** In texts, those that stand for pdfs included. */
  selections: 0,
  /** Everywhere: in texts, on pages, in media, and of whole sources. */
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
  /** What is to be known of it, beside what the project says. */
  readonly remarks: readonly Remark[];
  readonly foundText: (text: RefiText) => Promise<FoundText | null>;
}

/** Opens a file of the standard and hears all its selections. Throws `invalid` in one sentence for what is no such file. */
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
      // One text at a time is in memory; where all ways of counting are alike, its selections need not be.
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

/** What no exchange file is, as if it were one. */
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
    // Notes have their words in the project.
    foundText: async (text) => (await foreignText(text.key)) ?? (await readText(file, text)),
  };
}

/** The counts of a project before its sources are looked at. */
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

/** Counts a source with what is in it. */
function count({ kind, text, codings }: SourceOutline, counts: typeof noCounts): void {
  counts[kinds[kind]] += 1;
  counts.selections += text?.selections ?? 0;
  counts.codings += codings;
}
