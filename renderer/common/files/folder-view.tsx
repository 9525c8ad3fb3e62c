import { CornerLeftUp, FileText, Folder } from 'lucide-react';
import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import fieldStyles from '#renderer/ui/field.module.css';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import styles from './folder-view.module.css';
import { localeOf } from '#words/locale.ts';

type Listing = Awaited<ReturnType<typeof api.desk.browse>>;

interface Line {
  readonly id: string;
  readonly name: string;
  readonly kind: 'folder' | 'project';
  readonly modifiedAt?: string;
}

export interface FolderViewProps {
  label: string;
  folder: string;
  onFolder: (folder: string) => void;
  /** With `onChoose` projects can be chosen; without it only a folder. */
  chosen?: string | null;
  onChoose?: (path: string | null) => void;
  onOpen?: (path: string) => void;
  /** What will be created in this folder. */
  summary?: string | undefined;
}

/** Lists this machine's folders and the projects in them. Enter opens a folder or a project. */
export function FolderView({ label, folder, onFolder, chosen, onChoose, onOpen, summary }: FolderViewProps) {
  const { t, language } = useWords();
  const [listing, setListing] = useState<Listing | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let stale = false;
    api.desk.browse({ folder }).then(
      (found) => {
        if (stale) return;
        setListing(found);
        setProblem(undefined);
      },
      (error: unknown) => {
        if (!stale) setProblem(sentenceFor(error));
      },
    );
    return () => {
      stale = true;
    };
  }, [folder]);

  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' });
  const separator = listing?.folder.includes('\\') ? '\\' : '/';
  const within = (name: string) => `${listing?.folder.replace(/[\\/]$/, '') ?? ''}${separator}${name}`;
  const lines: Line[] = listing
    ? [
        ...listing.projects.map(({ name, path, modifiedAt }) => ({
          id: path,
          name,
          kind: 'project' as const,
          modifiedAt,
        })),
        ...listing.folders.map((name) => ({ id: within(name), name, kind: 'folder' as const })),
      ].filter((line) => line.kind === 'folder' || onChoose)
    : [];
  const parent = listing?.parent ?? null;
  const go = (to: string) => {
    setSelected(new Set());
    onFolder(to);
  };
  return (
    <div className={styles.view}>
      <span className={fieldStyles.label}>{label}</span>
      <div className={styles.where}>
        <IconButton
          label={t('shell:folder_above')}
          size="small"
          isDisabled={parent === null}
          onPress={() => parent !== null && go(parent)}
        >
          <CornerLeftUp size={14} aria-hidden />
        </IconButton>
        <span className={styles.path} title={listing?.folder}>
          {listing?.folder ?? folder}
          {summary !== undefined && (
            <strong>
              {separator}
              {summary}
            </strong>
          )}
        </span>
      </div>
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
      <VirtualList
        label={label}
        className={styles.list}
        items={lines}
        idOf={(line) => line.id}
        textOf={(line) => line.name}
        estimate={28}
        selected={chosen === undefined || chosen === null ? selected : new Set([chosen])}
        onSelectedChange={(ids) => {
          setSelected(ids);
          const line = lines.find(({ id }) => ids.has(id));
          onChoose?.(line?.kind === 'project' ? line.id : null);
        }}
        onOpen={(line) => (line.kind === 'folder' ? go(line.id) : onOpen?.(line.id))}
        render={(line) => (
          <span className={styles.line}>
            {line.kind === 'folder' ? <Folder size={15} aria-hidden /> : <FileText size={15} aria-hidden />}
            <span className={line.kind === 'project' ? styles.project : styles.folder}>{line.name}</span>
            {line.modifiedAt !== undefined && (
              <span className={styles.when}>{day.format(new Date(line.modifiedAt))}</span>
            )}
          </span>
        )}
        empty={
          listing && (
            <p className={styles.empty}>
              {t(onChoose ? 'shell:folder_empty' : 'shell:folder_empty_of_folders')}
            </p>
          )
        }
      />
    </div>
  );
}
