// Folders that a cloud service keeps in step can tear a database apart: the person is warned.
const MARKS = [
  /[\\/](OneDrive|Dropbox|Google ?Drive|My Drive|iCloud ?Drive|Nextcloud|ownCloud|Box Sync|Nutstore|坚果云|百度网盘)[^\\/]*[\\/]/i,
  /[\\/]Library[\\/](Mobile Documents|CloudStorage)[\\/]/,
];

/** Whether the path looks like it lies in a folder that a cloud service synchronises. */
export function isSynced(path: string): boolean {
  return MARKS.some((mark) => mark.test(path));
}
