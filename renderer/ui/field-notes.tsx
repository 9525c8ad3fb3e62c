import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** The label of a field, when it is shown. */
export function FieldLabel({ children, hidden = false }: { children: string; hidden?: boolean }) {
  return hidden ? null : <Label className={styles.label ?? ''}>{children}</Label>;
}

export interface FieldNotesProps {
  /** One sentence that helps before anything is wrong. */
  description?: string | undefined;
  /** One sentence that says what is wrong and what to do; the field is then invalid. */
  error?: string | undefined;
}

/** What stands below a field: the problem if there is one, else the help. */
export function FieldNotes({ description, error }: FieldNotesProps) {
  return (
    <>
      {description !== undefined && error === undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </>
  );
}
