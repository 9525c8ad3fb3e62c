// How a Chinese name is shortened when people are spoken of: the given name alone, or the family name with a title or 小,
// 老, 阿 before it.

/** Family names of two characters; all others have one. */
const compound = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 司徒 令狐 夏侯 端木 南宫 南宮'.split(
    ' ',
  ),
);

/** What somebody is called by after a family name, or after the whole name. */
export const titlesAfterNames =
  '先生|女士|小姐|同志|老师|老師|师傅|师兄|师姐|同学|教授|博士|医生|主任|经理|總經理|总经理|总监|总裁|总|董事长|局长|处长|科长|部长|厂长|院长|校长|会长|秘书长|书记|所长|老板|工程师|工';

/** Whether a name is written in Chinese characters alone, and has at least two. */
export function isHanName(name: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(name);
}

/** The family name of a Chinese name. */
function familyNameOf(name: string): string {
  const two = [...name].slice(0, 2).join('');
  return compound.has(two) && [...name].length > 2 ? two : ([...name][0] ?? '');
}

/**
 * Patterns for a Chinese name in running text from which spaces between characters were removed: the whole name, the given
 * name if it has two characters or more, and the family name with a title after it or 小, 老, 阿 before it. A given name of
 * one character would be found everywhere.
 */
export function hanForms(name: string): string[] {
  const family = familyNameOf(name);
  const given = name.slice(family.length);
  return [
    name,
    ...([...given].length > 1 ? [given] : []),
    String.raw`${family}(?:${titlesAfterNames})`,
    // 最小高度 is about nobody called 高: the next character must be one that goes on after a name.
    String.raw`[小老阿]${family}(?=$|\P{Script=Han}|[说講讲认想问答和与跟及的在也就是有给对把被都])`,
  ];
}

/** The text without the spaces between Chinese characters: 王 伟 is read as 王伟. */
export function withoutSpacesInHan(text: string): string {
  return text.replaceAll(/(?<=\p{Script=Han})[ \t\u00A0\u3000]+(?=\p{Script=Han})/gu, '');
}
