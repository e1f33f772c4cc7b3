import type { PressDesk } from '../../api/press-api.ts';
import { pressApi } from '../../api/press-api.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import { WORDS } from './words.ts';

/** Which templates are used, and what is wrong with the authority's own. */
export function TemplateNote({ templates }: { readonly templates: PressDesk['templates'] }) {
  const words = useWords(WORDS);
  const { say } = useDesk();
  return (
    <>
      {templates.problems.length > 0 && (
        <>
          <p className="press-refusal">{words.templateProblems}</p>
          <ul>
            {templates.problems.slice(0, 20).map(({ line, text }) => (
              <li key={`${line} ${text.en}`}>{words.line(String(line), say(text))}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        {templates.own && `${words.ownTemplates} · `}
        <a href={pressApi.templatesUrl} download="statement_templates.csv">
          {words.templates}
        </a>
      </p>
    </>
  );
}
