import type { Bilingual } from '../basics/bilingual.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { AlertOptions } from '../server/alerts-room.ts';

export const ALERTS_HELP = `--alerts:
whether readers may be told of their places by web push; on when --origin is an https address (browsers and push services ask for
one), forget: off, and every browser that had asked is deleted. PUSH_SERVICES=host,host names further push services.`;

/** What `--alerts` says; null: off. */
export function alertOptions(
  wanted: string | undefined,
  origin: string | undefined,
  services: string | undefined,
): Result<AlertOptions | 'forget' | null, Bilingual> {
  const subject = origin?.startsWith('https://') === true ? new URL(origin).origin : null;
  switch (wanted ?? (subject === null ? 'off' : 'on')) {
    case 'off':
      return ok(null);
    case 'forget':
      return ok('forget');
    case 'on':
      break;
    default:
      return err({
        th: '--alerts รับเฉพาะ on, off หรือ forget',
        en: '--alerts takes on, off or forget',
      });
  }
  if (subject === null) {
    return err({
      th: '--alerts on ต้องมี --origin ที่เป็น https:// เพราะเบราว์เซอร์และบริการส่งข้อความต้องการ',
      en: '--alerts on needs an --origin of https://: browsers and push services ask for one',
    });
  }
  const moreServices = (services ?? '').split(',').flatMap((name) => name.trim() || []);
  return ok({ subject, moreServices });
}
