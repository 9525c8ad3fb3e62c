// The operators of a line as a list to choose from.
import type { LineOperator } from '#core/query/lines.ts';
import type { OfferedOperator, WhyNot } from '#core/query/offered-choices.ts';
import type { Option } from '#renderer/ui/option.ts';
import { relationKey } from '#words/query-plain.ts';
import type { Words } from '#words/words.ts';

/** The key of an operator's words, which also names its option. */
export function operatorKey(operator: LineOperator) {
  return operator.what === 'relation' ? relationKey(operator.relation) : operator.what;
}

/** The operators offered; those that could find nothing say why, and cannot be chosen. */
export function operatorOptions(words: Words, offered: readonly OfferedOperator[]): Option[] {
  return offered.map(({ operator, why }) => {
    const value = operatorKey(operator);
    return { value, label: words.t(`query:operators.${value}`), ...refused(words, why) };
  });
}

/** What an option has that cannot be chosen. */
export function refused({ t }: Words, why: WhyNot | null): Pick<Option, 'disabled' | 'note'> {
  return why === null ? {} : { disabled: true, note: t(`query:why_not.${why}`) };
}
