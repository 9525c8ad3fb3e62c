// A change as a sentence in the past tense, with the names of things as separate parts.
import type { ActFacts, FromTo, Thing } from '#core/history/facts.ts';
import { languageName } from './language-name.ts';
import type { Words } from './words.ts';

/** A part of the sentence: words, or the name of a thing. */
export interface ActPart {
  readonly text: string;
  /** The thing named; null for plain words. */
  readonly thing: Thing | null;
}

/** What the sentence is made from: the facts of a change, and its method if there are none. */
export interface SaidAct {
  readonly facts: ActFacts | null;
  readonly method: string;
}

/** Longer texts are cut; the open row shows all of them. */
const MAX_LENGTH = 60;
const MAX_SHORT_LENGTH = 44;

/** The sentence in parts, so that names can be distinguished from words. */
export function actParts(words: Words, { facts, method }: SaidAct): ActPart[] {
  const { t } = words;
  if (facts === null) {
    const key = method.replace('.', '_');
    const ownSentence = t(`acts:method.${key}`, { defaultValue: '' });
    return [{ text: ownSentence || t(`methods:${key}`, { defaultValue: method }), thing: null }];
  }
  const value = facts.value;
  const texts: Record<string, string> = {
    file: facts.file ?? '',
    field:
      facts.field === null ? '' : t(`acts:field.${facts.field}`, { defaultValue: t('acts:other_field') }),
    from: value === null ? '' : valueInWords(words, value, value.from),
    to: value === null ? '' : valueInWords(words, value, value.to),
  };
  // Names are put into the sentence with marks around them, and the sentence is split at the marks.
  const marks = Object.fromEntries(Object.keys(facts.things).map((name) => [name, `\u0000${name}\u0000`]));
  const sentence = t(`acts:did.${facts.key}`, { ...texts, ...marks, count: facts.count });
  const parts = sentence.split('\u0000').flatMap((text, place): ActPart[] => {
    if (text === '') return [];
    if (place % 2 === 0) return [{ text, thing: null }];
    const thing = facts.things[text];
    // Several words of one act are names on lines of their own.
    const name = thing?.name?.replaceAll('\n', t('acts:between_names'));
    return thing ? [{ text: name ?? t('acts:unnamed'), thing }] : [];
  });
  return parts.map((part, place) => ({
    ...part,
    text: part.thing ? part.text : beside(words, part.text, parts[place - 1]?.text, parts[place + 1]?.text),
  }));
}

/** Words next to a name: Chinese sets no space between them if the name is Chinese too. */
function beside(
  { language }: Words,
  text: string,
  before: string | undefined,
  after: string | undefined,
): string {
  if (language !== 'zh-CN') return text;
  const end = after !== undefined && /^\p{Script=Han}/u.test(after) ? text.trimEnd() : text;
  return before !== undefined && /\p{Script=Han}$/u.test(before) ? end.trimStart() : end;
}

/** The sentence as one text. */
export function actSentence(words: Words, act: SaidAct): string {
  return actParts(words, act)
    .map(({ text }) => text)
    .join('');
}

/** A sentence shortened for a narrow line. */
export function shortened(sentence: string): string {
  return sentence.length > MAX_SHORT_LENGTH
    ? `${sentence.slice(0, MAX_SHORT_LENGTH - 1).trimEnd()}…`
    : sentence;
}

/**
 * Shown beside the sentence: old and new value, and the place; empty if the sentence says so, or there is nothing to
 * say.
 */
export function actAside(words: Words, { facts }: SaidAct): string {
  if (facts === null) return '';
  const { t } = words;
  if (facts.key.startsWith('exported'))
    return facts.count > 0 ? t('acts:entries', { count: facts.count }) : '';
  const { comparison } = facts.things;
  if (comparison?.name && facts.key === 'set_verdict')
    return t('acts:in_comparison', { name: comparison.name });
  if (facts.value === null || /^(?:renamed_|set_verdict|gave_key|(?:added|removed)_words_)/.test(facts.key))
    return '';
  const { from, to } = facts.value;
  if (facts.key.startsWith('decided_')) return to === null ? '' : t('acts:because', { reason: to });
  if (from === null && to === null) return '';
  if (from === null) return valueInWords(words, facts.value, to);
  return t('acts:from_to', {
    from: valueInWords(words, facts.value, from),
    to: valueInWords(words, facts.value, to),
  });
}

function valueInWords({ t, language }: Words, { of }: FromTo, value: string | null): string {
  if (value === null) return of === 'verdict' ? t('acts:value.verdict.none') : t('acts:nothing');
  if (of === 'language' && value !== null) return languageName(language, value);
  if (of !== 'text') return t(`acts:value.${of}.${value}`, { defaultValue: value });
  const text = value.replaceAll(/\s+/g, ' ').trim();
  return t('acts:quoted', { text: text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1)}…` : text });
}

/** The sentence of a change, marked if it was undone or redone. */
export function actWithMark(
  words: Words,
  act: SaidAct & { readonly undoes: string | null; readonly redoes: string | null },
): string {
  const what = actSentence(words, act);
  if (act.undoes !== null) return words.t('acts:undid', { what });
  return act.redoes === null ? what : words.t('acts:redid', { what });
}
