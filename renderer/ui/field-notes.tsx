import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** The label of a field; hidden labels remain for screen readers. */
export function FieldLabel({ children, hidden = false }: { children: string; hidden?: boolean }) {
  return hidden ? null : <Label className={styles.label ?? ''}>{children}</Label>;
}

export interface FieldNotesProps {
  /** A sentence that helps before anything is wrong. */
  description?: string | undefined;
  /** A sentence saying what is wrong and what to do; marks the field as invalid. */
  error?: string | undefined;
}

/** The text below a field: its error, else its description. */
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
