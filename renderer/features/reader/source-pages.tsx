import type { SourceRecord } from '#core/records.ts';
import type { SurfaceProps } from '#renderer/editor/surface.ts';
import { PageSurface } from '#renderer/pages/page-surface.tsx';
import type { Zoom } from '#renderer/pages/page-stack.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import styles from './reader.module.css';
import { useOriginal } from './use-original.ts';

export interface SourcePagesProps extends SurfaceProps {
  readonly source: SourceRecord;
  readonly text: string;
  readonly onShowText: () => void;
}

/** The pages of a source's original. If they cannot be drawn, says why and shows the words in their places. */
export function SourcePages({ source, onShowText, ...surface }: SourcePagesProps) {
  const { t } = useWords();
  const [zoom, setZoom] = useChoice<Zoom>('reader.zoom', 'width');
  const { layout, file, failure, onFailure } = useOriginal(source);
  return (
    <PageSurface
      {...surface}
      layout={layout}
      file={file}
      isWordsOnly={failure !== null && failure !== 'damaged'}
      zoom={zoom}
      onZoom={setZoom}
      pageLabel={(page) => t('reader:page_n', { page })}
      onFailure={onFailure}
      notice={
        failure && (
          <Note tone={failure === 'coming' ? 'plain' : 'warning'} className={styles.pagesNotice}>
            <Sentence>{t(`reader:original_${failure}`)}</Sentence>
            <LinkButton onPress={onShowText}>{t('reader:show_text')}</LinkButton>
          </Note>
        )
      }
    />
  );
}
