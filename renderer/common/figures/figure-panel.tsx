import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { dotsOf, figureGrounds, figureWidths, journalWidths } from '#core/figures/figure-setting.ts';
import { filledCaption, keepCaption } from '#core/figures/live-caption.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { shellOf } from '#core/shell-word.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { languageChoices } from '#words/language-name.ts';
import { figureFiles, resolutions, useFigureChoices } from './figure-choices.ts';
import type { Options } from '#core/commands/command-line.ts';
import { exportCommand, settingOptions } from './figure-command.ts';
import { closeFigure, type FigureOf } from './figure-desk.ts';
import type { FigureMaking } from './figure-making.ts';
import { OF_FIGURE } from './print-figure.ts';
import { copyFigure, saveFigure } from './save-figure.ts';
import { FigureSize } from './figure-size.tsx';
import styles from './figures.module.css';

export interface FigurePanelProps {
  readonly what: FigureOf;
  readonly making: FigureMaking;
  /**
   * The options of the command for the same figure, without those of its setting; null if no options describe it.
   */
  readonly options: Options | null;
}

/** The verb and the option that write each figure; null where only its numbers can be had there. */
const figureVerbs: Readonly<Record<FigureOf, readonly [verb: string, option: string] | null>> = {
  tally: ['export', '--tally'],
  comparison: ['export', '--compare'],
  flow: ['export', '--flow'],
  crosstab: null,
  timeline: ['timeline', '--figure'],
  portraits: ['portraits', '--figure'],
  saturation: null,
};

/** The panel beside a figure with its settings: file type, size in print, background, title and caption. */
export function FigurePanel({ what, making, options }: FigurePanelProps) {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useFigureChoices(what);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  const [isSaving, setSaving] = useState(false);
  const { file, width, ground, language, title, caption, number, greys, dotsPerInch } = choices;
  const automatic = making.automatic(language);
  const figure = making.print(choices, notice);
  const journal = journalWidths.find((each) => each === width);
  const study = useProject((state) => state.open?.path ?? '');
  const figureVerb = figureVerbs[what];
  // The command line draws without a page and cannot make pictures, so name a pdf instead.
  const named = `${what}.${file === 'png' ? 'pdf' : file}`;
  const command =
    options &&
    figureVerb &&
    exportCommand(
      study,
      [[figureVerb[1], named], ...options, ...settingOptions(choices, automatic.caption)],
      shellOf(navigator.platform),
      figureVerb[0],
    );
  const attempt = (work: () => Promise<unknown>) => (): void => {
    setSaving(true);
    work()
      .catch(showError)
      .finally(() => setSaving(false));
  };
  return (
    <section {...OF_FIGURE} className={styles.panel} aria-label={t('figure_panel:title')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('figure_panel:title')}</h2>
        <IconButton label={t('figure_panel:close')} size="small" onPress={closeFigure}>
          <X size={14} aria-hidden />
        </IconButton>
      </header>
      <div className={styles.form}>
        <Choice label={t('figure_panel:file')}>
          <SegmentedControl
            wide
            label={t('figure_panel:file')}
            value={file}
            onChange={(chosen) => change({ file: chosen })}
            segments={figureFiles.map((value) => ({ value, label: value }))}
          />
          {file === 'png' ? (
            <SegmentedControl
              wide
              label={t('figure_panel:resolution')}
              value={String(dotsPerInch)}
              onChange={(chosen) => change({ dotsPerInch: Number(chosen) })}
              segments={resolutions.map((value) => ({
                value: String(value),
                label: t('figure_panel:dots', { dots: value }),
              }))}
            />
          ) : (
            <p className={styles.quiet}>{t(`figure_panel:about_${file}`)}</p>
          )}
        </Choice>
        <Choice label={t('figure_panel:width')}>
          <div className={styles.beside}>
            <SegmentedControl
              label={t('figure_panel:width')}
              value={journal === undefined ? 'free' : String(journal)}
              onChange={(chosen) => {
                // From a journal's width to a free one close to it.
                change({ width: chosen === 'free' ? 120 : Number(chosen) });
              }}
              segments={[
                ...journalWidths.map((each) => ({
                  value: String(each),
                  label: t('figure_panel:millimetres', { width: each }),
                })),
                { value: 'free', label: t('figure_panel:free') },
              ]}
            />
            <NumberField
              label={t('figure_panel:width_in')}
              labelHidden
              className={styles.millimetres}
              value={width}
              minValue={figureWidths.least}
              maxValue={figureWidths.most}
              onChange={(chosen) => change({ width: chosen ?? width })}
              after="mm"
            />
          </div>
        </Choice>
        <Choice label={t('figure_panel:ground')}>
          <SegmentedControl
            wide
            label={t('figure_panel:ground')}
            value={ground}
            onChange={(chosen) => change({ ground: chosen })}
            segments={figureGrounds.map((value) => ({ value, label: t(`figure_panel:ground_${value}`) }))}
          />
        </Choice>
        <Choice label={t('figure_panel:language')}>
          <SegmentedControl
            wide
            label={t('figure_panel:language')}
            value={language}
            onChange={(chosen) => change({ language: chosen })}
            segments={[...languageChoices, { value: 'both', label: t('figure_panel:language_both') }]}
          />
        </Choice>
        <div className={styles.choice}>
          <Checkbox isSelected={title !== null} onChange={(shown) => change({ title: shown ? '' : null })}>
            {t('figure_panel:with_title')}
          </Checkbox>
          {title !== null && (
            <TextField
              label={t('figure_panel:with_title')}
              labelHidden
              value={title}
              placeholder={automatic.title}
              onChange={(written) => change({ title: written })}
            />
          )}
        </div>
        <div className={styles.choice}>
          <div className={styles.beside}>
            <Checkbox
              isSelected={caption !== null}
              onChange={(shown) => change({ caption: shown ? {} : null })}
            >
              {t('figure_panel:with_caption')}
            </Checkbox>
            {caption !== null && (
              <TextField
                label={t('figure_panel:number')}
                labelHidden
                className={styles.number}
                value={number}
                before={t('figure_panel:figure')}
                onChange={(written) => change({ number: written })}
              />
            )}
          </div>
          {caption !== null && (
            <TextArea
              label={t('figure_panel:with_caption')}
              labelHidden
              rows={4}
              className={styles.caption}
              value={filledCaption(caption, automatic.caption) || automatic.caption}
              onChange={(written) => change({ caption: keepCaption(caption, written, automatic.caption) })}
              description={t('figure_panel:live_numbers')}
            />
          )}
        </div>
        <Checkbox isSelected={greys} onChange={(chosen) => change({ greys: chosen })}>
          {t('figure_panel:readable_in_greys')}
        </Checkbox>
        {notice !== null && notice !== '' && (
          <Checkbox isSelected={choices.notice} onChange={(chosen) => change({ notice: chosen })}>
            {t('figure_panel:with_notice')}
          </Checkbox>
        )}
        <FigureSize
          figure={figure}
          choices={choices}
          onShrink={(shrinks) => change({ shrinks })}
          dots={file === 'png' ? dotsOf(figure.width, dotsPerInch) : null}
        />
      </div>
      {command === null && <p className={styles.noCommand}>{t('figure_panel:no_command')}</p>}
      <footer className={styles.foot}>
        <LinkButton
          className={styles.command}
          isDisabled={command === null}
          onPress={attempt(async () => {
            await navigator.clipboard.writeText(command ?? '');
            notify(t('figure_panel:command_copied'));
          })}
        >
          {t('figure_panel:copy_command')}
        </LinkButton>
        <Button
          isDisabled={isSaving}
          onPress={attempt(async () => {
            await copyFigure(figure, dotsPerInch);
            notify(t('figure_panel:copied'));
          })}
        >
          {t('figure_panel:copy')}
        </Button>
        <Button
          tone="primary"
          isDisabled={isSaving}
          onPress={attempt(() => saveFigure(words, making.name, figure, choices))}
        >
          {t('figure_panel:export', { file })}
        </Button>
      </footer>
    </section>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.choice}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  );
}
