// What each text of an import is taken for before it is read: guessed, or as somebody has said. Plain functions, tested
// without a screen.
import { classesOfFolders } from '#core/imports/file-facts/class-of-folder.ts';
import { datesInNames } from '#core/imports/file-facts/date-in-name.ts';
import { kindOfFile } from '#core/imports/file-facts/kind-of-file.ts';
import { namesWritten } from '#renderer/common/sources/names-written.ts';
import { isReadable, isTable } from '#renderer/common/imports/readable-files.ts';
import type { SaidOfText } from './running-import.ts';
import type { Kind } from './usual-class.ts';

/** A file by its name, with the way from the folder that was chosen, and how its text begins where that is known. */
export interface SeenFile {
  readonly name: string;
  readonly beginning: string | null;
}

/** A text as it would come in. */
export interface TextLine {
  readonly name: string;
  readonly kind: Kind;
  readonly date: string | null;
  /** Empty for none. */
  readonly className: string;
  /** Who was interviewed, as it was typed; empty where the title names them. */
  readonly respondents: string;
}

/** What somebody has said of single texts, by name. */
export type SaidByHand = Readonly<Record<string, Partial<Omit<TextLine, 'name'>>>>;

/** What holds for all texts of which nothing else was said. */
export interface ForAll {
  /** Null: as each is guessed. */
  readonly kind: Kind | null;
  readonly datesFromNames: boolean;
  readonly classesFromFolders: boolean;
  /** The class of those that no folder gives one, by their kind. */
  readonly classOf: Readonly<Record<Kind, string>>;
}

/** What names and folders of the texts say. */
export interface Guesses {
  readonly texts: readonly SeenFile[];
  readonly dates: ReadonlyMap<string, string>;
  readonly classes: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, Kind>;
}

/** Guesses from the names of files, and from how their texts begin; `classNames` are those of the study. Tables and what Concord does not read are left out. */
export function guesses(files: readonly SeenFile[], classNames: readonly string[] = []): Guesses {
  // A file that was chosen twice is one.
  const byName = new Map(files.map((file) => [file.name, file]));
  const texts = [...byName.values()].filter(({ name }) => isReadable(name) && !isTable(name));
  const names = texts.map(({ name }) => name);
  return {
    texts,
    dates: datesInNames(names),
    classes: classesOfFolders(names, classNames),
    kinds: new Map(texts.map(({ name, beginning }) => [name, kindOfFile(name, beginning)])),
  };
}

/** The texts as they would come in. */
export function textLines(
  { texts, dates, classes, kinds }: Guesses,
  forAll: ForAll,
  byHand: SaidByHand,
): TextLine[] {
  return texts.map(({ name }) => {
    const kind = byHand[name]?.kind ?? forAll.kind ?? kinds.get(name) ?? 'document';
    const ofFolder = forAll.classesFromFolders ? classes.get(name) : undefined;
    return {
      name,
      date: forAll.datesFromNames ? (dates.get(name) ?? null) : null,
      className: ofFolder ?? forAll.classOf[kind],
      respondents: '',
      ...byHand[name],
      kind,
    };
  });
}

/**
 * The kind that all lines have; null where they differ, or there is none. With tables among them it is null until
 * somebody has decided: the rows of each are what its columns say.
 */
export function kindOfAll(lines: readonly TextLine[], tables = 0, decided: Kind | null = null): Kind | null {
  if (tables > 0 && decided === null) return null;
  const kinds = new Set([...lines.map(({ kind }) => kind), ...(tables > 0 && decided ? [decided] : [])]);
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}

/** The lines that are chosen. What is chosen no more, or was of files that were let go, is not among them. */
export function linesChosen(lines: readonly TextLine[], chosen: ReadonlySet<string>): TextLine[] {
  return lines.filter(({ name }) => chosen.has(name));
}

/** The lines as an import takes them. */
export function saidOf(lines: readonly TextLine[]): SaidOfText[] {
  return lines.map(({ name, kind, date, className, respondents }) => ({
    name,
    kind,
    date,
    className: className.trim() || null,
    respondents: kind === 'interview' ? namesWritten(respondents) : [],
  }));
}

/** What was said by hand but for the kinds, once a kind is said of all. */
export function withoutKinds(byHand: SaidByHand): SaidByHand {
  return Object.fromEntries(
    Object.entries(byHand).map(([name, said]) => {
      const { kind: _, ...rest } = said;
      return [name, rest];
    }),
  );
}
