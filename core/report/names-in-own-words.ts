// Words in what an analyst wrote that may name somebody. Those whom the study knows are found by their names and how these are
// shortened; no list of other names can be looked up, so they are told by their look, and people decide what they mean.
import { FoldedText, Signs } from '../replication/folded-text.ts';
import { hanForms, isHanName, titlesAfterNames, withoutSpacesInHan } from '../replication/han-names.ts';
import { plain } from '../replication/left-names.ts';

/** A word with a capital letter that is no abbreviation in capitals alone, such as McKim, D’Arcy or Jean-Luc. */
const NAME = String.raw`(?:\p{Lu}['’])?\p{Lu}[\p{L}\p{M}]*\p{Ll}[\p{L}\p{M}]*(?:['’-]\p{Lu}?[\p{L}\p{M}]+)*`;
const names = new RegExp(String.raw`(?<![\p{L}\p{N}])${NAME}(?: ${NAME})*`, 'gu');
/** What may precede the first word of a sentence. */
const startOfSentence = /(?:^|[.!?…:;]["'”’)\]]*\s+|\n\s*)["'“‘(]*$/u;
/** A Chinese family name, or a whole name, with what somebody is called by: 王老师, 李明教授; no “and” or “by” before it. */
const called = new RegExp(
  String.raw`(?:(?![和与及跟同对向让请被把的了是在由给])\p{Script=Han}){1,3}?(?:${titlesAfterNames})`,
  'gu',
);
/** 总经理 by itself names nobody, although 经理 follows a character in it. */
const titles = new Set(titlesAfterNames.split('|'));
/** Frequent Chinese family names. */
const FAMILY =
  '[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]';
const SAYING =
  '说|表示|认为|指出|告诉|提到|谈到|回忆|回答|解释|强调|介绍|补充|承认|坦言|觉得|担心|建议|反映|透露';
/** What may be a Chinese name without a title: at the beginning of a clause, or after 受访者 and the like, before a word of saying. */
const saying = new RegExp(
  String.raw`(?:(?<=^|[^\p{Script=Han}]|受访者|访谈者|据|和|与)(?<name>${FAMILY}\p{Script=Han}{1,2}))(?=(?:也|还|则|却|又|曾|均|都|就)?(?:${SAYING}))`,
  'gmu',
);
/** Words that the dictionary lacks. */
const noPeople = new Set(['高管', '高层', '何种', '贺信', '万科', '周报', '史学']);
const chinese = new Intl.Segmenter('zh', { granularity: 'word' });
/** Words that are capitalised and name nobody. */
const notNames = new Set(
  plain(
    [
      'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
      'January February March April May June July August September October November December',
    ].join(' '),
  ).split(' '),
);

/**
 * Each once, in the order of the text. `known` are words, as `plain` writes them, that name nobody: those of Concord and of
 * the codebook; `people` are the names of respondents and coders, which are found in each form, known or not. A word that
 * begins a sentence counts if another with a capital follows, or if it is not known. `signs` say which characters are read
 * alike, such as traditional and simplified Chinese; names are given back as they are written.
 */
export function namesInOwnWords(
  text: string,
  known: ReadonlySet<string>,
  people: readonly string[] = [],
  signs = new Signs(),
): string[] {
  const folded = (written: string): string => new FoldedText(written, signs).folded;
  const ofPeople = new Set(people.flatMap((name) => plain(folded(name)).split(/[^\p{L}\p{N}\p{M}]+/u)));
  const isKnown = (word: string): boolean => {
    const bare = plain(folded(word)).replace(/['’]s$/u, '');
    if (ofPeople.has(bare)) return false;
    return known.has(bare) || notNames.has(bare);
  };
  const found = [...text.matchAll(names)].flatMap(({ 0: stretch, index }) => {
    const words = stretch.split(' ');
    // “When Kim spoke”: the first word of a sentence is capitalised whatever it is.
    const isFirst = startOfSentence.test(text.slice(0, index));
    const own = isFirst && words.length > 1 && isKnown(words[0]!) ? words.slice(1) : words;
    return own.every(isKnown) ? [] : [own.join(' ').replace(/['’]s$/u, '')];
  });
  const joined = withoutSpacesInHan(text);
  const read = new FoldedText(joined, signs);
  const written = (index: number, length: number): string =>
    joined.slice(read.startOf(index), read.endOf(index + length));
  const inHan = (pattern: RegExp): string[] =>
    [...read.folded.matchAll(pattern)].flatMap(({ 0: stretch, index }) =>
      titles.has(stretch) ? [] : written(index, stretch.length),
    );
  const addressed = inHan(called);
  const speaking = [...read.folded.matchAll(saying)].flatMap(({ index, groups }) => {
    const name = groups?.['name'] ?? '';
    return isNameByItself(name) ? written(index, name.length) : [];
  });
  const all = [...new Set([...found, ...addressed, ...speaking])];
  // What is found in a longer name already needs no line of its own: 小明 in 王小明.
  const forms = people.map(folded).filter(isHanName).flatMap(hanForms);
  const ofStudy =
    forms.length === 0
      ? []
      : inHan(new RegExp(forms.toSorted((a, b) => b.length - a.length).join('|'), 'gu'));
  return [...all, ...new Set(ofStudy.filter((name) => !all.some((other) => other.includes(name))))];
}

/** Whether a dictionary knows no word that begins with the family name: 高管认为 and 文件指出 name nobody. */
function isNameByItself(name: string): boolean {
  const [first] = chinese.segment(name);
  return first?.segment.length === 1 && !noPeople.has(name);
}
