import { Download } from 'lucide-react';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { api } from '#renderer/api.ts';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { JobProgress } from '#renderer/app/services/job-progress.tsx';
import { useJob } from '#renderer/app/services/use-job.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { svgElement } from '#renderer/ui/figure/svg-element.ts';
import { hasScreen, openScreenOf } from '#renderer/common/kept-tables/screen-of.ts';
import { Button } from '#renderer/ui/button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { keptSettingsFrom } from '#core/kept-tables/kept-table.ts';
import { languages, type Words } from '#words/words.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { showInReport } from '#renderer/common/openers/report-section.ts';
import { exportOne, type SingleFormat } from './kept-acts.ts';
import { KeptChanges } from './kept-changes.tsx';
import { KeptCommand } from './kept-command.tsx';
import styles from './kept-tables.module.css';
import { LaidTableView } from './laid-table-view.tsx';
import { NumberDialog } from './number-dialog.tsx';
import { labelOf, screenInWords, useOpenedKept, usePrintLanguage, type KeptItem } from './use-kept.ts';

export interface KeptPreviewProps {
  readonly item: KeptItem;
  /** Where the menu of exports is, so that a key can open it. */
  readonly exporting: RefObject<HTMLSpanElement | null>;
  /** Takes the focus when the item is opened. */
  readonly page: RefObject<HTMLElement | null>;
}

/** A kept item as it will be printed, the command that makes it, and what has changed since it was exported. */
export function KeptPreview({ item, exporting, page }: KeptPreviewProps) {
  const words = useWords();
  const { t } = words;
  const { kept, isFigure } = item;
  const { value, error, loading } = useOpenedKept(kept.id);
  const [language] = usePrintLanguage();
  const job = useJob();
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const own = value?.id === kept.id ? value : undefined;
  const withNote = keptSettingsFrom(kept.settings).shown['note'] !== false;
  const formats: readonly SingleFormat[] = isFigure
    ? ['svg', 'png', 'pdf', 'xlsx']
    : kept.kind === 'comparison'
      ? ['docx', 'xlsx', 'html']
      : ['docx', 'xlsx'];
  const cannot = own?.state.what === 'cannot' ? own.state.error : null;
  return (
    // Focusable, to scroll it by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={page} className={styles.preview} tabIndex={0} aria-label={kept.name}>
      <header className={styles.head}>
        <h2 className={styles.number}>
          {labelOf(words, item)} <small>{t(`kept_tables:kind.${kept.kind}`)}</small>
        </h2>
        <span className={styles.headButtons}>
          {hasScreen(kept) && (
            <Button onPress={() => openScreenOf(kept)}>
              {t('kept_tables:open_in', { screen: screenInWords(words, kept.kind) })}
            </Button>
          )}
          <span ref={exporting}>
            {own && !cannot && (
              <MenuButton
                label={t('kept_tables:export')}
                icon={<Download size={14} aria-hidden />}
                sections={[
                  {
                    entries: formats.map((format) => ({
                      id: format,
                      label: t(`kept_tables:file.${format}`),
                      run: () =>
                        void job.run((watched) =>
                          exportOne(item, format, { words, language, project, watched }),
                        ),
                    })),
                  },
                ]}
              />
            )}
          </span>
        </span>
      </header>
      <JobProgress job={job} what={t('kept_tables:exporting')} />
      <Controls item={item} withNote={withNote} isLoading={loading || !own} />
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {cannot && <Note tone="danger">{t('kept_tables:cannot', { why: problemInWords(words, cannot) })}</Note>}
      {own?.table &&
        (own.svg === null ? (
          <LaidTableView
            table={own.table}
            label={labelOf(words, item)}
            withNote={withNote}
            language={language}
          />
        ) : (
          <FigureSheet svg={own.svg} caption={`${labelOf(words, item)}. ${kept.name}`} />
        ))}
      <KeptCommand item={item} />
      <p className={styles.quiet}>
        <LinkButton onPress={() => showInReport('results', `results.${kept.id}`)}>
          {t('report_screen:see_in_report')}
        </LinkButton>
      </p>
      {own && <KeptChanges state={own.state} isFigure={isFigure} />}
    </section>
  );
}

function problemInWords({ t }: Words, error: { readonly key: string; readonly parameters: object }): string {
  return t(error.key as 'errors:internal', { ...error.parameters });
}

interface ControlsProps {
  readonly item: KeptItem;
  readonly withNote: boolean;
  readonly isLoading: boolean;
}

function Controls({ item: { kept, number, isFigure }, withNote, isLoading }: ControlsProps) {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const [language, setLanguage] = usePrintLanguage();
  const [isNumbering, setNumbering] = useState(false);
  const hasSecond = !isFigure && withNote && kept.kind !== 'comparison';
  const isInBoth = keptSettingsFrom(kept.settings).shown.inBoth === true;
  return (
    <div className={styles.controls}>
      <Select
        look="pill"
        label={t('kept_tables:language')}
        value={language}
        onChange={setLanguage}
        options={languages.map((value) => ({ value, label: t(`kept_tables:in.${value}`) }))}
      />
      <Select
        look="pill"
        label={t('kept_tables:number')}
        value={kept.number === null ? 'list' : 'fixed'}
        isDisabled={readOnly}
        onChange={(choice) => {
          if (choice === 'list')
            void api.keptTables.setNumber({ id: kept.id, number: null }).catch(showError);
          else setNumbering(true);
        }}
        options={[
          { value: 'list', label: t('kept_tables:by_the_list') },
          ...(kept.number === null ? [] : [{ value: 'fixed', label: number }]),
          { value: 'other', label: t('kept_tables:another_number') },
        ]}
      />
      {!isFigure && (
        <Switch
          isSelected={withNote}
          isDisabled={readOnly}
          onChange={(note) => void api.keptTables.show({ id: kept.id, shown: { note } }).catch(showError)}
        >
          {t('kept_tables:with_note')}
        </Switch>
      )}
      {hasSecond && (
        <Switch
          isSelected={isInBoth}
          isDisabled={readOnly}
          onChange={(inBoth) => void api.keptTables.show({ id: kept.id, shown: { inBoth } }).catch(showError)}
        >
          {t('kept_tables:second_language')}
        </Switch>
      )}
      {hasSecond && isInBoth && <SecondTitle key={kept.id} kept={kept} isDisabled={readOnly} />}
      <span className={styles.counted} role="status">
        {isLoading ? t('kept_tables:counting') : t('kept_tables:counted_now')}
      </span>
      {isNumbering && <NumberDialog kept={kept} onClose={() => setNumbering(false)} />}
    </div>
  );
}

interface SecondTitleProps {
  readonly kept: KeptItem['kept'];
  readonly isDisabled: boolean;
}

/** The title in the other language, kept when one leaves the field or presses Enter. */
function SecondTitle({ kept, isDisabled }: SecondTitleProps) {
  const { t } = useWords();
  const before = keptSettingsFrom(kept.settings).shown.secondTitle ?? '';
  const [title, setTitle] = useState(before);
  const keep = (): void => {
    const secondTitle = title.trim();
    if (secondTitle !== before)
      void api.keptTables.show({ id: kept.id, shown: { secondTitle } }).catch(showError);
  };
  return (
    <TextField
      label={t('kept_tables:second_title')}
      labelHidden
      placeholder={t('kept_tables:second_title')}
      value={title}
      onChange={setTitle}
      onBlur={keep}
      onKeyDown={({ key }) => {
        if (key === 'Enter') keep();
      }}
      maxLength={500}
      isDisabled={isDisabled}
    />
  );
}

function FigureSheet({ svg, caption }: { readonly svg: string; readonly caption: string }) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    frame.current?.replaceChildren(svgElement(svg));
  }, [svg]);
  return (
    <figure className={styles.sheet}>
      <div ref={frame} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
