// What is said in each piece about the article: its title, outlet, date and language, and which lines are left out.
// What the layouts of databases and newspapers have in common decides, and what the pieces of one file have in common:
// an outlet comes again, a title does not.
import { languageOf } from '../../text/language.ts';
import { wordsIn } from '../../text/word-count.ts';
import type { InSteps } from '../../in-steps.ts';
import { dateOrder, type DateOrder } from '../../partial-date.ts';
import type { Piece } from './cuts.ts';
import type { FileLine } from './file-lines.ts';
import { dateOf, dateWrittenIn } from './header-dates.ts';
import { isAside, isByline, labelled, partsOf } from './labels.ts';
import { type Fact, type HeadLine, type Head, emptyHead, headOf, repeatedLines } from './heads.ts';

/** Where the facts of an article are looked for. `found`: by labels, else by the layout. */
export interface FactsRule {
  readonly title: 'found' | 'first-line' | 'bold-line';
  readonly outlet: 'found' | 'after-title' | 'before-title' | 'none';
  readonly date: 'found' | 'none';
  /** Whether lines about the file, the database and the page are left out of the texts. */
  readonly skips: boolean;
}

export const usualFacts: FactsRule = { title: 'found', outlet: 'found', date: 'found', skips: true };

export interface ArticleFacts {
  readonly title: Fact | null;
  readonly outlet: Fact | null;
  /** A partial ISO date. */
  readonly date: Fact | null;
  readonly language: 'en' | 'zh-CN' | null;
  /** The lines left out of the text, ascending. */
  readonly skipped: readonly number[];
  /** The words of the text without these lines and without those of the facts; each Chinese character is one. */
  readonly words: number;
}

/** A longer line is no title, and a longer one no outlet. */
const MAX_TITLE = 200;
const MAX_OUTLET = 60;

/** The facts of all pieces, in their order: two steps for each. */
export function* factsOf(
  lines: readonly FileLine[],
  pieces: readonly Piece[],
  rule: FactsRule = usualFacts,
): InSteps<ArticleFacts[]> {
  const heads: Head[] = [];
  for (const piece of pieces) {
    heads.push(headOf(lines, piece));
    yield;
  }
  const order = dateOrder(heads.flatMap(({ dates }) => dates.map(({ text }) => text)));
  const repeated = repeatedLines(heads);
  const facts: ArticleFacts[] = [];
  for (const [at, piece] of pieces.entries()) {
    facts.push(factsOfPiece(lines, piece, heads[at] ?? emptyHead, { rule, order, repeated }));
    yield;
  }
  return facts;
}

interface Reading {
  readonly rule: FactsRule;
  readonly order: DateOrder | null;
  readonly repeated: ReadonlySet<string>;
}

function factsOfPiece(lines: readonly FileLine[], piece: Piece, head: Head, reading: Reading): ArticleFacts {
  const { rule } = reading;
  const date = rule.date === 'none' ? null : dateFound(lines, piece, head, reading.order);
  const layout = layoutOf(head, date, reading);
  const title = titleFound(head, layout, rule);
  const outlet = outletFound(head, layout, title, rule);
  const skipped: number[] = [];
  const linesOfFacts = new Set([title, outlet, date].flatMap((fact) => (fact ? [fact.line] : [])));
  let words = 0;
  const beginning: string[] = [];
  for (let line = piece.from; line < piece.to; line += 1) {
    const text = lines[line]?.text ?? '';
    const isMark = piece.cut?.marker === line && piece.cut.isMark;
    if (isMark || (text.trim() !== '' && !linesOfFacts.has(line) && isLeftOut(text))) {
      if (rule.skips) skipped.push(line);
      continue;
    }
    if (linesOfFacts.has(line)) continue;
    words += wordsIn(text);
    if (beginning.length < 200) beginning.push(text);
  }
  const stated = head.labels.get('language')?.value ?? lineWithLanguage(head);
  const language = languageNamed(stated) ?? languageOf([title?.value ?? '', ...beginning].join('\n'));
  return { title, outlet, date, language, skipped, words };
}

/** Lines about the database, and the bare words that announce the text: `Body`. */
function isLeftOut(text: string): boolean {
  return isAside(text) || (labelled(text)?.meaning === 'text' && labelled(text)?.value === '');
}

function dateFound(
  lines: readonly FileLine[],
  { from, to }: Piece,
  { labels, dates }: Head,
  order: DateOrder | null,
): Fact | null {
  const dateLabel = labels.get('date');
  const written = dateLabel ? (dateWrittenIn(dateLabel.value) ?? { text: dateLabel.value, index: 0 }) : null;
  const value = written && !/^\d{5,}$/.test(written.text) ? dateOf(written, order) : null;
  if (dateLabel && value !== null) return { value, line: dateLabel.line };
  for (const { line, ...each } of dates) {
    const found = dateOf(each, order);
    if (found !== null) return { value: found, line };
  }
  // Some newspapers write it below the text, alone in its line.
  for (let line = to - 1, seen = 0; line > from && seen < 4; line -= 1) {
    const text = lines[line]?.text.trim() ?? '';
    if (text === '') continue;
    seen += 1;
    const last = isAside(text) || text.length > 40 ? null : dateWrittenIn(text);
    const found = last ? dateOf(last, order) : null;
    if (found !== null) return { value: found, line };
  }
  return null;
}

/** Which lines of a head are the title's and the outlet's, as far as its layout says. */
interface Layout {
  readonly title: HeadLine | null;
  readonly outlet: Fact | null;
}

function layoutOf({ lines, labels, rights }: Head, date: Fact | null, { repeated }: Reading): Layout {
  const own = lines.filter(({ isAside: aside, text }) => !aside && !(labelled(text) && labels.size > 0));
  const strong = own.find(({ isStrong, text }) => isStrong && text.length <= MAX_TITLE);
  const at = date === null ? -1 : own.findIndex(({ line }) => line === date.line);
  const dated = own[at];
  const beside = dated ? besideDate(dated.text) : null;
  if (dated && beside !== null) {
    const title = strong ?? own.find((each) => each !== dated && isTitle(each, repeated)) ?? null;
    return { title, outlet: { value: beside, line: dated.line } };
  }
  const before = own[at - 1];
  // A word count between them: Factiva, where the outlet follows the date.
  const raw = lines[lines.findIndex(({ line }) => line === date?.line) - 1];
  const after = own[at + 1];
  const isAfter = raw !== undefined && raw.isAside;
  const candidate = at < 0 ? undefined : isAfter ? after : (before ?? after);
  const outlet =
    candidate && candidate !== strong && isOutlet(candidate, { repeated, rights, before, strong, isAfter })
      ? { value: candidate.text, line: candidate.line }
      : null;
  const title =
    strong ??
    own.find((each) => each.line !== outlet?.line && each !== dated && isTitle(each, repeated)) ??
    null;
  return { title, outlet };
}

const OUTLET_NAME =
  /(?:times|post|news|daily|journal|review|weekly|monthly|herald|tribune|gazette|press|telegraph|mail|observer|guardian|magazine|standard|wire|today|报|周刊|月刊|日报|晚报|杂志|新闻|网|通讯社|电视台)$/iu;

function isOutlet(
  { text, line }: HeadLine,
  about: {
    readonly repeated: ReadonlySet<string>;
    readonly rights: readonly string[];
    readonly before: HeadLine | undefined;
    readonly strong: HeadLine | undefined;
    readonly isAfter: boolean;
  },
): boolean {
  if (text.length > MAX_OUTLET || isByline(text) || /[.!?。！？]$/u.test(text)) return false;
  if (about.isAfter || about.repeated.has(text) || OUTLET_NAME.test(text)) return true;
  if (about.rights.some((right) => right.includes(text))) return true;
  // Title, outlet, date: the line between a title and the date.
  return about.strong !== undefined && about.before?.line === line && about.strong.line < line;
}

/** Whether a plain line may be a title: no sentence, and nothing that stands in other heads too. */
function isTitle({ text }: HeadLine, repeated: ReadonlySet<string>): boolean {
  if (/[.。]$/u.test(text) && wordsIn(text) > 8) return false;
  return text.length <= MAX_TITLE && !isByline(text) && !repeated.has(text) && /\p{L}/u.test(text);
}

/** What stands beside a date on its line, if that may be an outlet: `工业信息报 2020年3月17日 第3版`. */
function besideDate(line: string): string | null {
  const written = dateWrittenIn(line);
  if (written === null || isByline(line)) return null;
  const rest = `${line.slice(0, written.index)} | ${line.slice(written.index + written.text.length)}`;
  const names = partsOf(
    rest
      .replaceAll(/(?:星期|周)[一二三四五六日天]|(?:mon|tues|wednes|thurs|fri|satur|sun)day/giu, '|')
      .replaceAll(/\d{1,2}:\d{2}(?::\d{2})?/g, '|')
      .replaceAll(/[,，;；()（）]/gu, '|'),
  ).filter(
    (part) =>
      /\p{L}{2}/u.test(part) &&
      !/^(?:第\s*[\dA-Z]+\s*版|[A-Z]?\d+\s*版?|pg?\.?\s*\w+|page \w+|section \w+|late edition|updated|published|posted|on|发布|发表|时间|日期)/iu.test(
        part,
      ),
  );
  const [name] = names;
  return name !== undefined && name.length <= MAX_OUTLET ? name : null;
}

function titleFound({ lines, labels }: Head, layout: Layout, { title }: FactsRule): Fact | null {
  const own = lines.filter(({ isAside: aside }) => !aside);
  const chosen =
    title === 'first-line' ? own[0] : title === 'bold-line' ? own.find(({ isStrong }) => isStrong) : null;
  if (title === 'found') {
    const titleLabel = labels.get('title');
    if (titleLabel) return { ...titleLabel, value: titleLabel.value.slice(0, MAX_TITLE) };
    return layout.title ? { value: layout.title.text, line: layout.title.line } : null;
  }
  return chosen && chosen.text.length <= MAX_TITLE ? { value: chosen.text, line: chosen.line } : null;
}

function outletFound(
  { lines, labels }: Head,
  layout: Layout,
  title: Fact | null,
  { outlet }: FactsRule,
): Fact | null {
  if (outlet === 'none') return null;
  if (outlet === 'found') return outletLabelled(labels) ?? layout.outlet;
  const own = lines.filter(({ isAside: aside }) => !aside);
  const at = own.findIndex(({ line }) => line === title?.line);
  const chosen = at < 0 ? undefined : own[outlet === 'after-title' ? at + 1 : at - 1];
  return chosen && chosen.text.length <= MAX_OUTLET ? { value: chosen.text, line: chosen.line } : null;
}

/** ProQuest writes the place of a newspaper after its name: `The Guardian; London (UK)`. */
function outletLabelled(labels: Head['labels']): Fact | null {
  const outlet = labels.get('outlet');
  const [name = ''] = outlet?.value.split(/\s*[;；]/u) ?? [];
  return outlet && name !== '' ? { ...outlet, value: name } : null;
}

/** Factiva writes the language alone in a line of the head. */
function lineWithLanguage({ lines }: Head): string {
  return lines.find(({ text }) => /^(?:english|chinese|中文|英文)$/iu.test(text))?.text ?? '';
}

function languageNamed(written: string): 'en' | 'zh-CN' | null {
  if (/^(?:english|en|eng|英文|英语)\b/iu.test(written) || /^英[文语]/u.test(written)) return 'en';
  return /^(?:chinese|zh|chi)\b/iu.test(written) || /^(?:中文|汉语|简体)/u.test(written) ? 'zh-CN' : null;
}
