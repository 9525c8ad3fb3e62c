// The tables as drizzle sees them. The truth is migrations/*.sql; a test holds the two together.
// Taken from their own modules: drizzle's front door loads all it can do, 200 MB and 0.4 s of every start.
import { integer } from 'drizzle-orm/sqlite-core/columns/integer';
import { real } from 'drizzle-orm/sqlite-core/columns/real';
import { text } from 'drizzle-orm/sqlite-core/columns/text';
import { sqliteTable } from 'drizzle-orm/sqlite-core/table';
import type { AnySQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Records, TableName } from '#core/records.ts';

const id = () => text('id').primaryKey();

export const project = sqliteTable('project', {
  id: id(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  notice: text('notice'),
  mainCoderId: text('main_coder_id').notNull(),
  createdAt: text('created_at').notNull(),
});

export const coder = sqliteTable('coder', {
  id: id(),
  name: text('name').notNull(),
  kind: text('kind', { enum: ['person', 'second-pass', 'adjudication'] }).notNull(),
  personId: text('person_id'),
  createdAt: text('created_at').notNull(),
});

export const classTable = sqliteTable('class', {
  id: id(),
  name: text('name').notNull(),
  coverage: text('coverage', { enum: ['complete', 'sampled', 'purposive'] }).notNull(),
  position: real('position').notNull(),
  frameSize: integer('frame_size'),
});

export const source = sqliteTable('source', {
  id: id(),
  kind: text('kind', { enum: ['document', 'interview'] }).notNull(),
  classId: text('class_id'),
  title: text('title').notNull(),
  date: text('date'),
  language: text('language'),
  origin: text('origin'),
  status: text('status', { enum: ['new', 'included', 'excluded', 'second-look'] }).notNull(),
  exclusionReason: text('exclusion_reason'),
  duplicateOf: text('duplicate_of'),
  textHash: text('text_hash').notNull(),
  docHash: text('doc_hash'),
  originalHash: text('original_hash'),
  originalName: text('original_name'),
  length: integer('length').notNull(),
  codePoints: integer('code_points').notNull(),
  astral: text('astral').notNull(),
  label: text('label'),
  place: text('place'),
  mode: text('mode', { enum: ['in-person', 'online'] }),
  durationMinutes: integer('duration_minutes'),
  interviewer: text('interviewer'),
  createdAt: text('created_at').notNull(),
  encoding: text('encoding'),
});

export const attribute = sqliteTable('attribute', {
  id: id(),
  name: text('name').notNull(),
  owner: text('owner', { enum: ['source', 'respondent'] }).notNull(),
  type: text('type', { enum: ['text', 'integer', 'decimal', 'boolean', 'date'] }).notNull(),
  position: real('position').notNull(),
});

export const attributeValue = sqliteTable('attribute_value', {
  id: id(),
  attributeId: text('attribute_id').notNull(),
  sourceId: text('source_id'),
  respondentId: text('respondent_id'),
  value: text('value').notNull(),
});

export const respondent = sqliteTable('respondent', {
  id: id(),
  name: text('name').notNull(),
  position: real('position').notNull(),
});

export const sourceRespondent = sqliteTable('source_respondent', {
  id: id(),
  sourceId: text('source_id').notNull(),
  respondentId: text('respondent_id').notNull(),
});

export const review = sqliteTable('review', {
  id: id(),
  sourceId: text('source_id').notNull(),
  coderId: text('coder_id').notNull(),
  at: text('at').notNull(),
});

export const code = sqliteTable('code', {
  id: id(),
  parentId: text('parent_id'),
  position: real('position').notNull(),
  name: text('name').notNull(),
  name2: text('name2'),
  aliases: text('aliases').notNull(),
  colour: integer('colour').notNull(),
  codable: integer('codable', { mode: 'boolean' }).notNull(),
  isTheme: integer('is_theme', { mode: 'boolean' }).notNull(),
  shortDefinition: text('short_definition').notNull(),
  fullDefinition: text('full_definition').notNull(),
  whenToUse: text('when_to_use').notNull(),
  whenNotToUse: text('when_not_to_use').notNull(),
  definition2: text('definition2').notNull(),
  origin: text('origin', { enum: ['inductive', 'deductive'] }).notNull(),
  prompted: text('prompted', { enum: ['yes', 'no', 'partly'] }),
  status: text('status', { enum: ['draft', 'stable', 'retired', 'merged'] }).notNull(),
  mergedInto: text('merged_into'),
  onePerSource: integer('one_per_source', { mode: 'boolean' }).notNull(),
  pin: integer('pin'),
  createdAt: text('created_at').notNull(),
});

export const themeCode = sqliteTable('theme_code', {
  id: id(),
  themeId: text('theme_id').notNull(),
  codeId: text('code_id').notNull(),
});

export const coding = sqliteTable('coding', {
  id: id(),
  sourceId: text('source_id').notNull(),
  codeId: text('code_id').notNull(),
  coderId: text('coder_id').notNull(),
  start: integer('start'),
  end: integer('end'),
  quoteDigest: text('quote_digest'),
  weight: integer('weight'),
  stance: text('stance', { enum: ['supports', 'qualifies', 'contradicts'] }),
  voice: text('voice', { enum: ['paraphrase', 'verbatim-notes', 'verbatim-recorded', 'remark'] }),
  respondentId: text('respondent_id'),
  translation: text('translation'),
  createdAt: text('created_at').notNull(),
});

export const codeExample = sqliteTable('code_example', {
  id: id(),
  codeId: text('code_id').notNull(),
  codingId: text('coding_id').notNull(),
  position: real('position').notNull(),
});

export const memo = sqliteTable('memo', {
  id: id(),
  title: text('title').notNull(),
  body: text('body').notNull(),
  about: text('about', { enum: ['free', 'project', 'source', 'code', 'coding', 'respondent'] }).notNull(),
  sourceId: text('source_id'),
  codeId: text('code_id'),
  codingId: text('coding_id'),
  respondentId: text('respondent_id'),
  coderId: text('coder_id').notNull(),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
});

export const comparison = sqliteTable('comparison', {
  id: id(),
  name: text('name').notNull(),
  settings: text('settings').notNull(),
  position: real('position').notNull(),
});

export const verdict = sqliteTable('verdict', {
  id: id(),
  comparisonId: text('comparison_id').notNull(),
  themeId: text('theme_id').notNull(),
  value: text('value', { enum: ['converges', 'complements', 'contradicts', 'silent'] }),
  reasons: text('reasons').notNull(),
  meaning: text('meaning', { enum: ['same', 'different'] }),
  examples: text('examples', { enum: ['same', 'different'] }),
  counts: text('counts').notNull(),
  coderId: text('coder_id').notNull(),
  at: text('at').notNull(),
});

export const verdictEvidence = sqliteTable('verdict_evidence', {
  id: id(),
  verdictId: text('verdict_id').notNull(),
  codingId: text('coding_id').notNull(),
});

export const sourcePages = sqliteTable('source_pages', {
  id: id(),
  sourceId: text('source_id').notNull(),
  starts: text('starts').notNull(),
  layoutHash: text('layout_hash'),
  layoutTextHash: text('layout_text_hash'),
});

export const importRun = sqliteTable('import_run', {
  id: id(),
  name: text('name').notNull(),
  coderId: text('coder_id').notNull(),
  at: text('at').notNull(),
  cancelled: integer('cancelled', { mode: 'boolean' }).notNull(),
  imported: integer('imported').notNull(),
  identical: integer('identical').notNull(),
  failed: integer('failed').notNull(),
  skipped: integer('skipped').notNull(),
  columns: text('columns'),
  mapping: text('mapping'),
  reportHash: text('report_hash').notNull(),
});

export const exclusionReason = sqliteTable('exclusion_reason', {
  id: id(),
  name: text('name').notNull(),
  position: real('position').notNull(),
  mark: text('mark', { enum: ['could-not-be-read'] }),
});

export const distinctPair = sqliteTable('distinct_pair', {
  id: id(),
  sourceId: text('source_id').notNull(),
  otherId: text('other_id').notNull(),
});

export const sample = sqliteTable('sample', {
  id: id(),
  name: text('name').notNull(),
  seed: integer('seed').notNull(),
  settings: text('settings').notNull(),
  sourceIds: text('source_ids').notNull(),
  createdAt: text('created_at').notNull(),
});

export const exchange = sqliteTable('exchange', {
  id: id(),
  name: text('name').notNull(),
  origin: text('origin').notNull(),
  unit: text('unit', { enum: ['code-point', 'utf-16'] }).notNull(),
  lineEnd: integer('line_end').$type<1 | 2>().notNull(),
  coderId: text('coder_id').notNull(),
  at: text('at').notNull(),
  reportHash: text('report_hash').notNull(),
});

export const exchangeParts = sqliteTable('exchange_parts', {
  id: id(),
  exchangeId: text('exchange_id').notNull(),
  sourceId: text('source_id'),
  partsHash: text('parts_hash').notNull(),
});

export const exchangeFile = sqliteTable('exchange_file', {
  id: id(),
  exchangeId: text('exchange_id').notNull(),
  entry: text('entry').notNull(),
  piece: integer('piece').notNull(),
  fileHash: text('file_hash').notNull(),
});

/** The recorded tables by the name a Change uses. `blob`, `change` and the derived tables are not among them. */
export const tables = {
  project,
  coder,
  class: classTable,
  source,
  attribute,
  attributeValue,
  respondent,
  sourceRespondent,
  review,
  code,
  themeCode,
  codeExample,
  coding,
  memo,
  comparison,
  verdict,
  verdictEvidence,
  sourcePages,
  importRun,
  exclusionReason,
  distinctPair,
  sample,
  exchange,
  exchangeParts,
  exchangeFile,
} satisfies { [T in TableName]: AnySQLiteTable & { $inferSelect: Records[T] } };

/** Parents before children: the order in which rows can be added with foreign keys on. */
export const tableOrder = Object.keys(tables) as readonly TableName[];
