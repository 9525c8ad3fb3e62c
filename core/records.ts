// The rows of a project as plain values: what the database stores, what a Change carries and what the
// renderer holds. Field names are the columns' in camel case. Times are ISO 8601 in UTC; dates may be
// partial (`2019`, `2019-12`, `2019-12-05`). `null` is "not said".

export type SourceKind = 'document' | 'interview';
export type SourceStatus = 'new' | 'included' | 'excluded' | 'second-look';
export type Coverage = 'complete' | 'sampled' | 'purposive';
export type CoderKind = 'person' | 'second-pass' | 'adjudication';
export type AttributeType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date';
export type CodeStatus = 'draft' | 'stable' | 'retired' | 'merged';
export type Prompted = 'yes' | 'no' | 'partly';
export type Voice = 'paraphrase' | 'verbatim-notes' | 'verbatim-recorded' | 'remark';
export type Stance = 'supports' | 'qualifies' | 'contradicts';
export type VerdictValue = 'converges' | 'complements' | 'contradicts' | 'silent';
export type Judgement = 'same' | 'different';
/** A number from 0 to 11: which of the twelve code colours; screens pick the light or dark value. */
export type ColourIndex = number;

export interface ProjectRecord {
  id: string;
  name: string;
  description: string;
  /** Shown on every source and repeated by every export, for example that all texts are invented. */
  notice: string | null;
  mainCoderId: string;
  createdAt: string;
}

export interface CoderRecord {
  id: string;
  name: string;
  kind: CoderKind;
  /** For a second pass, the person whose pass it is. */
  personId: string | null;
  createdAt: string;
}

/** A class of sources in the analyst's own word: news, report, policy, charter. */
export interface ClassRecord {
  id: string;
  name: string;
  coverage: Coverage;
  /** How many the sources of the class were drawn from at random, the rest never imported; null where not known. */
  frameSize: number | null;
  position: number;
}

/** A source without its text: texts are blobs, found by hash. */
export interface SourceRecord {
  id: string;
  kind: SourceKind;
  classId: string | null;
  title: string;
  date: string | null;
  /** A BCP 47 tag, `en` or `zh-CN`, or null where unknown. */
  language: string | null;
  /** Where it came from: an address, a file name, a publisher. */
  origin: string | null;
  status: SourceStatus;
  exclusionReason: string | null;
  duplicateOf: string | null;
  textHash: string;
  /** The rich text as JSON; null when every line of the text is a paragraph. */
  docHash: string | null;
  originalHash: string | null;
  originalName: string | null;
  /** How the original was decoded (a WHATWG label); null where its format says so itself. */
  encoding: string | null;
  /** Length of the text in UTF-16 code units. */
  length: number;
  /** Length of the text in Unicode code points: what screens and exports call characters. */
  codePoints: number;
  /** UTF-16 positions of the characters above U+FFFF, ascending, as JSON; `[]` for most texts. */
  astral: string;
  /** Interview facts; null on documents. */
  label: string | null;
  place: string | null;
  mode: 'in-person' | 'online' | null;
  durationMinutes: number | null;
  interviewer: string | null;
  createdAt: string;
}

export interface AttributeRecord {
  id: string;
  name: string;
  owner: 'source' | 'respondent';
  type: AttributeType;
  position: number;
}

export interface AttributeValueRecord {
  id: string;
  attributeId: string;
  sourceId: string | null;
  respondentId: string | null;
  /** Written as the type says: `42`, `4.2`, `true` / `false`, `2019-12`, or any text. */
  value: string;
}

export interface RespondentRecord {
  id: string;
  /** A pseudonym such as N9. */
  name: string;
  position: number;
}

export interface SourceRespondentRecord {
  id: string;
  sourceId: string;
  respondentId: string;
}

/** A coder has declared a source finished. */
export interface ReviewRecord {
  id: string;
  sourceId: string;
  coderId: string;
  at: string;
}

export interface CodeRecord {
  id: string;
  parentId: string | null;
  /** Order among siblings; any finite number. */
  position: number;
  name: string;
  /** The name in the second language. */
  name2: string | null;
  /** Further names the palette finds, one a line. */
  aliases: string;
  colour: ColourIndex;
  codable: boolean;
  isTheme: boolean;
  shortDefinition: string;
  fullDefinition: string;
  whenToUse: string;
  whenNotToUse: string;
  /** The short definition in the second language. */
  definition2: string;
  origin: 'inductive' | 'deductive';
  prompted: Prompted | null;
  status: CodeStatus;
  /** For a merged code, the code that took its codings. */
  mergedInto: string | null;
  /** At most one code of this branch on a source, as whole-source coding. */
  onePerSource: boolean;
  /** 1 to 9: the key that applies it. */
  pin: number | null;
  createdAt: string;
}

/** A code gathered into a theme from elsewhere in the tree, with what lies below it. */
export interface ThemeCodeRecord {
  id: string;
  themeId: string;
  codeId: string;
}

/** A coding shown as an example of its code. */
export interface CodeExampleRecord {
  id: string;
  codeId: string;
  codingId: string;
  position: number;
}

/** One act: one code on one span, or on a whole source, by one coder. */
export interface CodingRecord {
  id: string;
  sourceId: string;
  codeId: string;
  coderId: string;
  /** UTF-16; both null for a whole-source coding. */
  start: number | null;
  end: number | null;
  /** First 16 hex digits of the SHA-256 of the quoted text; null for a whole-source coding. */
  quoteDigest: string | null;
  weight: number | null;
  stance: Stance | null;
  voice: Voice | null;
  /** In a group interview, who speaks. */
  respondentId: string | null;
  translation: string | null;
  createdAt: string;
}

/** Written thought, attached to at most one of the four, or to the project, or free. */
export interface MemoRecord {
  id: string;
  title: string;
  body: string;
  about: 'free' | 'project' | 'source' | 'code' | 'coding' | 'respondent';
  sourceId: string | null;
  codeId: string | null;
  codingId: string | null;
  respondentId: string | null;
  coderId: string;
  createdAt: string;
  updatedAt: string;
}

/** Documents against interviews: which classes, which layer, which basis, which margin. */
export interface ComparisonRecord {
  id: string;
  name: string;
  /** Settings of `core/comparison` as JSON. */
  settings: string;
  position: number;
}

/** The analyst's judgement of one theme in one comparison. */
export interface VerdictRecord {
  id: string;
  comparisonId: string;
  themeId: string;
  value: VerdictValue | null;
  reasons: string;
  meaning: Judgement | null;
  examples: Judgement | null;
  /** The counts at the time of judging, as JSON: the verdict is stale when they differ now. */
  counts: string;
  coderId: string;
  at: string;
}

/** A coding pinned as evidence of a verdict. */
export interface VerdictEvidenceRecord {
  id: string;
  verdictId: string;
  codingId: string;
}

/** Where the pages of a source begin in its text, and where on each page the text stands. */
export interface SourcePagesRecord {
  id: string;
  sourceId: string;
  /** `PageStart`s of `core/pages.ts` as JSON, ascending; true of the present text. */
  starts: string;
  /** The `PageLayout`s of `core/page-layout.ts` as JSON; null where only the starts are known. */
  layoutHash: string | null;
  /** The text whose positions the layout names: the text as it was imported. */
  layoutTextHash: string | null;
}

/** One import, with what became of every file in it. */
export interface ImportRunRecord {
  id: string;
  /** What was brought in: the folder's name, or that of the first file. */
  name: string;
  coderId: string;
  at: string;
  /** Stopped by the analyst: what had been imported by then stayed. */
  cancelled: boolean;
  /** Numbers of files. */
  imported: number;
  identical: number;
  failed: number;
  skipped: number;
  /** Of a table: its column names and their `TableMapping`, as JSON, to be proposed the next time. */
  columns: string | null;
  mapping: string | null;
  /** The report, file by file, as JSON. */
  reportHash: string;
}

/** A reason for exclusion that triage offers. A source keeps its reason in words. */
export interface ExclusionReasonRecord {
  id: string;
  name: string;
  /** Null: what is excluded for this reason does not belong to what was looked for. */
  mark: 'could-not-be-read' | null;
  position: number;
}

/** Two sources that look alike and were judged to be different; `sourceId` is the smaller of the two ids. */
export interface DistinctPairRecord {
  id: string;
  sourceId: string;
  otherId: string;
}

/** Sources drawn at random, with all that is needed to draw them again. */
export interface SampleRecord {
  id: string;
  name: string;
  /** 0 to 2^32 - 1. */
  seed: number;
  /** `SampleSettings` of `core/triage/sampling.ts` as JSON. */
  settings: string;
  /** Ids of the sources drawn, in the order of the draw, as JSON. */
  sourceIds: string;
  createdAt: string;
}

/** A project file of another program that was brought in. */
export interface ExchangeRecord {
  id: string;
  /** The name of the file. */
  name: string;
  /** The program that wrote it, as it calls itself; empty where it does not. */
  origin: string;
  /** How positions in the file were counted; see `core/refi/positions.ts`. */
  unit: 'code-point' | 'utf-16';
  lineEnd: 1 | 2;
  coderId: string;
  at: string;
  /** The report, as JSON. */
  reportHash: string;
}

/** What of a file has no place in other tables. */
export interface ExchangePartsRecord {
  id: string;
  exchangeId: string;
  /** The source it stands with; null for what belongs to the project. */
  sourceId: string | null;
  /** The `Part`s of `core/refi/incoming.ts`, in the order of the file, as JSON. */
  partsHash: string;
}

/** A piece of a file of an archive that came from another program, kept as it is for no source's sake. */
export interface ExchangeFileRecord {
  id: string;
  exchangeId: string;
  /** Its name in the archive, folders included. */
  entry: string;
  /** Which piece of it, from 0. */
  piece: number;
  fileHash: string;
}

/** Every table whose rows a Change may carry. */
export interface Records {
  project: ProjectRecord;
  coder: CoderRecord;
  class: ClassRecord;
  source: SourceRecord;
  attribute: AttributeRecord;
  attributeValue: AttributeValueRecord;
  respondent: RespondentRecord;
  sourceRespondent: SourceRespondentRecord;
  review: ReviewRecord;
  code: CodeRecord;
  themeCode: ThemeCodeRecord;
  codeExample: CodeExampleRecord;
  coding: CodingRecord;
  memo: MemoRecord;
  comparison: ComparisonRecord;
  verdict: VerdictRecord;
  verdictEvidence: VerdictEvidenceRecord;
  sourcePages: SourcePagesRecord;
  importRun: ImportRunRecord;
  exclusionReason: ExclusionReasonRecord;
  distinctPair: DistinctPairRecord;
  sample: SampleRecord;
  exchange: ExchangeRecord;
  exchangeParts: ExchangePartsRecord;
  exchangeFile: ExchangeFileRecord;
}

export type TableName = keyof Records;
