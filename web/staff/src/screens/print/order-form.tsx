import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PrintForm, PrintJob } from '../../api/print-api.ts';
import { printApi } from '../../api/print-api.ts';
import { useDesk } from '../../desk.tsx';
import { usePlaces } from '../../parts/places.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { UnitChoice } from './unit-choice.tsx';
import { WORDS } from './words.ts';

interface OrderFormProps {
  /** Chosen at the top of the desk; null: all of the area of duty. */
  readonly centre: string | null;
  readonly forms: readonly PrintForm[];
  readonly onBegun: () => void;
}

/** What to print: for whom, which form, how many copies. */
export function OrderForm({ centre, forms, onBegun }: OrderFormProps) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  const places = usePlaces();
  const [kind, setKind] = useState<PrintJob['kind']>('centre');
  const [chosenCentre, setCentre] = useState(centre ?? '');
  const [province, setProvince] = useState('');
  const [unit, setUnit] = useState('');
  const [form, setForm] = useState('');
  const [copies, setCopies] = useState(false);
  const start = useMutation({
    mutationFn: () =>
      printApi.start({
        kind,
        of: kind === 'unit' ? unit : kind === 'centre' ? chosenCentre : province,
        copies,
        ...(form === '' ? {} : { forms: [form] }),
      }),
    onSuccess: onBegun,
  });
  const provinces = (places?.areas ?? []).filter((area) => area.kind === 'province' && area.whole);
  const kinds = (['unit', 'centre', 'province'] as const).filter(
    (name) => name !== 'province' || provinces.length > 0,
  );
  return (
    <section aria-labelledby="print-order">
      <h2 id="print-order">{words.order}</h2>
      <form
        className="row print-order"
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate();
        }}
      >
        <label>
          {words.kind}{' '}
          <select value={kind} onChange={(event) => setKind(event.target.value as PrintJob['kind'])}>
            {kinds.map((name) => (
              <option key={name} value={name}>
                {words.kinds[name]}
              </option>
            ))}
          </select>
        </label>
        {kind !== 'province' && (
          <label>
            {words.centre}{' '}
            <select
              required
              value={chosenCentre}
              onChange={(event) => {
                setCentre(event.target.value);
                setUnit('');
              }}
            >
              <option value="">{words.choose}</option>
              {(places?.centres ?? []).map(({ id, name }) => (
                <option key={id} value={id}>
                  {say(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        {kind === 'unit' && chosenCentre !== '' && (
          <UnitChoice centre={chosenCentre} value={unit} onChange={setUnit} />
        )}
        {kind === 'province' && (
          <label>
            {words.province}{' '}
            <select required value={province} onChange={(event) => setProvince(event.target.value)}>
              <option value="">{words.choose}</option>
              {provinces.map(({ id, name }) => (
                <option key={id} value={id.slice(id.indexOf(':') + 1)}>
                  {say(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {words.form}{' '}
          <select value={form} onChange={(event) => setForm(event.target.value)}>
            <option value="">{words.everyForm}</option>
            {forms.map(({ id, code }) => (
              <option key={id} value={id}>
                {code}
              </option>
            ))}
          </select>
        </label>
        <label className="check">
          <input type="checkbox" checked={copies} onChange={(event) => setCopies(event.target.checked)} />{' '}
          {words.copies}
        </label>
        <button type="submit" className="main" disabled={start.isPending}>
          {words.begin}
        </button>
      </form>
      <Trouble error={start.error} />
    </section>
  );
}
