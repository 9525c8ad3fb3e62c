import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ReadingPlaces } from '#electron/reading-places.ts';
import { testFolder } from '../helpers/project.ts';

const place = (start: number) => ({ start, within: 3, mark: 7 });

test('each person has reading places of their own in each study', () => {
  using folder = testFolder();
  const places = new ReadingPlaces(folder.path);

  places.keep('study', 'ann', 'n1', place(10));
  places.keep('study', 'wei', 'n1', place(20));
  places.keep('other', 'ann', 'n1', place(30));

  expect(new ReadingPlaces(folder.path).of('study', 'ann')).toEqual({ n1: place(10) });
  expect(new ReadingPlaces(folder.path).of('study', 'wei')).toEqual({ n1: place(20) });
  expect(new ReadingPlaces(folder.path).of('other', 'ann')).toEqual({ n1: place(30) });
});

test('beyond five hundred sources, the one read longest ago is forgotten', () => {
  using folder = testFolder();
  const places = new ReadingPlaces(folder.path);
  for (let index = 0; index < 500; index += 1) places.keep('study', 'ann', `n${index}`, place(index));

  places.keep('study', 'ann', 'n0', place(1));
  places.keep('study', 'ann', 'new', place(2));

  const kept = places.of('study', 'ann');
  expect(Object.keys(kept)).toHaveLength(500);
  expect(kept).toHaveProperty('n0', place(1));
  expect(kept).not.toHaveProperty('n1');
});

test('beyond a hundred studies, the one read longest ago is forgotten', () => {
  using folder = testFolder();
  const places = new ReadingPlaces(folder.path);
  places.keep('oldest', 'ann', 'n1', place(1));
  const path = join(folder.path, 'places', 'oldest.json');
  utimesSync(path, new Date(0), new Date(0));

  for (let index = 0; index < 100; index += 1) places.keep(`study${index}`, 'ann', 'n1', place(1));

  expect(readdirSync(join(folder.path, 'places'))).toHaveLength(100);
  expect(places.of('oldest', 'ann')).toEqual({});
});

test('a damaged file counts as empty and is written again', () => {
  using folder = testFolder();
  const places = new ReadingPlaces(folder.path);
  places.keep('study', 'ann', 'n1', place(1));
  writeFileSync(join(folder.path, 'places', 'study.json'), '{"ann": {"n1": ');

  expect(places.of('study', 'ann')).toEqual({});
  places.keep('study', 'ann', 'n2', place(2));
  expect(places.of('study', 'ann')).toEqual({ n2: place(2) });
});

test('reading works although nothing can be written', () => {
  using folder = testFolder();
  const file = join(folder.path, 'a file');
  writeFileSync(file, '');
  const places = new ReadingPlaces(file);

  expect(() => places.keep('study', 'ann', 'n1', place(1))).not.toThrow();
  expect(places.of('study', 'ann')).toEqual({});
  expect(statSync(file).size).toBe(0);
});
