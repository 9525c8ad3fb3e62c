import { expect, test } from 'vitest';
import { meantFiles } from '#renderer/common/files/meant-files.ts';
import { nameOfProject, sortedDrop } from '#renderer/common/openers/sorted-drop.ts';

const dropped = (...paths: readonly string[]) =>
  paths.map((path) => ({ path, file: new File(['words'], path.split('/').at(-1) ?? '') }));

test('projects and codebooks are separated from the sources they were dropped with', () => {
  const { projects, codebooks, sources } = sortedDrop(
    dropped('wave 1.qdpx', 'wave 2.qdpx', 'themes.qdc', 'talk.txt', 'reports/2021.docx'),
  );

  expect(projects.map(nameOfProject)).toEqual(['wave 1.qdpx', 'wave 2.qdpx']);
  expect(codebooks.map(({ path }) => path)).toEqual(['themes.qdc']);
  expect(sources.map(({ path }) => path)).toEqual(['talk.txt', 'reports/2021.docx']);
});

test('a file in the folder of a project is not a source', () => {
  const { projects, sources } = sortedDrop(
    dropped(
      'study/pilot.qda/data.qda',
      'study/pilot.qda/documents/a.txt',
      'study/b.txt',
      'main.qda/data.qda',
    ),
  );

  expect(projects.map(nameOfProject)).toEqual(['pilot.qda', 'main.qda']);
  expect(sources.map(({ path }) => path)).toEqual(['study/b.txt']);
});

test('a dialog for one project takes the first and leaves the others; of Word documents it takes all', () => {
  const meant = (...names: string[]) => meantFiles(names, (name) => name, ['qdpx', 'docx'], 'docx');

  expect(meant('read me.txt', 'a.qdpx', 'b.qdpx')).toEqual({
    taken: ['a.qdpx'],
    left: ['read me.txt', 'b.qdpx'],
  });
  expect(meant('a.docx', '~$a.docx', 'b.docx')).toEqual({ taken: ['a.docx', 'b.docx'], left: [] });
  expect(meant()).toEqual({ taken: [], left: [] });
});
