/** A file name for a project: its name without characters that file systems refuse. */
export function fileNameFrom(name: string): string {
  const kept = name.trim().replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '');
  return `${kept.replace(/[. ]+$/, '') || 'Project'}.concord`;
}
