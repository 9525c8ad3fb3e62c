// What is to be known of a file before its rows are looked at: how it counts, which files it has, what is kept as it stood.
import type { ErrorParameters } from '#core/errors.ts';
import { unitInWords, type ChosenConvention } from '#core/refi/convention.ts';
import type { Remark } from '#core/refi/incoming.ts';
import type { RefiProject, RefiSource } from '#core/refi/project.ts';
import type { ExchangeFile } from '#formats/refi/container.ts';
import { textOf, type ExchangeCounts } from './file.ts';
import { ofFiles } from './kept-files.ts';

/** That a source has no words, and where they were looked for. */
export function withoutWords(title: string, source: RefiSource): Remark {
  const text = textOf(source);
  const path = text?.plainPath ?? text?.richPath ?? (source.kind === 'pdf' ? source.pdf.path : null);
  return path === null
    ? { key: 'exchange:no_words', parameters: { source: title } }
    : { key: 'exchange:no_words_at', parameters: { source: title, path } };
}

export function conventionRemarks(
  { because, isAmbiguous, convention }: ChosenConvention,
  origin: string,
  selections: number,
): Remark[] {
  // Nothing was counted.
  if (selections === 0) return [];
  const parameters: ErrorParameters = {
    origin,
    unit: unitInWords(convention.unit),
    lineEnd: convention.lineEnd,
  };
  return [
    { key: `exchange:counted_${because}`, parameters },
    ...(isAmbiguous ? [{ key: 'exchange:counted_ambiguously', parameters }] : []),
  ];
}

export function fileRemarks({ foreign, qde, unclear = [], missing = [] }: ExchangeFile): Remark[] {
  return [
    ...(qde === null || qde === 'project.qde'
      ? []
      : [{ key: 'exchange:qde_called', parameters: { entry: qde } }]),
    ...ofFiles('unclear_files', unclear),
    ...ofFiles('missing_files', missing),
    ...foreign.map((namespace) => ({ key: 'exchange:foreign', parameters: { namespace } })),
  ];
}

/** What is kept as it stood; `areas` of pages. */
export function keptRemarks(project: RefiProject, { media }: ExchangeCounts, areas: number): Remark[] {
  const counted = {
    kept_media: media,
    kept_areas: areas,
    kept_sets: project.sets.length,
    kept_links: project.links.length,
    kept_graphs: project.graphs.length,
  };
  return Object.entries(counted).flatMap(([key, count]) =>
    count > 0 ? [{ key: `exchange:${key}`, parameters: { count } }] : [],
  );
}
