// Lines with a label, as databases export them: `Publication date: Mar 5, 2020`, `SN`, `【来源】工业信息报`. Which fact
// each label announces, and which lines are about the database and not about the article.

export type Labelled = 'title' | 'outlet' | 'date' | 'language' | 'text' | 'aside';

const labels: ReadonlyMap<string, Labelled> = new Map(
  (
    [
      ['title', 'title headline hd 标题 题名 题目 篇名 文章标题 title-题名 正题名'],
      [
        'outlet',
        'publicationtitle publication outlet newspaper source sn 来源 媒体 媒体名称 报纸 报纸名称 文献来源 出处 刊名 source-文献来源 newspaper-报纸名称',
      ],
      [
        'date',
        'publicationdate date pd published pubdate datepublished 日期 发布日期 发表日期 发表时间 发布时间 出版日期 报纸日期 刊登日期 pubtime-发表时间 date-出版日期',
      ],
      ['language', 'language la languageofpublication 语言 语种'],
      ['text', 'body fulltext 正文 全文'],
      [
        'aside',
        'load-date loaddate length wc copyright cy an documenttype documentid proquestdocumentid database srcdatabase srcdatabase-来源库 来源库 publication-type publicationtype jsn links documenturl lastupdated downloaded downloaddate accessed retrieved exported printed timestamp 下载日期 下载时间 导出日期 导出时间 检索日期 检索时间 打印日期 访问日期 字数 文章编号 文件编号',
      ],
    ] as const
  ).flatMap(([meaning, names]) => names.split(' ').map((name) => [name, meaning] as const)),
);

/** The two letters by which Factiva names a field, alone on a line or before a tab or two spaces. */
const FACTIVA = /^(HD|SN|PD|LA|WC|CY|AN)(?:$|\t\s*|\s{2,})(.*)$/su;
/** The tags of EndNote, as Chinese databases export them: `%T 题名`. */
const ENDNOTE = /^%([0-9A-Z@~!])\s+(.*)$/su;
const ofEndNote: Readonly<Record<string, Labelled>> = {
  T: 'title',
  J: 'outlet',
  B: 'outlet',
  '8': 'date',
  G: 'language',
  ...Object.fromEntries(['0', 'W', '~', '@', '!', 'U', 'L', 'P', 'N', 'V'].map((tag) => [tag, 'aside'])),
};
const WITH_SIGN = /^[【[]\s*([^】\]]{1,24}?)\s*[】\]]\s*[:：]?\s*(.*)$/su;
const WITH_COLON = /^([^:：]{1,28}?)\s*[:：]\s*(.*)$/su;

export interface LabelledLine {
  readonly meaning: Labelled;
  /** What follows the label on its line; empty if the value is on the next. */
  readonly value: string;
}

/** The label of a line and its value; null for a line without a known label. */
export function labelled(line: string): LabelledLine | null {
  const text = line.trim();
  if (text.length > 400) return null;
  const tagged = ENDNOTE.exec(text);
  if (tagged) {
    const meaning = ofEndNote[tagged[1] ?? ''];
    return meaning === undefined ? null : { meaning, value: (tagged[2] ?? '').trim() };
  }
  const found = FACTIVA.exec(text) ?? WITH_SIGN.exec(text) ?? WITH_COLON.exec(text);
  const meaning = found ? labels.get(keyOf(found[1] ?? '')) : labels.get(keyOf(text));
  if (meaning === undefined) return null;
  // Without a sign, only the labels that stand above a whole text are believed.
  if (!found) return meaning === 'text' ? { meaning, value: '' } : null;
  return { meaning, value: (found[2] ?? '').trim() };
}

function keyOf(label: string): string {
  return label.toLowerCase().replaceAll(/\s+/g, '');
}

/** The parts of a header line: `工业信息报 | 2020-03-17 | 第3版`. */
export function partsOf(line: string): string[] {
  return line
    .split(/\s{2,}|\t|\u3000+|\s*[|｜│·•]\s*/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Lines about the file, the database or the page: never part of an article, and never its date. */
const asides: readonly RegExp[] = [
  /^\d[\d,]*\s*words?$/i,
  /^(?:约|共)?\s*\d[\d,]*\s*字$/u,
  /^(?:©|\(c\)\s|copyright\b)/i,
  /©|版权所有|all rights reserved/i,
  /^(?:english|chinese|中文|英文)$/iu,
  /^page \d+(?: of \d+)?$/i,
  /^第\s*\d+\s*页(?:[,，]?\s*共\s*\d+\s*页)?$/u,
  /^(?:downloaded|retrieved|accessed|exported|printed|timestamp|search summary|results found)\b/i,
  /^(?:下载|导出|检索|打印|访问|生成)(?:日期|时间|于|自)/u,
  /^(?:end of document|document [A-Za-z]+\d[A-Za-z0-9]{8,})$/i,
  /^[=_*~\u2014\u2500-]{4,}$/u,
];

/** Whether a line is left out of the articles. */
export function isAside(line: string): boolean {
  const text = line.trim();
  if (text.length > 250) return false;
  return labelled(text)?.meaning === 'aside' || asides.some((aside) => aside.test(text));
}

/** Whether a line says who wrote the article. */
export function isByline(line: string): boolean {
  return /^(?:by\s+\p{Lu}|byline\b|(?:本报)?(?:见习|特约)?(?:记者|通讯员)|作者|文[／/])/u.test(line.trim());
}
