import type { UnitState } from '../api.ts';
import { useText, useWords } from '../words.ts';

export function Help({ centre }: { readonly centre: UnitState['centre'] | null }) {
  const words = useWords();
  const text = useText();
  return (
    <section class="help" aria-labelledby="help">
      <h2 id="help">{words.help.title}</h2>
      <ol>
        {words.help.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {centre !== null && centre.phone !== '' && (
        <p>
          <a href={`tel:${centre.phone.replace(/[^0-9+]/g, '')}`}>
            {words.help.call(text(centre.name))} {centre.phone}
          </a>
        </p>
      )}
    </section>
  );
}
