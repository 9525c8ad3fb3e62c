import { expect, test } from 'vitest';
import { projectFolder } from '#renderer/common/openers/project-folder.ts';

const dropped = (...paths: string[]) =>
  paths.map((path) => ({ path, file: new File(['text'], path.split('/').at(-1) ?? '') }));

test('from a QualCoder folder everything is taken except pictures, sound and film', () => {
  const files = dropped(
    'work/notes.txt',
    'work/talks.qda/audio/N1.mp3',
    'work/talks.qda/data.qda',
    'work/talks.qda/data.qda-wal',
    'work/talks.qda/documents/N1.txt',
    'work/talks.qda/images/hall.jpg',
    'work/talks.qda/video/N1.mp4',
  );

  const folder = projectFolder(files);

  expect(folder?.name).toBe('talks.qda');
  expect(folder?.knownBy.name).toBe('data.qda');
  expect(folder?.files.map(({ path }) => path)).toEqual(['data.qda', 'data.qda-wal', 'documents/N1.txt']);
});

test('a database dropped without its folder is a file like any other', () => {
  expect(projectFolder(dropped('data.qda', 'notes/N1.txt'))).toBeNull();
});
