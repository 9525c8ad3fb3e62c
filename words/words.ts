// Every visible string of Concord, in the languages of languages.ts. Screens, command line and exports ask here;
// `core/` returns keys and numbers, never text.
import { createInstance, type i18n, type TFunction } from 'i18next';
import { spacedAtEdges, withEdges } from './chinese-spacing.ts';
import * as spoken from './languages.ts';

export const catalogues = { ...spoken };
export type Language = keyof typeof catalogues;
// The keys of the object are the languages.
export const languages = Object.keys(catalogues) as readonly Language[];

/** The words of one language. Keys are `room:sentence`, as in `errors:not_a_project`. */
export interface Words {
  readonly language: Language;
  /** The language whose code names come first, if codes have names in two. */
  readonly codebookLanguage: Language;
  readonly t: TFunction;
  /** The text of a key without parameters in each language, in the order of `languages`. */
  readonly inEveryLanguage: (key: string) => string[];
  readonly instance: i18n;
}

/**
 * Loads the catalogues for `language`. A missing sentence falls back to English, never to an empty text. Codes are
 * named in the same language unless another is given.
 */
export function createWords(language: Language, codebookLanguage: Language = language): Words {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    initAsync: false,
    resources: catalogues,
    defaultNS: 'common',
    ns: Object.keys(catalogues.en),
    interpolation: { escapeValue: false },
  });
  return {
    language,
    codebookLanguage,
    t: remembering(instance.t, language),
    inEveryLanguage: (key) => languages.map((lng) => instance.t(key, { lng })),
    instance,
  };
}

/** Caches texts without parameters: a screen full of rows asks for the same ones a thousand times. */
function remembering(t: TFunction, language: Language): TFunction {
  const known = new Map<string, string>();
  const translate = t as unknown as (...all: unknown[]) => string;
  const filled = language === 'zh-CN' ? spacing(translate) : translate;
  const look = (key: string, ...rest: unknown[]): string => {
    if (rest.length > 0) return filled(key, ...rest);
    const word = known.get(key) ?? t(key);
    known.set(key, word);
    return word;
  };
  return Object.assign(look, { $TFunctionBrand: t.$TFunctionBrand }) as TFunction;
}

/** Sets the Chinese spaces at the edges of parameters, and uses the form for one thing if the count is one. */
function spacing(translate: (...all: unknown[]) => string): (...all: unknown[]) => string {
  return (key, ...rest) =>
    spacedAtEdges(
      translate(
        ofOne(key, rest[0]),
        ...rest.map((each) =>
          typeof each === 'object' && each !== null ? withEdges(each as Record<string, unknown>) : each,
        ),
      ),
    );
}

/** i18next looks up no singular for Chinese, which has no plural; without this it would say “all 1 sources”. */
function ofOne(key: unknown, options: unknown): unknown {
  if (typeof key !== 'string' || typeof options !== 'object' || options === null) return key;
  const { count, context } = options as { readonly count?: unknown; readonly context?: unknown };
  if (count !== 1) return key;
  return [[key, ...(typeof context === 'string' ? [context] : []), 'one'].join('_'), key];
}

/** The catalogue for a system's language tag: Chinese for `zh…`, else English. */
export function languageFor(tag: string | undefined): Language {
  return languages.find((language) => tag?.toLowerCase().startsWith(language.slice(0, 2))) ?? 'en';
}
