import { useMemo, useState } from 'react';
import { columnWithRole } from '#core/imports/table-mapping.ts';
import { host } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import type { DroppedFile } from '#renderer/transport/dropped-files.ts';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ChosenFiles } from './chosen-files.tsx';
import styles from './imports.module.css';
import { ArticlesOffer } from './articles-offer.tsx';
import { InsteadOffer } from './instead-offer.tsx';
import { KindChoice } from './kind-choice.tsx';
import { Mapping } from './mapping.tsx';
import { outcomeLabel } from './outcome-label.ts';
import { isTable } from '#renderer/common/imports/readable-files.ts';
import { runImport } from './running-import.ts';
import {
  guesses,
  kindOfAll,
  linesChosen,
  textSettings,
  textLines,
  withoutKinds,
  type ForAll,
  type SettingsByHand,
} from './text-lines.ts';
import { TextTable } from './text-table.tsx';
import { TextsComing } from './texts-coming.tsx';
import { useFiles } from './use-files.ts';
import { useSeenFiles } from './use-seen-files.ts';
import { useTablePreview } from './use-table-preview.ts';
import { useClassFor, type Kind } from './usual-class.ts';

/**
 * Asks which files to import, as which kind, and, for a table, with which columns. The import then runs in the
 * background.
 */
export function ImportDialog({ files, onClose }: { files: readonly DroppedFile[]; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const classes = useProject((state) => state.tables.class);
  const [decided, decide] = useState<Kind | null>(null);
  const chosen = useFiles(files);
  const table = chosen.only && isTable(chosen.only.name) ? chosen.only : null;
  const view = useTablePreview(table);

  // Rows that name respondents are interviews. Texts are guessed from their names and first lines, never from the last
  // import, whose setting would go unnoticed here.
  const withRespondents = view.mapping !== null && columnWithRole(view.mapping, 'respondent') !== null;
  const seen = useSeenFiles(chosen);
  const found = useMemo(
    () =>
      guesses(
        seen.files,
        [...classes.values()].map(({ name }) => name),
      ),
    [seen.files, classes],
  );
  const [forAll, setForAll] = useState({ datesFromNames: true, classesFromFolders: true });
  const [byHand, setByHand] = useState<SettingsByHand>({});
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const documents = useClassFor('document');
  const interviews = useClassFor('interview');
  const all: ForAll = {
    ...forAll,
    kind: decided,
    classOf: { document: documents.className, interview: interviews.className },
  };
  const lines = textLines(found, all, byHand);
  const tables = seen.files.filter(({ name }) => isTable(name)).length;
  const kind = table
    ? (decided ?? (withRespondents ? 'interview' : 'document'))
    : lines.length + tables > 0
      ? kindOfAll(lines, tables, decided)
      : (decided ?? 'document');
  const { className, setClassName, keepClass } = kind === 'interview' ? interviews : documents;
  const say = (names: readonly string[], settings: SettingsByHand[string]) =>
    setByHand((before) => ({
      ...before,
      ...Object.fromEntries(names.map((name) => [name, { ...before[name], ...settings }])),
    }));
  const pickedLines = linesChosen(lines, picked);
  const choose = (next: Kind) => {
    if (pickedLines.length > 0) {
      say(
        pickedLines.map(({ name }) => name),
        { kind: next },
      );
      return;
    }
    decide(next);
    setByHand(withoutKinds);
  };
  const listed = new Set(lines.flatMap(({ name }) => endsOf(name)));

  const run = () => {
    keepClass();
    void runImport(chosen, {
      // Each table among texts determines its own kind, unless somebody has decided.
      kind: table ? kind : decided,
      className: (table ? className : all.classOf.document).trim() || null,
      interviewClassName: (table ? className : all.classOf.interview).trim() || null,
      said: table ? [] : textSettings(lines),
      mapping: table ? view.mapping : null,
      sheet: table ? (view.preview?.sheet ?? null) : null,
      encoding: table ? view.choices.encoding : null,
    });
  };
  return (
    <Dialog
      title={t('imports:title')}
      isOpen
      onClose={onClose}
      size={table ? 'wide' : lines.length > 0 ? 'large' : 'medium'}
      startsAtSubmit={files.length > 0}
      submit={{
        label: outcomeLabel(words, kind, {
          names: seen.isKnown && chosen.count > 0 ? seen.files.map(({ name }) => name) : chosen.names,
          folders: seen.isKnown ? 0 : chosen.folders,
          rows: (table && view.preview?.outcome.sources) ?? null,
        }),
        isDisabled: chosen.count === 0 || !seen.isKnown || (table !== null && view.preview === null),
        run,
      }}
    >
      <ChosenFiles chosen={chosen} names={chosen.names.filter((name) => !listed.has(name))} host={host} />
      {chosen.only && table === null && (
        <ArticlesOffer file={chosen.only} count={seen.files[0]?.articles ?? null} />
      )}
      {chosen.count > 0 && (
        <FormRow>
          <KindChoice
            value={pickedLines.length > 0 ? kindOfAll(pickedLines) : kind}
            {...(pickedLines.length > 0
              ? { label: t('imports:chosen_as_kind', { count: pickedLines.length }) }
              : {})}
            onChange={choose}
          />
          <ComboBox
            label={t('sources:class')}
            description={t(kind === null ? 'imports:class_hint_documents' : 'imports:class_hint')}
            options={[...classes.values()].map(({ id, name }) => ({ value: id, label: name }))}
            value={className}
            onChange={(name) => {
              if (name !== className) setClassName(name);
            }}
          />
        </FormRow>
      )}
      {lines.length > 0 && (
        <>
          <TextsComing
            guesses={found}
            forAll={all}
            isLookedAt={seen.isLookedAt}
            onChange={(changed) => setForAll({ ...forAll, ...changed })}
          />
          <TextTable lines={lines} chosen={picked} onChoose={setPicked} say={say} />
        </>
      )}
      {table === null && tables > 0 && (
        <p className={styles.quiet}>{t('imports:tables_alone', { count: tables })}</p>
      )}
      {table && view.preview && <InsteadOffer table={table} preview={view.preview} />}
      {view.problem !== null && <Note tone="danger">{view.problem}</Note>}
      {view.preview && view.mapping && <Mapping view={view} preview={view.preview} mapping={view.mapping} />}
    </Dialog>
  );
}

/**
 * A name and all its suffixes without leading folders: the list shows the full path of files with equal names, while
 * the selection may use less of it.
 */
function endsOf(name: string): string[] {
  const parts = name.split('/');
  return parts.map((_, at) => parts.slice(at).join('/'));
}
