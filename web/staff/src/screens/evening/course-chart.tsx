import type { RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { groupDigits } from '../../../../shared/numbers.ts';
import type { Course } from '../../api/evening-types.ts';
import { useDesk } from '../../desk.tsx';
import { useWords } from '../../words.ts';
import type { Point } from './course-lines.ts';
import { courseLines } from './course-lines.ts';
import { clock } from './figures.ts';
import { WORDS } from './words.ts';

/** Room for the axes, pixels. */
const LEFT = 56;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 30;

/** Forms with a photo and forms accepted, added up, and under them what was accepted in each five minutes. */
export function CourseChart({ course, height }: { readonly course: Course; readonly height: number }) {
  const words = useWords(WORDS);
  const { language } = useDesk();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const inner = { width: Math.max(60, width - LEFT - RIGHT), height: height - TOP - BOTTOM };
  const { arrived, accepted, bars, hours } = courseLines(course, inner.width, inner.height);
  const sum = course.counts.accepted.reduce((a, b) => a + b, course.before.accepted);
  const label = words.courseChart(groupDigits(sum), groupDigits(course.returns));
  return (
    <div ref={frame} className="course-chart">
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <g transform={`translate(${LEFT} ${TOP})`}>
          {[0, 0.5, 1].map((share) => (
            <g key={share} transform={`translate(0 ${inner.height * (1 - share)})`}>
              <line x2={inner.width} className="grid" />
              <text x={-6} dy="0.35em" textAnchor="end">
                {share * 100}%
              </text>
            </g>
          ))}
          {hours.map(({ at, x }) => (
            <g key={at} transform={`translate(${x} 0)`}>
              <line y2={inner.height} className="grid" />
              <text
                y={inner.height + 20}
                textAnchor={x < 20 ? 'start' : x > inner.width - 20 ? 'end' : 'middle'}
              >
                {clock(at, language)}
              </text>
            </g>
          ))}
          {bars.map((bar) => (
            <rect
              key={bar.x}
              className="block"
              x={bar.x}
              y={inner.height - bar.height * 0.35}
              width={bar.width}
              height={bar.height * 0.35}
            />
          ))}
          <polyline className="arrived" points={pointsOf(arrived)} />
          <polyline className="accepted" points={pointsOf(accepted)} />
        </g>
      </svg>
      <p className="course-legend">
        <span>
          <svg width="34" height="12" aria-hidden="true">
            <line x2="34" y1="6" y2="6" className="arrived" />
          </svg>{' '}
          {words.received}
        </span>
        <span>
          <svg width="34" height="12" aria-hidden="true">
            <line x2="34" y1="6" y2="6" className="accepted" />
          </svg>{' '}
          {words.accepted}
        </span>
        <span>
          <svg width="16" height="12" aria-hidden="true">
            <rect width="16" height="12" className="block" />
          </svg>{' '}
          {words.per5}
        </span>
      </p>
    </div>
  );
}

function pointsOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

/** Width of an element, followed while it changes: letters in the chart keep their size. */
function useWidth(frame: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.floor(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
