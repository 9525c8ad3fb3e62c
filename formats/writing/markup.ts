// Text inside XML and HTML: escaped once, here.
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

/** `text` as the value of an attribute in double quotes; tabs and line ends survive a parser. */
function attributeText(text: string): string {
  return legalText(text).replaceAll(/[&<>"'\t\n]/g, (character) => references[character] ?? character);
}

/** A start tag's attributes; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  let written = '';
  // Of a large study there are millions.
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) written += ` ${name}="${attributeText(value)}"`;
  return written;
}
