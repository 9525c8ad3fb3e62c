/** Endings of the files that Concord reads, in the order in which they are told; a test holds them to the readers. */
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

/** Whether a file of this name has one source in each row. */
export function isTable(name: string): boolean {
  return /\.(csv|tsv|xlsx)$/i.test(name);
}

/** Whether a file of this name is one of those that Concord reads. */
export function isReadable(name: string): boolean {
  return readableEndings.includes(/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}
