// A code may have names in two languages. Only this module decides which one a reader sees first.

/** The language whose names are put first, as a BCP 47 tag. */
export type CodebookLanguage = string;

/** The names of a code in one or two languages. */
export interface NamedCode {
  readonly name: string;
  readonly name2: string | null;
}

const HAN = /\p{Script=Han}/u;

/** Codes with their names swapped, kept so that the same code always gives the same object. */
const turned = new WeakMap<NamedCode, NamedCode>();

/**
 * The code with its name in `language` first and the other one second. A name with Han characters is Chinese,
 * any other is not; where both names are of one kind, or there is only one, the code stays as it is.
 */
export function namedIn<C extends NamedCode>(code: C, language: CodebookLanguage): C {
  const { name, name2 } = code;
  if (!name2 || HAN.test(name) === HAN.test(name2)) return code;
  if (HAN.test(name) === (language === 'zh-CN')) return code;
  const known = turned.get(code) ?? { ...code, name: name2, name2: name };
  turned.set(code, known);
  return known as C;
}

/** Which of a code's stored names is shown first in `language`: the one that renaming changes. */
export function firstName(code: NamedCode, language: CodebookLanguage): 'name' | 'name2' {
  return namedIn(code, language) === code ? 'name' : 'name2';
}
