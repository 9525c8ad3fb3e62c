// A rule by which one file is cut into articles, as a value, and as it is written on the command line.
import { AppError } from '../../errors.ts';

export type SplitRule =
  | { readonly kind: 'page' }
  /** Null: the level at which the file is cut best. */
  | { readonly kind: 'heading'; readonly level: number | null }
  /** A line of this shape; see `line-shape.ts`. */
  | { readonly kind: 'line'; readonly text: string }
  /** A line in which this regular expression finds something. */
  | { readonly kind: 'regex'; readonly pattern: string };

/** The rule written as `page`, `heading`, `heading:2`, `line:TEXT` or `regex:RE`. Throws `invalid` for anything else. */
export function splitRuleOf(written: string): SplitRule {
  const [, kind = '', rest] = /^([a-z]+)(?::(.*))?$/su.exec(written) ?? [];
  if (kind === 'page' && rest === undefined) return { kind };
  if (kind === 'heading' && (rest === undefined || /^[1-4]$/.test(rest)))
    return { kind, level: rest === undefined ? null : Number(rest) };
  if (kind === 'line' && rest !== undefined && rest.trim() !== '') return { kind, text: rest.trim() };
  if (kind === 'regex' && rest !== undefined && rest !== '') return { kind, pattern: rest };
  throw new AppError('invalid', 'articles:no_such_rule', { rule: written });
}

/** The rule as `splitRuleOf` reads it. */
export function splitRuleText(rule: SplitRule): string {
  switch (rule.kind) {
    case 'page':
      return 'page';
    case 'heading':
      return rule.level === null ? 'heading' : `heading:${rule.level}`;
    case 'line':
      return `line:${rule.text}`;
    case 'regex':
      return `regex:${rule.pattern}`;
  }
}
