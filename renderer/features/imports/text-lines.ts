// The settings of each text before it is imported: guessed, or set by hand. Plain functions, tested without a screen.
import { classesOfFolders } from '#core/imports/file-facts/class-of-folder.ts';
import { datesInNames } from '#core/imports/file-facts/date-in-name.ts';
import { kindOfFile } from '#core/imports/file-facts/kind-of-file.ts';
import { namesWritten } from '#renderer/common/sources/names-written.ts';
import { isReadable, isTable } from '#renderer/common/imports/readable-files.ts';
import type { TextSettings } from './running-import.ts';
import type { Kind } from './usual-class.ts';

/** A file by its name, including its path within the chosen folder, with the beginning of its text if known. */
export interface SeenFile {
  readonly name: string;
  readonly beginning: string | null;
  /** How many articles it seems to hold, if it looks like many. */
  readonly articles?: number | null;
}

/** A text as it would be imported. */
export interface TextLine {
  readonly name: string;
  readonly kind: Kind;
  readonly date: string | null;
  /** Empty for none. */
  readonly className: string;
  /** The respondents as typed; empty if the title names them. */
  readonly respondents: string;
}

/** Settings made by hand for single texts, by name. */
export type SettingsByHand = Readonly<Record<string, Partial<Omit<TextLine, 'name'>>>>;

/** Settings for all texts without their own. */
export interface ForAll {
  /** Null: each text's kind is guessed. */
  readonly kind: Kind | null;
  readonly datesFromNames: boolean;
  readonly classesFromFolders: boolean;
  /** The class of texts that get none from a folder, by kind. */
  readonly classOf: Readonly<Record<Kind, string>>;
}

/** Guesses from the names and folders of the texts. */
export interface Guesses {
  readonly texts: readonly SeenFile[];
  readonly dates: ReadonlyMap<string, string>;
  readonly classes: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, Kind>;
}

/**
 * Guesses from file names and from the beginnings of the texts; `classNames` are those of the study. Leaves out tables
 * and files that Concord cannot read.
 */
export function guesses(files: readonly SeenFile[], classNames: readonly string[] = []): Guesses {
  // A file chosen twice counts once.
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

/** The texts as they would be imported. */
export function textLines(
  { texts, dates, classes, kinds }: Guesses,
  forAll: ForAll,
  byHand: SettingsByHand,
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
 * The common kind of all lines; null if they differ or there are none. With tables among them it is null until somebody
 * decides, because the columns of each table determine its kind.
 */
export function kindOfAll(lines: readonly TextLine[], tables = 0, decided: Kind | null = null): Kind | null {
  if (tables > 0 && decided === null) return null;
  const kinds = new Set([...lines.map(({ kind }) => kind), ...(tables > 0 && decided ? [decided] : [])]);
  const [only = null] = kinds;
  return kinds.size === 1 ? only : null;
}

/** The selected lines. A selection of files that are no longer chosen is ignored. */
export function linesChosen(lines: readonly TextLine[], chosen: ReadonlySet<string>): TextLine[] {
  return lines.filter(({ name }) => chosen.has(name));
}

/** The lines in the form that an import takes. */
export function textSettings(lines: readonly TextLine[]): TextSettings[] {
  return lines.map(({ name, kind, date, className, respondents }) => ({
    name,
    kind,
    date,
    className: className.trim() || null,
    respondents: kind === 'interview' ? namesWritten(respondents) : [],
  }));
}

/** The settings made by hand without the kinds, after one kind was chosen for all. */
export function withoutKinds(byHand: SettingsByHand): SettingsByHand {
  return Object.fromEntries(
    Object.entries(byHand).map(([name, settings]) => {
      const { kind: _, ...rest } = settings;
      return [name, rest];
    }),
  );
}
