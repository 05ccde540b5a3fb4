import form from '../form.module.css';
import { usualName, type LabWishes } from './lab-rows.ts';
import styles from './lab.module.css';

/** Which date, compared with which, under what name, and whether the values stay. */
export function LabOptions({
  dates,
  wishes,
  onChange,
}: {
  dates: readonly string[];
  wishes: LabWishes;
  onChange: (patch: Partial<LabWishes>) => void;
}) {
  const chosen = wishes.date ?? dates[0] ?? '';
  return (
    <div className={styles['options']}>
      {dates.length > 1 && (
        <>
          <label className={form['field']}>
            <span>Date</span>
            <select
              value={chosen}
              onChange={({ target }) =>
                onChange({
                  date: target.value,
                  ...(wishes.before === target.value ? { before: null } : {}),
                })
              }
            >
              {dates.map((date) => (
                <option key={date} value={date}>
                  {date || 'Without a date'}
                </option>
              ))}
            </select>
          </label>
          <label className={form['field']}>
            <span>Compare with</span>
            <select
              value={wishes.before ?? 'none'}
              onChange={({ target }) =>
                onChange({ before: target.value === 'none' ? null : target.value })
              }
            >
              <option value="none">Nothing</option>
              {dates
                .filter((date) => date !== chosen)
                .map((date) => (
                  <option key={date} value={date}>
                    {date || 'Without a date'}
                  </option>
                ))}
            </select>
          </label>
        </>
      )}
      <label className={form['field']}>
        <span>Name of the scenario</span>
        <input
          value={wishes.name ?? usualName(chosen)}
          maxLength={200}
          onChange={({ target }) => onChange({ name: target.value })}
        />
      </label>
      <label className={form['check']}>
        <input
          type="checkbox"
          checked={wishes.keepsValues}
          onChange={({ target }) => onChange({ keepsValues: target.checked })}
        />
        Keep the values in the project
      </label>
    </div>
  );
}
