// A cloud service that synchronises a folder can tear a database in it apart, so Concord warns the person.
const MARKS = [
  /[\\/](OneDrive|Dropbox|Google ?Drive|My Drive|iCloud ?Drive|Nextcloud|ownCloud|Box Sync|Nutstore|坚果云|百度网盘)[^\\/]*[\\/]/i,
  /[\\/]Library[\\/](Mobile Documents|CloudStorage)[\\/]/,
];

/** Whether the path seems to lie in a folder that a cloud service synchronises. */
export function isSynced(path: string): boolean {
  return MARKS.some((mark) => mark.test(path));
}
