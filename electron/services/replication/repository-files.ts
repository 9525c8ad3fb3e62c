// What repositories read of a package: its codings as annotations of the web, and what the study is.
import { samplesToRecode } from '#core/recoding/samples-to-recode.ts';
import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { studyMetadata } from '#core/replication/study-metadata.ts';
import { webAnnotations } from '#core/replication/web-annotations.ts';
import { dataciteJson, dataciteXml } from '#formats/writing/datacite.ts';
import { ddiCodebookXml } from '#formats/writing/ddi-codebook.ts';
import { sampleSentence } from '#words/sample-sentence.ts';
import type { Words } from '#words/words.ts';
import { PROGRAM } from '../../version.ts';
import type { PackageFiles } from './files.ts';
import type { PackagedStudy } from './rows.ts';
import type { SourceFiles } from './texts.ts';

/** What stands in the records beside what the study itself says. */
export interface RepositoryFacts {
  readonly date: string;
  /** How tallies and comparisons were counted, in sentences. */
  readonly methods: readonly string[];
  /** Whether coders are named as creators. */
  readonly namesCoders: boolean;
}

/** Writes annotations of the web, and metadata of DataCite and DDI. They hold nothing that the package does not. */
export async function writeRepositoryFiles(
  { exported, rows, textOf }: PackagedStudy,
  sourceFiles: SourceFiles,
  files: PackageFiles,
  words: Words,
  { date, methods, namesCoders }: RepositoryFacts,
): Promise<void> {
  const { t, language } = words;
  const annotated = {
    project: exported,
    fileOf: (id: string) => sourceFiles.texts.get(id),
    textOf,
    hidesCoders: !namesCoders,
  };
  await files.add('annotations.jsonld', webAnnotations(annotated));
  const study = studyMetadata(exported, date, namesCoders);
  const kinds = study.sources.map(({ kind, count }) => t(`replication:readme.${kind}s`, { count }));
  const again = samplesToRecode(rows.sample, rows.recoding);
  const told = methods.join('\n\n');
  const datacite = { language, resource: t('replication:metadata.resource'), methods: told };
  await files.add('datacite.xml', [dataciteXml(study, datacite)]);
  await files.add('datacite.json', [dataciteJson(study, datacite)]);
  const ddi = {
    language,
    kinds,
    unit: t(`replication:metadata.${study.respondents > 0 ? 'people' : 'sources'}`),
    // How a second pass was drawn is no matter of what is in the study.
    sampling: rows.sample.flatMap(({ id, settings, seed }) =>
      again.has(id) ? [] : sampleSentence(words, sampleDesignFrom(settings), seed),
    ),
    methods: told,
    program: PROGRAM,
  };
  await files.add('ddi-codebook.xml', [ddiCodebookXml(study, ddi)]);
}
