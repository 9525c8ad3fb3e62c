// Text within XML and HTML; the only place that escapes it.
import { legalText } from './legal-text.ts';

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\t': '&#9;',
  '\n': '&#10;',
};

/** `text` as the content of an element. */
export function contentText(text: string): string {
  return legalText(text).replaceAll(/[&<>]/g, (character) => references[character] ?? character);
}

/** Characters that an attribute cannot hold as they are, or that need a closer look. Few values have any. */
const suspect = /[^ !#-%(-;=?-\uD7FF\uE000-\uFFFD]/;

/**
 * `text` as the value of an attribute in double quotes; tabs and line ends are encoded so that they survive a parser.
 */
function attributeText(text: string): string {
  if (!suspect.test(text)) return text;
  return legalText(text).replaceAll(/[&<>"'\t\n]/g, (character) => references[character] ?? character);
}

/** The attributes of a start tag; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  let written = '';
  // A large study has millions of them.
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) written += ` ${name}="${attributeText(value)}"`;
  return written;
}
