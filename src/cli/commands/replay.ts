import { parseArgs } from 'node:util';
import { CutEvents } from '../../server/public/cut-events.ts';
import { openRecording } from '../../server/replay/recording.ts';
import { ReplaySite } from '../../server/replay/replay-site.ts';
import { serveReplay } from '../../server/replay/serve-replay.ts';
import type { CommandIo } from '../io.ts';
import { ended } from './serve.ts';

const HELP = `khanaen replay DIR [--speed 30] [--port 8090] [--host 127.0.0.1] [--longest-gap 60] [--loop]

Serves a folder of khanaen export-cuts as on the night: the files of one cut after another under their own names, with deltas and
earlier cuts. --speed: recorded seconds in one second, 1 to 60. --longest-gap: longer gaps between two cuts are shortened to so many
recorded seconds. /v1/events tells of each cut; /replay.json says where the replay is.`;

const LISTENERS = 500;

/** `khanaen replay`. Runs until SIGINT or SIGTERM; 2 when the folder holds no recording. */
export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      speed: { type: 'string', default: '30' },
      port: { type: 'string', default: '8090' },
      host: { type: 'string', default: '127.0.0.1' },
      'longest-gap': { type: 'string', default: '60' },
      loop: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const [folder] = positionals;
  const [speed, port, gap] = [Number(values.speed), Number(values.port), Number(values['longest-gap'])];
  if (folder === undefined || !(speed >= 1 && speed <= 60) || !Number.isInteger(port) || !(gap >= 1)) {
    io.err(HELP);
    return 2;
  }
  const recording = await openRecording(folder);
  if (recording === null) {
    io.err(
      `ไม่พบรอบเผยแพร่ที่บันทึกไว้ใน ${folder} · ${folder} holds no recorded cuts (khanaen export-cuts writes them)`,
    );
    return 2;
  }
  const events = new CutEvents({ limit: LISTENERS, share: LISTENERS });
  const site = new ReplaySite(recording, {
    speed,
    longestGap: gap * 1000,
    loop: values.loop,
    clock: Date.now,
    onCut: (news) => events.publish(news),
  });
  const server = await serveReplay(site, { host: values.host, port }, events);
  io.out(`replay ${server.url} · ${recording.election} · ${recording.cuts.length} cuts · ${speed}×`);
  await ended();
  await server.close();
  return 0;
}
