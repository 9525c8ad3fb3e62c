// What the columns of a table of sources mean. The proposal is based on the headers, in English and Chinese,
// and on the values; the analyst decides.
import { attributeTypeOf } from '../attribute-value.ts';
import { dateOrder, partialDate } from '../partial-date.ts';
import type { AttributeType } from '../records.ts';
import { cellsIn } from './table-columns.ts';

/** Roles that at most one column may take. */
export type SingleRole = 'title' | 'text' | 'date' | 'class' | 'respondent' | 'language' | 'origin';

/** What one column is used for. */
export type ColumnUse =
  | { readonly column: string; readonly role: SingleRole | 'ignore' }
  | {
      readonly column: string;
      readonly role: 'attribute';
      readonly name: string;
      readonly owner: 'source' | 'respondent';
      readonly type: AttributeType;
    };

/** One use for each column of the table, in the table's order. */
export type TableMapping = readonly ColumnUse[];

/** Headers by role, the best first, in lower case and without separators. */
const headers: Readonly<Record<SingleRole, readonly string[]>> = {
  text: words(
    'text fulltext body content contents articletext article transcript notes',
    '正文 全文 内容 文本 原文 文章内容 新闻内容 访谈内容 访谈记录 访谈笔记',
  ),
  title: words(
    'title headline heading documenttitle articletitle label subject name interview',
    '标题 题名 题目 篇名 文件名称 新闻标题 文章标题 文件标题 名称 访谈',
  ),
  date: words(
    'date publicationdate publisheddate datepublished published pubdate publishedat interviewdate',
    'issuedate releasedate yearmonth month year day time',
    '日期 发布日期 发表日期 出版日期 发文日期 成文日期 访谈日期 发布时间 时间 年月 年份',
  ),
  class: words(
    'class sourceclass documenttype doctype sourcetype genre category type kind',
    '类别 分类 类型 文种 文件类型 材料类型 体裁',
  ),
  respondent: words(
    'respondent respondents respondentid participant participantid interviewee informant person case',
    '受访者 被访者 受访人 被访人 访谈对象 受访者编号 参与者',
  ),
  language: words('language lang locale', '语言 语种'),
  origin: words(
    // An outlet is preferred to an address: many sources share an outlet, none shares an address.
    'origin outlet mediaoutlet newspaper media publication journal publisher source issuer issuedby website',
    'url link address',
    '来源 出处 媒体 媒体名称 报纸 报纸名称 报刊 报刊名称 刊名 期刊 发布单位 发文机关 发布机构 网站 网址 链接',
  ),
};

const ignoredHeaders = new Set(['no', 'nr', 'row', 'rowid', 'rownumber', 'index', '序号', '行号']);

const personWords =
  /\bage\b|gender|\bsex\b|occupation|profession|position|job|workplace|employer|education|degree|ethnic|nationality|income|marital|member|年龄|性别|职业|职务|职位|岗位|工作单位|学历|教育|民族|国籍|收入|婚姻|会员/i;

/** A column whose cells are this long on average, in characters, is the text of the sources whatever its header. */
const MIN_LONG_TEXT = 80;

/**
 * Shorter texts are the text column if they have this many letters, and this many times more than any other
 * column.
 */
const MIN_WORDY_TEXT = 30;
const MIN_TIMES_LONGER = 2;
/** How many letters a Chinese character counts as. */
const LETTERS_PER_HAN_CHARACTER = 3;

/**
 * Proposes a use for every column from its header and from `rows`, any sample of the table (a few hundred
 * rows are enough). Never proposes a single role twice. A column without a recognised role becomes an
 * attribute; an empty column, or one that only numbers the rows, is ignored.
 */
export function guessMapping(columns: readonly string[], rows: readonly (readonly string[])[]): TableMapping {
  const values = columns.map((_, index) => cellsIn(rows, index));
  const roles = new Map<number, SingleRole>();
  const free = (index: number): boolean => !roles.has(index);
  const taken = (role: SingleRole): boolean => [...roles.values()].includes(role);

  for (const role of ['text', 'respondent', 'title', 'date', 'class', 'language', 'origin'] as const) {
    const index = byHeader(columns, headers[role], free);
    if (index !== null && isPlausible(role, values[index] ?? [])) roles.set(index, role);
  }
  let isSurvey = false;
  if (!taken('text')) {
    const long = longest(values, free);
    const index = long ?? wordiest(values, free);
    isSurvey = long === null;
    if (index !== null) roles.set(index, 'text');
  }
  if (!taken('date')) {
    const index = values.findIndex((found, at) => free(at) && isDateColumn(found));
    if (index >= 0) roles.set(index, 'date');
  }
  // The other answers of a survey are short and all different, but they are not titles.
  if (!taken('title') && !(isSurvey && taken('text'))) {
    const index = values.findIndex((found, at) => free(at) && isTitleColumn(found, columns[at] ?? ''));
    if (index >= 0) roles.set(index, 'title');
  }

  const respondents = columns.findIndex((_, index) => roles.get(index) === 'respondent');
  return columns.map((column, index): ColumnUse => {
    const role = roles.get(index);
    if (role) return { column, role };
    const found = values[index] ?? [];
    if (found.length === 0 || ignoredHeaders.has(plainHeader(column))) return { column, role: 'ignore' };
    const ofPerson = respondents >= 0 && (isPersonal(column) || variesByPerson(rows, respondents, index));
    return {
      column,
      role: 'attribute',
      name: column,
      owner: ofPerson ? 'respondent' : 'source',
      type: attributeTypeOf(found),
    };
  });
}

/** The column with this role, or null. */
export function columnWithRole(mapping: TableMapping, role: SingleRole): string | null {
  return mapping.find((use) => use.role === role)?.column ?? null;
}

/**
 * A column that claims to hold dates, most of which cannot be read, and which is therefore not the date of
 * the sources.
 */
export interface UnreadDates {
  readonly column: string;
  readonly unreadable: number;
  readonly values: number;
}

/** The first such column of a table without a date column; null where there is none. */
export function unreadDates(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  mapping: TableMapping,
): UnreadDates | null {
  if (columnWithRole(mapping, 'date') !== null) return null;
  for (const [index, column] of columns.entries()) {
    const use = mapping.find((each) => each.column === column);
    const header = plainHeader(column);
    if (use?.role !== 'attribute' || use.type === 'date') continue;
    if (!headers.date.includes(header) || partsOfDates.has(header)) continue;
    const values = cellsIn(rows, index);
    const order = dateOrder(values);
    const unreadable = values.filter((value) => partialDate(value, order) === null).length;
    if (unreadable > 0) return { column, unreadable, values: values.length };
  }
  return null;
}

/** Headers under which something other than full dates is expected. */
const partsOfDates = new Set(['month', 'day', 'time', '时间']);

function words(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' '));
}

/** Whether the header names a property of people, such as an age or a workplace. */
function isPersonal(header: string): boolean {
  return personWords.test(header.replaceAll('_', ' '));
}

function plainHeader(header: string): string {
  return header.toLowerCase().replaceAll(/[\s_\-./:：()（）]+/g, '');
}

function byHeader(
  columns: readonly string[],
  names: readonly string[],
  free: (index: number) => boolean,
): number | null {
  for (const name of names) {
    const index = columns.findIndex((column, at) => free(at) && plainHeader(column) === name);
    if (index >= 0) return index;
  }
  return null;
}

/** A column headed "date" without any date, or "text" with only numbers, is not what its header says. */
function isPlausible(role: SingleRole, values: readonly string[]): boolean {
  if (values.length === 0) return true;
  const order = dateOrder(values);
  if (role === 'date') return share(values, (value) => partialDate(value, order) !== null) > 0.5;
  if (role === 'text') return share(values, (value) => /^[\d.,-]*$/.test(value)) < 0.5;
  return true;
}

function longest(values: readonly string[][], free: (index: number) => boolean): number | null {
  const averages = values.map((found, index) => (free(index) ? mean(found.map((value) => value.length)) : 0));
  const most = Math.max(0, ...averages);
  return most >= MIN_LONG_TEXT ? averages.indexOf(most) : null;
}

/** The column of sentences that stands out by its length; not titles, identifiers or addresses. Null in doubt. */
function wordiest(values: readonly string[][], free: (index: number) => boolean): number | null {
  const lengths = values.map((found) => mean(found.map(lettersOf)));
  const candidates = lengths.map((length, index) =>
    free(index) && share(values[index] ?? [], isSentence) >= 0.5 ? length : 0,
  );
  const most = Math.max(0, ...candidates);
  const index = candidates.indexOf(most);
  const next = Math.max(0, ...lengths.filter((_, at) => at !== index));
  return most >= MIN_WORDY_TEXT && most >= next * MIN_TIMES_LONGER ? index : null;
}

function lettersOf(value: string): number {
  return value.length + (value.match(/\p{Script=Han}/gu)?.length ?? 0) * (LETTERS_PER_HAN_CHARACTER - 1);
}

/** Whether it has at least four words, or eight Chinese characters. */
function isSentence(value: string): boolean {
  return value.split(/\s+/).length >= 4 || (value.match(/\p{Script=Han}/gu)?.length ?? 0) >= 8;
}

function isDateColumn(values: readonly string[]): boolean {
  const order = dateOrder(values);
  return share(values, (value) => !/^\d+$/.test(value) && partialDate(value, order) !== null) >= 0.9;
}

/** Whether the values are short and nearly all different: names of things and not values of a variable. */
function isTitleColumn(values: readonly string[], header: string): boolean {
  const distinct = new Set(values).size;
  return (
    values.length > 0 &&
    !ignoredHeaders.has(plainHeader(header)) &&
    !isPersonal(header) &&
    distinct >= values.length * 0.9 &&
    mean(values.map((value) => value.length)) >= 6 &&
    attributeTypeOf(values) === 'text'
  );
}

/** Whether some respondent has several rows, and the column differs between respondents but never within one. */
function variesByPerson(rows: readonly (readonly string[])[], respondents: number, column: number): boolean {
  const seen = new Map<string, string>();
  let repeated = false;
  for (const row of rows) {
    const respondent = row[respondents]?.trim() ?? '';
    const value = row[column]?.trim() ?? '';
    if (respondent === '') continue;
    const before = seen.get(respondent);
    if (before !== undefined && before !== value) return false;
    repeated ||= before !== undefined;
    seen.set(respondent, value);
  }
  return repeated && new Set(seen.values()).size > 1;
}

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
