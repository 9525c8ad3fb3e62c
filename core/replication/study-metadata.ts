// What a repository asks about a study: who made it, when, of what, in which languages. Read from the study as its package
// presents it, so that it names nobody whom the package does not name.
import type { ExportedProject } from '../exports/exported-project.ts';
import type { SourceKind } from '../records.ts';
import { dayOf } from './own-ids.ts';

export interface StudyMetadata {
  readonly title: string;
  /** May be empty. */
  readonly description: string;
  readonly notice: string | null;
  /** Names of those who coded, the main coder first; none where coders are not named. */
  readonly creators: readonly string[];
  /** The day of the last change, or the one that was given for the package. */
  readonly date: string;
  /** The day on which the study was begun. */
  readonly begun: string;
  /** The earliest and the latest date of sources of each kind, as far as known; kinds without dates are left out. */
  readonly collected: readonly { readonly kind: SourceKind; readonly from: string; readonly to: string }[];
  /** BCP 47 tags of the sources, the most frequent first. */
  readonly languages: readonly string[];
  /** How many sources there are of each kind; kinds without any are left out. */
  readonly sources: readonly { readonly kind: SourceKind; readonly count: number }[];
  readonly respondents: number;
  /** Names of themes; of all codes without one above them where there are no themes. */
  readonly themes: readonly string[];
}

/** The metadata of a study. `date` is that of the package; `namesCoders`: whether it names those who coded. */
export function studyMetadata(
  { project, corpus, coders }: ExportedProject,
  date: string,
  namesCoders: boolean,
): StudyMetadata {
  const sources = corpus.sourcesInOrder;
  const kinds: readonly SourceKind[] = ['document', 'interview'];
  const people = namesCoders ? coders.filter(({ kind }) => kind === 'person') : [];
  const isMain = (id: string): number => Number(id !== project.mainCoderId);
  const byLanguage = new Map<string, number>();
  for (const { language } of sources)
    if (language !== null) byLanguage.set(language, (byLanguage.get(language) ?? 0) + 1);
  const codes = corpus.codebook.inOrder;
  const themes = codes.filter(({ isTheme }) => isTheme);
  const shown = themes.length > 0 ? themes : codes.filter(({ parentId }) => parentId === null);
  return {
    title: project.name,
    description: project.description.trim(),
    notice: project.notice,
    creators: people.toSorted((a, b) => isMain(a.id) - isMain(b.id)).map(({ name }) => name),
    date: dayOf(date),
    begun: dayOf(project.createdAt),
    collected: kinds.flatMap((kind) => {
      const dates = sources.flatMap((source) => (source.kind === kind ? (source.date ?? []) : [])).sort();
      const [from, to] = [dates[0], dates.at(-1)];
      return from === undefined || to === undefined ? [] : [{ kind, from, to }];
    }),
    languages: [...byLanguage].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag),
    sources: kinds.flatMap((kind) => {
      const count = sources.filter((source) => source.kind === kind).length;
      return count === 0 ? [] : [{ kind, count }];
    }),
    respondents: corpus.tables.respondent.size,
    themes: shown.map(({ name }) => name),
  };
}
