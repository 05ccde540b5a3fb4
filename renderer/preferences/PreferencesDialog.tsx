import { useState, type ReactNode } from 'react';
import { diagramLookLabels, diagramLooks } from '../../shared/project/image-formats.ts';
import { withUsualPreferences, type Settings } from '../../shared/settings.ts';
import { useWorkbench, useWorkspace } from '../editor/workbench.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog, useCloseDialog } from '../ui/Dialog.tsx';
import form from '../ui/form.module.css';
import { ShortcutEditor } from './ShortcutEditor.tsx';
import styles from './preferences.module.css';
import type { Language } from '../../shared/words/language.ts';
import { offeredLanguages } from '../../shared/words/offered.ts';
import { settingsWords } from '../../shared/words/settings.ts';

const themes: readonly (readonly [Settings['theme'], string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Whoever looks for their language knows it by its own name. */
const ownNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
};

/** Every change holds at once, in all windows; but for the language, which the next start speaks. */
export function PreferencesDialog() {
  const { host, workspace, canLookForUpdates } = useWorkbench();
  const close = useCloseDialog();
  const settings = useWorkspace((state) => state.settings);
  const reset = () => {
    workspace.changeSettings(withUsualPreferences(settings));
    workspace.announce(settingsWords.allPreferencesAreAsTheyWere);
  };
  const actions = (
    <>
      <Button onClick={reset}>{settingsWords.resetAll}</Button>
      <Button look="primary" onClick={close} data-initial-focus>
        {settingsWords.close}
      </Button>
    </>
  );
  return (
    <Dialog title={settingsWords.preferences} width="wide" onClose={close} actions={actions}>
      <div className={styles['groups']}>
        <Group title={settingsWords.window}>
          {offeredLanguages.length > 1 && (
            <Choice
              label={settingsWords.language}
              value={settings.language}
              choices={[
                ['system', settingsWords.languageOfSystem],
                ...offeredLanguages.map((one) => [one, ownNames[one]] as const),
              ]}
              onChange={(language) => workspace.changeSettings({ language })}
            />
          )}
          <Choice
            label={settingsWords.theme}
            value={settings.theme}
            choices={themes}
            onChange={(theme) => workspace.changeSettings({ theme })}
          />
          <Choice
            label={settingsWords.lookOfDiagrams}
            value={settings.look}
            choices={diagramLooks.map((look) => [look, diagramLookLabels[look]])}
            onChange={(look) => workspace.changeSettings({ look })}
          />
          <Choice
            label={settingsWords.mouseWheel}
            value={settings.wheel}
            choices={[
              ['move', settingsWords.movesViewZoomsWithCtrl],
              ['zoom', 'Zooms'],
            ]}
            onChange={(wheel) => workspace.changeSettings({ wheel })}
          />
        </Group>
        <Group title={settingsWords.newProjects}>
          <GridSize
            key={settings.newGrid}
            grid={settings.newGrid}
            onCommit={(newGrid) => workspace.changeSettings({ newGrid })}
          />
          <label className={form['check']}>
            <input
              type="checkbox"
              checked={settings.newSnap}
              onChange={({ target }) => workspace.changeSettings({ newSnap: target.checked })}
            />
            {settingsWords.snapToGrid}
          </label>
        </Group>
        {canLookForUpdates && (
          <Group title={settingsWords.newVersions}>
            <label className={form['check']}>
              <input
                type="checkbox"
                checked={settings.looksForUpdates}
                onChange={({ target }) =>
                  workspace.changeSettings({ looksForUpdates: target.checked })
                }
              />
              {settingsWords.lookForNewVersionAtEach}
            </label>
            <p className={form['hint']}>{settingsWords.asksOneAddressForLatestVersion}</p>
          </Group>
        )}
        <Group title={settingsWords.keptWork}>
          <p className={form['hint']}>
            Drafts, history and recent files stay on this{' '}
            {host.edition === 'desktop' ? 'computer' : 'browser'}.
          </p>
          <Button onClick={() => workspace.openDialog({ name: 'privacy' })}>
            {settingsWords.privacy}
          </Button>
        </Group>
      </div>
      <ShortcutEditor />
    </Dialog>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['group']} aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  /** With the words of each. */
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <label className={form['field']}>
      <span>{label}</span>
      <select
        value={value}
        onChange={({ target }) => {
          const chosen = choices.find(([one]) => one === target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Diagram units. What is not a size stays in the field and changes nothing. */
function GridSize({ grid, onCommit }: { grid: number; onCommit: (grid: number) => void }) {
  const [text, setText] = useState(String(grid));
  const commit = () => {
    const size = Number(text);
    if (text.trim() !== '' && size >= 1 && size <= 1_000) onCommit(size);
    else setText(String(grid));
  };
  return (
    <label className={form['field']}>
      <span>{settingsWords.gridInDiagramUnits1To}</span>
      <input
        inputMode="decimal"
        value={text}
        onChange={({ target }) => setText(target.value)}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit();
        }}
      />
    </label>
  );
}
