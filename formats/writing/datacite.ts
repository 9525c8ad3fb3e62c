// A study as DataCite metadata, kernel 4, as XML and JSON: what a repository needs to register a DOI. What the study does
// not know has the scheme's own value for that. https://datacite-metadata-schema.readthedocs.io/en/4.6/
import type { StudyMetadata } from '#core/replication/study-metadata.ts';
import { attributes, contentText } from './markup.ts';

/** To be assigned or announced later: one of the standard values for unknown information. */
const LATER = '(:tba)';

/** Sentences that stand in the record. */
export interface DataciteWords {
  /** What sort of thing it is. */
  readonly resource: string;
  /** How it was made, in sentences. */
  readonly methods: string;
  /** The language of the title and the descriptions, as a BCP 47 tag. */
  readonly language: string;
}

/** The properties that both forms write. */
function propertiesOf(study: StudyMetadata, words: DataciteWords) {
  const { title, description, creators, date, begun, collected, languages, themes } = study;
  return {
    creators: creators.length === 0 ? [LATER] : creators,
    titles: [title],
    publisher: LATER,
    publicationYear: date.slice(0, 4),
    resource: words.resource,
    subjects: themes,
    dates: [
      { type: 'Created', value: `${begun}/${date}` },
      ...collected.map(({ from, to }) => ({
        type: 'Collected',
        value: from === to ? from : `${from}/${to}`,
      })),
    ],
    language: languages[0],
    formats: ['text/plain', 'text/csv', 'application/json', 'application/ld+json'],
    descriptions: [
      ...(description === '' ? [] : [{ type: 'Abstract', value: description }]),
      ...(words.methods === '' ? [] : [{ type: 'Methods', value: words.methods }]),
    ],
  };
}

/** The record as XML, ending with a line end. */
export function dataciteXml(study: StudyMetadata, words: DataciteWords): string {
  const found = propertiesOf(study, words);
  const lang = { 'xml:lang': words.language };
  const tag = (name: string, text: string, its: Readonly<Record<string, string>> = {}): string =>
    `<${name}${attributes(its)}>${contentText(text)}</${name}>`;
  const list = (name: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`  <${name}>`, ...items.map((item) => `    ${item}`), `  </${name}>`];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<resource${attributes({
      xmlns: 'http://datacite.org/schema/kernel-4',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'http://datacite.org/schema/kernel-4 http://schema.datacite.org/meta/kernel-4/metadata.xsd',
    })}>`,
    `  ${tag('identifier', LATER, { identifierType: 'DOI' })}`,
    ...list(
      'creators',
      found.creators.map(
        (name) => `<creator>${tag('creatorName', name, { nameType: 'Personal' })}</creator>`,
      ),
    ),
    ...list(
      'titles',
      found.titles.map((title) => tag('title', title, lang)),
    ),
    `  ${tag('publisher', found.publisher)}`,
    `  ${tag('publicationYear', found.publicationYear)}`,
    `  ${tag('resourceType', found.resource, { resourceTypeGeneral: 'Dataset' })}`,
    ...list(
      'subjects',
      found.subjects.map((subject) => tag('subject', subject)),
    ),
    ...list(
      'dates',
      found.dates.map(({ type, value }) => tag('date', value, { dateType: type })),
    ),
    ...(found.language === undefined ? [] : [`  ${tag('language', found.language)}`]),
    ...list(
      'formats',
      found.formats.map((format) => tag('format', format)),
    ),
    ...list(
      'descriptions',
      found.descriptions.map(({ type, value }) =>
        tag('description', value, { descriptionType: type, ...lang }),
      ),
    ),
    '</resource>',
    '',
  ].join('\n');
}

/** The record as JSON, as DataCite's own interfaces read it, ending with a line end. */
export function dataciteJson(study: StudyMetadata, words: DataciteWords): string {
  const found = propertiesOf(study, words);
  const record = {
    schemaVersion: 'http://datacite.org/schema/kernel-4',
    identifiers: [],
    types: { resourceTypeGeneral: 'Dataset', resourceType: found.resource },
    creators: found.creators.map((name) => ({ name, nameType: 'Personal' })),
    titles: found.titles.map((title) => ({ title, lang: words.language })),
    publisher: { name: found.publisher },
    publicationYear: found.publicationYear,
    subjects: found.subjects.map((subject) => ({ subject })),
    dates: found.dates.map(({ type, value }) => ({ date: value, dateType: type })),
    ...(found.language === undefined ? {} : { language: found.language }),
    formats: found.formats,
    descriptions: found.descriptions.map(({ type, value }) => ({
      description: value,
      descriptionType: type,
      lang: words.language,
    })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
