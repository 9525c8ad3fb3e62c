/** The encodings on offer, as WHATWG labels: those common for Chinese and European texts. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const;

const ownSpelling: Readonly<Record<string, string>> = { big5: 'Big5', shift_jis: 'Shift_JIS' };

/** The display name of an encoding: `GB18030`, `UTF-16LE`, `windows-1252`. */
export function encodingName(label: string): string {
  return ownSpelling[label] ?? (label.startsWith('windows') ? label : label.toUpperCase());
}

/** The options of the list, each with what it is used for; an encoding outside the list comes first. */
export function encodingOptions(
  t: (key: `imports:encoding_${(typeof encodings)[number]}`) => string,
  present: string | null,
): { value: string; label: string; note?: string }[] {
  const known = encodings.map((value) => ({
    value: value as string,
    label: encodingName(value),
    note: t(`imports:encoding_${value}`),
  }));
  const isKnown = present === null || known.some(({ value }) => value === present);
  return isKnown ? known : [{ value: present, label: encodingName(present) }, ...known];
}
