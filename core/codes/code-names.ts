// A code may be named in two languages. Which of its names a reader sees first is decided here and nowhere else.

/** The language whose names are put first, as a BCP 47 tag. */
export type CodebookLanguage = string;

/** What a code is called, in one language or two. */
export interface NamedCode {
  readonly name: string;
  readonly name2: string | null;
}

const HAN = /\p{Script=Han}/u;

/** Codes with their names in the other order, so that a code that stays the same is the same object. */
const turned = new WeakMap<NamedCode, NamedCode>();

/**
 * The code with its name in `language` first and the other as its second. A name with Han characters is Chinese, one
 * without is not; where both names are alike in this, or there is only one, the code stays as it is.
 */
export function namedIn<C extends NamedCode>(code: C, language: CodebookLanguage): C {
  const { name, name2 } = code;
  if (!name2 || HAN.test(name) === HAN.test(name2)) return code;
  if (HAN.test(name) === (language === 'zh-CN')) return code;
  const known = turned.get(code) ?? { ...code, name: name2, name2: name };
  turned.set(code, known);
  return known as C;
}

/** Which of the names of a code, as it is written, is read first in `language`: the one that a renaming changes. */
export function firstName(code: NamedCode, language: CodebookLanguage): 'name' | 'name2' {
  return namedIn(code, language) === code ? 'name' : 'name2';
}
