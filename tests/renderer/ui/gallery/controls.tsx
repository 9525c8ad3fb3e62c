import { Download, Plus, Trash2 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { ColourPicker } from '#renderer/ui/colour-picker.tsx';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { ToggleButton } from '#renderer/ui/toggle-button.tsx';
import { useLog } from './log.tsx';

const classes = [
  { value: 'news', label: 'news' },
  { value: 'reports', label: 'reports', note: '714' },
  { value: 'policy', label: 'policy' },
] as const;
type Class = (typeof classes)[number]['value'];

function Row({ children }: { children: ReactNode }) {
  return <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 10 }}>{children}</div>;
}

export function Controls() {
  const { say, line } = useLog();
  const [mode, setMode] = useState<'read' | 'write'>('read');
  const [one, setOne] = useState<Class>('news');
  const [some, setSome] = useState<readonly Class[]>(['news', 'reports']);
  const [name, setName] = useState('');
  const [number, setNumber] = useState<number | null>(45);
  const [colour, setColour] = useState(2);
  const [tab, setTab] = useState<'rule' | 'examples'>('rule');
  const [startedAt] = useState(() => Date.now() - 42_000);
  return (
    <main
      style={{
        height: '100%',
        overflow: 'auto',
        padding: 24,
        display: 'grid',
        gap: 18,
        alignContent: 'start',
      }}
    >
      <PageHeader
        title="What the documents say, what people said"
        subtitle="Respondent N9 · senior management · March 2025"
      >
        <SegmentedControl
          label="Mode"
          segments={[
            { value: 'read', label: 'Read' },
            { value: 'write', label: 'Write' },
          ]}
          value={mode}
          onChange={(next) => {
            setMode(next);
            say('mode', next);
          }}
        />
      </PageHeader>
      <Row>
        <Button tone="primary" icon={<Plus size={16} aria-hidden />} onPress={() => say('pressed')}>
          New project
        </Button>
        <Button>Cancel</Button>
        <Button tone="quiet">More</Button>
        <Button tone="danger" icon={<Trash2 size={16} aria-hidden />}>
          Delete 12 codings
        </Button>
        <Button isDisabled>Not now</Button>
        <Button size="small">Small</Button>
        <IconButton label="Export" keys="$mod+Shift+e">
          <Download size={16} aria-hidden />
        </IconButton>
        <ToggleButton defaultSelected>Whole source</ToggleButton>
        <ToggleButton>Spans</ToggleButton>
        <Kbd keys="$mod+k" />
        <Kbd keys="1" to="9" />
      </Row>
      <Row>
        <Select look="pill" label="Class" options={classes} value={one} onChange={setOne} />
        <MultiSelect
          label="Documents"
          options={classes}
          values={some}
          summary={some.join(', ')}
          onChange={(next) => {
            setSome(next);
            say('documents', next.join('+'));
          }}
        />
        <Chip>spans</Chip>
        <Chip tone="accent" removeLabel="Remove the filter news" onRemove={() => say('removed')}>
          news
        </Chip>
        <Chip tone="warning">stale</Chip>
        <Chip tone="danger">3 failed</Chip>
        <CodeSwatch colour={0}>connector</CodeSwatch>
        <CodeSwatch colour={2} hollow>
          marketplace
        </CodeSwatch>
      </Row>
      <div style={{ maxWidth: 560, display: 'grid', gap: 12 }}>
        <FormRow>
          <TextField label="Title" placeholder="Interview N9.2" value={name} onChange={setName} />
          <ComboBox
            label="Respondent"
            description="An existing one, or a new name."
            options={[
              { value: 'n9', label: 'N9' },
              { value: 'n10', label: 'N10' },
            ]}
            value={name}
            onChange={setName}
          />
        </FormRow>
        <FormRow>
          <Select label="Class of the source" options={classes} value={one} onChange={setOne} />
          <NumberField label="Minutes" value={number} onChange={setNumber} />
          <TextField
            label="Date"
            error="“2025-13” is not a date. Write 2025, 2025-03 or 2025-03-14."
            defaultValue="2025-13"
          />
        </FormRow>
        <TextArea label="When to use" defaultValue="Use when the association carries policy to firms." />
        <RadioGroup
          label="Coverage"
          value={one}
          onChange={setOne}
          options={classes.map((each) => ({
            value: each.value,
            label: each.label,
            note: 'All there are of this kind.',
          }))}
        />
        <Row>
          <Checkbox defaultSelected>Leave out interview excerpts</Checkbox>
          <Checkbox isIndeterminate>Some</Checkbox>
          <Switch defaultSelected>Mark as reviewed and move on</Switch>
        </Row>
        <ColourPicker label="Colour" value={colour} onChange={setColour} />
      </div>
      <Tabs
        label="Code"
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'rule', label: 'Rule', content: 'Use when policy is carried.' },
          { id: 'examples', label: 'Examples', content: 'Two examples.' },
        ]}
      />
      <Note title="How this was counted." copyText="Sources with at least one coding.">
        Sources with at least one coding of the theme or of a code assigned to it, by Wei; of reviewed
        sources.
      </Note>
      <Note tone="warning">This project is in a cloud-synced folder.</Note>
      <Disclosure
        title="More statistics"
        remark="differences, intervals, rank correlation; read the note first"
      >
        <p>Closed until asked for.</p>
      </Disclosure>
      <p>
        Paraphrase · Wei, 14 March 2026 · <LinkButton onPress={() => say('memo')}>memo</LinkButton>
      </p>
      <ProgressBar
        what="Importing 214 files"
        detail="reports/2021/annual report.docx"
        done={63}
        total={214}
        startedAt={startedAt}
        onCancel={() => say('cancelled')}
      />
      <EmptyState sentence="No sources yet. Drop files or folders anywhere on this page.">
        <Button tone="primary">Import sources</Button>
      </EmptyState>
      {line}
    </main>
  );
}
