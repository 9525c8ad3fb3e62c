import { ZoomIn, ZoomOut } from 'lucide-react';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { nextZoom, type Zoom } from './page-stack.ts';
import styles from './page-surface.module.css';

export interface PageToolbarProps {
  /** The current page, counted from 1. */
  readonly page: number;
  readonly pages: number;
  readonly zoom: Zoom;
  /** The current zoom as a multiple of the paper size. */
  readonly shown: number;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  /** Called when a page number has been typed. */
  readonly onDone: () => void;
}

/** Shows and sets the current page and the zoom. */
export function PageToolbar({ page, pages, zoom, shown, onPage, onZoom, onDone }: PageToolbarProps) {
  const { t, language } = useWords();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const [smaller, larger] = [nextZoom(shown, -1), nextZoom(shown, 1)];
  return (
    <form
      className={styles.toolbar}
      aria-label={t('reader:page_tools')}
      onSubmit={(event) => {
        event.preventDefault();
        onDone();
      }}
    >
      <span className={styles.tool}>
        {t('reader:page_before')}
        <NumberField
          label={t('reader:page_number')}
          labelHidden
          className={styles.number}
          value={page}
          minValue={1}
          maxValue={Math.max(1, pages)}
          onChange={(next) => {
            if (next !== null) onPage(next);
          }}
        />
        {t('reader:page_of', { count: pages })}
      </span>
      <span className={styles.tool}>
        <IconButton
          size="small"
          label={t('reader:zoom_out')}
          keys="-"
          isDisabled={smaller === null}
          onPress={() => smaller !== null && onZoom(smaller)}
        >
          <ZoomOut size={16} aria-hidden />
        </IconButton>
        <output className={styles.percent} aria-label={t('reader:zoom')}>
          {percent.format(shown)}
        </output>
        <IconButton
          size="small"
          label={t('reader:zoom_in')}
          keys="+"
          isDisabled={larger === null}
          onPress={() => larger !== null && onZoom(larger)}
        >
          <ZoomIn size={16} aria-hidden />
        </IconButton>
        <SegmentedControl
          label={t('reader:zoom')}
          value={zoom === 'width' ? 'width' : zoom === 1 ? 'whole' : null}
          segments={[
            { value: 'width', label: t('reader:zoom_width') },
            { value: 'whole', label: percent.format(1) },
          ]}
          onChange={(chosen) => onZoom(chosen === 'width' ? 'width' : 1)}
        />
      </span>
    </form>
  );
}
