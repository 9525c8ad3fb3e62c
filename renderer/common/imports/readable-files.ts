/** Extensions of the files that Concord reads, in display order; a test compares them with the readers. */
export const readableEndings: readonly string[] = [
  'txt',
  'text',
  'md',
  'markdown',
  'html',
  'htm',
  'xhtml',
  'mhtml',
  'mht',
  'docx',
  'odt',
  'rtf',
  'epub',
  'pdf',
  'srt',
  'vtt',
  'csv',
  'tsv',
  'xlsx',
];

/** Whether a file with this name holds one source per row. */
export function isTable(name: string): boolean {
  return /\.(csv|tsv|xlsx)$/i.test(name);
}

/** Whether Concord can read a file with this name. */
export function isReadable(name: string): boolean {
  return readableEndings.includes(/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}

/** Extensions of files of references: RIS, BibTeX, CSL-JSON. */
export const referenceEndings: readonly string[] = ['ris', 'bib', 'json'];

/** Whether a file with this name holds references. */
export function holdsReferences(name: string): boolean {
  return referenceEndings.includes(/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}
