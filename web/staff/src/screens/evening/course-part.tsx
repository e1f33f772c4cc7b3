import { useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Course, Scope } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words.ts';
import { CourseChart } from './course-chart.tsx';
import { clock } from './figures.ts';
import { useCourse } from './use-numbers.ts';
import { WORDS } from './words.ts';

const STEPS = ['arrived', 'first', 'second', 'accepted'] as const;
/** Rows that stand beside the chart. */
const ROWS = 6;

/** How the evening went, as a chart and as a table. */
export function CoursePart({ scope }: { readonly scope: Scope }) {
  const words = useWords(WORDS);
  const { data, error } = useCourse(scope);
  return (
    <section aria-labelledby="evening-course">
      <h2 id="evening-course">{words.course}</h2>
      <Trouble error={error} />
      {data !== undefined &&
        (data.counts.arrived.length === 0 ? (
          <p className="none">{words.noCourse}</p>
        ) : (
          <div className="course">
            <CourseChart course={data} height={260} />
            <CourseTable course={data} />
          </div>
        ))}
    </section>
  );
}

function CourseTable({ course }: { readonly course: Course }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const [all, setAll] = useState(false);
  const { counts, from, step } = course;
  const blocks = counts.arrived.map((_, i) => i).toReversed();
  const shown = all ? blocks : blocks.slice(0, ROWS);
  return (
    <div>
      <table>
        <caption>{words.per5}</caption>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            {STEPS.map((name) => (
              <th scope="col" className="n" key={name}>
                {words.steps[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((block) => (
            <tr key={block}>
              <th scope="row">{clock(from + block * step, language)}</th>
              {STEPS.map((name) => (
                <td className="n" key={name}>
                  {groupDigits(counts[name][block] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {!all && blocks.length > ROWS && (
        <button type="button" className="plain" onClick={() => setAll(true)}>
          {words.allTimes}
        </button>
      )}
    </div>
  );
}
