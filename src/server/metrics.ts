type Labels = Readonly<Record<string, string>>;

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10];

interface Series {
  readonly labels: string;
  value: number;
  readonly buckets: number[];
}

interface Family {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly series: Map<string, Series>;
}

/** Numbers about the running process in the text format of Prometheus. Label values come from our own lists only. */
export class Metrics {
  readonly #families = new Map<string, Family>();
  readonly #collectors: (() => Promise<void> | void)[] = [];

  count(name: string, help: string, labels: Labels = {}, by = 1): void {
    this.#series(name, 'counter', help, labels).value += by;
  }

  gauge(name: string, help: string, value: number, labels: Labels = {}): void {
    this.#series(name, 'gauge', help, labels).value = value;
  }

  /** Notes how long something took, in seconds. */
  time(name: string, help: string, seconds: number, labels: Labels = {}): void {
    const series = this.#series(name, 'histogram', help, labels);
    series.value += seconds;
    const at = BUCKETS.findIndex((limit) => seconds <= limit);
    const bucket = at < 0 ? BUCKETS.length : at;
    series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1;
  }

  /** Adds a function that sets gauges before each reading, e.g. queue depths from the database. */
  collect(collector: () => Promise<void> | void): void {
    this.#collectors.push(collector);
  }

  /** The text of /metrics. A collector that fails leaves its gauges as they were. */
  async render(): Promise<string> {
    await Promise.allSettled(this.#collectors.map(async (collector) => collector()));
    const lines: string[] = [];
    for (const [name, family] of this.#families) {
      lines.push(`# HELP ${name} ${family.help}`, `# TYPE ${name} ${family.kind}`);
      for (const series of family.series.values()) {
        if (family.kind === 'histogram') lines.push(...histogramLines(name, series));
        else lines.push(`${name}${braces(series.labels)} ${series.value}`);
      }
    }
    return `${lines.join('\n')}\n`;
  }

  #series(name: string, kind: Family['kind'], help: string, labels: Labels): Series {
    let family = this.#families.get(name);
    if (family === undefined) {
      family = { kind, help, series: new Map() };
      this.#families.set(name, family);
    }
    const text = Object.entries(labels)
      .map(
        ([key, value]) =>
          `${key}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
      )
      .join(',');
    let series = family.series.get(text);
    if (series === undefined) {
      series = {
        labels: text,
        value: 0,
        buckets: kind === 'histogram' ? Array(BUCKETS.length + 1).fill(0) : [],
      };
      family.series.set(text, series);
    }
    return series;
  }
}

function histogramLines(name: string, series: Series): string[] {
  const lines: string[] = [];
  const comma = series.labels === '' ? '' : ',';
  let sum = 0;
  [...BUCKETS, '+Inf'].forEach((limit, i) => {
    sum += series.buckets[i] ?? 0;
    lines.push(`${name}_bucket{${series.labels}${comma}le="${limit}"} ${sum}`);
  });
  lines.push(
    `${name}_sum${braces(series.labels)} ${series.value}`,
    `${name}_count${braces(series.labels)} ${sum}`,
  );
  return lines;
}

function braces(labels: string): string {
  return labels === '' ? '' : `{${labels}}`;
}
